import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { repairOf, solvedNow, type Effect } from './repairs.ts';
import { whyUnused, type Unused } from './unused.ts';

/** What one place more in a slot would bring. */
export interface OnePlace {
  slotId: string;
  /** Null when who is fixed does not fit any more. */
  effect: Effect | null;
  /** Why nobody takes the place; null when somebody does. */
  unused: Unused | null;
}

/**
 * What one place more in a slot would do to a plan.
 *
 * @returns null when the viewer may not go on from the plan, or it is not there
 * @throws AppError when the slot takes no part in it
 */
export async function onePlaceAt(context: Context, planId: string, slotId: string): Promise<OnePlace | null> {
  const repair = await repairOf(context, planId, {
    decide: () => ({ onePlaceAt: slotId }),
    check: ({ slots }) => {
      if (!slots.some(({ fit }) => fit.id === slotId))
        throw new AppError('BAD_INPUT', 'Only a slot that takes part in the plan can be looked at.');
    },
  });
  if (!repair) return null;
  const { input, solved, effect } = repair;
  const look = (beyond: typeof input) => solvedNow(async () => beyond);
  return { slotId, effect, unused: solved && (await whyUnused({ input, solved, slotId }, look)) };
}
