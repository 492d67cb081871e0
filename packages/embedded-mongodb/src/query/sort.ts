import { badValue, notSupported } from '../errors.ts';
import type { Collation } from '../values/collation.ts';
import { encodeTuple } from '../values/key.ts';
import { keyTuples } from '../values/tuples.ts';
import { isDoc, isNumeric, toNumber, type Doc } from '../values/types.ts';

export interface SortField {
  path: string[];
  direction: 1 | -1;
}

/** Reads a sort specification; `$meta` is refused by name. */
export function readSort(spec: Doc): SortField[] {
  return Object.entries(spec).map(([field, direction]) => {
    if (isDoc(direction)) throw notSupported('Sorting by $meta');
    const way = toNumber(direction);
    if (!isNumeric(direction) || (way !== 1 && way !== -1))
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path: field.split('.'), direction: way };
  });
}

/** The bytes by which a document sorts; with an array, the least of its keys in that order. */
export function sortKey(doc: Doc, fields: readonly SortField[]): Buffer {
  const { tuples } = keyTuples(
    doc,
    fields.map(({ path }) => path),
  );
  return tuples
    .map((tuple) => encodeTuple(tuple, fields))
    .reduce((a, b) => (Buffer.compare(a, b) <= 0 ? a : b));
}

/** Stable sort. */
export function sortDocs<T>(
  items: T[],
  fields: readonly SortField[],
  docOf: (item: T) => Doc,
  collation: Collation | null = null,
): T[] {
  if (collation) return sortCollated(items, fields, docOf, collation);
  return items
    .map((item) => ({ item, key: sortKey(docOf(item), fields) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ item }) => item);
}

/** A collation has no bytes to sort by, so that values are compared one by one. */
function sortCollated<T>(
  items: T[],
  fields: readonly SortField[],
  docOf: (item: T) => Doc,
  collation: Collation,
): T[] {
  const compare = (a: readonly unknown[], b: readonly unknown[]): number => {
    for (const [at, { direction }] of fields.entries()) {
      const order = collation.compare(a[at], b[at]) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
  const paths = fields.map(({ path }) => path);
  return items
    .map((item) => {
      const { tuples } = keyTuples(docOf(item), paths);
      return { item, tuple: tuples.reduce((a, b) => (compare(a, b) <= 0 ? a : b)) };
    })
    .sort((a, b) => compare(a.tuple, b.tuple))
    .map(({ item }) => item);
}
