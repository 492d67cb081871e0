import { matches } from './filter.ts';
import { compare, EMPTY_ARRAY, isDocument, ModelError, type Doc } from './values.ts';

/** An index as a test declares it. */
export interface ModelIndex {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
}

type Part = { rest: string[]; at: unknown; name?: string } | { value: unknown };

/**
 * The keys of a document under several paths together: one, or one for each element of the array that the
 * paths go through. @throws ModelError 171 when they go through two arrays
 */
export function keysOf(doc: Doc, paths: readonly string[]): unknown[][] {
  return expand(paths.map((path) => ({ rest: path.split('.'), at: doc })));
}

function expand(parts: Part[]): unknown[][] {
  const walked = parts.map(walk);
  const arrays = new Map(
    walked.flatMap((part) => ('rest' in part ? [[part.name, part.at as unknown[]]] : [])),
  );
  if (arrays.size > 1) throw new ModelError(171, 'cannot index parallel arrays');
  const [array] = arrays.values();
  if (!array) return [walked.map((part) => ('value' in part ? part.value : undefined))];
  const items = array.length === 0 ? [EMPTY_ARRAY] : array;
  return items.flatMap((item) =>
    expand(
      walked.map((part): Part => {
        if ('value' in part) return part;
        if (part.rest.length === 0) return { value: item };
        return isDocument(item) ? { rest: part.rest, at: item } : { value: undefined };
      }),
    ),
  );
}

/** Goes down to the value, or to the first array. */
function walk(part: Part): Part {
  if ('value' in part) return part;
  let { at } = part;
  const rest = [...part.rest];
  for (;;) {
    if (Array.isArray(at))
      return { rest, at, name: part.rest.slice(0, part.rest.length - rest.length).join('.') };
    const name = rest.shift();
    if (name === undefined) return { value: at };
    at = isDocument(at) ? at[name] : undefined;
  }
}

/** The keys that an index holds for a document. */
export function indexKeys(index: ModelIndex, doc: Doc): unknown[][] {
  if (index.partialFilterExpression && !matches(doc, index.partialFilterExpression)) return [];
  const keys = keysOf(doc, Object.keys(index.key));
  return index.sparse ? keys.filter((key) => key.some((value) => value !== undefined)) : keys;
}

export function compareKeys(a: readonly unknown[], b: readonly unknown[], ways: readonly number[]): number {
  for (const [at, way] of ways.entries()) {
    const order = compare(a[at], b[at]) * way;
    if (order !== 0) return order;
  }
  return 0;
}

/** Sorts as `sort` and `$sort` do: an array counts by its least key, or its greatest when descending. */
export function sorted(docs: readonly Doc[], sort: Record<string, 1 | -1>): Doc[] {
  const ways = Object.values(sort);
  const least = (doc: Doc) =>
    keysOf(doc, Object.keys(sort)).reduce((a, b) => (compareKeys(a, b, ways) <= 0 ? a : b));
  return docs
    .map((doc) => ({ doc, key: least(doc) }))
    .sort((a, b) => compareKeys(a.key, b.key, ways))
    .map(({ doc }) => doc);
}
