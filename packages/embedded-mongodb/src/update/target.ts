import { MongoError } from '../errors.ts';
import { isDoc, type Doc } from '../values/types.ts';

const INDEX = /^\d+$/;

/** Where a path ends: the document or array that holds the last part. */
export interface Place {
  holder: Doc | unknown[];
  key: string | number;
}

export function read(place: Place | null): unknown {
  if (!place) return undefined;
  return (place.holder as Doc)[place.key as string];
}

export function write(place: Place, value: unknown): void {
  if (Array.isArray(place.holder) && typeof place.key === 'number')
    while (place.holder.length < place.key) place.holder.push(null);
  (place.holder as Doc)[place.key as string] = value;
}

/**
 * Finds where a dotted path ends in a document that may be changed.
 *
 * @param make - makes the documents that are missing on the way
 * @throws MongoError PathNotViable when the way leads through a value that has no fields
 */
export function placeOf(doc: Doc, path: readonly string[], make: boolean): Place | null {
  let holder: Doc | unknown[] = doc;
  for (const [at, part] of path.entries()) {
    const key: string | number | null = Array.isArray(holder)
      ? INDEX.test(part)
        ? Number(part)
        : null
      : part;
    if (key === null) {
      if (!make) return null;
      throw notViable(path.slice(0, at).join('.'), part);
    }
    if (at === path.length - 1) return { holder, key };
    let next: unknown = (holder as Doc)[key as string];
    if (next === undefined) {
      if (!make) return null;
      next = {};
      write({ holder, key }, next);
    }
    if (!isDoc(next) && !Array.isArray(next)) {
      if (!make) return null;
      throw notViable(path.slice(0, at + 1).join('.'), path[at + 1]!);
    }
    holder = next as Doc | unknown[];
  }
  return null;
}

function notViable(where: string, part: string): MongoError {
  return new MongoError(28, 'PathNotViable', `Cannot create field '${part}' in element {${where}}`);
}
