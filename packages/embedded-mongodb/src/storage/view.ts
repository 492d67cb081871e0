import { deserialize } from 'bson';
import type { Doc } from '../values/types.ts';
import { afterPrefix } from '../values/key.ts';
import type { Collection, Index } from './catalog.ts';
import type { Environment, Snapshot } from './environment.ts';
import { documentKey, documentRegion, indexRegion } from './keys.ts';

/** A document, with its bytes when they are at hand. */
export interface Row {
  readonly doc: Doc;
  readonly raw: Buffer | null;
}

/** A document as found; it has bytes when it is read as it is stored. */
export interface Found extends Row {
  readonly idKey: Buffer;
}

/** A document in its bytes, decoded when somebody looks into it. */
class StoredFound implements Found {
  readonly idKey: Buffer;
  readonly raw: Buffer;
  private decoded: Doc | null = null;

  constructor(idKey: Buffer, raw: Buffer) {
    this.idKey = idKey;
    this.raw = raw;
  }

  get doc(): Doc {
    return (this.decoded ??= decode(this.raw));
  }
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
    return raw ? new StoredFound(idKey, raw) : null;
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
      yield new StoredFound(Buffer.from(key.subarray(5)), value);
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
