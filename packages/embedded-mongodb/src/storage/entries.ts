import { MongoError } from '../errors.ts';
import { encodeKey, invert } from '../values/key.ts';
import { indexValues } from '../values/paths.ts';
import type { Doc } from '../values/types.ts';
import type { Index } from './catalog.ts';
import { shorten } from './keys.ts';

export interface Entries {
  /** Keys of the index's fields, without region and document. */
  keys: Buffer[];
  multikey: boolean;
  cut: boolean;
}

const NONE: Entries = { keys: [], multikey: false, cut: false };

/** The keys under which an index holds a document: none, one, or one for each element of an array. */
export function entriesOf(index: Index, doc: Doc): Entries {
  if (index.partialMatcher && !index.partialMatcher(doc)) return NONE;
  const parts = index.fields.map(({ path }) => indexValues(doc, path));
  if (index.sparse && parts.every(({ values }) => values.every((value) => value === undefined))) return NONE;
  const many = parts.filter(({ values }) => values.length > 1);
  if (many.length > 1) throw new MongoError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
  let prefixes: Buffer[] = [EMPTY];
  let cut = false;
  for (const [at, { values }] of parts.entries()) {
    const encoded = values.map((value) => {
      const key = encodeKey(value);
      return index.fields[at]!.direction === 1 ? key : invert(key);
    });
    prefixes = prefixes.flatMap((prefix) => encoded.map((key) => Buffer.concat([prefix, key])));
  }
  const keys = new Map<string, Buffer>();
  for (const prefix of prefixes) {
    const short = shorten(prefix);
    cut ||= short.cut;
    keys.set(short.key.toString('latin1'), short.key);
  }
  return { keys: [...keys.values()], multikey: parts.some(({ multikey }) => multikey), cut };
}
const EMPTY = Buffer.alloc(0);

/** The values that an index holds for a document, for the message of a duplicate. */
export function keyValueOf(index: Index, doc: Doc): Doc {
  return Object.fromEntries(
    index.fields.map(({ name, path }) => [name, indexValues(doc, path).values[0] ?? null]),
  );
}
