import { encodeTuple } from '../values/key.ts';
import { EMPTY_LIST, keyTuples } from '../values/tuples.ts';
import type { Doc } from '../values/types.ts';
import type { Index } from './catalog.ts';
import { shorten } from './keys.ts';

export interface Entries {
  /** Keys of the index's fields in their order, without region and document. */
  keys: Buffer[];
  multikey: boolean;
  cut: boolean;
}

const NONE: Entries = { keys: [], multikey: false, cut: false };

/** The keys under which an index holds a document: none, one, or one for each element of an array. */
export function entriesOf(index: Index, doc: Doc): Entries {
  if (index.partialMatcher && !index.partialMatcher(doc)) return NONE;
  const { tuples, multikey } = tuplesOf(index, doc);
  let cut = false;
  const keys = tuples.map((tuple) => {
    const short = shorten(encodeTuple(tuple, index.fields));
    cut ||= short.cut;
    return short.key;
  });
  if (keys.length < 2) return { keys, multikey, cut };
  const distinct = new Map(keys.map((key) => [key.toString('latin1'), key]));
  return { keys: [...distinct.values()].sort(Buffer.compare), multikey, cut };
}

function tuplesOf(index: Index, doc: Doc): { tuples: unknown[][]; multikey: boolean } {
  const all = keyTuples(
    doc,
    index.fields.map(({ path }) => path),
  );
  if (!index.sparse) return all;
  return { ...all, tuples: all.tuples.filter((tuple) => tuple.some((value) => value !== undefined)) };
}

/** The values that an index holds for a document under a key, for the message of a duplicate. */
export function keyValueOf(index: Index, doc: Doc, key: Buffer): Doc {
  const { tuples } = tuplesOf(index, doc);
  const tuple = tuples.find((one) => shorten(encodeTuple(one, index.fields)).key.equals(key));
  const entries = index.fields.map(({ name }, at) => [name, tuple?.[at] ?? null] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== EMPTY_LIST));
}
