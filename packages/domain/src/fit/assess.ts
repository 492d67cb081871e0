import { placesFree } from '../placement/capacity.ts';
import { recognitionOn } from '../placement/start-conditions.ts';
import { dayNumber, type WorkingDay } from '../time/working-day.ts';
import { bestTravel, type TravelEstimate } from '../travel/estimate.ts';
import { BLOCKING_RULES, type FitNeed, type FitRule, type FitSlot } from './rules.ts';

export type Facts = Record<string, string | number | boolean | null>;

export interface RuleResult {
  rule: FitRule;
  met: boolean;
  blocks: boolean;
  facts: Facts;
}

export interface FitTerm {
  term: 'TRAVEL' | 'DAYS' | 'CONFIRMED' | 'ROOM' | 'NEAR_PERIOD';
  points: number;
  outOf: number;
}

export interface FitReport {
  rules: RuleResult[];
  /** All blocking rules are met. */
  fits: boolean;
  /** 0-100, the sum of the terms. */
  score: number;
  terms: FitTerm[];
  travel: TravelEstimate | null;
}

/**
 * Holds a slot against a need: every rule with what explains it, and a score as a sum of named terms.
 * Name, sex, origin and photo are not among the inputs.
 *
 * @param today - for how long ago the slot was confirmed
 */
export function assessFit(need: FitNeed, slot: FitSlot, today: WorkingDay): FitReport {
  const minor = need.age !== null && need.age < 18;
  const travel = need.home
    ? bestTravel(need.home, slot.site, need.means, { minor, crossesBorder: need.country !== slot.country })
    : null;
  const shared = need.weekdays.filter((day) => slot.weekdays.includes(day));
  const verdict = recognitionOn(slot.recognitions, {
    siteId: slot.site.id,
    qualificationId: need.qualificationId,
    scheme: need.recognitionScheme,
    on: need.startsOn,
  });
  const rule = (name: FitRule, met: boolean, facts: Facts = {}): RuleResult => ({
    rule: name,
    met,
    blocks: BLOCKING_RULES.has(name),
    facts,
  });
  const rules: RuleResult[] = [
    rule('QUALIFICATION', slot.qualificationIds.includes(need.qualificationId)),
    rule('RECOGNITION', verdict.valid, {
      scheme: need.recognitionScheme,
      why: verdict.valid ? null : verdict.why,
      validTo: verdict.recognition?.validTo ?? null,
    }),
    rule('LEVEL', slot.levels.length === 0 || slot.levels.includes(need.level), { level: need.level }),
    rule('PERIOD', slot.startsOn <= need.startsOn && need.endsOn <= slot.endsOn, {
      startsOn: slot.startsOn,
      endsOn: slot.endsOn,
    }),
    rule('FREE_PLACES', placesFree(slot) > 0, { free: placesFree(slot), places: slot.places }),
    rule('SLOT_OPEN', !slot.paused && !slot.closed, { paused: slot.paused, closed: slot.closed }),
    rule('TRAVEL', !travel || need.maxTravelMinutes === null || travel.minutes <= need.maxTravelMinutes, {
      minutes: travel?.minutes ?? null,
      most: need.maxTravelMinutes,
      means: travel?.means ?? null,
      via: travel?.via ?? null,
    }),
    rule('DAYS', shared.length === need.weekdays.length, {
      shared: shared.join(''),
      asked: need.weekdays.join(''),
    }),
    rule('LANGUAGE', need.languages.length === 0 || need.languages.includes(slot.language), {
      language: slot.language,
    }),
    rule('AGE', slot.minimumAge === null || need.age === null || need.age >= slot.minimumAge, {
      minimum: slot.minimumAge,
    }),
  ];
  const terms = termsOf(need, slot, travel, shared.length, today);
  return {
    rules,
    fits: rules.every(({ met, blocks }) => met || !blocks),
    score: terms.reduce((sum, { points }) => sum + points, 0),
    terms,
    travel,
  };
}

function termsOf(
  need: FitNeed,
  slot: FitSlot,
  travel: TravelEstimate | null,
  sharedDays: number,
  today: WorkingDay,
): FitTerm[] {
  const most = Math.max(15, need.maxTravelMinutes ?? 60);
  const age = slot.lastConfirmedOn === null ? Infinity : dayNumber(today) - dayNumber(slot.lastConfirmedOn);
  const margin =
    dayNumber(slot.endsOn) - dayNumber(slot.startsOn) - (dayNumber(need.endsOn) - dayNumber(need.startsOn));
  return [
    term('TRAVEL', 50, travel ? 1 - Math.max(0, travel.minutes - 5) / (most * 1.5) : 0.5),
    term('DAYS', 25, need.weekdays.length === 0 ? 1 : sharedDays / need.weekdays.length),
    term('CONFIRMED', 15, 1 - age / 120),
    term('ROOM', 5, placesFree(slot) / Math.max(1, slot.places)),
    term('NEAR_PERIOD', 5, 1 - margin / 365),
  ];
}

function term(name: FitTerm['term'], outOf: number, share: number): FitTerm {
  const clamped = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  return { term: name, points: Math.round(outOf * clamped), outOf };
}
