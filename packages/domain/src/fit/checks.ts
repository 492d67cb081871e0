import { placesFree, tightestRoom } from '../placement/capacity.ts';
import { isReleased } from '../placement/release.ts';
import { recognitionOn } from '../placement/start-conditions.ts';
import type { WorkingDay } from '../time/working-day.ts';
import { takesDays } from '../week/offer.ts';
import type { Pair } from './pair.ts';
import { BLOCKING_RULES, type FitRule } from './rules.ts';
import type { WeekLaw } from './week-law.ts';

export type Facts = Record<string, string | number | boolean | null>;

export interface RuleResult {
  rule: FitRule;
  met: boolean;
  blocks: boolean;
  facts: Facts;
}

/** What rules ask beside the two: what the law says of a week, and the day on which it would be proposed. */
export interface Around {
  law: WeekLaw;
  today: WorkingDay;
}

type Check = (pair: Pair, around: Around) => { met: boolean; facts?: Facts };

/** Every rule of fit: whether the pair meets it, and what explains that. */
const CHECKS: Record<FitRule, Check> = {
  QUALIFICATION: ({ need, slot }) => ({ met: slot.qualificationIds.includes(need.qualificationId) }),
  RECOGNITION: ({ need, slot }) => {
    const verdict = recognitionOn(slot.recognitions, {
      siteId: slot.site.id,
      qualificationId: need.qualificationId,
      scheme: need.recognitionScheme,
      on: need.startsOn,
    });
    return {
      met: verdict.valid,
      facts: {
        scheme: need.recognitionScheme,
        why: verdict.valid ? null : verdict.why,
        validTo: verdict.recognition?.validTo ?? null,
      },
    };
  },
  LEVEL: ({ need, slot }) => ({
    met: slot.levels.length === 0 || slot.levels.includes(need.level),
    facts: { level: need.level },
  }),
  PERIOD: ({ need, slot }) => ({
    met: slot.startsOn <= need.startsOn && need.endsOn <= slot.endsOn,
    facts: { startsOn: slot.startsOn, endsOn: slot.endsOn },
  }),
  FREE_PLACES: ({ need, slot }) => {
    const free = placesFree(slot);
    const limit = tightestRoom(slot, need.schoolId);
    const room = limit && limit.left < free ? limit : null;
    return {
      met: (room?.left ?? free) > 0,
      facts: {
        free: room?.left ?? free,
        places: slot.places,
        most: room?.most ?? null,
        of: room?.of ?? null,
      },
    };
  },
  SLOT_OPEN: ({ slot }) => ({
    met: !slot.paused && !slot.closed,
    facts: { paused: slot.paused, closed: slot.closed },
  }),
  RELEASED: ({ need, slot }, { today }) => ({
    met: isReleased(slot, need.schoolId, today),
    facts: { from: slot.releasedOn },
  }),
  TRAVEL: ({ need, travel }) => ({
    met: !travel || need.maxTravelMinutes === null || travel.minutes <= need.maxTravelMinutes,
    facts: {
      minutes: travel?.minutes ?? null,
      most: need.maxTravelMinutes,
      means: travel?.means ?? null,
      via: travel?.via ?? null,
    },
  }),
  DAYS: ({ need, slot, sharedDays }) => ({
    met:
      sharedDays.length === need.weekdays.length &&
      (need.weekdays.length === 0 || takesDays(slot.offer, need.weekdays.length)),
    facts: {
      shared: sharedDays.join(''),
      asked: need.weekdays.join(''),
      least: slot.offer.days?.least ?? null,
      most: slot.offer.days?.most ?? null,
    },
  }),
  LANGUAGE: ({ need, slot }) => ({
    met: need.languages.length === 0 || need.languages.includes(slot.language),
    facts: { language: slot.language },
  }),
  AGE: ({ need, slot }) => ({
    met: slot.minimumAge === null || need.age === null || need.age >= slot.minimumAge,
    facts: { minimum: slot.minimumAge },
  }),
  WORKING_TIME: ({ need, slot }, { law }) => {
    const rule = law(need, slot);
    return { met: rule === null, facts: { law: rule } };
  },
};

/** Whether a pair meets a rule, and what explains it. */
export function checkRule(rule: FitRule, pair: Pair, around: Around): RuleResult {
  const { met, facts = {} } = CHECKS[rule](pair, around);
  return { rule, met, blocks: BLOCKING_RULES.has(rule), facts };
}
