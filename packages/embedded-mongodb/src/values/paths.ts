import { isDoc, type Doc } from './types.ts';

const INDEX = /^\d+$/;

/**
 * The values that a dotted path reaches, descending into the elements of arrays on the way as MongoDB does.
 * `undefined` stands for "missing here". An array at the path's end is one value.
 */
export function valuesAt(doc: unknown, path: readonly string[]): unknown[] {
  if (path.length === 1 && isDoc(doc)) return [doc[path[0]!]];
  const found: unknown[] = [];
  collect(doc, path, 0, found);
  return found;
}

function collect(value: unknown, path: readonly string[], at: number, found: unknown[]): void {
  if (at === path.length) {
    found.push(value);
    return;
  }
  const part = path[at]!;
  if (isDoc(value)) return collect(value[part], path, at + 1, found);
  if (Array.isArray(value)) {
    const before = found.length;
    if (INDEX.test(part) && Number(part) < value.length) collect(value[Number(part)], path, at + 1, found);
    for (const item of value) if (isDoc(item)) collect(item, path, at, found);
    if (found.length === before && value.length === 0) found.push(undefined);
    return;
  }
  found.push(undefined);
}

/** The values of an index field: arrays at the end are spread into their elements (multikey). */
export function indexValues(doc: Doc, path: readonly string[]): { values: unknown[]; multikey: boolean } {
  const reached = valuesAt(doc, path);
  const values: unknown[] = [];
  let multikey = reached.length > 1;
  for (const value of reached) {
    if (Array.isArray(value)) {
      multikey = true;
      if (value.length === 0) values.push(undefined);
      else values.push(...value);
    } else values.push(value);
  }
  if (values.length === 0) values.push(undefined);
  return { values, multikey: multikey || reached.length === 0 };
}

/** The value at a path without descending into arrays' elements; numeric parts index arrays. */
export function getPath(doc: unknown, path: readonly string[]): unknown {
  let value = doc;
  for (const part of path) {
    if (isDoc(value)) value = value[part];
    else if (Array.isArray(value) && INDEX.test(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
}
