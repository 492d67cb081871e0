import type { WorkingDay } from '../time/working-day.ts';
import { withLawfulBreaks, type Learner } from '../working-time/breaks.ts';
import { freeWeeks } from './offer-fit.ts';
import { weeksTogether, type Offer } from './offer.ts';
import { MOST_WEEKS, weekPattern, type Week, type WeekPattern } from './pattern.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { sortedStretches, type Stretch } from './stretch.ts';

export interface AskedDays {
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  weekdays: readonly number[];
}

/** Who a proposal is for. */
export interface ProposedLearner extends Learner {
  /** When the programme's students are at school; null when that is not said. */
  school: WeekPattern | null;
}

/**
 * The week that a proposal begins with: the school's own days, and of the period's days those on which the slot offers
 * hours that no time at school touches; no more of them than the company asks. Where none is left it is all days of the
 * period, for people to change. Breaks are as long as the law asks for the learner, since a company that says nothing of
 * breaks keeps to it.
 */
export function proposedWeek(period: AskedDays, offer: Offer, learner: ProposedLearner): Schedule {
  const pattern =
    sharedPattern(period.weekdays, offer, learner.school) ?? askedPattern(period.weekdays, offer);
  return scheduleOf(period.startsOn, period.endsOn, withLawfulBreaks(pattern, learner, period.startsOn));
}

/** School and the hours beside it; null where no day is left. */
function sharedPattern(
  weekdays: readonly number[],
  offer: Offer,
  school: WeekPattern | null,
): WeekPattern | null {
  if (school === null) return asked(weekdays, offer, offer.pattern.weeks, offer.pattern.firstWeek);
  const both = weeksTogether([offer.pattern, school]);
  if (both.length > MOST_WEEKS) {
    // More weeks than a pattern can take turns: the hours that are free in every one of them, and school stays unsaid.
    const lessons: WeekPattern = { weeks: [allOf(school.weeks)], firstWeek: null };
    return asked(weekdays, offer, freeWeeks(offer, lessons), offer.pattern.firstWeek);
  }
  const firstWeek = offer.pattern.firstWeek ?? school.firstWeek;
  const work = asked(weekdays, offer, freeWeeks(offer, school), firstWeek);
  if (work === null) return null;
  const beside = weeksTogether([work, school]).map(([own, lessons]) =>
    own!.map((day, at) => sortedStretches([...day, ...lessons![at]!])),
  );
  return weekPattern(beside, work.firstWeek ?? school.firstWeek);
}

/** Of weeks the days that are asked, from Monday and no more than the company asks; null where none is left. */
function asked(
  weekdays: readonly number[],
  { days }: Offer,
  weeks: readonly Week[],
  firstWeek: WorkingDay | null,
): WeekPattern | null {
  const most = days?.most ?? 7;
  const kept = weeks.map((week) => {
    let count = 0;
    return week.map((day, at) => (day.length > 0 && weekdays.includes(at + 1) && count++ < most ? day : []));
  });
  return kept.some((week) => week.some((day) => day.length > 0)) ? weekPattern(kept, firstWeek) : null;
}

/** All days that are asked, at the slot's usual hours. */
function askedPattern(weekdays: readonly number[], { pattern }: Offer): WeekPattern {
  const usual: readonly Stretch[] = pattern.weeks.flat().find((day) => day.length > 0) ?? [];
  return weekPattern([[1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? usual : []))]);
}

function allOf(weeks: readonly Week[]): Week {
  return [0, 1, 2, 3, 4, 5, 6].map((at) => weeks.flatMap((week) => week[at]!));
}
