import type { Analysis } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';
import type { Market, SlotInput, StudentInput } from './market.ts';
import type { Plan } from './plan.ts';
import { failedRules } from './rules.ts';
import { bestWayOut, raisedOnWay, waysOut } from './ways-out.ts';

/** The smallest changes that would place the student, nobody losing theirs; null where that kind cannot. */
export interface SmallestChange {
  /** Fewest capacities that need one place more. */
  readonly places: readonly Capacity[] | null;
  /** The slot, of the student's own qualification, that has a place and where the fewest rules stand in the way. */
  readonly rules: { readonly slotId: string; readonly rules: readonly string[] } | null;
}

/** Finds the smallest changes for a student without a place. */
export function smallestChange<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
  analysis: Analysis,
  student: number,
): SmallestChange {
  return {
    places: fewestPlaces(analysis, student),
    rules: fewestRules(market, plan, analysis, student),
  };
}

function fewestPlaces(analysis: Analysis, student: number): Capacity[] | null {
  const node = bestWayOut(analysis, student);
  return node < 0 ? null : raisedOnWay(analysis, node);
}

function fewestRules<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
  analysis: Analysis,
  student: number,
): SmallestChange['rules'] {
  const { qualification, group } = market.students[student]!;
  let best: SmallestChange['rules'] = null;
  const { raises } = waysOut(analysis);
  for (const [j, slot] of market.slots.entries()) {
    if (!slot.qualifications.includes(qualification) || raises[market.tree.enter(j, group)] !== 0) continue;
    if (plan.terms.forbidden.has(student * market.slots.length + j)) continue;
    const rules: string[] = failedRules(market, market.students[student]!, slot, best?.rules.length);
    if (!best || rules.length < best.rules.length) best = { slotId: slot.id, rules };
    // Fewer cannot be: who may go where there is a place has one.
    if (best.rules.length <= 1) break;
  }
  return best;
}
