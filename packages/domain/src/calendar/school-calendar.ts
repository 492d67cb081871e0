import type { WorkingDay, Country } from '../time/working-day.ts';
import { calendarOf, type Calendar, type Closure } from './closures.ts';
import { flemishSchoolHolidays } from './flemish-holidays.ts';
import { publicHolidays } from './public-holidays.ts';

/**
 * The calendar of a school from a day to a day: public holidays; for Flemish secondary schools the holidays of the
 * decree; and what the school entered, which comes before what is computed for the same days.
 *
 * Dutch holidays differ by region and by school, so they hold only where a school entered them.
 */
export function schoolCalendar(
  school: { country: Country; education: string | null },
  entered: readonly Closure[],
  from: WorkingDay,
  to: WorkingDay,
): Calendar {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) years.push(year);
  const computed =
    school.country === 'BE' && school.education === 'SECONDARY'
      ? years.flatMap((year) => flemishSchoolHolidays(year))
      : publicHolidays(school.country, from, to, 'SCHOOLS');
  const inside = computed.filter((one) => one.to >= from && one.from <= to);
  return calendarOf(
    entered.filter((one) => one.to >= from && one.from <= to),
    inside,
  );
}
