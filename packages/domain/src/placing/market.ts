import { checkRule } from '../fit/checks.ts';
import { isMinor, pairOf, type Pair } from '../fit/pair.ts';
import { type FitNeed, type FitRule, type FitSlot } from '../fit/rules.ts';
import { shareOfTerms, termsOf } from '../fit/terms.ts';
import { shareLeft } from '../placement/capacity.ts';
import { createWeekLaw } from '../fit/week-law.ts';
import type { MatchingWeights } from '../fit/weights.ts';
import { planePoint, straightReach } from '../travel/plane.ts';
import type { WorkingDay } from '../time/working-day.ts';
import { priorityOf, type Priority } from './priority.ts';

/** A need that takes part in a plan. */
export interface PlacingNeed {
  id: string;
  fit: FitNeed;
  priority: Priority;
}

/** A slot that takes part. */
export interface PlacingSlot {
  /** Students that may be placed there by the plan, those who are fixed there counted too. */
  places: number;
  fit: FitSlot;
  /** The limit of a company or a mentor that it counts towards, by id. */
  within?: string;
  /** Students of each school that the plan may place there, those who are fixed there counted too. */
  groupLimit?: Readonly<Record<string, number>>;
}

/** A limit that a company set over several slots: its own, or one mentor's within it. */
export interface PlacingLimit {
  id: string;
  /** Students that the plan may place there, those who are fixed there counted too. */
  places: number;
  within?: string;
}

/** Everything that a plan is computed from. */
export interface PlacingInput {
  needs: readonly PlacingNeed[];
  slots: readonly PlacingSlot[];
  limits: readonly PlacingLimit[];
  weights: MatchingWeights;
  today: WorkingDay;
}

interface Student {
  id: string;
  group: string;
  qualification: string;
  at?: { x: number; y: number };
  reach?: number;
  need: PlacingNeed;
}
interface Place {
  id: string;
  qualifications: readonly string[];
  at: { x: number; y: number };
  places: number;
  within?: string;
  groupLimit?: Readonly<Record<string, number>>;
  slot: PlacingSlot;
}

/**
 * The rules under which a plan places, cheapest first: those that block a proposal, and those that a teacher may put
 * aside for one student, which no plan does for them. Qualification and distance come first, by where the slots lie.
 */
export const PLAN_RULES = [
  'SLOT_OPEN',
  'RELEASED',
  'FREE_PLACES',
  'LEVEL',
  'PERIOD',
  'AGE',
  'LANGUAGE',
  'DAYS',
  'RECOGNITION',
  'TRAVEL',
  'WORKING_TIME',
] as const satisfies readonly FitRule[];

/** The product's name of what the engine calls its own two rules. */
export function ruleOfEngine(rule: string): FitRule | 'FORBIDDEN' {
  if (rule === 'qualification') return 'QUALIFICATION';
  if (rule === 'reach') return 'TRAVEL';
  if (rule === 'forbidden') return 'FORBIDDEN';
  return rule as FitRule;
}

/** Points of a whole fit. Tens of thousands, so that a plan tells minutes apart; far below what the engine can add. */
const WHOLE = 10_000;

/**
 * Turns needs and slots into what the engine takes: places on a plane, the product's rules by name, and points as the
 * sum of the weighted terms and the student's priority. Each pair is looked at only when the engine asks for it.
 */
export function placingMarket({ needs, slots, limits, weights, today }: PlacingInput) {
  const around = { law: createWeekLaw(), today };
  let last: Pair | null = null;
  const pair = ({ need }: Student, { slot }: Place): Pair => {
    if (last?.need !== need.fit || last.slot !== slot.fit) last = pairOf(need.fit, slot.fit);
    return last;
  };
  const accepts = (rule: FitRule) => (student: Student, place: Place) => {
    const both = pair(student, place);
    // Half a week in common is for the score; with fewer days in common than the company asks there is nothing to propose.
    if (rule === 'DAYS')
      return (
        both.need.weekdays.length === 0 || both.sharedDays.length >= (place.slot.fit.offer.days?.least ?? 1)
      );
    // What is full is a capacity, and what one more place would bring is told of it; but for what no capacity is.
    if (rule === 'FREE_PLACES') return mayBeFree(place.slot.fit, both.need.schoolId);
    return checkRule(rule, both, around).met;
  };
  return {
    students: needs.map(studentOf),
    slots: slots.map((slot): Place => ({
      id: slot.fit.id,
      qualifications: slot.fit.qualificationIds,
      at: planePoint(slot.fit.site),
      places: slot.places,
      ...(slot.within === undefined ? {} : { within: slot.within }),
      ...(slot.groupLimit === undefined ? {} : { groupLimit: slot.groupLimit }),
      slot,
    })),
    limits,
    filters: PLAN_RULES.map((rule) => ({ rule, accepts: accepts(rule) })),
    score: (student: Student, place: Place): number =>
      Math.round(WHOLE * shareOfTerms(termsOf(pair(student, place), weights, today))) +
      Math.round((WHOLE / 100) * priorityOf(student.need.priority, weights)),
  };
}

/** Whether one more place could be free for the school: not more are asked than there are, and the company's cap has room. */
function mayBeFree({ placesTaken, places, perSchoolAtCompany }: FitSlot, schoolId: string): boolean {
  return placesTaken <= places && shareLeft(perSchoolAtCompany, schoolId)?.left !== 0;
}

function studentOf(need: PlacingNeed): Student {
  const { home, means, maxTravelMinutes, qualificationId } = need.fit;
  const base = { id: need.id, group: need.fit.schoolId, qualification: qualificationId, need };
  if (!home) return base;
  const at = planePoint(home);
  const reach = maxTravelMinutes === null ? null : straightReach(means, isMinor(need.fit), maxTravelMinutes);
  return reach === null ? { ...base, at } : { ...base, at, reach };
}
