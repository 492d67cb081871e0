import { duplicateKey } from '../errors.ts';
import type { Collection, Index } from '../storage/catalog.ts';
import { entriesOf, keyValueOf } from '../storage/entries.ts';
import { documentKey, idKeyOf, printKey } from '../storage/keys.ts';
import type { OplogEntry } from '../storage/oplog.ts';
import type { Bounds, Entry, Found, View } from '../storage/view.ts';
import {
  bytesOf,
  changeOf,
  refuseNewId,
  uniqueKeyName,
  type WriteGuard,
  type Writer,
} from '../storage/writer.ts';
import { afterPrefix } from '../values/key.ts';
import type { Doc } from '../values/types.ts';

/** One document as a transaction leaves it; null when it is gone. */
export interface Changed {
  idKey: Buffer;
  before: Doc | null;
  after: Doc | null;
}

/** The entries of one index for what a transaction wrote, by the print of their key. */
type OwnEntries = Map<string, Map<string, Entry>>;

interface Written {
  documents: Map<string, Changed>;
  indexes: Map<number, OwnEntries>;
}

/** What a transaction has written so far, by collection. */
export class Overlay {
  readonly collections = new Map<Collection, Written>();
  /** Every change in its order, for those who read changes. */
  readonly log: OplogEntry[] = [];

  of(collection: Collection): Written {
    for (const [known, written] of this.collections) if (known.id === collection.id) return written;
    const written: Written = { documents: new Map(), indexes: new Map() };
    this.collections.set(collection, written);
    return written;
  }

  /** Keeps what a document is now, and its entries. */
  set(collection: Collection, changed: Changed): void {
    const { documents, indexes } = this.of(collection);
    const id = printKey(changed.idKey);
    const former = documents.get(id)?.after;
    documents.set(id, changed);
    for (const index of collection.indexes) {
      const own = indexes.get(index.id) ?? new Map<string, Map<string, Entry>>();
      indexes.set(index.id, own);
      if (former) for (const key of entriesOf(index, former).keys) own.get(printKey(key))?.delete(id);
      if (!changed.after) continue;
      for (const key of entriesOf(index, changed.after).keys) {
        const print = printKey(key);
        own.set(print, (own.get(print) ?? new Map<string, Entry>()).set(id, { key, idKey: changed.idKey }));
      }
    }
  }
}

/** A snapshot with the transaction's own writes on top. */
export class OverlayView implements View {
  private readonly base: View;
  private readonly overlay: Overlay;

  constructor(base: View, overlay: Overlay) {
    this.base = base;
    this.overlay = overlay;
  }

  get(collection: Collection, idKey: Buffer): Found | null {
    const changed = this.overlay.of(collection).documents.get(printKey(idKey));
    if (!changed) return this.base.get(collection, idKey);
    return changed.after ? { idKey, doc: changed.after, raw: null } : null;
  }

  *documents(
    collection: Collection,
    from: Buffer | null,
    to: Buffer | null,
    reverse: boolean,
  ): Iterable<Found> {
    const changes = this.overlay.of(collection).documents;
    const own = [...changes.values()]
      .filter(
        ({ idKey, after }) =>
          after && (!from || Buffer.compare(idKey, from) >= 0) && (!to || Buffer.compare(idKey, to) < 0),
      )
      .map(({ idKey, after }) => ({ key: idKey, item: { idKey, doc: after!, raw: null } }));
    const stored = this.base.documents(collection, from, to, reverse);
    yield* mergeOrdered(skip(stored, changes), own, reverse, (found) => found.idKey);
  }

  *entries(collection: Collection, index: Index, bounds: Bounds, reverse: boolean): Iterable<Entry> {
    const { documents, indexes } = this.overlay.of(collection);
    const entries = ownEntries(indexes.get(index.id), bounds);
    const own = entries.map((item) => ({ key: Buffer.concat([item.key, item.idKey]), item }));
    const stored = this.base.entries(collection, index, bounds, reverse);
    yield* mergeOrdered(skip(stored, documents), own, reverse, ({ key, idKey }) =>
      Buffer.concat([key, idKey]),
    );
  }
}

function ownEntries(own: OwnEntries | undefined, { from, to, exact }: Bounds): Entry[] {
  if (!own) return [];
  if (exact) return [...(own.get(printKey(from))?.values() ?? [])];
  return [...own.values()]
    .flatMap((entries) => [...entries.values()])
    .filter(({ key, idKey }) => inRange(Buffer.concat([key, idKey]), from, to));
}

function inRange(key: Buffer, from: Buffer, to: Buffer): boolean {
  return Buffer.compare(key, from) >= 0 && Buffer.compare(key, to) < 0;
}

function* skip<T extends { idKey: Buffer }>(items: Iterable<T>, changes: Map<string, Changed>): Iterable<T> {
  for (const item of items) if (!changes.has(printKey(item.idKey))) yield item;
}

function* mergeOrdered<T>(
  stored: Iterable<T>,
  own: { key: Buffer; item: T }[],
  reverse: boolean,
  keyOf: (item: T) => Buffer,
): Iterable<T> {
  const way = reverse ? -1 : 1;
  own.sort((a, b) => Buffer.compare(a.key, b.key) * way);
  let at = 0;
  for (const item of stored) {
    const key = keyOf(item);
    while (at < own.length && Buffer.compare(own[at]!.key, key) * way < 0) yield own[at++]!.item;
    yield item;
  }
  while (at < own.length) yield own[at++]!.item;
}

/** The keys that are not among the others. */
function without(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  const present = new Set(others.map(printKey));
  return keys.filter((key) => !present.has(printKey(key)));
}

/** Writes into the overlay; conflicts and duplicates show here, before the commit. */
export class OverlayWriter implements Writer {
  private readonly view: View;
  private readonly overlay: Overlay;
  private readonly guard: WriteGuard;

  constructor(view: View, overlay: Overlay, guard: WriteGuard) {
    this.view = view;
    this.overlay = overlay;
    this.guard = guard;
  }

  insert(collection: Collection, doc: Doc): void {
    const idKey = idKeyOf(doc['_id']);
    this.guard.touch(printKey(documentKey(collection.id, idKey)));
    if (this.view.get(collection, idKey))
      throw duplicateKey(collection.namespace, '_id_', { _id: 1 }, { _id: doc['_id'] });
    this.change(collection, idKey, null, doc);
    this.overlay.log.push({ op: 'insert', ns: collection.namespace, id: doc['_id'], document: bytesOf(doc) });
  }

  replace(collection: Collection, before: Doc, after: Doc, how: 'update' | 'replace'): void {
    refuseNewId(before, after);
    const idKey = idKeyOf(before['_id']);
    this.guard.touch(printKey(documentKey(collection.id, idKey)));
    this.change(collection, idKey, before, after);
    this.overlay.log.push(changeOf(collection, before, after, how, bytesOf(after)));
  }

  remove(collection: Collection, doc: Doc): void {
    const idKey = idKeyOf(doc['_id']);
    this.guard.touch(printKey(documentKey(collection.id, idKey)));
    this.change(collection, idKey, doc, null);
    this.overlay.log.push({ op: 'delete', ns: collection.namespace, id: doc['_id'] });
  }

  private change(collection: Collection, idKey: Buffer, before: Doc | null, after: Doc | null): void {
    for (const index of collection.indexes) {
      const old = before ? entriesOf(index, before).keys : [];
      const next = after ? entriesOf(index, after) : { keys: [], multikey: false, cut: false };
      if ((next.multikey && !index.multikey) || (next.cut && !index.cut)) {
        index.multikey ||= next.multikey;
        index.cut ||= next.cut;
        index.dirty = true;
      }
      if (!index.unique) continue;
      const fresh = without(next.keys, old);
      for (const key of [...without(old, next.keys), ...fresh])
        this.guard.touch(uniqueKeyName(collection, index, key));
      for (const key of fresh)
        for (const entry of this.view.entries(
          collection,
          index,
          { from: key, to: afterPrefix(key), exact: true },
          false,
        ))
          if (!entry.idKey.equals(idKey))
            throw duplicateKey(
              collection.namespace,
              index.name,
              index.spec['key'] as Doc,
              keyValueOf(index, after!, key),
            );
    }
    const first = this.overlay.of(collection).documents.get(printKey(idKey));
    this.overlay.set(collection, { idKey, before: first ? first.before : before, after });
  }
}
