import { MongoError } from '../errors.ts';
import { Held } from '../transactions/locks.ts';
import type { Catalog } from './catalog.ts';
import type { Oplog } from './oplog.ts';
import type { Environment } from './environment.ts';

interface Waiting {
  unit: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  until: number;
}

/** How long a write waits for a transaction that holds its document. */
const PATIENCE_MS = 65_000;

/**
 * Group commit: what arrives while a commit is on its way to the disk goes into the next one. A write is
 * answered only after its commit is on disk. Where several write at once, those who were just answered are
 * waited for, no longer than a commit takes: one commit for all is cheaper than two.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];
  private scheduled = false;
  /** How many the last commits held, and how long the last one took. */
  private sizes: [number, number] = [0, 0];
  private took = 0;
  private gathering: NodeJS.Timeout | null = null;
  private readonly env: Environment;
  private readonly catalog: Catalog;
  private readonly oplog: Oplog;

  constructor(env: Environment, catalog: Catalog, oplog: Oplog) {
    this.env = env;
    this.catalog = catalog;
    this.oplog = oplog;
  }

  run<T>(unit: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) =>
      this.add({ unit, resolve, reject, until: Date.now() + PATIENCE_MS }),
    );
  }

  private add(waiting: Waiting): void {
    this.waiting.push(waiting);
    if (this.gathering && this.isWhole()) this.flush();
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.gather());
  }

  /** Waits for as many writes as before. */
  private gather(): void {
    if (this.isWhole()) this.flush();
    else this.gathering = setTimeout(() => this.flush(), this.took);
  }

  private isWhole(): boolean {
    return this.waiting.length >= Math.max(...this.sizes);
  }

  private flush(): void {
    if (this.gathering) clearTimeout(this.gathering);
    this.gathering = null;
    this.scheduled = false;
    const batch = this.waiting;
    this.waiting = [];
    this.sizes = [this.sizes[1], batch.length];
    const start = performance.now();
    let results: ReturnType<Environment['write']>;
    try {
      results = this.env.write(
        batch.map(({ unit }) => () => {
          const value = unit();
          this.oplog.settle();
          return value;
        }),
        () => this.forget(),
      );
    } catch (error) {
      this.forget();
      const refused = this.diskError(error);
      for (const { reject } of batch) reject(refused);
      return;
    }
    this.took = performance.now() - start;
    for (const [at, result] of results.entries()) this.settle(batch[at]!, result);
    this.oplog.announce();
  }

  /** What memory holds of a write that was undone is not what the disk holds. */
  private forget(): void {
    this.catalog.forget();
    this.oplog.forget();
  }

  private settle(waiting: Waiting, result: { value: unknown } | { error: unknown }): void {
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
