import { deserialize, Timestamp } from 'bson';
import { encode } from '../values/encode.ts';
import type { Doc } from '../values/types.ts';
import type { Environment, Snapshot } from './environment.ts';
import { OPLOG_END, OPLOG_STATE, oplogKey } from './keys.ts';
import { decodeState, encodeState, orderOf, placeOf, type OplogState } from './oplog-state.ts';

/** Changes are kept this long, so that a reader who was away for less misses none. */
export const KEEP_MS = 60 * 60_000;
/** And, however old they are, as many as fit in here. */
export const KEEP_BYTES = 64 * 1024 * 1024;
/** Entries forgotten in one commit, so that writes wait little for it. */
const PRUNE_AT_ONCE = 5000;

/** One change as it is remembered. */
export interface OplogEntry {
  op: 'insert' | 'update' | 'replace' | 'delete' | 'drop' | 'dropDatabase';
  /** `database.collection`, or the database alone for `dropDatabase`. */
  ns: string;
  /** `_id` of the document, for changes of one. */
  id?: unknown;
  /** What an update did. */
  description?: Doc;
  /** The transaction that the change belongs to. */
  transaction?: { lsid: Doc; number: bigint };
  /** The document after an insert or a replacement, as bytes. */
  document?: Buffer;
}

export interface StoredEntry extends OplogEntry {
  place: Buffer;
  wall: Date;
}

/**
 * Every change in the order of the commits, written in the same commit as the change itself. Change streams
 * read it; it gives the timestamps by which a client follows its own writes.
 */
export class Oplog {
  private readonly env: Environment;
  private state: OplogState | null = null;
  /** The last place that is on the disk. */
  private durable: Buffer | null = null;
  private saved = true;
  private grown = false;
  private waiting: (() => void)[] = [];

  constructor(env: Environment) {
    this.env = env;
  }

  private load(): OplogState {
    if (this.state) return this.state;
    const stored = this.env.get(OPLOG_STATE);
    this.state = stored
      ? decodeState(stored)
      : { seconds: Math.floor(Date.now() / 1000), increment: 1, bytes: 0, pruned: placeOf(0, 0, 0) };
    return this.state;
  }

  /** The timestamp of the last change. */
  get now(): Timestamp {
    const { seconds, increment } = this.load();
    return new Timestamp({ t: seconds, i: increment });
  }

  /** The place after all changes that are on the disk. */
  get end(): Buffer {
    return (this.durable ??= endOf(this.load()));
  }

  /** The order of the last change: a number that grows. */
  get order(): number {
    return orderOf(this.load());
  }

  /** The last place that was forgotten. */
  get pruned(): Buffer {
    return this.load().pruned;
  }

  /** Adds changes with one timestamp; call inside a write. Never goes back, even when the clock does. */
  append(entries: readonly OplogEntry[]): void {
    const state = this.load();
    const seconds = Math.floor(Date.now() / 1000);
    if (seconds > state.seconds) [state.seconds, state.increment] = [seconds, 1];
    else state.increment++;
    for (const [at, entry] of entries.entries()) {
      const value = encodeEntry(entry);
      this.env.put(oplogKey(placeOf(state.seconds, state.increment, at)), value);
      state.bytes += value.length;
    }
    this.saved = false;
  }

  /** Ends a unit of writing: what it changed of the state goes into its commit. */
  settle(): void {
    if (this.saved || !this.state) return;
    this.env.put(OPLOG_STATE, encodeState(this.state));
    this.saved = true;
    this.grown = true;
  }

  /** Forgets what a write that was undone had changed in memory. Read at once: later its commit may still be unseen. */
  forget(): void {
    this.state = null;
    this.saved = true;
    this.load();
  }

  /** Wakes those who wait for changes; call when a commit is on the disk. */
  announce(): void {
    if (!this.grown) return;
    this.grown = false;
    this.durable = endOf(this.load());
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }

  /** Resolves at the next commit, or after so many milliseconds. */
  changed(timeout: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== wake);
        resolve();
      }, timeout);
      this.waiting.push(wake);
    });
  }

  /** Changes after a place that are on the disk, in order; for those that `wants` by their name alone. */
  *after(place: Buffer, wants: (ns: string) => boolean): Generator<StoredEntry | { place: Buffer }> {
    const from = Buffer.concat([oplogKey(place), Buffer.of(0)]);
    for (const { key, value } of this.env.range(from, oplogKey(this.end))) {
      const header = deserialize(value.subarray(0, value.readInt32LE(0)), { promoteValues: false }) as Doc;
      const at = Buffer.from(key.subarray(1));
      yield wants(String(header['ns'])) ? decode(at, header, value) : { place: at };
    }
  }

  /** Forgets what is old and does not fit; call inside a write. @returns whether more is to be forgotten */
  prune(now: number): boolean {
    const state = this.load();
    if (state.bytes <= KEEP_BYTES) return false;
    const oldest = Math.floor((now - KEEP_MS) / 1000);
    const gone: Buffer[] = [];
    for (const { key, value } of this.env.range(oplogKey(placeOf(0, 0, 0)), OPLOG_END)) {
      if (state.bytes <= KEEP_BYTES || key.readUInt32BE(1) >= oldest || gone.length >= PRUNE_AT_ONCE) break;
      gone.push(Buffer.from(key));
      state.bytes -= value.length;
    }
    for (const key of gone) this.env.remove(key);
    const last = gone.at(-1);
    if (!last) return false;
    state.pruned = last.subarray(1);
    this.saved = false;
    return gone.length >= PRUNE_AT_ONCE;
  }
}

function endOf({ seconds, increment }: OplogState): Buffer {
  return placeOf(seconds, increment, 0xffffffff);
}

/** The order of the last change that a snapshot has; below all others when it has none. */
export function orderIn(env: Environment, snapshot: Snapshot): number {
  const stored = env.get(OPLOG_STATE, snapshot);
  return stored ? orderOf(decodeState(stored)) : 0;
}

/** A header, then the bytes of the document. */
function encodeEntry({ document, transaction, ...header }: OplogEntry): Buffer {
  const encoded = encode({
    ...header,
    wall: new Date(),
    ...(transaction ? { lsid: transaction.lsid, txnNumber: transaction.number } : {}),
  });
  return document ? Buffer.concat([encoded, document]) : encoded;
}

function decode(place: Buffer, header: Doc, value: Buffer): StoredEntry {
  const { lsid, txnNumber, ...rest } = header;
  const size = value.readInt32LE(0);
  return {
    ...(rest as unknown as StoredEntry),
    place,
    ...(lsid ? { transaction: { lsid: lsid as Doc, number: BigInt(String(txnNumber)) } } : {}),
    ...(value.length > size ? { document: Buffer.from(value.subarray(size)) } : {}),
  };
}
