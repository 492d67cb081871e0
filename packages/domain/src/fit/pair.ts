import { bestTravel, estimateTravel, type TravelEstimate } from '../travel/estimate.ts';
import { meansFor } from '../travel/means.ts';
import { offeredDays } from '../week/offer.ts';
import type { FitNeed, FitSlot } from './rules.ts';

/** A need beside a slot, with what several rules and terms ask of the two together. */
export interface Pair {
  need: FitNeed;
  slot: FitSlot;
  /** The shortest journey by the student's own means; null without a home or means. */
  travel: TravelEstimate | null;
  /** Days of the period that the slot offers. */
  sharedDays: readonly number[];
}

/** Whether the student is under age, so that no car counts. */
export function isMinor({ age }: Pick<FitNeed, 'age'>): boolean {
  return age !== null && age < 18;
}

/** Puts a need beside a slot. */
export function pairOf(need: FitNeed, slot: FitSlot): Pair {
  const travel = need.home
    ? bestTravel(need.home, slot.site, need.means, {
        minor: isMinor(need),
        crossesBorder: need.country !== slot.country,
      })
    : null;
  const offered = offeredDays(slot.offer);
  return { need, slot, travel, sharedDays: need.weekdays.filter((day) => offered.includes(day)) };
}

/** The journey by each of the student's own means, shortest first. */
export function journeysOf(need: FitNeed, slot: FitSlot): TravelEstimate[] {
  const { home } = need;
  if (!home) return [];
  return meansFor(need.means, isMinor(need))
    .map((means) => estimateTravel(home, slot.site, means, { crossesBorder: need.country !== slot.country }))
    .sort((a, b) => a.minutes - b.minutes);
}
