import { deserialize } from 'bson';
import type { Doc } from '../values/types.ts';
import { afterPrefix } from '../values/key.ts';
import type { Collection, Index } from './catalog.ts';
import type { Environment, Snapshot } from './environment.ts';
import { documentKey, documentRegion, indexRegion } from './keys.ts';

/** A document as found, with its bytes when it is read as it is stored. */
export interface Found {
  idKey: Buffer;
  doc: Doc;
  raw: Buffer | null;
}

/** What a query reads: the database as it stands, as it stood, or as a transaction sees it. */
export interface View {
  get(collection: Collection, idKey: Buffer): Found | null;
  documents(
    collection: Collection,
    from: Buffer | null,
    to: Buffer | null,
    reverse: boolean,
  ): Iterable<Found>;
  /** Keys of documents under an index, by bounds without region. */
  entries(collection: Collection, index: Index, bounds: Bounds, reverse: boolean): Iterable<Entry>;
}

export interface Bounds {
  from: Buffer;
  to: Buffer;
  /** `from` is the whole key of one value, so a look-up will do. */
  exact: boolean;
}

export interface Entry {
  key: Buffer;
  idKey: Buffer;
}

export function decode(raw: Buffer): Doc {
  return deserialize(raw, { promoteValues: false, bsonRegExp: true }) as Doc;
}

/** The environment as it stands, or as a snapshot of it stood. */
export class StoredView implements View {
  private readonly env: Environment;
  private readonly snapshot: Snapshot | undefined;

  constructor(env: Environment, snapshot?: Snapshot) {
    this.env = env;
    this.snapshot = snapshot;
  }

  get(collection: Collection, idKey: Buffer): Found | null {
    const raw = this.env.get(documentKey(collection.id, idKey), this.snapshot);
    return raw ? { idKey, raw, doc: decode(raw) } : null;
  }

  *documents(
    collection: Collection,
    from: Buffer | null,
    to: Buffer | null,
    reverse: boolean,
  ): Iterable<Found> {
    const region = documentRegion(collection.id);
    const start = from ? Buffer.concat([region, from]) : region;
    const end = to ? Buffer.concat([region, to]) : afterPrefix(region);
    for (const { key, value } of this.env.range(start, end, this.options(reverse)))
      yield { idKey: Buffer.from(key.subarray(5)), raw: value, doc: decode(value) };
  }

  *entries(collection: Collection, index: Index, { from, to }: Bounds, reverse: boolean): Iterable<Entry> {
    const region = indexRegion(collection.id, index.id);
    const [start, end] = [Buffer.concat([region, from]), Buffer.concat([region, to])];
    for (const { key, value } of this.env.range(start, end, this.options(reverse)))
      yield { key: key.subarray(7, key.length - value.length), idKey: value };
  }

  private options(reverse: boolean): { reverse: boolean; snapshot?: Snapshot } {
    return this.snapshot ? { reverse, snapshot: this.snapshot } : { reverse };
  }
}
