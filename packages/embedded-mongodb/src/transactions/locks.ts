import { writeConflict } from '../errors.ts';
import type { WriteGuard } from '../storage/writer.ts';

/** Who holds keys: a transaction that is not yet over. */
export interface Holder {
  /** Order of the last change that its snapshot has seen. */
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
  /** The order of the last change before each was written. */
  private readonly committed = new Map<string, number>();
  private readonly active = new Set<Holder>();
  private committing = false;

  begin(holder: Holder): void {
    this.active.add(holder);
  }

  /** Whether a commit is on its way: a transaction that begins before it is seen has to meet its keys. */
  set commits(underWay: boolean) {
    this.committing = underWay;
    this.tidy();
  }

  end(holder: Holder, keys: Iterable<string>): void {
    for (const key of keys) if (this.holders.get(key) === holder) this.holders.delete(key);
    this.active.delete(holder);
    this.tidy();
  }

  private tidy(): void {
    if (this.active.size === 0 && !this.committing) this.committed.clear();
  }

  /**
   * For writes outside transactions and for the commit of one.
   *
   * @param after - the order of the last change before them
   */
  direct(after: number, own?: Holder): WriteGuard {
    return {
      touch: (key) => {
        const holder = this.holders.get(key);
        if (holder && holder !== own) throw new Held(holder);
      },
      written: (keys) => {
        for (const key of keys) this.committed.set(key, after);
      },
    };
  }

  /** For writes inside a transaction. */
  within(own: Holder, keys: Set<string>): WriteGuard {
    return {
      touch: (key) => {
        const holder = this.holders.get(key);
        if (holder && holder !== own) throw writeConflict();
        if ((this.committed.get(key) ?? -1) >= own.seen) throw writeConflict();
        this.holders.set(key, own);
        keys.add(key);
      },
      written: () => {},
    };
  }
}
