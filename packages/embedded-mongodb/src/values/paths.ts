import { isDoc, type Doc } from './types.ts';

const INDEX = /^\d+$/;

/** An array that a condition is asked about as it is, and not element by element. */
export class Single {
  readonly value: unknown[];
  constructor(value: unknown[]) {
    this.value = value;
  }
}

/**
 * The values that a dotted path reaches, descending into the elements of arrays on the way as MongoDB does.
 * `undefined` stands for "missing here". An array at the path's end is one value.
 */
export function valuesAt(doc: unknown, path: readonly string[]): unknown[] {
  return conditionValues(doc, path).map((value) => (value instanceof Single ? value.value : value));
}

/** As `valuesAt`, for a filter's conditions: an array that was reached by its place in another is a `Single`. */
export function conditionValues(doc: unknown, path: readonly string[]): unknown[] {
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
    const index = INDEX.test(part) ? Number(part) : -1;
    for (const [place, item] of value.entries()) {
      if (isDoc(item)) collect(item, path, at, found);
      if (place !== index) continue;
      if (at + 1 === path.length) found.push(Array.isArray(item) ? new Single(item) : item);
      else if (isDoc(item) || Array.isArray(item)) collect(item, path, at + 1, found);
    }
    return;
  }
  found.push(undefined);
}

/** The values that a path reaches, with an array at its end spread into its elements. */
export function elementsAt(doc: Doc, path: readonly string[]): unknown[] {
  return valuesAt(doc, path).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
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
