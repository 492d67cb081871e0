import { statfsSync } from 'node:fs';
import { open, type RootDatabase, type Transaction } from 'lmdb';
import { CommitPace } from './commit-pace.ts';

/** A snapshot of the whole database, which later commits do not change. */
export interface Snapshot {
  transaction: Transaction;
}

/**
 * The lmdb environment as a sorted map of bytes. Every write happens inside `write` or `writeAtOnce`, in units of
 * which each can be undone alone.
 */
export class Environment {
  private readonly db: RootDatabase<Buffer, Buffer>;
  private readonly folder: string;
  private readonly pace: CommitPace;

  constructor(folder: string, pace = new CommitPace()) {
    this.folder = folder;
    this.pace = pace;
    this.db = open<Buffer, Buffer>({
      path: folder,
      keyEncoding: 'binary',
      encoding: 'binary',
      maxReaders: 512,
      // Each commit is one write of ours; a batch of its own would be told of a failure with nobody there to hear it.
      eventTurnBatching: false,
      // A file per folder would put the data beside the folder; a name without extension is a folder.
      noSubdir: false,
    });
  }

  /**
   * Does some work in one transaction, and resolves when its commit is on the disk. Where that takes long others read
   * meanwhile: what was before, until the commit is on its way, and then what is new.
   */
  async write(work: () => void): Promise<void> {
    if (this.pace.next() === 'at once') this.writeAtOnce(work);
    else await this.writeAside(work);
  }

  private async writeAside(work: () => void): Promise<void> {
    try {
      await this.db.transaction(work);
    } catch (error) {
      // lmdb tells the reason apart, by a promise that is rejected later.
      const reason = (error as { commitError?: Promise<never> }).commitError ?? Promise.reject(error);
      await reason;
    }
  }

  /** As `write`, but nobody reads before the commit is on the disk. */
  writeAtOnce(work: () => void): void {
    let worked = 0;
    try {
      this.db.transactionSync(() => {
        work();
        worked = performance.now();
      });
      this.pace.took(performance.now() - worked);
    } finally {
      this.db.resetReadTxn();
    }
  }

  /** Runs a unit inside a write; when it throws, it leaves nothing. */
  unit<T>(run: () => T): T {
    let value!: T;
    this.db.transactionSync(() => {
      value = run();
    });
    return value;
  }

  put(key: Buffer, value: Buffer): void {
    this.db.putSync(key, value);
  }

  remove(key: Buffer): void {
    this.db.removeSync(key);
  }

  get(key: Buffer, snapshot?: Snapshot): Buffer | undefined {
    if (!snapshot) return this.db.get(key);
    // A plain get inside a write transaction ignores the snapshot; a range does not.
    for (const { value } of this.db.getRange({
      start: key,
      limit: 1,
      end: Buffer.concat([key, ZERO]),
      transaction: snapshot.transaction,
    }))
      return value;
    return undefined;
  }

  /** Entries with `from <= key < to`, in order, or backwards. */
  *range(
    from: Buffer,
    to: Buffer,
    options: { reverse?: boolean; snapshot?: Snapshot } = {},
  ): Generator<{ key: Buffer; value: Buffer }> {
    const bounds = options.reverse
      ? { start: to, end: from, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: from, end: to };
    const transaction = options.snapshot ? { transaction: options.snapshot.transaction } : {};
    for (const entry of this.db.getRange({ ...bounds, ...transaction } as never)) yield entry as never;
  }

  count(from: Buffer, to: Buffer, snapshot?: Snapshot): number {
    return this.db.getKeysCount({
      start: from,
      end: to,
      ...(snapshot ? { transaction: snapshot.transaction } : {}),
    } as never);
  }

  snapshot(): Snapshot {
    this.db.resetReadTxn();
    return { transaction: this.db.useReadTransaction() };
  }

  release(snapshot: Snapshot): void {
    snapshot.transaction.done();
  }

  /** Whether the disk has room for a commit, which takes a few pages. */
  hasRoom(): boolean {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize > LEAST_ROOM;
  }

  /** Copies everything as it stands into an empty folder, while others go on reading and writing. */
  async backup(folder: string): Promise<void> {
    await this.db.backup(folder, true);
  }

  async close(): Promise<void> {
    await this.db.close();
  }
}

const LEAST_ROOM = 256 * 1024;
const ZERO = Buffer.alloc(1);
