import { MongoError } from '../errors.ts';
import { Held, type Locks } from '../transactions/locks.ts';
import type { Catalog } from './catalog.ts';
import type { Oplog } from './oplog.ts';
import type { Environment } from './environment.ts';

interface Waiting {
  unit: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  until: number;
  /** Nobody may read what it changed in memory before its commit is on the disk. */
  atOnce: boolean;
}

type Result = { value: unknown } | { error: unknown };

/** How long a write waits for a transaction that holds its document. */
const PATIENCE_MS = 65_000;

/**
 * Group commit: what arrives while a commit is on its way to the disk goes into the next one, and meanwhile others
 * read. A write is answered only after its commit is on the disk.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private busy = false;
  /** After a commit that failed, until one succeeds: lmdb tells only who waits for it that it takes no more. */
  private doubtful = false;
  private readonly env: Environment;
  private readonly catalog: Catalog;
  private readonly oplog: Oplog;
  private readonly locks: Locks;

  constructor(env: Environment, catalog: Catalog, oplog: Oplog, locks: Locks) {
    this.env = env;
    this.catalog = catalog;
    this.oplog = oplog;
    this.locks = locks;
  }

  /** @param unit - may run more than once, when it met a transaction or shared its commit with one that failed */
  run<T>(unit: () => T, { atOnce = false } = {}): Promise<T> {
    return new Promise<T>((resolve, reject) =>
      this.add({ unit, resolve, reject, until: Date.now() + PATIENCE_MS, atOnce }),
    );
  }

  private add(waiting: Waiting): void {
    this.waiting.push(waiting);
    if (this.busy) return;
    this.busy = true;
    setImmediate(() => void this.commitAll());
  }

  private async commitAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      this.locks.commits = true;
      const results = await this.commit(batch);
      this.locks.commits = false;
      for (const [at, result] of results.entries()) this.settle(batch[at]!, result);
    }
    this.busy = false;
  }

  private async commit(batch: readonly Waiting[]): Promise<Result[]> {
    let results: Result[] = [];
    const work = () => {
      results = this.together(batch) ?? batch.map((one) => this.alone(one));
    };
    try {
      if (this.doubtful || batch.some(({ atOnce }) => atOnce)) this.env.writeAtOnce(work);
      else await this.env.write(work);
      this.doubtful = false;
    } catch (error) {
      this.doubtful = true;
      this.forget();
      const refused = this.diskError(error);
      return batch.map(() => ({ error: refused }));
    }
    this.oplog.announce();
    return results;
  }

  /** All as one unit, which costs less than a unit each; null when one of them failed. */
  private together(batch: readonly Waiting[]): Result[] | null {
    try {
      return this.env.unit(() => {
        const results = batch.map(({ unit }) => ({ value: unit() }));
        this.oplog.settle();
        return results;
      });
    } catch {
      this.forget();
      return null;
    }
  }

  private alone(one: Waiting): Result {
    try {
      const value = this.env.unit(() => {
        const made = one.unit();
        this.oplog.settle();
        return made;
      });
      return { value };
    } catch (error) {
      this.forget();
      return { error };
    }
  }

  /** What memory holds of a write that was undone is not what the disk holds. */
  private forget(): void {
    this.catalog.forget();
    this.oplog.forget();
  }

  private settle(waiting: Waiting, result: Result): void {
    if ('value' in result) return waiting.resolve(result.value as never);
    if (result.error instanceof Held && Date.now() < waiting.until) {
      void result.error.holder.over.then(() => this.add(waiting));
      return;
    }
    waiting.reject(
      result.error instanceof Held
        ? new MongoError(24, 'LockTimeout', 'A transaction held the document for too long')
        : this.refusalOf(result.error),
    );
  }

  /** A unit may meet the full disk before its commit does. */
  private refusalOf(error: unknown): unknown {
    return error instanceof MongoError || this.env.hasRoom() ? error : this.diskError(error);
  }

  private diskError(error: unknown): MongoError {
    const message = error instanceof Error ? error.message : String(error);
    return this.env.hasRoom()
      ? new MongoError(14031, 'OutOfDiskSpace', `The write could not be committed to disk: ${message}`)
      : new MongoError(
          14031,
          'OutOfDiskSpace',
          'The disk is full: nothing was written. Reading goes on, and writing once there is room',
        );
  }
}
