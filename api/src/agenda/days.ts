import { addDays, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import type { DayMark } from '@scheldemond/domain/week/exceptions';
import { marksOf, plannedDays } from '@scheldemond/domain/week/planned-days';
import type { Stretch } from '@scheldemond/domain/week/stretch';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { loadCalendars, type Placement } from '../placements/service.ts';

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
 * @throws AppError BAD_INPUT for more than 400 days
 */
export async function daysOf(
  context: Context,
  placement: Placement,
  asked: { from?: WorkingDay | null; to?: WorkingDay | null },
): Promise<DayOfPlacement[]> {
  const from = asked.from ?? placement.startsOn;
  const last = addDays(from, MOST_DAYS - 1);
  const to = asked.to ?? (placement.endsOn < last ? placement.endsOn : last);
  if (to > last) throw new AppError('BAD_INPUT', `Ask no more than ${MOST_DAYS} days.`);
  const schedule = scheduleOfParts(placement);
  const marks = marksOf(schedule);
  const days = new Map<WorkingDay, DayOfPlacement>();
  for (const { day, stretches } of plannedDays(schedule, await loadCalendars(context, placement)))
    if (stretches.length > 0) days.set(day, { day, stretches, marks: marks.get(day) ?? [] });
  for (const [day, its] of marks) if (!days.has(day)) days.set(day, { day, stretches: [], marks: its });
  return [...days.values()]
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
