import { analyse } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';
import type { Market, SlotInput, StudentInput } from './market.ts';
import { NOWHERE, type Plan } from './plan.ts';
import { reachedFrom } from './shortages.ts';
import { waysOut } from './ways-out.ts';

/**
 * The capacities where one more place, the limits around it as they are, would place one more student. As `marginals`
 * tells by `gainPlus1.students`, of a plan that places most students, in one walk through it however the limits nest.
 * Throws RangeError for a stable plan.
 */
export function bottlenecks<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
): Capacity[] {
  const market = given as unknown as Market;
  const analysis = analyse(market, plan);
  const { net } = analysis;
  const { raises } = waysOut(analysis);
  const without = [...net.at.keys()].filter((i) => net.at[i] === NOWHERE);
  const reached = reachedFrom(analysis, without);
  return market.tree.capacity.filter((_, v) => {
    const outer = net.parent[v]!;
    return reached[v] === 1 && net.isFull(v) && (outer < 0 || raises[outer] === 0);
  });
}
