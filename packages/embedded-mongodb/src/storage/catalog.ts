import { deserialize } from 'bson';
import { MongoError, notSupported } from '../errors.ts';
import { compileFilter, type Matcher } from '../query/matcher.ts';
import { INDEX_OPTIONS } from '../supported.ts';
import { encode } from '../values/encode.ts';
import { sameValue } from '../values/key.ts';
import { isNumeric, isTrue, toNumber, type Doc } from '../values/types.ts';
import type { Environment } from './environment.ts';
import { catalogKey, CATALOG_RANGE } from './keys.ts';

export interface Index {
  id: number;
  name: string;
  /** Field and direction, in order. */
  fields: { name: string; path: string[]; direction: 1 | -1 }[];
  unique: boolean;
  sparse: boolean;
  partial: Doc | null;
  partialMatcher: Matcher | null;
  expireAfterSeconds: number | null;
  /** Some document has an array in an indexed field. */
  multikey: boolean;
  /** Some key was cut, so the order is not complete. */
  cut: boolean;
  /** A flag above was set by a transaction and is not yet saved. */
  dirty?: boolean;
  spec: Doc;
}

export interface Collection {
  id: number;
  namespace: string;
  options: Doc;
  indexes: Index[];
}

interface Entry {
  id: number;
  options: Doc;
  indexes: { id: number; spec: Doc; multikey: boolean; cut: boolean }[];
}

/** What a command sees of the catalog. */
export interface Collections {
  find(namespace: string): Collection | null;
  /** The collection, made when it is not there. */
  ensure(namespace: string): Collection;
}

/** Which collections and indexes exist; kept in the environment, read once. */
export class Catalog implements Collections {
  private readonly env: Environment;
  private readonly known = new Map<string, Collection>();
  private loaded = false;
  /** Indexes whose flags a transaction set, by collection and index, so that forgetting keeps them. */
  private readonly unsaved = new Map<string, Index>();

  constructor(env: Environment) {
    this.env = env;
  }

  /** Forgets what was read: after a write that was undone, memory and disk may differ. Read at once, as `Oplog.forget`. */
  forget(): void {
    for (const { id, indexes } of this.known.values())
      for (const index of indexes) if (index.dirty) this.unsaved.set(`${id}/${index.id}`, index);
    this.known.clear();
    this.loaded = false;
    this.load();
  }

  private load(): void {
    if (this.loaded) return;
    for (const { key, value } of this.env.range(CATALOG_RANGE[0], CATALOG_RANGE[1])) {
      const namespace = key.subarray(1).toString();
      if (namespace !== COUNTER)
        this.known.set(namespace, fromEntry(namespace, deserialize(value, { promoteValues: false }) as Doc));
    }
    for (const { id, indexes } of this.known.values())
      for (const index of indexes) {
        const { multikey = false, cut = false } = this.unsaved.get(`${id}/${index.id}`) ?? {};
        if ((multikey && !index.multikey) || (cut && !index.cut))
          Object.assign(index, { multikey: index.multikey || multikey, cut: index.cut || cut, dirty: true });
      }
    this.unsaved.clear();
    this.loaded = true;
  }

  find(namespace: string): Collection | null {
    this.load();
    return this.known.get(namespace) ?? null;
  }

  list(): Collection[] {
    this.load();
    return [...this.known.values()];
  }

  /** The collection, made when it is not there. Call inside a write. */
  ensure(namespace: string): Collection {
    return this.find(namespace) ?? this.add(this.draft(namespace));
  }

  /** A collection that is not yet in the catalog, with a number of its own. Call inside a write. */
  draft(namespace: string): Collection {
    const name = namespace.slice(namespace.indexOf('.') + 1);
    if (!name || name.startsWith('system.') || name.includes('$') || name.includes('\0'))
      throw new MongoError(73, 'InvalidNamespace', `Invalid collection name: ${name}`);
    const counterKey = catalogKey(COUNTER);
    const id = (this.env.get(counterKey)?.readUInt32BE(0) ?? 0) + 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(id);
    this.env.put(counterKey, counter);
    return { id, namespace, options: {}, indexes: [] };
  }

  add(collection: Collection): Collection {
    this.load();
    this.known.set(collection.namespace, collection);
    this.save(collection);
    return collection;
  }

  save(collection: Collection): void {
    this.env.put(catalogKey(collection.namespace), encode(toEntry(collection)));
  }

  remove(collection: Collection): void {
    this.env.remove(catalogKey(collection.namespace));
    this.known.delete(collection.namespace);
  }
}

const COUNTER = '\0next';

function toEntry(collection: Collection): Entry {
  return {
    id: collection.id,
    options: collection.options,
    indexes: collection.indexes.map(({ id, spec, multikey, cut }) => ({ id, spec, multikey, cut })),
  };
}

function fromEntry(namespace: string, entry: Doc): Collection {
  const indexes = (entry['indexes'] as Doc[]).map((index) => ({
    ...readIndex(toNumber(index['id']), index['spec'] as Doc),
    multikey: Boolean(index['multikey']),
    cut: Boolean(index['cut']),
  }));
  return { id: toNumber(entry['id']), namespace, options: entry['options'] as Doc, indexes };
}

/** Reads an index specification; types and options that are not supported are refused by name. */
export function readIndex(id: number, spec: Doc): Index {
  for (const option of Object.keys(spec)) {
    if (!INDEX_OPTIONS.supported.includes(option)) throw notSupported(`The index option ${option}`);
  }
  const key = spec['key'] as Doc;
  const fields = Object.entries(key).map(([name, way]) => {
    if (!isNumeric(way)) throw notSupported(`The index type ${String(way)}`);
    if (name.includes('$**')) throw notSupported('A wildcard index');
    return { name, path: name.split('.'), direction: toNumber(way) < 0 ? (-1 as const) : (1 as const) };
  });
  if (fields.length === 0)
    throw new MongoError(67, 'CannotCreateIndex', 'Index keys cannot be an empty object');
  const partial = (spec['partialFilterExpression'] as Doc | undefined) ?? null;
  return {
    id,
    name: String(spec['name'] ?? fields.map(({ name, direction }) => `${name}_${direction}`).join('_')),
    fields,
    unique: isTrue(spec['unique']),
    sparse: isTrue(spec['sparse']),
    partial,
    partialMatcher: partial ? compileFilter(partial) : null,
    expireAfterSeconds:
      spec['expireAfterSeconds'] === undefined ? null : toNumber(spec['expireAfterSeconds']),
    multikey: false,
    cut: false,
    spec,
  };
}

/** Whether two specifications ask the same index. */
export function sameIndex(a: Index, b: Index): boolean {
  return (
    sameValue(a.spec['key'], b.spec['key']) &&
    Object.keys(a.spec['key'] as Doc).join() === Object.keys(b.spec['key'] as Doc).join() &&
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    a.expireAfterSeconds === b.expireAfterSeconds &&
    sameValue(a.partial, b.partial)
  );
}
