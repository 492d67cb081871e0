import {
  addDays,
  dayNumber,
  fromDayNumber,
  isWorkingDay,
  weekdayOfNumber,
  type WorkingDay,
} from '../time/working-day.ts';
import { isClockTime } from '../time/clock-time.ts';
import { applyExceptions, moveException, type WeekException } from './exceptions.ts';
import { dayProblem, patternProblems, weekIndex, type PatternProblem, type WeekPattern } from './pattern.ts';
import type { Stretch } from './stretch.ts';

/** A pattern that holds from a day until the next version, or the end. */
export interface ScheduleVersion {
  from: WorkingDay;
  pattern: WeekPattern;
}

/**
 * The agreed weeks of a placement, an offer or a programme: first and last day, the patterns that hold one after
 * the other, and what is agreed for dates of their own. All that has to do with days and hours is derived from it.
 */
export interface Schedule {
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  /** In order; the first holds from `startsOn`. */
  versions: readonly ScheduleVersion[];
  exceptions: readonly WeekException[];
}

export type ScheduleProblem =
  | { why: 'PERIOD' | 'VERSIONS' }
  | ({ why: 'PATTERN'; version: number } & { problem: PatternProblem })
  | { why: 'EXCEPTION'; at: number; reason: 'DATE' | 'OUTSIDE' | 'TIME' | 'BREAK' | 'OVERLAP' }
  | { why: 'DAY'; day: WorkingDay };

export function scheduleOf(
  startsOn: WorkingDay,
  endsOn: WorkingDay,
  pattern: WeekPattern,
  exceptions: readonly WeekException[] = [],
): Schedule {
  return { startsOn, endsOn, versions: [{ from: startsOn, pattern }], exceptions };
}

/** What keeps a schedule from being one; a day on which two stretches overlap after all exceptions is named. */
export function scheduleProblems(schedule: Schedule): ScheduleProblem[] {
  const { startsOn, endsOn, versions, exceptions } = schedule;
  if (!isWorkingDay(startsOn) || !isWorkingDay(endsOn) || endsOn < startsOn) return [{ why: 'PERIOD' }];
  if (
    versions[0]?.from !== startsOn ||
    versions.some(
      ({ from }, at) => !isWorkingDay(from) || from > endsOn || from <= (versions[at - 1]?.from ?? ''),
    )
  )
    return [{ why: 'VERSIONS' }];
  const problems: ScheduleProblem[] = versions.flatMap(({ pattern }, version) =>
    patternProblems(pattern.weeks, pattern.firstWeek).map((problem) => ({
      why: 'PATTERN' as const,
      version,
      problem,
    })),
  );
  exceptions.forEach((exception, at) => {
    const reason = exceptionProblem(exception, schedule);
    if (reason) problems.push({ why: 'EXCEPTION', at, reason });
  });
  if (problems.length > 0) return problems;
  const days = stretchesByDay(schedule);
  return days.flatMap((day, at) =>
    dayProblem(day, days[at + 1] ?? []) ? [{ why: 'DAY' as const, day: addDays(startsOn, at) }] : [],
  );
}

function exceptionProblem(
  exception: WeekException,
  { startsOn, endsOn }: Schedule,
): 'DATE' | 'OUTSIDE' | 'TIME' | 'BREAK' | 'OVERLAP' | null {
  const days = 'day' in exception ? [exception.day] : [exception.from, exception.to];
  if (!days.every(isWorkingDay)) return 'DATE';
  if (exception.kind !== 'MOVED' && days[0]! > days.at(-1)!) return 'DATE';
  if (days.some((day) => day < startsOn || day > endsOn)) return 'OUTSIDE';
  if (exception.kind === 'BLOCK') return patternProblems([exception.week], null)[0] ? 'TIME' : null;
  if (exception.kind === 'VISIT') return isClockTime(exception.at) ? null : 'TIME';
  return 'stretches' in exception ? dayProblem(exception.stretches) : null;
}

/** What is planned on each day from the first to the last, exceptions applied, calendars not. */
export function stretchesByDay(schedule: Schedule): (readonly Stretch[])[] {
  const first = dayNumber(schedule.startsOn);
  const length = Math.max(0, dayNumber(schedule.endsOn) - first + 1);
  const days: (readonly Stretch[])[] = [];
  schedule.versions.forEach(({ from, pattern }, version) => {
    const next = schedule.versions[version + 1];
    const begin = Math.max(0, dayNumber(from) - first);
    const end = next ? Math.min(length, dayNumber(next.from) - first) : length;
    const { weeks } = pattern;
    let index = weekIndex(pattern, first + begin);
    let weekday = weekdayOfNumber(first + begin) - 1;
    for (let at = begin; at < end; at++) {
      days.push(weeks[index]![weekday]!);
      if (++weekday === 7) {
        weekday = 0;
        if (++index === weeks.length) index = 0;
      }
    }
  });
  if (schedule.exceptions.length > 0) applyExceptions(days, first, schedule.exceptions);
  return days;
}

/**
 * The schedule with another pattern from a day on. Nothing before that day changes: what was moved back to an
 * earlier day by an exception stays as it was planned.
 */
export function changeFrom(schedule: Schedule, day: WorkingDay, pattern: WeekPattern): Schedule {
  const from = day < schedule.startsOn ? schedule.startsOn : day;
  const versions = schedule.versions.filter((version) => version.from < from);
  return {
    ...schedule,
    versions: [...versions, { from, pattern }],
    exceptions: schedule.exceptions.flatMap((exception, at): WeekException[] => {
      if (exception.kind !== 'MOVED' || exception.from < from || exception.to >= from) return [exception];
      const after = stretchesByDay({ ...schedule, exceptions: schedule.exceptions.slice(0, at + 1) });
      const stretches = after[dayNumber(exception.to) - dayNumber(schedule.startsOn)] ?? [];
      return [
        { kind: 'EXTRA', day: exception.to, stretches },
        { kind: 'OFF', from: exception.from, to: exception.from },
      ];
    }),
  };
}

/** The same schedule some whole weeks later (or earlier): dates, versions, turns and exceptions move together. */
export function moveByWeeks(schedule: Schedule, weeks: number): Schedule {
  const move = (day: WorkingDay): WorkingDay => fromDayNumber(dayNumber(day) + weeks * 7);
  return {
    startsOn: move(schedule.startsOn),
    endsOn: move(schedule.endsOn),
    versions: schedule.versions.map(({ from, pattern }) => ({
      from: move(from),
      pattern: { ...pattern, firstWeek: pattern.firstWeek === null ? null : move(pattern.firstWeek) },
    })),
    exceptions: schedule.exceptions.map((exception) => moveException(exception, move)),
  };
}
