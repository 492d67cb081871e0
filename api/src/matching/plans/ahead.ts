import { addDays, isWorkingDay, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { Refusal } from '../../errors.ts';

const FURTHEST_DAYS = 366;

/** Refuses a day that is not one from tomorrow to a year ahead. */
export function requireAhead(field: string, day: WorkingDay, today: WorkingDay): void {
  if (!isWorkingDay(day) || day <= today || day > addDays(today, FURTHEST_DAYS))
    throw new Refusal('INVALID', [{ name: field, value: 'not_ahead' }]);
}
