import { badValue, notSupported } from '../errors.ts';
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

/** Stable sort; with a limit only that many are kept. */
export function sortDocs<T>(items: T[], fields: readonly SortField[], docOf: (item: T) => Doc): T[] {
  return items
    .map((item) => ({ item, key: sortKey(docOf(item), fields) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ item }) => item);
}
