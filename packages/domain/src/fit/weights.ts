/** Parts of the score that differ from slot to slot. */
export const PAIR_TERMS = [
  'TRAVEL',
  'WISHES',
  'COMPANY_ORDER',
  'COMPETENCES',
  'DAYS',
  'CONFIRMED',
  'NOT_DECLINED',
  'ROOM',
  'NEAR_PERIOD',
  'CROSS_BORDER',
] as const;
export type PairTerm = (typeof PAIR_TERMS)[number];

/** Parts that are the same for a student at every slot, and decide who goes first where places lack. */
export const PRIORITY_TERMS = ['SHORTAGE', 'SENT_BACK', 'FAIRNESS'] as const;
export type PriorityTerm = (typeof PRIORITY_TERMS)[number];

export const MATCHING_TERMS = [...PAIR_TERMS, ...PRIORITY_TERMS] as const;
export type MatchingTerm = (typeof MATCHING_TERMS)[number];

/** How much each part counts, a whole number from 0 (not at all) to `MOST_WEIGHT`. */
export type MatchingWeights = Readonly<Record<MatchingTerm, number>>;

export const MOST_WEIGHT = 100;

/** What counts where a proeftuin says nothing. */
export const DEFAULT_WEIGHTS: MatchingWeights = {
  TRAVEL: 40,
  WISHES: 25,
  COMPANY_ORDER: 10,
  COMPETENCES: 15,
  DAYS: 20,
  CONFIRMED: 10,
  NOT_DECLINED: 10,
  ROOM: 5,
  NEAR_PERIOD: 5,
  CROSS_BORDER: 0,
  SHORTAGE: 10,
  SENT_BACK: 10,
  FAIRNESS: 10,
};

/** The weights of a proeftuin: what it set, and the default for the rest. */
export function weightsOf(set: Partial<Record<string, number>> | null | undefined): MatchingWeights {
  const known = MATCHING_TERMS.flatMap((term) => {
    const weight = set?.[term];
    return weight === undefined ? [] : [[term, weight] as const];
  });
  return { ...DEFAULT_WEIGHTS, ...Object.fromEntries(known) };
}

/** What counts in a plan though who makes it may not read it (decision 26). */
export const UNREAD_TERMS: readonly PairTerm[] = ['WISHES', 'COMPANY_ORDER'];

/**
 * Whether what may not be read counts for more than all else that differs from slot to slot: a plan that goes by it alone
 * would tell it.
 */
export function unreadOutweighs(weights: MatchingWeights): boolean {
  const sum = (terms: readonly PairTerm[]) => terms.reduce((total, term) => total + weights[term], 0);
  return sum(UNREAD_TERMS) > sum(PAIR_TERMS.filter((term) => !UNREAD_TERMS.includes(term)));
}

/** Whether it can be a weight. */
export function isWeight(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST_WEIGHT;
}
