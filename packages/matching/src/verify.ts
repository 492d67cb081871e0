import type { Market, SlotInput, StudentInput } from './market.ts';
import { entryOf, FREE, NOWHERE, scoreOf, type Plan, type Terms } from './plan.ts';
import { blockingPairs } from './blocking-pairs.ts';

/** What `verify` found. A plan holds when the gap is 0 and there are no violations. */
export interface Verdict {
  /** How far the plan may be from the best, in the weights of the objective; of a stable plan its blocking pairs. */
  readonly gap: number;
  readonly violations: readonly string[];
}

/**
 * Checks a plan against the market and its own certificate, sharing nothing with what found it: every rule and capacity,
 * and that the plan counts exactly as much as the prices say that no plan can exceed.
 */
export function verify<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
): Verdict {
  const market = given as unknown as Market;
  const violations = [...pairViolations(market, plan), ...placeViolations(market, plan)];
  let [placed, score] = [0, 0];
  for (const [student, slot] of plan.slot.entries())
    if (slot !== NOWHERE) {
      placed++;
      score += scoreOf(given, student, slot);
    }
  if (placed !== plan.placed || score !== plan.score) violations.push('totals: not those of the pairs');
  if (!plan.certificate) {
    const gap = blockingPairs(market, plan, Infinity).length;
    return { gap, violations };
  }
  const proof = proveBound(market, plan, violations);
  return { gap: Number(proof), violations };
}

function pairViolations(market: Market, { slot, terms }: Plan): string[] {
  const found: string[] = [];
  const { students, slots } = market;
  if (slot.length !== students.length || terms.pinned.length !== students.length)
    return ['length: not the students of this market'];
  for (const [i, at] of slot.entries()) {
    const fixed = terms.pinned[i]!;
    const id = students[i]!.id;
    if (fixed !== FREE && fixed !== at) found.push(`pin: ${id} is not where it was fixed`);
    if (fixed !== FREE || at === NOWHERE) continue;
    if (entryOf(market, i, at) < 0) found.push(`rule: ${id} may not be in ${slots[at]?.id}`);
    if (terms.forbidden.has(i * slots.length + at)) found.push(`forbid: ${id} in ${slots[at]?.id}`);
  }
  return found;
}

/** Students within each node, fixed or not. */
function countUse({ tree, students }: Market, slot: Int32Array): Int32Array {
  const use = new Int32Array(tree.parent.length);
  for (const [i, at] of slot.entries())
    if (at !== NOWHERE)
      for (let v = tree.enter(at, students[i]!.group); v >= 0; v = tree.parent[v]!) use[v]!++;
  return use;
}

function placeViolations(market: Market, { slot, terms }: Plan): string[] {
  return Array.from(countUse(market, slot)).flatMap((count, node) =>
    count > terms.places[node]!
      ? [`places: ${count} in ${JSON.stringify(market.tree.capacity[node])} of ${terms.places[node]}`]
      : [],
  );
}

function weightOf({ rows, slots }: Market, { keep, forbidden }: Terms, student: number, entry: number) {
  const slot = rows.slot[entry]!;
  if (forbidden.size > 0 && forbidden.has(student * slots.length + slot)) return null;
  return rows.score[entry]! + (keep?.slot[student] === slot ? keep.bonus : 0);
}

/** Bound by the prices less what the plan counts, over the students that were the engine's to decide. */
function proveBound(market: Market, plan: Plan, violations: string[]): bigint {
  const { rows, tree, students } = market;
  const { prices, unplaced } = plan.certificate!;
  const { terms, slot } = plan;
  const entryPrice = new Float64Array(prices.length);
  for (const [v, price] of prices.entries()) {
    if (!Number.isSafeInteger(price) || price < 0) violations.push(`price: ${price} at node ${v}`);
    entryPrice[v] = price + (tree.parent[v]! < 0 ? 0 : entryPrice[tree.parent[v]!]!);
  }
  let gap = 0n;
  const room = terms.places.slice();
  for (const [i, fixed] of terms.pinned.entries()) {
    if (fixed !== FREE) {
      if (fixed >= 0)
        for (let v = tree.enter(fixed, students[i]!.group); v >= 0; v = tree.parent[v]!) room[v]!--;
      continue;
    }
    let best = unplaced;
    let own = unplaced;
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++) {
      const weight = weightOf(market, terms, i, e);
      if (weight === null) continue;
      best = Math.max(best, weight - entryPrice[rows.node[e]!]!);
      if (rows.slot[e] === slot[i]) own = weight;
    }
    const paid = slot[i] === NOWHERE ? 0 : entryPrice[tree.enter(slot[i]!, students[i]!.group)]!;
    if (best !== own - paid) violations.push(`slackness: ${students[i]!.id} would rather go elsewhere`);
    gap += BigInt(best) - BigInt(own);
  }
  const use = countUse(market, slot);
  for (const [v, price] of prices.entries()) {
    if (price > 0 && use[v] !== terms.places[v]) violations.push(`slackness: a price at node ${v}, not full`);
    gap += BigInt(price) * BigInt(room[v]!);
  }
  return gap;
}
