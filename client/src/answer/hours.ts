import { withDates } from '@scheldemond/domain/week/agreed-week';
import { dayProblem, patternProblems, weekPattern, type WeekPattern } from '@scheldemond/domain/week/pattern';
import { changeFrom, type Schedule } from '@scheldemond/domain/week/schedule';
import { isClockTime } from '@scheldemond/domain/time/clock-time';
import { usualBreak, lengthOf, type Stretch } from '@scheldemond/domain/week/stretch';

/** Hours at the company as they stand in the fields, which may be empty or half typed. */
export interface TypedHours {
  from: string;
  to: string;
  breakMinutes: string;
}

/** A day of the week: whether the company takes it, and the hours, kept when the day is put off and on again. */
export interface TypedDay {
  on: boolean;
  hours: readonly TypedHours[];
}

/** The days of each week of the turn, from Monday. */
export type TypedWeeks = readonly (readonly TypedDay[])[];

export interface HoursProblem {
  why: 'TIME' | 'BREAK' | 'OVERLAP';
  /** From 0: the week of the turn, and Monday. */
  week: number;
  day: number;
}

const isWork = ({ place }: Stretch): boolean => place === 'WORKPLACE';

/** What the fields show of a week: its hours at the company, and for other days those of its first. */
export function typedHours({ weeks }: WeekPattern): TypedWeeks {
  const usual = weeks.flat().find((day) => day.some(isWork)) ?? [
    { place: 'WORKPLACE', from: '08:00', to: '16:30', breakMinutes: 30 },
  ];
  return weeks.map((week) =>
    week.map((day) => {
      const on = day.some(isWork);
      return { on, hours: (on ? day : usual).filter(isWork).map(typed) };
    }),
  );
}

function typed({ from, to, breakMinutes }: Stretch): TypedHours {
  return { from, to, breakMinutes: String(breakMinutes) };
}

/** The week with one of its days changed. */
export function withDay(typed: TypedWeeks, week: number, day: number, to: Partial<TypedDay>): TypedWeeks {
  return typed.map((days, at) =>
    at === week ? days.map((one, on) => (on === day ? { ...one, ...to } : one)) : days,
  );
}

/** The pattern with the typed hours at the company; what the school gives and the turn stay as they are. */
export function patternOfHours(
  pattern: WeekPattern,
  typed: TypedWeeks,
): { value: WeekPattern; problem?: undefined } | { problem: HoursProblem } {
  const weeks: Stretch[][][] = [];
  for (const [week, days] of typed.entries()) {
    weeks.push([]);
    for (const [day, { on, hours }] of days.entries()) {
      const work = on ? hours.map(stretchOf) : [];
      const school = pattern.weeks[week]![day]!.filter((stretch) => !isWork(stretch));
      const why = dayProblem([...school, ...work]);
      if (why) return { problem: { why, week, day } };
      weeks[week]!.push([...school, ...work]);
    }
  }
  const [found] = patternProblems(weeks, pattern.firstWeek);
  if (found)
    return { problem: { why: 'OVERLAP', week: (found.week ?? 1) - 1, day: (found.weekday ?? 1) - 1 } };
  return { value: weekPattern(weeks, pattern.firstWeek) };
}

function stretchOf({ from, to, breakMinutes }: TypedHours): Stretch {
  const times = { from: from.slice(0, 5), to: to.slice(0, 5) };
  const readable = isClockTime(times.from) && isClockTime(times.to);
  const usual = readable ? usualBreak(lengthOf(times)) : 0;
  return { place: 'WORKPLACE', ...times, breakMinutes: breakMinutes === '' ? usual : Number(breakMinutes) };
}

/** The pattern that holds on the first day. */
export function firstPattern({ versions }: Schedule): WeekPattern {
  return versions[0]!.pattern;
}

/** The asked weeks between other days and with other hours; what was asked stays where nothing is typed anew. */
export function counterWeek(
  asked: Schedule,
  startsOn: string,
  endsOn: string,
  pattern: WeekPattern,
): Schedule {
  const dated = withDates(asked, startsOn, endsOn);
  const same = JSON.stringify(pattern) === JSON.stringify(firstPattern(asked));
  return same ? dated : changeFrom(dated, startsOn, pattern);
}
