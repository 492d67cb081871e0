import type { WorkingDay } from '../time/working-day.ts';
import { withLawfulBreaks, type Learner } from '../working-time/breaks.ts';
import type { Offer } from './offer.ts';
import { weekPattern, type WeekPattern } from './pattern.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import type { Stretch } from './stretch.ts';

export interface AskedDays {
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  weekdays: readonly number[];
}

/**
 * The week that a proposal begins with: the days of the period that the slot offers too, at the slot's hours and no more
 * of them than the company asks; all days of the period where they share none. Breaks are as long as the law asks for
 * the learner, since a company that says nothing of breaks keeps to it.
 */
export function proposedWeek(period: AskedDays, offer: Offer, learner: Learner): Schedule {
  const pattern = withLawfulBreaks(sharedPattern(period.weekdays, offer), learner, period.startsOn);
  return scheduleOf(period.startsOn, period.endsOn, pattern);
}

function sharedPattern(weekdays: readonly number[], { pattern, days }: Offer): WeekPattern {
  const most = days?.most ?? 7;
  const weeks = pattern.weeks.map((week) => {
    let count = 0;
    return week.map((day, at) => (day.length > 0 && weekdays.includes(at + 1) && count++ < most ? day : []));
  });
  if (weeks.some((week) => week.some((day) => day.length > 0))) return weekPattern(weeks, pattern.firstWeek);
  const usual: readonly Stretch[] = pattern.weeks.flat().find((day) => day.length > 0) ?? [];
  return weekPattern([[1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? usual : []))]);
}
