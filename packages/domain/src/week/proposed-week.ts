import type { WorkingDay } from '../time/working-day.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { patternOfWorkDays, type WorkDays } from './work-days.ts';

/**
 * The week that a proposal begins with: the days of the period that the slot offers too, at the slot's hours; all days
 * of the period where they share none.
 */
export function proposedWeek(
  period: { startsOn: WorkingDay; endsOn: WorkingDay; weekdays: readonly number[] },
  slot: WorkDays,
): Schedule {
  const shared = period.weekdays.filter((day) => slot.weekdays.includes(day));
  const weekdays = shared.length > 0 ? shared : period.weekdays;
  const times = { startTime: slot.startTime.slice(0, 5), endTime: slot.endTime.slice(0, 5) };
  return scheduleOf(period.startsOn, period.endsOn, patternOfWorkDays({ weekdays, ...times }));
}
