import { writeConflict } from '../errors.ts';
import type { WriteGuard } from '../storage/writer.ts';

/** Who holds keys: a transaction that is not yet over. */
export interface Holder {
  /** Order of the commits that its snapshot has seen. */
  readonly seen: number;
  /** Resolves when the holder lets go. */
  readonly over: Promise<void>;
}

/** Thrown where a write outside any transaction meets a key that a transaction holds: wait and try again. */
export class Held extends Error {
  readonly holder: Holder;
  constructor(holder: Holder) {
    super('held by a transaction');
    this.holder = holder;
  }
}

/**
 * First writer wins. Keys are documents and values of unique indexes. A transaction conflicts when another
 * holds the key, or when the key was committed after its snapshot.
 */
export class Locks {
  private readonly holders = new Map<string, Holder>();
  private readonly committed = new Map<string, number>();
  private readonly active = new Set<Holder>();
  private order = 0;

  begin(holder: Holder): void {
    this.active.add(holder);
  }

  get now(): number {
    return this.order;
  }

  end(holder: Holder, keys: Iterable<string>): void {
    for (const key of keys) if (this.holders.get(key) === holder) this.holders.delete(key);
    this.active.delete(holder);
    if (this.active.size === 0) this.committed.clear();
  }

  /** For writes outside transactions and for the commit of one. */
  direct(own?: Holder): WriteGuard {
    const order = ++this.order;
    return {
      touch: (key) => {
        const holder = this.holders.get(key);
        if (holder && holder !== own) throw new Held(holder);
      },
      written: (keys) => {
        if (this.active.size > 0) for (const key of keys) this.committed.set(key, order);
      },
    };
  }

  /** For writes inside a transaction. */
  within(own: Holder, keys: Set<string>): WriteGuard {
    return {
      touch: (key) => {
        const holder = this.holders.get(key);
        if (holder && holder !== own) throw writeConflict();
        if ((this.committed.get(key) ?? -1) > own.seen) throw writeConflict();
        this.holders.set(key, own);
        keys.add(key);
      },
      written: () => {},
    };
  }
}
