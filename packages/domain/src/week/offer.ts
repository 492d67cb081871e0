import { dayNumber } from '../time/working-day.ts';
import { sameWeek, weekdaysOf, weekIndex, type Week, type WeekPattern } from './pattern.ts';

/** How many days a week a company asks somebody: 1 to 7, the least not above the most. */
export interface DayCount {
  least: number;
  most: number;
}

/**
 * The days and hours that a slot offers, between its first and its last day. The pattern says when somebody can learn
 * there; all of it is at the company. `days` says on how many of those days a week the company wants the same student;
 * null leaves that to the school.
 */
export interface Offer {
  pattern: WeekPattern;
  days: DayCount | null;
}

export type OfferProblem = 'NO_DAYS' | 'PLACE' | 'DAY_COUNT';

/** What keeps a pattern with a number of days from being an offer; the pattern's own rules are `patternProblems`. */
export function offerProblem({ pattern, days }: Offer): OfferProblem | null {
  const offered = weekdaysOf(pattern).length;
  if (offered === 0) return 'NO_DAYS';
  if (weekdaysOf(pattern, ({ place }) => place !== 'WORKPLACE').length > 0) return 'PLACE';
  if (days === null) return null;
  const { least, most } = days;
  const whole = Number.isInteger(least) && Number.isInteger(most);
  return whole && least >= 1 && least <= most && most <= offered ? null : 'DAY_COUNT';
}

const known = new WeakMap<Offer, readonly number[]>();

/** Weekdays on which the slot offers anything; 1 = Monday. Remembered, since matching asks it of every pair. */
export function offeredDays(offer: Offer): readonly number[] {
  const found = known.get(offer) ?? weekdaysOf(offer.pattern);
  known.set(offer, found);
  return found;
}

/** Whether a number of days a week is one that the company asks. */
export function takesDays({ days }: Offer, count: number): boolean {
  return days === null || (count >= days.least && count <= days.most);
}

/**
 * The weeks of patterns side by side, for as many weeks as it takes until all of them come back together: at most
 * twelve for patterns of one to four weeks.
 */
export function weeksTogether(patterns: readonly WeekPattern[]): Week[][] {
  const turn = patterns.reduce((all, { weeks }) => leastCommon(all, weeks.length), 1);
  const anchor = patterns.find(({ firstWeek }) => firstWeek !== null)?.firstWeek ?? null;
  const monday = anchor === null ? 0 : dayNumber(anchor);
  return Array.from({ length: turn }, (_, week) =>
    patterns.map((pattern) => pattern.weeks[weekIndex(pattern, monday + week * 7)]!),
  );
}

function leastCommon(one: number, other: number): number {
  let sum = one;
  while (sum % other !== 0) sum += one;
  return sum;
}

/** Whether an offer is the same all week: one stretch, equal on each of its days. */
export function sameHours({ pattern }: Offer): boolean {
  const [week, ...others] = pattern.weeks;
  const days = week!.filter((day) => day.length > 0);
  const [first] = days;
  return (
    others.length === 0 &&
    first?.length === 1 &&
    sameWeek(
      week!,
      week!.map((day) => (day.length > 0 ? first : day)),
    )
  );
}
