import { MongoError } from '../errors.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Environment } from '../storage/environment.ts';
import type { Locks } from './locks.ts';
import { Transaction } from './transaction.ts';

const TRANSIENT = { labels: ['TransientTransactionError'] };

/** The running transaction of each session, and how its last one ended. */
export class Sessions {
  private readonly running = new Map<string, Transaction>();
  private readonly ended = new Map<string, { number: bigint; state: 'committed' | 'aborted' }>();
  private readonly env: Environment;
  private readonly locks: Locks;

  private readonly catalog: Catalog;

  constructor(env: Environment, locks: Locks, catalog: Catalog) {
    this.env = env;
    this.locks = locks;
    this.catalog = catalog;
  }

  start(session: string, number: bigint): Transaction {
    const last = this.ended.get(session);
    const current = this.running.get(session);
    if (current?.number === number || last?.number === number)
      throw new MongoError(
        117,
        'ConflictingOperationInProgress',
        `Only servers in a sharded cluster can start a new transaction at the active transaction number ${number}`,
      );
    if ((last && last.number > number) || (current && current.number > number))
      throw new MongoError(
        225,
        'TransactionTooOld',
        `Cannot start transaction ${number} because a newer transaction has already started`,
      );
    if (current) this.abort(session);
    const transaction = new Transaction(number, this.env, this.locks, this.catalog);
    this.running.set(session, transaction);
    return transaction;
  }

  /** The running transaction of this number. */
  get(session: string, number: bigint): Transaction {
    const current = this.running.get(session);
    if (current?.number === number) return current;
    const last = this.ended.get(session);
    if (last?.number === number && last.state === 'committed')
      throw new MongoError(256, 'TransactionCommitted', `Transaction ${number} has been committed.`);
    throw new MongoError(
      251,
      'NoSuchTransaction',
      `Given transaction number ${number} does not match any in-progress transactions.`,
      TRANSIENT,
    );
  }

  wasCommitted(session: string, number: bigint): boolean {
    const last = this.ended.get(session);
    return last?.number === number && last.state === 'committed';
  }

  finish(session: string, state: 'committed' | 'aborted'): void {
    const transaction = this.running.get(session);
    if (!transaction) return;
    this.running.delete(session);
    this.ended.set(session, { number: transaction.number, state });
    transaction.end();
  }

  abort(session: string): void {
    this.finish(session, 'aborted');
  }

  forget(session: string): void {
    this.abort(session);
    this.ended.delete(session);
  }

  /** Ends transactions that outlived their time. */
  expire(now: number): void {
    for (const [session, transaction] of this.running) if (transaction.expires <= now) this.abort(session);
  }
}
