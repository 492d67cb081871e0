import { analyse, type Analysis } from './analysis.ts';
import { holdings } from './blocking-pairs.ts';
import { indexOf, type Market, type SlotInput, type StudentInput } from './market.ts';
import { allowedEntries, entryOf, FREE, NOWHERE, type Plan } from './plan.ts';
import { failedRules } from './rules.ts';
import { shortageGroups, type Shortage } from './shortages.ts';
import { smallestChange, type SmallestChange } from './smallest-change.ts';
import { valueOf, type Value } from './weights.ts';

/** How many slots a rule rejected; each slot is counted once, under the first rule that rejects it. */
export interface Rejections {
  readonly rule: string;
  readonly slots: number;
}

/** Rejections by a person, beside those by rules. */
export const FORBIDDEN_RULE = 'forbidden';

/** Why a student has this place, or none. */
export type Reason =
  | { readonly kind: 'FIXED'; readonly slotId: string | null }
  /** Placed; so many slots that fit would have given more points. */
  | { readonly kind: 'PLACED'; readonly slotId: string; readonly score: number; readonly better: number }
  /** No slot fits. */
  | {
      readonly kind: 'NO_SLOT';
      readonly rejections: readonly Rejections[];
      readonly change: SmallestChange | null;
    }
  /** One of a group for whom there are too few places, and the points by which the others were ahead. */
  | {
      readonly kind: 'SHORTAGE';
      readonly shortage: Shortage;
      readonly pointsShort: number | null;
      readonly change: SmallestChange;
    }
  /** Could be placed, but the objective counts more without it: by so many points. */
  | { readonly kind: 'LOST'; readonly pointsShort: number | null; readonly change: SmallestChange | null };

/** Explains a student's place in a plan, or its absence. Throws RangeError on an unknown id. */
export function explain<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
  studentId: string,
): Reason {
  const market = given as unknown as Market;
  const i = indexOf(market.studentIndex, studentId, 'student');
  const slot = plan.slot[i]!;
  if (plan.terms.pinned[i] !== FREE)
    return { kind: 'FIXED', slotId: slot === NOWHERE ? null : market.slots[slot]!.id };
  if (slot !== NOWHERE) {
    const score = market.rows.score[entryOf(market, i, slot)]!;
    const better = allowedEntries(market, plan.terms, i).filter((e) => market.rows.score[e]! > score).length;
    return { kind: 'PLACED', slotId: market.slots[slot]!.id, score, better };
  }
  const analysis = plan.certificate ? analyse(market, plan) : null;
  const change = analysis && smallestChange(market, plan, analysis, i);
  const entries = allowedEntries(market, plan.terms, i);
  if (entries.length === 0) return { kind: 'NO_SLOT', rejections: rejectionsOf(market, i), change };
  if (!analysis || !change)
    return { kind: 'LOST', pointsShort: rankShort(market, plan, entries), change: null };
  const pointsShort = leastCost(analysis, i, entries);
  const group = shortageGroups(analysis).find(({ students }) => students.has(i));
  if (!group) return { kind: 'LOST', pointsShort, change };
  return { kind: 'SHORTAGE', shortage: group.shortage, pointsShort, change };
}

/** Why a student does not have a certain slot. */
export type WhyNot =
  | { readonly kind: 'HAS_IT' }
  | { readonly kind: 'FIXED' }
  | { readonly kind: 'RULES'; readonly rules: readonly string[] }
  | { readonly kind: 'FORBIDDEN' }
  /** Only fixed students, or a limit of 0, stand there. */
  | { readonly kind: 'CLOSED' }
  /** It is possible; all together would lose exactly this. */
  | { readonly kind: 'COSTS'; readonly cost: Value };

/** Explains why the student is not in the slot. Throws RangeError on unknown ids and for a stable plan. */
export function whyNot<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
  studentId: string,
  slotId: string,
): WhyNot {
  const market = given as unknown as Market;
  const i = indexOf(market.studentIndex, studentId, 'student');
  const j = indexOf(market.slotIndex, slotId, 'slot');
  if (plan.slot[i] === j) return { kind: 'HAS_IT' };
  if (plan.terms.pinned[i] !== FREE) return { kind: 'FIXED' };
  const entry = entryOf(market, i, j);
  if (entry < 0) return { kind: 'RULES', rules: failedRules(given, given.students[i]!, given.slots[j]!) };
  const { net, toSink, fromSink, distances } = analyse(market, plan);
  if (!net.allows(i, entry)) return { kind: 'FORBIDDEN' };
  const node = market.rows.node[entry]!;
  let cost = toSink[node]!;
  if (net.at[i] !== NOWHERE) {
    // The student's own place comes free: somebody may take it, straight or by way of the sink.
    cost += fromSink[net.at[i]!]!;
    cost = Math.min(cost, distances.from(node, cost)[net.at[i]!]!);
  }
  if (cost === Infinity) return { kind: 'CLOSED' };
  return { kind: 'COSTS', cost: valueOf(cost + net.step(i, entry), net.weights) };
}

function rejectionsOf({ rules, rejected, rows }: Market, student: number): Rejections[] {
  const byRule = rules.map((rule, r) => ({ rule, slots: rejected[student * rules.length + r]! }));
  const forbidden = rows.start[student + 1]! - rows.start[student]!;
  return [...byRule, { rule: FORBIDDEN_RULE, slots: forbidden }].filter(({ slots }) => slots > 0);
}

/** What all together would lose if the student got the place where that costs least; null where nobody can yield. */
function leastCost({ net, toSink }: Analysis, student: number, entries: readonly number[]): number | null {
  const least = entries.reduce(
    (best, e) => Math.min(best, net.step(student, e) + toSink[net.market.rows.node[e]!]!),
    Infinity,
  );
  return least === Infinity ? null : valueOf(least, net.weights).score;
}

/** In a stable plan: how many points of a slot the student is behind the last one there, where that is least. */
function rankShort(market: Market, plan: Plan, entries: readonly number[]): number | null {
  const { rows, tree } = market;
  const held = holdings(market, plan);
  const short = entries.map((e) => {
    let most = 0;
    for (let v = rows.node[e]!; v >= 0; v = tree.parent[v]!) {
      if (held.free[v]! > 0) continue;
      if (held.worst[v]! < 0) return Infinity;
      most = Math.max(most, rows.slotPoints[held.worstEntry[v]!]! - rows.slotPoints[e]!);
    }
    return most;
  });
  const least = short.reduce((a, b) => Math.min(a, b), Infinity);
  return least === Infinity ? null : least;
}
