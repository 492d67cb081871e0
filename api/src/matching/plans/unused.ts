import { companyLimit } from '@scheldemond/domain/placing/limits';
import type { PlanInput, Solved } from './solver.ts';

/** Why a place more in a slot is taken by nobody. */
export type Unused =
  /** Nobody who takes part is without a place. */
  | 'ALL_PLACED'
  /** The slot gives none in this plan, or more are asked there than it has places. */
  | 'NOT_FREE'
  /** A limit that the company set, of those that are reached the widest. */
  | 'COMPANY_LIMIT'
  | 'MENTOR_LIMIT'
  | 'SCHOOL_LIMIT'
  /** There was room already. */
  | 'ROOM'
  /** Nobody without a place gets one by it, nor by others who move. */
  | 'NOBODY';

/** A plan with one place more in a slot. */
interface Widened {
  input: PlanInput;
  solved: Solved;
  slotId: string;
}

/**
 * Why the place more in a slot is not taken; null where it is. That a limit of the company is in the way is found, not guessed:
 * a place here that no limit counts would place somebody more.
 *
 * @param look - computes a plan of an input
 */
export async function whyUnused(
  widened: Widened,
  look: (input: PlanInput) => Promise<Solved | null>,
): Promise<Unused | null> {
  const { input, solved, slotId } = widened;
  const slot = input.slots.find(({ fit }) => fit.id === slotId)!;
  const fixed = input.fixed.filter((pair) => pair.slotId === slotId).length;
  const left = slot.places - solved.rows.filter((row) => row.slotId === slotId).length;
  if (slot.places > fixed && left === 0) return null;
  if (!solved.rows.some(({ outcome }) => outcome === 'NOT_PLACED')) return 'ALL_PLACED';
  if (slot.places === fixed) return 'NOT_FREE';
  const { room, perSchool, perSchoolAtCompany } = slot.fit;
  if (room || perSchool || perSchoolAtCompany) {
    const beyond = await look(beyondLimits(input, slotId));
    if (beyond && beyond.figures.placed > solved.figures.placed) return reachedAt(widened);
  }
  return left > 1 ? 'ROOM' : 'NOBODY';
}

/** The same with a place beside those of the slot that no limit of its company counts. */
function beyondLimits(input: PlanInput, slotId: string): PlanInput {
  const { fit } = input.slots.find((slot) => slot.fit.id === slotId)!;
  const id = `${slotId} beyond limits`;
  const rooms = { room: null, perSchool: null, perSchoolAtCompany: null };
  return {
    ...input,
    slots: [...input.slots, { fit: { ...fit, ...rooms, id, places: 1, placesTaken: 0 }, places: 1 }],
    forbids: input.forbids.flatMap((pair) =>
      pair.slotId === slotId ? [pair, { ...pair, slotId: id }] : pair,
    ),
  };
}

/** The widest limit around the slot that is reached; those of schools where no other is. */
function reachedAt({ input: { slots, limits }, solved: { rows }, slotId }: Widened): Unused {
  const limitOf = new Map(limits.map((limit) => [limit.id, limit]));
  const slotOf = new Map(slots.map((slot) => [slot.fit.id, slot]));
  const around = (id: string | null): string[] => {
    const found: string[] = [];
    for (let at = slotOf.get(id ?? '')?.within; at !== undefined; at = limitOf.get(at)?.within)
      found.push(at);
    return found;
  };
  const held = rows.flatMap((row) => around(row.slotId));
  const reached = around(slotId).filter(
    (id) => held.filter((one) => one === id).length >= limitOf.get(id)!.places,
  );
  if (reached.length === 0) return 'SCHOOL_LIMIT';
  const { companyId } = slotOf.get(slotId)!.fit;
  return reached.includes(companyLimit(companyId)) ? 'COMPANY_LIMIT' : 'MENTOR_LIMIT';
}
