import { matches } from './filter.ts';
import { compareKeys, indexKeys, sorted, type ModelIndex } from './keys.ts';
import { refuseMalformed, updated } from './update.ts';
import { inOrder, poke } from './update-paths.ts';
import { copy, EMPTY_ARRAY, equal, isDocument, ModelError, print, type Doc } from './values.ts';

export interface Change {
  before: Doc | null;
  after: Doc | null;
}

/** What a write touches: a document by its `_id`, or a value of a unique index. */
export interface Touch {
  index: string;
  key: readonly unknown[];
}

/** Told of what a change touches: before it is checked, when it throws if another is in the way, and when it is made. */
export interface Guard {
  ask(touched: readonly Touch[]): void;
  made(touched: readonly Touch[], change: Change): void;
}

export interface UpdateOptions {
  arrayFilters?: Doc[];
  upsert?: boolean;
  sort?: Record<string, 1 | -1>;
}

export interface Updated {
  matched: number;
  modified: number;
  upserted?: unknown;
  before: Doc | null;
  after: Doc | null;
}

/** The documents of one collection, in plain memory, with the rules of its indexes. */
export class ModelCollection {
  docs: Doc[];
  readonly name: string;
  readonly indexes: readonly ModelIndex[];
  guard: Guard = { ask: () => {}, made: () => {} };

  constructor(name: string, indexes: readonly ModelIndex[], docs: readonly Doc[] = []) {
    this.name = name;
    this.indexes = indexes;
    this.docs = [...docs];
  }

  find(filter: Doc, sort?: Record<string, 1 | -1>): Doc[] {
    const found = this.docs.filter((doc) => matches(doc, filter));
    return sort ? sorted(found, sort) : found;
  }

  insert(doc: Doc): void {
    this.change({ before: null, after: idFirst(copy(doc)) });
  }

  /** Updates the first document in an order, or all. */
  update(filter: Doc, update: Doc | Doc[], many: boolean, options: UpdateOptions = {}): Updated {
    refuseMalformed(update);
    const found = this.find(filter, options.sort).slice(0, many ? undefined : 1);
    const where = { filter, arrayFilters: options.arrayFilters ?? [] };
    const result: Updated = { matched: found.length, modified: 0, before: null, after: null };
    for (const before of found) {
      const after = updated(before, update, where, false);
      if (!equal(before['_id'], after['_id'])) throw new ModelError(66, 'The _id field cannot be changed');
      Object.assign(result, { before, after });
      if (print(before) === print(after)) continue;
      this.change({ before, after });
      result.modified++;
    }
    if (found.length > 0 || !options.upsert) return result;
    const after = idFirst(updated(seed(filter), update, where, true));
    this.change({ before: null, after });
    return { ...result, upserted: after['_id'], after };
  }

  remove(filter: Doc, options: { one?: boolean; sort?: Record<string, 1 | -1> } = {}): Doc[] {
    const found = this.find(filter, options.sort).slice(0, options.one ? 1 : undefined);
    for (const before of found) this.change({ before, after: null });
    return found;
  }

  private change(change: Change): void {
    const { before, after } = change;
    const id = [(after ?? before)!['_id']];
    const others = this.docs.filter((doc) => doc !== before);
    const touched: Touch[] = [{ index: '_id_', key: id }];
    this.guard.ask(touched);
    if (after && others.some((doc) => equal(doc['_id'], after['_id']))) throw duplicate({ _id: 1 }, id);
    const keys = this.indexes.map((index) =>
      [before, after].map((doc) => (doc ? indexKeys(index, doc) : [])),
    );
    for (const [at, index] of this.indexes.entries()) {
      if (!index.unique) continue;
      const [old, next] = keys[at] as [unknown[][], unknown[][]];
      const ways = Object.values(index.key);
      const fresh = without(next, old, ways).sort((a, b) => compareKeys(a, b, ways));
      const own = [...fresh, ...without(old, next, ways)].map((key) => ({ index: index.name, key }));
      this.guard.ask(own);
      touched.push(...own);
      const taken = others.flatMap((doc) => indexKeys(index, doc));
      const twice = fresh.find((key) => taken.some((other) => compareKeys(key, other, ways) === 0));
      if (twice) throw duplicate(index.key, twice);
    }
    this.guard.made(touched, change);
    const place = before ? this.docs.indexOf(before) : this.docs.length;
    this.docs.splice(place, before ? 1 : 0, ...(after ? [after] : []));
  }
}

const without = (keys: readonly unknown[][], others: readonly unknown[][], ways: readonly number[]) =>
  keys.filter((key) => !others.some((other) => compareKeys(key, other, ways) === 0));

function duplicate(keyPattern: Record<string, number>, key: readonly unknown[]): ModelError {
  const keyValue = Object.fromEntries(
    Object.keys(keyPattern).flatMap((field, at) =>
      key[at] === EMPTY_ARRAY ? [] : [[field, key[at] ?? null]],
    ),
  ) as Doc;
  return new ModelError(11000, 'E11000 duplicate key error', { keyPattern, keyValue });
}

function idFirst(doc: Doc): Doc {
  return { _id: doc['_id'], ...doc };
}

/** What an upsert starts from: the equalities of the filter, in the order of their paths. */
function seed(filter: Doc): Doc {
  const equalities: [string, unknown][] = [];
  const read = (part: Doc) => {
    for (const [path, condition] of Object.entries(part)) {
      if (path === '$and') for (const inner of condition as Doc[]) read(inner);
      else if (
        !path.startsWith('$') &&
        !(isDocument(condition) && Object.keys(condition)[0]?.startsWith('$'))
      )
        equalities.push([path, condition]);
      else if (isDocument(condition) && '$eq' in condition) equalities.push([path, condition['$eq']]);
    }
  };
  read(filter);
  const doc: Doc = {};
  for (const [path, value] of equalities.sort(([a], [b]) => inOrder(a, b)))
    poke(doc, path.split('.'), copy(value));
  return doc;
}
