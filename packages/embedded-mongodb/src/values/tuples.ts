import { MongoError } from '../errors.ts';
import { isDoc, type Doc } from './types.ts';

/** What an empty array is in an index and in a sort: less than null. */
export const EMPTY_LIST = Symbol('empty list');

interface Part {
  value: unknown;
  /** What of the path is still to go; null when `value` is the end. */
  rest: readonly string[] | null;
  /** The way to the array that `value` is, from where its neighbours started too. */
  way: string;
}

/**
 * The keys of a document under several paths together. One array that the paths go through gives a key for
 * each of its elements; what is missing is `undefined`.
 *
 * @throws MongoError CannotIndexParallelArrays when they go through two arrays
 */
export function keyTuples(
  doc: Doc,
  paths: readonly (readonly string[])[],
): { tuples: unknown[][]; multikey: boolean } {
  const parts = paths.map((path) => descend(doc, path));
  if (parts.every(({ rest }) => rest === null))
    return { tuples: [parts.map(({ value }) => value)], multikey: false };
  return { tuples: spread(parts), multikey: true };
}

function descend(from: unknown, path: readonly string[]): Part {
  let value = from;
  for (let at = 0; at <= path.length; at++) {
    if (Array.isArray(value)) return { value, rest: path.slice(at), way: path.slice(0, at).join('.') };
    if (at < path.length) value = isDoc(value) ? value[path[at]!] : undefined;
  }
  return { value, rest: null, way: '' };
}

function spread(parts: readonly Part[]): unknown[][] {
  const first = parts.find(({ rest }) => rest !== null);
  if (!first) return [parts.map(({ value }) => value)];
  if (parts.some(({ rest, way }) => rest !== null && way !== first.way))
    throw new MongoError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
  const array = first.value as readonly unknown[];
  const elements = array.length > 0 ? array : [EMPTY_LIST];
  return elements.flatMap((element) => spread(parts.map((part) => within(part, element))));
}

/** The part for one element of its array. */
function within(part: Part, element: unknown): Part {
  if (part.rest === null) return part;
  if (part.rest.length === 0) return { value: element, rest: null, way: '' };
  return isDoc(element) ? descend(element, part.rest) : { value: undefined, rest: null, way: '' };
}
