import type { FitRule } from '@scheldemond/domain/fit/rules';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import type { Decided } from './cohort.ts';
import { repairOf, type Effect } from './repairs.ts';
import type { Plan } from './service.ts';
import { unmetRules, type Pair } from './solver.ts';

/** What a move by hand would do. */
export interface Move {
  rules: FitRule[];
  /** Null when it is not possible. */
  effect: Effect | null;
}

/**
 * What moving a student to a slot would do to a plan.
 *
 * @returns null when the viewer may not go on from the plan, or it is not there
 * @throws AppError when the student or the slot takes no part in it
 */
export async function moveOf(context: Context, planId: string, pair: Pair): Promise<Move | null> {
  const repair = await repairOf(context, planId, {
    decide: (plan) => pinnedIn(plan, pair),
    check: ({ pins }) => {
      if (!pins.some(({ needId }) => needId === pair.needId))
        throw new AppError('BAD_INPUT', 'Only who takes part in the plan and is not accepted can be moved.');
    },
  });
  return repair && { rules: unmetRules(repair.input, pair), effect: repair.effect };
}

/** What was decided for a plan, with one student put in a slot. */
function pinnedIn(plan: Plan, pair: Pair): Pick<Decided, 'pins' | 'forbids' | 'leaveOut'> {
  const others = ({ needId }: Pair) => needId !== pair.needId;
  return {
    pins: [...plan.pins.filter(others), pair],
    forbids: plan.forbids.filter((one) => others(one) || one.slotId !== pair.slotId),
    leaveOut: plan.leaveOut.filter((needId) => needId !== pair.needId),
  };
}
