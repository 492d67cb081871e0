import { ModelCollection, type Change, type Touch } from './collection.ts';
import { equal, ModelError, type Doc } from './values.ts';

const sameTouch = (a: Touch, b: Touch) =>
  a.index === b.index && a.key.every((value, at) => equal(value, b.key[at]));

/** A write that has to wait until a transaction is over. */
export class Blocked extends Error {}

/** A collection with snapshot isolation: the first to write wins, the other is to try again. */
export class ModelStore {
  readonly committed: ModelCollection;
  private readonly running = new Map<number, ModelTransaction>();

  constructor(name: string, indexes: ModelCollection['indexes']) {
    this.committed = new ModelCollection(name, indexes);
    this.committed.guard = {
      ask: (touched) => {
        for (const transaction of this.running.values()) if (transaction.holds(touched)) throw new Blocked();
      },
      made: (touched) => {
        for (const transaction of this.running.values()) transaction.later.push(...touched);
      },
    };
  }

  /** What a session works on: the store itself, or its transaction, begun when it is not. */
  of(session: number | null): ModelCollection {
    if (session === null) return this.committed;
    const running = this.running.get(session);
    if (running) return running.view;
    const begun = new ModelTransaction(this.committed, () => this.running.values());
    this.running.set(session, begun);
    return begun.view;
  }

  /** Runs something that a wait undoes as if it had not been asked. @throws Blocked */
  async attempt<T>(run: () => Promise<T>): Promise<T> {
    const { docs } = this.committed;
    const kept = [...docs];
    const seen = [...this.running.values()].map((transaction) => transaction.later.length);
    try {
      return await run();
    } catch (error) {
      this.committed.docs = kept;
      for (const [at, transaction] of [...this.running.values()].entries())
        transaction.later.length = seen[at] ?? 0;
      throw error;
    }
  }

  isRunning(session: number): boolean {
    return this.running.has(session);
  }

  abort(session: number): void {
    this.running.delete(session);
  }

  commit(session: number): void {
    const transaction = this.running.get(session);
    this.running.delete(session);
    if (!transaction) return;
    const { docs } = this.committed;
    this.committed.docs = transaction.applied(docs);
    for (const other of this.running.values()) other.later.push(...transaction.touched);
  }
}

class ModelTransaction {
  readonly view: ModelCollection;
  readonly touched: Touch[] = [];
  /** What was committed by others since this one began. */
  readonly later: Touch[] = [];
  private readonly changes: Change[] = [];

  constructor(committed: ModelCollection, all: () => Iterable<ModelTransaction>) {
    this.view = new ModelCollection(committed.name, committed.indexes, committed.docs);
    this.view.guard = {
      ask: (touched) => {
        const others = [...all()].filter((other) => other !== this);
        if (others.some((other) => other.holds(touched)) || overlap(this.later, touched))
          throw new ModelError(112, 'WriteConflict', { errorLabels: ['TransientTransactionError'] });
      },
      made: (touched, change) => {
        this.touched.push(...touched);
        this.changes.push(change);
      },
    };
  }

  holds(touched: readonly Touch[]): boolean {
    return overlap(this.touched, touched);
  }

  /** The documents with what this transaction did. */
  applied(docs: readonly Doc[]): Doc[] {
    const ids = this.changes.map(({ before, after }) => (after ?? before)!['_id']);
    const touched = (doc: Doc) => ids.some((id) => equal(id, doc['_id']));
    return [...docs.filter((doc) => !touched(doc)), ...this.view.docs.filter(touched)];
  }
}

const overlap = (a: readonly Touch[], b: readonly Touch[]) =>
  a.some((one) => b.some((other) => sameTouch(one, other)));
