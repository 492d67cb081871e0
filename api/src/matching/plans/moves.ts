import { can } from '@scheldemond/domain/access/ability';
import type { FitRule } from '@scheldemond/domain/fit/rules';
import type { Context } from '../../context.ts';
import { newId } from '../../database.ts';
import { AppError } from '../../errors.ts';
import { proeftuinenByIds } from '../../proeftuinen/service.ts';
import { loadCohort, type Decided } from './cohort.ts';
import { differing, type Difference } from './differences.ts';
import { loadPlan, placesOf, planRows, type Plan } from './service.ts';
import { unmetRules, type Pair } from './solver.ts';
import { computeInWorker } from './workers.ts';

/** What a move by hand would do. */
export interface Move {
  rules: FitRule[];
  possible: boolean;
  placedBefore: number;
  placed: number | null;
  minutesBefore: number;
  minutes: number | null;
  changes: Difference[];
}

/**
 * What moving a student to a slot would do to a plan: the repair that a plan with this pin would be, computed in a thread
 * and not saved. No points are told: beside those of the plan they would tell a wish.
 *
 * @returns null when the viewer may not go on from the plan, or it is not there
 * @throws AppError when the student or the slot takes no part in it
 */
export async function moveOf(context: Context, planId: string, pair: Pair): Promise<Move | null> {
  const plan = await loadPlan(context, planId);
  if (plan?.state !== 'DONE' || !plan.figures || !can(context.ability, 'edit', 'MatchingPlan', plan))
    return null;
  const [proeftuin] = await proeftuinenByIds([plan.proeftuinId]);
  if (!proeftuin) return null;
  const rows = await planRows(context, plan);
  let rules: FitRule[] = [];
  const result = await computeInWorker(`move of ${newId()}`, async () => {
    const decided = { ...decidedWith(plan, pair), before: placesOf(rows) };
    const { input } = await loadCohort(proeftuin, context.clock.today(), decided);
    if (!input.pins.some(({ needId }) => needId === pair.needId))
      throw new AppError('BAD_INPUT', 'Only who takes part in the plan and is not accepted can be moved.');
    rules = unmetRules(input, pair);
    return input;
  });
  const { placed: placedBefore, minutesTotal: minutesBefore } = plan.figures;
  const before = { rules, placedBefore, minutesBefore };
  if (result?.kind !== 'solved')
    return { ...before, possible: false, placed: null, minutes: null, changes: [] };
  const { placed, minutesTotal: minutes } = result.figures;
  return { ...before, possible: true, placed, minutes, changes: differing([rows, result.rows]) };
}

/** What was decided for a plan, with one student put in a slot. */
function decidedWith(plan: Plan, pair: Pair): Omit<Decided, 'before'> {
  const others = ({ needId }: Pair) => needId !== pair.needId;
  return {
    ...plan,
    pins: [...plan.pins.filter(others), pair],
    forbids: plan.forbids.filter((one) => others(one) || one.slotId !== pair.slotId),
    leaveOut: plan.leaveOut.filter((needId) => needId !== pair.needId),
  };
}
