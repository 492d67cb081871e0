import { addDays, type WorkingDay } from '../time/working-day.ts';
import type { WeekException } from './exceptions.ts';
import { weekdaysOf, weekPattern, type WeekPattern } from './pattern.ts';
import { stretchesByDay, type Schedule, type ScheduleVersion } from './schedule.ts';
import { sortedStretches, type Stretch } from './stretch.ts';

/**
 * A schedule as it is kept beside its first and last day, which lists are filtered and ordered by: the pattern from
 * the first day, those that come after it, and what is agreed for dates of their own.
 */
export interface AgreedWeek {
  pattern: WeekPattern;
  changes: readonly ScheduleVersion[];
  exceptions: readonly WeekException[];
}

/** First and last day with the week between them: a schedule in the parts that are kept. */
export interface AgreedPeriod {
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  week: AgreedWeek;
}

/** The parts of a schedule that are kept; `scheduleOfParts` puts the same value together again. */
export function partsOfSchedule({ startsOn, endsOn, versions, exceptions }: Schedule): AgreedPeriod {
  const [first, ...changes] = versions;
  return { startsOn, endsOn, week: { pattern: first!.pattern, changes, exceptions } };
}

export function scheduleOfParts({ startsOn, endsOn, week }: AgreedPeriod): Schedule {
  return {
    startsOn,
    endsOn,
    versions: [{ from: startsOn, pattern: week.pattern }, ...week.changes],
    exceptions: week.exceptions,
  };
}

/**
 * The same weeks between other days. The pattern that holds on the new first day is the first; exceptions that lie
 * outside fall away, and those that reach over the edge end there.
 */
export function withDates(schedule: Schedule, startsOn: WorkingDay, endsOn: WorkingDay): Schedule {
  const inside = (day: WorkingDay): boolean => day >= startsOn && day <= endsOn;
  const { pattern } = schedule.versions.findLast(({ from }) => from <= startsOn) ?? schedule.versions[0]!;
  return {
    startsOn,
    endsOn,
    versions: [
      { from: startsOn, pattern },
      ...schedule.versions.slice(1).filter(({ from }) => from > startsOn && from <= endsOn),
    ],
    exceptions: schedule.exceptions.flatMap((exception): WeekException[] => {
      if ('day' in exception) return inside(exception.day) ? [exception] : [];
      if (exception.kind === 'MOVED') {
        if (!inside(exception.from)) return [];
        return inside(exception.to)
          ? [exception]
          : [{ kind: 'OFF', from: exception.from, to: exception.from }];
      }
      if (exception.to < startsOn || exception.from > endsOn) return [];
      const from = exception.from < startsOn ? startsOn : exception.from;
      return [{ ...exception, from, to: exception.to > endsOn ? endsOn : exception.to }];
    }),
  };
}

const isWork = ({ place }: Stretch): boolean => place === 'WORKPLACE';

/** Weekdays with work at a company in any week of any pattern; 1 = Monday. */
export function workDaysOf({ versions }: Pick<Schedule, 'versions'>): number[] {
  return [...new Set(versions.flatMap(({ pattern }) => weekdaysOf(pattern, isWork)))].sort((a, b) => a - b);
}

/**
 * The same schedule with work on other weekdays. A day that stays keeps its hours, a day that comes gets those of the
 * week's first day of work, and time that the school gives stays where it is.
 */
export function onWorkDays(schedule: Schedule, weekdays: readonly number[]): Schedule {
  return {
    ...schedule,
    versions: schedule.versions.map(({ from, pattern }) => ({
      from,
      pattern: weekPattern(
        pattern.weeks.map((week) => {
          const usual =
            week.find((day) => day.some(isWork)) ?? pattern.weeks.flat().find((day) => day.some(isWork));
          return week.map((day, at) => {
            const rest = day.filter((stretch) => !isWork(stretch));
            if (!weekdays.includes(at + 1)) return rest;
            return day.some(isWork) ? day : sortedStretches([...rest, ...(usual ?? []).filter(isWork)]);
          });
        }),
        pattern.firstWeek,
      ),
    })),
  };
}

/** The first day with work at a company and when it begins; null where there is none. Calendars are not asked. */
export function firstDayAtWork(schedule: Schedule): { day: WorkingDay; from: string } | null {
  const days = stretchesByDay(schedule);
  const at = days.findIndex((day) => day.some(isWork));
  if (at < 0) return null;
  return { day: addDays(schedule.startsOn, at), from: days[at]!.find(isWork)!.from };
}
