import { dayNumber, fromDayNumber, type WorkingDay } from '../time/working-day.ts';
import { closuresByDay, NO_CALENDARS, type Closure, type PlacementCalendars } from '../calendar/closures.ts';
import type { DayMark } from './exceptions.ts';
import { stretchesByDay, type Schedule } from './schedule.ts';
import type { Stretch } from './stretch.ts';

/** What falls away on a day, and the closure that does it. */
export interface Dropped {
  stretch: Stretch;
  closure: Closure;
}

export interface PlannedDay {
  day: WorkingDay;
  /** In the order of the clock. */
  stretches: readonly Stretch[];
  dropped: readonly Dropped[];
}

export interface PlanOptions {
  /** Whether work stops in the home school's holidays. They close the school alone unless this is agreed. */
  freeInSchoolHolidays?: boolean;
}

const NOTHING: readonly Dropped[] = [];

/**
 * The days of a schedule on which anything is planned, or would be without a closure; holidays of the home country
 * close the school and never the company abroad.
 */
export function plannedDays(
  schedule: Schedule,
  calendars: PlacementCalendars = NO_CALENDARS,
  { freeInSchoolHolidays = false }: PlanOptions = {},
): PlannedDay[] {
  const byDay = stretchesByDay(schedule);
  const first = dayNumber(schedule.startsOn);
  const school = closuresByDay(calendars.school, first, byDay.length);
  const country = closuresByDay(calendars.country, first, byDay.length);
  const company = closuresByDay(calendars.company, first, byDay.length);
  const days: PlannedDay[] = [];
  for (let at = 0; at < byDay.length; at++) {
    const stretches = byDay[at]!;
    if (stretches.length === 0) continue;
    const closedSchool = school[at];
    const closedHost = country[at] ?? company[at] ?? (freeInSchoolHolidays ? closedSchool : undefined);
    const day = fromDayNumber(first + at);
    days.push(
      closedSchool || closedHost
        ? withClosures(day, stretches, closedSchool, closedHost)
        : { day, stretches, dropped: NOTHING },
    );
  }
  return days;
}

function withClosures(
  day: WorkingDay,
  stretches: readonly Stretch[],
  school: Closure | undefined,
  host: Closure | undefined,
): PlannedDay {
  const kept: Stretch[] = [];
  const dropped: Dropped[] = [];
  for (const stretch of stretches) {
    const closure = stretch.place === 'WORKPLACE' ? host : school;
    if (closure) dropped.push({ stretch, closure });
    else kept.push(stretch);
  }
  return { day, stretches: kept, dropped };
}

/** Visits and exams by day. */
export function marksOf(schedule: Schedule): Map<WorkingDay, DayMark[]> {
  const marks = new Map<WorkingDay, DayMark[]>();
  for (const exception of schedule.exceptions)
    if (exception.kind === 'VISIT' || exception.kind === 'EXAM')
      marks.set(exception.day, [
        ...(marks.get(exception.day) ?? []),
        { kind: exception.kind, at: exception.kind === 'VISIT' ? exception.at : null },
      ]);
  return marks;
}
