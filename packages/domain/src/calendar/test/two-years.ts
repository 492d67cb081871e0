import { plannedTime, type PlannedTime } from '../../week/hours.ts';
import { parsePattern } from '../../week/parse-line.ts';
import { plannedDays, type PlannedDay } from '../../week/planned-days.ts';
import { scheduleOf } from '../../week/schedule.ts';
import { calendarOf } from '../closures.ts';
import { flemishSchoolHolidays } from '../flemish-holidays.ts';
import { closuresFromICal } from '../import-ical.ts';
import { publicHolidays } from '../public-holidays.ts';

const UTC_EVENT = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART:20270613T220000Z',
  'DTEND:20270614T220000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

/**
 * Two years of a hybrid week, with all that has to do with dates in it, for comparing servers in other zones: the sums
 * and the days on which the clock changes, the leap day, King's Day, and a study day that came in UTC.
 */
export function derived(): { days: number; time: PlannedTime; changes: (PlannedDay | undefined)[] } {
  const { value } = parsePattern(
    'ma-di school, wo-zo bedrijf 8:00-16:30; om de week do online; week 1 begint op 31 aug 2026',
    'nl',
  );
  const [from, to] = ['2026-09-01', '2028-06-30'] as const;
  const studyDays = closuresFromICal(UTC_EVENT, {
    kind: 'STUDY_DAY',
    reference: '',
    from,
    to,
    zone: 'Europe/Brussels',
  });
  const days = plannedDays(scheduleOf(from, to, value!), {
    school: calendarOf(flemishSchoolHolidays(2026), studyDays.closures),
    country: publicHolidays('NL', from, to),
    company: [],
  });
  return {
    days: days.length,
    time: plannedTime(days),
    changes: ['2027-03-28', '2027-10-31', '2028-02-29', '2027-04-27', '2027-06-14'].map((day) =>
      days.find((one) => one.day === day),
    ),
  };
}
