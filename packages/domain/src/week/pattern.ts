import { dayNumber, isWorkingDay, mondayOf, weekday, type WorkingDay } from '../time/working-day.ts';
import { isClockTime } from '../time/clock-time.ts';
import { lengthOf, sameStretches, sharedMinutes, sortedStretches, type Stretch } from './stretch.ts';

/** Seven days from Monday, each with its stretches in the order of the clock. */
export type Week = readonly (readonly Stretch[])[];

/**
 * A hybrid week that comes back: one to four weeks in turn. `firstWeek` is a Monday on which week 1 begins;
 * null where every week is the same. A pattern has no beginning or end of its own; a schedule gives it those.
 */
export interface WeekPattern {
  weeks: readonly Week[];
  firstWeek: WorkingDay | null;
}

export const MOST_WEEKS = 4;
const NO_DAY: readonly Stretch[] = [];

export interface PatternProblem {
  why: 'WEEKS' | 'FIRST_WEEK' | 'TIME' | 'BREAK' | 'OVERLAP';
  /** 1 to 4, and 1 = Monday; null where it is about the whole. */
  week: number | null;
  weekday: number | null;
}

/** A week from its days by weekday, 1 = Monday. */
export function weekOf(days: Partial<Record<number, readonly Stretch[]>>): Week {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => sortedStretches(days[day] ?? NO_DAY));
}

/**
 * The pattern as it is kept: days in the order of the clock and the shortest turn that says the same, so that
 * patterns that mean the same from the same first week are equal values. Expects what `patternProblems` lets pass.
 */
export function weekPattern(weeks: readonly Week[], firstWeek: WorkingDay | null = null): WeekPattern {
  const sorted = weeks.map((week) => week.map(sortedStretches));
  const turn = [1, 2].find(
    (length) =>
      length < sorted.length &&
      sorted.length % length === 0 &&
      sorted.every((week, at) => sameWeek(week, sorted[at % length]!)),
  );
  const shortest = turn ? sorted.slice(0, turn) : sorted;
  return {
    weeks: shortest,
    firstWeek: shortest.length === 1 || firstWeek === null ? null : mondayOf(firstWeek),
  };
}

export function sameWeek(one: Week, other: Week): boolean {
  return one.every((day, at) => sameStretches(day, other[at] ?? NO_DAY));
}

/** What keeps weeks from being a pattern, in the order of the days. Nights that run into the next day count. */
export function patternProblems(weeks: readonly Week[], firstWeek: WorkingDay | null): PatternProblem[] {
  if (weeks.length < 1 || weeks.length > MOST_WEEKS || weeks.some((week) => week.length !== 7))
    return [{ why: 'WEEKS', week: null, weekday: null }];
  const problems: PatternProblem[] = [];
  if (weeks.length > 1 && (firstWeek === null || !isWorkingDay(firstWeek) || weekday(firstWeek) !== 1))
    problems.push({ why: 'FIRST_WEEK', week: null, weekday: null });
  const days = weeks.flat();
  days.forEach((day, at) => {
    const place = { week: Math.floor(at / 7) + 1, weekday: (at % 7) + 1 };
    const why = dayProblem(day, days[(at + 1) % days.length]!);
    if (why) problems.push({ why, ...place });
  });
  return problems;
}

/** What is wrong with the stretches of a day, held against those of the day after. */
export function dayProblem(
  day: readonly Stretch[],
  next: readonly Stretch[] = NO_DAY,
): 'TIME' | 'BREAK' | 'OVERLAP' | null {
  if (day.some(({ from, to }) => !isClockTime(from) || !isClockTime(to) || from === to)) return 'TIME';
  if (
    day.some(
      (stretch) =>
        !Number.isInteger(stretch.breakMinutes) ||
        stretch.breakMinutes < 0 ||
        stretch.breakMinutes >= lengthOf(stretch),
    )
  )
    return 'BREAK';
  const readable = next.filter(({ from, to }) => isClockTime(from) && isClockTime(to));
  return day.some(
    (stretch, at) =>
      day.slice(at + 1).some((later) => sharedMinutes(stretch, later) > 0) ||
      readable.some((later) => sharedMinutes(stretch, later, 1) > 0),
  )
    ? 'OVERLAP'
    : null;
}

/** The stretches of a day by the pattern, whatever its exceptions. */
export function stretchesOn(pattern: WeekPattern, day: WorkingDay): readonly Stretch[] {
  return pattern.weeks[weekIndex(pattern, dayNumber(day))]![weekday(day) - 1]!;
}

/** Which week of the turn a day lies in, from 0; the day as days since 1970-01-01. */
export function weekIndex(pattern: WeekPattern, number: number): number {
  const turn = pattern.weeks.length;
  if (turn === 1 || pattern.firstWeek === null) return 0;
  const weeks = Math.floor((number - dayNumber(pattern.firstWeek)) / 7);
  return ((weeks % turn) + turn) % turn;
}

/** Weekdays on which anything is planned in any week, at one of the given places; 1 = Monday. */
export function weekdaysOf(pattern: WeekPattern, at: (stretch: Stretch) => boolean = () => true): number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => pattern.weeks.some((week) => week[day - 1]!.some(at)));
}
