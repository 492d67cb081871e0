import { placesFree } from '../placement/capacity.ts';
import { fold } from '../text/fold.ts';
import { dayNumber, type WorkingDay } from '../time/working-day.ts';
import type { Pair } from './pair.ts';
import type { FitWishes } from './rules.ts';
import type { MatchingWeights, PairTerm } from './weights.ts';

/** A named part of the score. */
export interface FitTerm {
  term: PairTerm;
  points: number;
  /** The weight that the proeftuin gives it. */
  outOf: number;
}

/** The share of a term, from 0 to 1; null where nothing is known that it could go by. */
type Share = (pair: Pair, today: WorkingDay) => number | null;

const SHARES: Record<PairTerm, Share> = {
  TRAVEL: ({ need, travel }) => {
    const most = Math.max(15, need.maxTravelMinutes ?? 60);
    return travel ? 1 - Math.max(0, travel.minutes - 5) / (most * 1.5) : null;
  },
  WISHES: ({ need, slot }) => {
    const { wishes } = need;
    if (!wishes || (wishes.choices.length === 0 && wishes.places.length === 0)) return null;
    const rank = wishedRank(wishes, slot);
    const place = wishes.places.includes(fold(slot.site.place)) ? 0.5 : 0;
    return rank === null ? place : Math.max(place, shareOfRank(rank));
  },
  COMPANY_ORDER: ({ need, slot }) => {
    const rank = need.companyRanks[slot.id];
    return rank === undefined ? null : shareOfRank(rank);
  },
  COMPETENCES: ({ need, slot }) => {
    const known = need.occupations.length > 0 && slot.occupations.length > 0;
    const prepared = slot.occupations.filter((occupation) => need.occupations.includes(occupation));
    return known ? prepared.length / slot.occupations.length : null;
  },
  DAYS: ({ need, slot, sharedDays }) =>
    need.weekdays.length === 0
      ? null
      : Math.min(sharedDays.length, slot.offer.days?.most ?? 7) / need.weekdays.length,
  CONFIRMED: ({ slot }, today) =>
    slot.lastConfirmedOn === null ? 0 : 1 - (dayNumber(today) - dayNumber(slot.lastConfirmedOn)) / 120,
  NOT_DECLINED: ({ need, slot }) =>
    need.declinedBy.length === 0 ? null : Number(!need.declinedBy.includes(slot.companyId)),
  ROOM: ({ slot }) => placesFree(slot) / Math.max(1, slot.places),
  NEAR_PERIOD: ({ need, slot }) => {
    const own = dayNumber(need.endsOn) - dayNumber(need.startsOn);
    return 1 - (dayNumber(slot.endsOn) - dayNumber(slot.startsOn) - own) / 365;
  },
  CROSS_BORDER: ({ need, slot }) => Number(need.country !== slot.country),
};

/** All for the first, less for each that comes before. */
function shareOfRank(rank: number): number {
  return 1 - (rank - 1) * 0.08;
}

/** Which of the wishes the slot is, 1 for the first: the slot itself, or work of that kind; null for none. */
export function wishedRank(wishes: FitWishes, slot: Pick<Pair['slot'], 'id' | 'words'>): number | null {
  const at = wishes.choices.findIndex(({ slotId, words }) =>
    slotId === null
      ? words.length > 0 && words.every((asked) => slot.words.some((word) => word.startsWith(asked)))
      : slotId === slot.id,
  );
  return at < 0 ? null : at + 1;
}

/** The terms that have a weight and something to go by, in their order. */
export function termsOf(
  pair: Pair,
  weights: MatchingWeights,
  today: WorkingDay,
): (FitTerm & { share: number })[] {
  return (Object.keys(SHARES) as PairTerm[]).flatMap((term) => {
    const outOf = weights[term];
    const known = outOf > 0 ? SHARES[term](pair, today) : null;
    if (known === null) return [];
    const share = Math.min(1, Math.max(0, known));
    return [{ term, share, points: Math.round(outOf * share), outOf }];
  });
}

/** What part of all that counts the pair has, from 0 to 1. */
export function shareOfTerms(terms: readonly { share: number; outOf: number }[]): number {
  const outOf = terms.reduce((sum, one) => sum + one.outOf, 0);
  return outOf === 0 ? 0 : terms.reduce((sum, one) => sum + one.outOf * one.share, 0) / outOf;
}
