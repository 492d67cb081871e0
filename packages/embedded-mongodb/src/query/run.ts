import { ObjectId } from 'bson';
import type { Collection } from '../storage/catalog.ts';
import { idKeyOf, printKey } from '../storage/keys.ts';
import type { Found, View } from '../storage/view.ts';
import type { Collation } from '../values/collation.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { compileFilter } from './matcher.ts';
import type { Variables } from '../aggregate/expressions.ts';
import { choosePlan, type Plan } from './plan.ts';
import { sortDocs, type SortField } from './sort.ts';

export interface Query {
  filter: Doc;
  sort?: SortField[];
  skip?: number;
  limit?: number;
  hint?: string;
  variables?: Variables;
  /** How strings compare; as their bytes when it is not there. */
  collation?: Collation | null;
}

/** Counts for `explain`. */
export interface Statistics {
  plan: Plan | null;
  docsExamined: number;
  keysExamined: number;
}

/** The documents that a query finds, in its order. */
export function runQuery(
  view: View,
  collection: Collection | null,
  query: Query,
  statistics?: Statistics,
): Found[] {
  const id = statistics ? null : onlyId(query);
  if (collection && id !== null) {
    const found = view.get(collection, idKeyOf(id));
    return found && !query.skip ? [found] : [];
  }
  const sort = query.sort ?? [];
  const collation = query.collation ?? null;
  const plan = collection && choosePlan(collection, query.filter, sort, query.hint, collation !== null);
  const whole = plan?.kind === 'IXSCAN' && plan.whole;
  const matcher = whole ? null : compileFilter(query.filter, query.variables, collation);
  if (!collection || !plan) return [];
  const counts = statistics ?? { plan, docsExamined: 0, keysExamined: 0 };
  counts.plan = plan;
  const inOrder = sort.length === 0 || (plan.kind === 'IXSCAN' && plan.sorted);
  const skip = query.skip ?? 0;
  const wanted = query.limit ? skip + query.limit : Infinity;
  const found: Found[] = [];
  for (const candidate of candidates(view, collection, plan, counts)) {
    counts.docsExamined++;
    if (matcher && !matcher(candidate.doc)) continue;
    found.push(candidate);
    if (inOrder && found.length >= wanted) break;
  }
  const ordered = inOrder ? found : sortDocs(found, sort, ({ doc }) => doc, collation);
  return skip > 0 || wanted < ordered.length ? ordered.slice(skip, wanted) : ordered;
}

/** The `_id` of a query for one document and nothing else, which its key answers without a plan. */
function onlyId({ filter, hint, collation }: Query): string | ObjectId | null {
  if (hint !== undefined || collation) return null;
  for (const field in filter) if (field !== '_id') return null;
  const condition = filter['_id'];
  const keys = isDoc(condition) ? Object.keys(condition) : [];
  const id = keys.length === 1 && keys[0] === '$eq' ? (condition as Doc)['$eq'] : condition;
  return typeof id === 'string' || id instanceof ObjectId ? id : null;
}

function* candidates(view: View, collection: Collection, plan: Plan, counts: Statistics): Iterable<Found> {
  if (plan.kind === 'COLLSCAN') return yield* view.documents(collection, null, null, false);
  const seen = new Set<string>();
  if (plan.kind === 'OR') {
    for (const part of plan.plans) {
      for (const found of candidates(view, collection, part, counts)) {
        const key = printKey(found.idKey);
        if (seen.has(key)) continue;
        seen.add(key);
        yield found;
      }
    }
    return;
  }
  const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges;
  for (const { from, to, exact } of ranges) {
    if (plan.index.id === 0 && exact) {
      counts.keysExamined++;
      const found = view.get(collection, from);
      if (found) yield found;
      continue;
    }
    if (plan.index.id === 0) {
      for (const found of view.documents(collection, from, to, plan.reverse)) {
        counts.keysExamined++;
        yield found;
      }
      continue;
    }
    for (const { idKey } of view.entries(
      collection,
      plan.index,
      { from, to, exact: exact ?? false },
      plan.reverse,
    )) {
      counts.keysExamined++;
      if (plan.index.multikey) {
        const key = printKey(idKey);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      const found = view.get(collection, idKey);
      if (found) yield found;
    }
  }
}
