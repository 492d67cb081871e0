import { dayNumber, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import type { DayMark } from '@scheldemond/domain/week/exceptions';
import { marksOf, plannedDays } from '@scheldemond/domain/week/planned-days';
import type { Stretch } from '@scheldemond/domain/week/stretch';
import { AppError } from '../errors.ts';
import { calendarsOf, type Placement } from '../placements/service.ts';

const MOST_DAYS = 400;

/** What is planned on one day. */
export interface DayOfPlacement {
  day: WorkingDay;
  stretches: readonly Stretch[];
  marks: readonly DayMark[];
}

/**
 * The days of a placement from a day to a day, in order; a day on which everything falls away is left out.
 *
 * @throws AppError BAD_INPUT for more than 400 days, or none
 */
export function daysOf(
  placement: Placement,
  { from, to }: { from: WorkingDay; to: WorkingDay },
): DayOfPlacement[] {
  const asked = dayNumber(to) - dayNumber(from) + 1;
  if (asked < 1 || asked > MOST_DAYS) throw new AppError('BAD_INPUT', `Ask 1 to ${MOST_DAYS} days.`);
  const schedule = scheduleOfParts(placement);
  const marks = marksOf(schedule);
  const days = new Map<WorkingDay, DayOfPlacement>();
  for (const { day, stretches } of plannedDays(schedule, calendarsOf(placement, schedule)))
    if (stretches.length > 0) days.set(day, { day, stretches, marks: marks.get(day) ?? [] });
  for (const [day, its] of marks) if (!days.has(day)) days.set(day, { day, stretches: [], marks: its });
  return [...days.values()]
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
