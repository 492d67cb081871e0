import { describeUpdate } from '../change-streams/description.ts';
import { duplicateKey, MongoError } from '../errors.ts';
import { encode } from '../values/encode.ts';
import { afterPrefix, sameValue } from '../values/key.ts';
import type { Doc } from '../values/types.ts';
import type { Catalog, Collection, Index } from './catalog.ts';
import { entriesOf, keyValueOf, type Entries } from './entries.ts';
import type { Environment } from './environment.ts';
import type { OplogEntry } from './oplog.ts';
import { documentKey, idKeyOf, indexRegion, printKey } from './keys.ts';
import type { Row } from './view.ts';

/** Where documents are written: the environment itself, or a transaction's overlay. */
export interface Writer {
  insert(collection: Collection, doc: Doc): void;
  /** @param how - what the change is to its readers: operators on fields, or a whole new document */
  replace(collection: Collection, before: Doc, after: Doc, how: 'update' | 'replace'): void;
  remove(collection: Collection, doc: Doc): void;
}

/** Who else may be writing; asked before each document and each unique key is touched. */
export interface WriteGuard {
  /** @throws when another holds the key */
  touch(key: string): void;
  /** All checks are over, and these keys are written. */
  written(keys: readonly string[]): void;
}

/** The key by which a transaction holds a value of a unique index. */
export function uniqueKeyName(collection: Collection, index: Index, key: Buffer): string {
  return printKey(Buffer.concat([indexRegion(collection.id, index.id), key]));
}

/** Told of each change after it is written. */
export type Record = (entry: OplogEntry) => void;

/** Writes documents with their index entries into the environment, inside one of its writes. */
export class StoredWriter implements Writer {
  private readonly env: Environment;
  private readonly catalog: Catalog;
  private readonly guard: WriteGuard;
  private readonly record: Record;

  constructor(env: Environment, catalog: Catalog, guard: WriteGuard, record: Record) {
    this.env = env;
    this.catalog = catalog;
    this.guard = guard;
    this.record = record;
  }

  insert(collection: Collection, doc: Doc): void {
    const idKey = idKeyOf(doc['_id']);
    const key = documentKey(collection.id, idKey);
    const name = printKey(key);
    this.guard.touch(name);
    if (this.env.get(key)) throw duplicateKey(collection.namespace, '_id_', { _id: 1 }, { _id: doc['_id'] });
    const changes = collection.indexes.map((index) => ({ index, gone: [], entries: entriesOf(index, doc) }));
    const document = bytesOf(doc);
    this.apply(collection, doc, idKey, name, changes, () => this.env.put(key, document));
    this.record({ op: 'insert', ns: collection.namespace, id: doc['_id'], document });
  }

  replace(collection: Collection, before: Doc, after: Doc, how: 'update' | 'replace'): void {
    const idKey = idKeyOf(before['_id']);
    refuseNewId(before, after);
    const key = documentKey(collection.id, idKey);
    const name = printKey(key);
    this.guard.touch(name);
    const changes = collection.indexes.map((index) => difference(index, before, after));
    const document = bytesOf(after);
    this.apply(collection, after, idKey, name, changes, () => this.env.put(key, document));
    this.record(changeOf(collection, before, after, how, document));
  }

  remove(collection: Collection, doc: Doc): void {
    const idKey = idKeyOf(doc['_id']);
    const key = documentKey(collection.id, idKey);
    const name = printKey(key);
    this.guard.touch(name);
    const changes = collection.indexes.map((index) => ({
      index,
      gone: entriesOf(index, doc).keys,
      entries: NO_ENTRIES,
    }));
    this.apply(collection, doc, idKey, name, changes, () => this.env.remove(key));
    this.record({ op: 'delete', ns: collection.namespace, id: doc['_id'] });
  }

  /** Adds a document to one index that is being built over what is there. */
  add(collection: Collection, index: Index, doc: Doc): void {
    const idKey = idKeyOf(doc['_id']);
    const name = printKey(documentKey(collection.id, idKey));
    this.apply(collection, doc, idKey, name, [{ index, gone: [], entries: entriesOf(index, doc) }], () => {});
  }

  /** Checks every unique index before the first byte is written, so that a refused document leaves nothing. */
  private apply(
    collection: Collection,
    doc: Doc,
    idKey: Buffer,
    name: string,
    changes: Change[],
    writeDocument: () => void,
  ): void {
    const touched = [name];
    for (const { index, gone, entries } of changes) {
      if (!index.unique) continue;
      this.requireUnique(collection, index, doc, idKey, entries);
      for (const key of gone) this.guard.touch(uniqueKeyName(collection, index, key));
      touched.push(...[...gone, ...entries.keys].map((key) => uniqueKeyName(collection, index, key)));
    }
    this.guard.written(touched);
    writeDocument();
    for (const { index, gone, entries } of changes) {
      const region = indexRegion(collection.id, index.id);
      for (const entry of gone) this.env.remove(Buffer.concat([region, entry, idKey]));
      for (const entry of entries.keys) this.env.put(Buffer.concat([region, entry, idKey]), idKey);
      if (index.dirty || (entries.multikey && !index.multikey) || (entries.cut && !index.cut)) {
        index.multikey ||= entries.multikey;
        index.cut ||= entries.cut;
        index.dirty = false;
        this.catalog.save(collection);
      }
    }
  }

  private requireUnique(
    collection: Collection,
    index: Index,
    doc: Doc,
    idKey: Buffer,
    entries: Entries,
  ): void {
    const region = indexRegion(collection.id, index.id);
    for (const key of entries.keys) {
      const prefix = Buffer.concat([region, key]);
      this.guard.touch(printKey(prefix));
      for (const { value } of this.env.range(prefix, afterPrefix(prefix)))
        if (!value.equals(idKey))
          throw duplicateKey(
            collection.namespace,
            index.name,
            index.spec['key'] as Doc,
            keyValueOf(index, doc, key),
          );
    }
  }
}

interface Change {
  index: Index;
  gone: Buffer[];
  entries: Entries;
}

const NO_ENTRIES: Entries = { keys: [], multikey: false, cut: false };

function difference(index: Index, before: Doc, after: Doc): Change {
  const old = entriesOf(index, before);
  const next = entriesOf(index, after);
  const kept = new Set(next.keys.map(printKey));
  const present = new Set(old.keys.map(printKey));
  return {
    index,
    gone: old.keys.filter((entry) => !kept.has(printKey(entry))),
    entries: { ...next, keys: next.keys.filter((entry) => !present.has(printKey(entry))) },
  };
}

/** An update or replacement as its readers see it. */
export function changeOf(
  { namespace: ns }: Collection,
  before: Doc,
  after: Doc,
  how: 'update' | 'replace',
  document: Buffer,
): OplogEntry {
  return how === 'replace'
    ? { op: how, ns, id: after['_id'], document }
    : { op: how, ns, id: after['_id'], description: describeUpdate(before, after) };
}

/** A document keeps its `_id` for life. */
export function refuseNewId(before: Doc, after: Doc): void {
  if (!sameValue(before['_id'], after['_id']))
    throw new MongoError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
}

/** BSON of a document, refused above MongoDB's 16 MiB. */
export function bytesOf(doc: Doc): Buffer {
  let bytes: Buffer | null;
  try {
    bytes = encode(doc);
  } catch (error) {
    // The serialiser's own buffer ends a little above the limit.
    if (!(error instanceof RangeError)) throw error;
    bytes = null;
  }
  if (!bytes || bytes.length > 16 * 1024 * 1024)
    throw new MongoError(10334, 'BSONObjectTooLarge', 'BSONObj size exceeds 16 MiB');
  return bytes;
}

/** BSON of a document that may have its bytes at hand. */
export function bytesOfRow(row: Row): Buffer {
  return row.raw ?? bytesOf(row.doc);
}
