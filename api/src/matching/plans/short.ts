import { bottlenecks } from '@scheldemond/matching/bottlenecks';
import type { Market, SlotInput, StudentInput } from '@scheldemond/matching/market';
import type { Plan } from '@scheldemond/matching/plan';
import { shortages } from '@scheldemond/matching/shortages';

/** Students and slots that cannot all be served, whatever the plan. */
export interface PlanShortage {
  qualificationIds: string[];
  students: number;
  places: number;
  /** Students who stay without a place in any plan. */
  missing: number;
  slotIds: string[];
}

/** Where places lack in a plan. */
export interface PlanShort {
  /** Most missing first. */
  shortages: PlanShortage[];
  /** Slots where one more place would place one more student, everybody being placed anew. */
  widenSlotIds: string[];
}

/** Where places lack; exact, from the prices of the plan. What one more place would bring in points is not told. */
export function shortOf<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
): PlanShort {
  const qualification = new Map(market.students.map((student) => [student.id, student.qualification]));
  return {
    shortages: shortages(market, plan)
      .map(({ students, places, missing, slots }) => ({
        qualificationIds: [...new Set(students.map((id) => qualification.get(id)!))],
        students: students.length,
        places,
        missing,
        slotIds: [...slots],
      }))
      .sort((a, b) => b.missing - a.missing),
    widenSlotIds: bottlenecks(market, plan).flatMap((capacity) =>
      capacity.kind === 'slot' ? [capacity.slotId] : [],
    ),
  };
}
