import type { WorkingDay } from '../time/working-day.ts';
import type { TravelEstimate } from '../travel/estimate.ts';
import { checkRule, type RuleResult } from './checks.ts';
import { journeysOf, pairOf } from './pair.ts';
import { FIT_RULES, type FitNeed, type FitSlot } from './rules.ts';
import { termsOf, type FitTerm } from './terms.ts';
import { createWeekLaw, type WeekLaw } from './week-law.ts';
import { DEFAULT_WEIGHTS, type MatchingWeights } from './weights.ts';

export interface FitReport {
  rules: RuleResult[];
  /** All blocking rules are met. */
  fits: boolean;
  /** 0-100: the sum of the terms' points, of all that they could bring. */
  score: number;
  terms: FitTerm[];
  travel: TravelEstimate | null;
  /** By each of the student's own means, shortest first. */
  journeys: TravelEstimate[];
}

/**
 * Holds a slot against a need: every rule with what explains it, and a score as a sum of named terms.
 * Name, sex, origin and photo are not among the inputs.
 *
 * @param today - the day of the proposal; also for how long ago the slot was confirmed
 * @param options.law - shared by who asks for many
 */
export function assessFit(
  need: FitNeed,
  slot: FitSlot,
  today: WorkingDay,
  options: { weights?: MatchingWeights; law?: WeekLaw } = {},
): FitReport {
  const { weights = DEFAULT_WEIGHTS, law = createWeekLaw() } = options;
  const pair = pairOf(need, slot);
  const rules = FIT_RULES.map((rule) => checkRule(rule, pair, { law, today }));
  const terms = termsOf(pair, weights, today);
  return {
    rules,
    fits: rules.every(({ met, blocks }) => met || !blocks),
    score: scoreOf(terms),
    terms: terms.map(({ term, points, outOf }) => ({ term, points, outOf })),
    travel: pair.travel,
    journeys: journeysOf(need, slot),
  };
}

function scoreOf(terms: readonly FitTerm[]): number {
  const outOf = terms.reduce((sum, one) => sum + one.outOf, 0);
  return outOf === 0 ? 0 : Math.round((100 * terms.reduce((sum, one) => sum + one.points, 0)) / outOf);
}
