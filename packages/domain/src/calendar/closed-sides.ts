import { dayNumber, fromDayNumber, weekdayOfNumber, type WorkingDay } from '../time/working-day.ts';
import { closuresByDay, type Closure, type PlacementCalendars } from './closures.ts';

/** A day on which a side is closed; both filled where both are. */
export interface ClosedDay {
  day: WorkingDay;
  school: Closure | null;
  host: Closure | null;
}

/** The weekdays (Monday to Friday) from a day to a day on which the school, the host or both are closed. */
export function closedSides(calendars: PlacementCalendars, from: WorkingDay, to: WorkingDay): ClosedDay[] {
  const first = dayNumber(from);
  const length = Math.max(0, dayNumber(to) - first + 1);
  const school = closuresByDay(calendars.school, first, length);
  const country = closuresByDay(calendars.country, first, length);
  const company = closuresByDay(calendars.company, first, length);
  const days: ClosedDay[] = [];
  for (let at = 0; at < length; at++) {
    const host = country[at] ?? company[at];
    if ((school[at] || host) && weekdayOfNumber(first + at) <= 5)
      days.push({ day: fromDayNumber(first + at), school: school[at] ?? null, host: host ?? null });
  }
  return days;
}
