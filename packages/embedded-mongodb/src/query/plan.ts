import type { Collection, Index } from '../storage/catalog.ts';
import { encodeKey, invert } from '../values/key.ts';
import type { Doc } from '../values/types.ts';
import { readConjunction, type Conjunction, type FieldBounds } from './bounds.ts';
import { isOperators } from './matcher.ts';
import { implies } from './partial.ts';
import type { SortField } from './sort.ts';

export interface KeyRange {
  from: Buffer;
  to: Buffer;
  /** `from` is the whole key of one value of the index. */
  exact?: boolean;
}

/** How candidates are found; they are still matched against the whole filter, unless a plan is that itself. */
export type Plan =
  | { kind: 'COLLSCAN' }
  | {
      kind: 'IXSCAN';
      index: Index;
      ranges: KeyRange[];
      reverse: boolean;
      sorted: boolean;
      /** The ranges hold what the filter holds for, and nothing else. */
      whole: boolean;
    }
  | { kind: 'OR'; plans: Plan[] };

/** The index on `_id` that every collection has: the documents themselves. */
export const ID_INDEX: Index = {
  id: 0,
  name: '_id_',
  fields: [{ name: '_id', path: ['_id'], direction: 1 }],
  unique: true,
  sparse: false,
  partial: null,
  partialMatcher: null,
  expireAfterSeconds: null,
  multikey: false,
  cut: false,
  spec: { v: 2, key: { _id: 1 }, name: '_id_' },
};

/** The hint that asks for the documents themselves, without an index. */
export const NATURAL = '$natural';
/** Of several lists together; one list alone may be as long as it is. */
const MOST_RANGES = 1000;
/** The shortest length at which a stored key may have been cut. */
const LONGEST_WHOLE = 400;

/**
 * Chooses the index that answers most of the filter, and of those one that gives the order too.
 *
 * @param collated - strings compare by a collation: indexes have the order of bytes, and a partial one may lack what matches
 */
export function choosePlan(
  collection: Collection,
  filter: Doc,
  sort: readonly SortField[],
  hint?: string,
  collated = false,
): Plan {
  if (hint === NATURAL) return { kind: 'COLLSCAN' };
  const conjunction = readConjunction(filter, collated);
  let best: { plan: Plan; score: number; equal: number } = { plan: { kind: 'COLLSCAN' }, score: 0, equal: 0 };
  for (const index of [ID_INDEX, ...collection.indexes]) {
    if (hint !== undefined && index.name !== hint) continue;
    if (collated && index.partial) continue;
    const candidate = tryIndex(index, conjunction, filter, collated ? [] : sort, hint !== undefined);
    if (candidate && candidate.score > best.score) best = candidate;
  }
  if (best.equal === 0 && hint === undefined) {
    for (const branches of conjunction.ors) {
      const plans = branches.map((branch) => choosePlan(collection, branch, [], undefined, collated));
      if (plans.every((plan) => plan.kind !== 'COLLSCAN')) return { kind: 'OR', plans };
    }
  }
  return best.plan;
}

function tryIndex(
  index: Index,
  conjunction: Conjunction,
  filter: Doc,
  sort: readonly SortField[],
  hinted: boolean,
) {
  if (index.partial && !implies(filter, index.partial)) return null;
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let equal = 0;
  for (; equal < index.fields.length; equal++) {
    const field = index.fields[equal]!;
    const values = conjunction.fields.get(field.name)?.equal;
    if (!values || crossesArray(index, equal)) break;
    if (prefixes.length > 1 && prefixes.length * values.length > MOST_RANGES) break;
    const keys = distinct(values.map(encodeKey)).map((key) => (field.direction === 1 ? key : invert(key)));
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
  }
  const ranged = index.fields[equal];
  const bounds =
    ranged && !crossesArray(index, equal)
      ? rangeOf(conjunction.fields.get(ranged.name), index, ranged.direction)
      : null;
  if (index.sparse && !constrains(conjunction, index)) return null;
  const direction = orderOf(index, equal, sort, conjunction, prefixes.length);
  const sorted = direction !== 0;
  if (equal === 0 && !bounds && !sorted && !hinted) return null;
  const ranges = prefixes
    .sort(Buffer.compare)
    .map((prefix) =>
      bounds
        ? { from: Buffer.concat([prefix, bounds.from]), to: Buffer.concat([prefix, bounds.to]) }
        : whole(prefix, equal === index.fields.length),
    );
  const score =
    equal * 2 +
    (bounds ? 1 : 0) +
    (sorted ? 1.5 : 0) +
    (index.unique && equal === index.fields.length ? 10 : 0) +
    (hinted ? 100 : 0);
  const plan: Plan = {
    kind: 'IXSCAN',
    index,
    ranges: ranges.map(shortRange),
    reverse: direction === -1,
    sorted,
    whole: !bounds && isWhole(index, equal, filter, prefixes),
  };
  return { plan, score, equal };
}

/** Whether the values of an index's first fields are all that a filter asks: an entry's key tells them exactly. */
function isWhole(index: Index, equal: number, filter: Doc, prefixes: readonly Buffer[]): boolean {
  if (index.multikey || index.cut || prefixes.some((prefix) => prefix.length > LONGEST_WHOLE)) return false;
  const names = index.fields.slice(0, equal).map(({ name }) => name);
  return Object.entries(filter).every(
    ([name, condition]) => names.includes(name) && (!isOperators(condition) || isEquality(condition)),
  );
}

function isEquality(condition: Doc): boolean {
  const [operator, ...others] = Object.keys(condition);
  return others.length === 0 && (operator === '$eq' || operator === '$in');
}

/**
 * Whether a field of a multikey index may go through the array of a field before it: conditions on the two may
 * then hold for different elements, but an entry holds values of one.
 */
function crossesArray(index: Index, at: number): boolean {
  const { path } = index.fields[at]!;
  return index.multikey && index.fields.slice(0, at).some((before) => before.path[0] === path[0]);
}

function whole(prefix: Buffer, exact: boolean): KeyRange {
  return { from: prefix, to: Buffer.concat([prefix, Buffer.of(0xff)]), exact };
}

/** A bound longer than an entry's key can be is cut: the range grows, and the filter narrows it again. */
function shortRange(range: KeyRange): KeyRange {
  const { from, to } = range;
  if (from.length <= LONGEST_WHOLE && to.length <= LONGEST_WHOLE + 1) return range;
  return {
    from: from.length > LONGEST_WHOLE ? from.subarray(0, LONGEST_WHOLE - 40) : from,
    to:
      to.length > LONGEST_WHOLE + 1
        ? Buffer.concat([to.subarray(0, LONGEST_WHOLE - 40), Buffer.of(0xff)])
        : to,
  };
}

function rangeOf(bounds: FieldBounds | undefined, index: Index, direction: 1 | -1): KeyRange | null {
  if (!bounds || (bounds.lower.length === 0 && bounds.upper.length === 0)) return null;
  const greatest = bounds.lower.reduce((a, b) => (Buffer.compare(a, b) >= 0 ? a : b), Buffer.alloc(0));
  const least = bounds.upper.reduce((a, b) => (Buffer.compare(a, b) <= 0 ? a : b), Buffer.of(0xff));
  // Elements of one array may satisfy the two bounds apart, so only one of them can be used.
  const from = greatest;
  const to = index.multikey && !samePrefix(greatest, least) ? Buffer.of(0xff) : least;
  if (Buffer.compare(from, to) >= 0) return { from: Buffer.of(0xff, 0xff), to: Buffer.of(0xff, 0xff) };
  if (direction === 1) return { from, to };
  return { from: below(to), to: above(from) };
}

/** A prefix range comes from one condition, so its two bounds hold for the same element. */
function samePrefix(from: Buffer, to: Buffer): boolean {
  return to.length === from.length + 1 && to.at(-1) === 0xff && to.subarray(0, from.length).equals(from);
}

/** First inverted key of keys below an exclusive upper bound. */
function below(bound: Buffer): Buffer {
  return bound.at(-1) === 0xff
    ? invert(bound.subarray(0, bound.length - 1))
    : Buffer.concat([invert(bound), Buffer.of(0xff)]);
}

/** End of the inverted keys of keys from an inclusive lower bound. */
function above(bound: Buffer): Buffer {
  return bound.at(-1) === 0xff ? invert(bound.subarray(0, bound.length - 1)) : following(invert(bound));
}

/** The first key after all that begin with this one, whatever follows. */
function following(prefix: Buffer): Buffer {
  const last = prefix.findLastIndex((byte) => byte !== 0xff);
  const next = Buffer.from(prefix.subarray(0, last + 1));
  if (last >= 0) next[last]!++;
  return last < 0 ? Buffer.of(0xff) : next;
}

function distinct(keys: Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}

/** A sparse index holds only documents that have a field, which a condition other than null proves. */
function constrains(conjunction: Conjunction, index: Index): boolean {
  return index.fields.some(({ name }) => {
    const bounds = conjunction.fields.get(name);
    return (
      bounds &&
      (bounds.lower.length > 0 ||
        bounds.upper.length > 0 ||
        (bounds.equal?.every((value) => value !== null) ?? false))
    );
  });
}

/** 1 or -1 when reading the index forwards or backwards gives the order, 0 when it does not. */
function orderOf(
  index: Index,
  equal: number,
  sort: readonly SortField[],
  conjunction: Conjunction,
  prefixes: number,
): 1 | -1 | 0 {
  if (sort.length === 0 || index.multikey || index.cut || prefixes !== 1) return 0;
  let way: 1 | -1 | 0 = 0;
  let at = equal;
  for (const { path, direction } of sort) {
    const name = path.join('.');
    if (
      conjunction.fields.get(name)?.equal?.length === 1 &&
      index.fields.slice(0, equal).some((field) => field.name === name)
    )
      continue;
    const field = index.fields[at++];
    if (!field)
      return name === '_id' &&
        index.id !== 0 &&
        at === index.fields.length + 1 &&
        way !== 0 &&
        way === direction
        ? way
        : 0;
    if (field.name !== name) return 0;
    const needed = field.direction === direction ? 1 : -1;
    if (way !== 0 && way !== needed) return 0;
    way = needed;
  }
  return way === 0 ? 1 : way;
}
