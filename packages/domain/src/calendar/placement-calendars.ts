import type { Country, WorkingDay } from '../time/working-day.ts';
import type { PlacementCalendars } from './closures.ts';
import { publicHolidays } from './public-holidays.ts';

/**
 * The calendars of a placement as far as law alone makes them: public holidays where the school stands and where the
 * company stands. Holidays of schools and closures of companies come on top where they are known.
 */
export function publicCalendars(
  home: Country,
  host: Country,
  from: WorkingDay,
  to: WorkingDay,
): PlacementCalendars {
  return {
    school: publicHolidays(home, from, to, 'SCHOOLS'),
    country: publicHolidays(host, from, to, 'EVERYONE'),
    company: [],
  };
}
