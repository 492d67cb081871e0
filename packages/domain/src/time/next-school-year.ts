import { addDays, dayNumber, mondayOf, schoolYearOf, type WorkingDay } from './working-day.ts';

/** `2027-2028` for `2026-2027`. */
export function nextSchoolYear(schoolYear: string): string {
  const first = Number(schoolYear.slice(0, 4)) + 1;
  return `${first}-${first + 1}`;
}

/** `2025-2026` for `2026-2027`. */
export function schoolYearBefore(schoolYear: string): string {
  const first = Number(schoolYear.slice(0, 4)) - 1;
  return `${first}-${first + 1}`;
}

/** Monday of the week of 1 September, from which the weeks of a school year are counted here. */
function firstMonday(schoolYear: string): WorkingDay {
  return mondayOf(`${schoolYear.slice(0, 4)}-09-01`);
}

/** The same day of the same week of the next school year; 364 days later, or 371 where the years drift apart. */
export function inNextSchoolYear(day: WorkingDay): WorkingDay {
  const year = schoolYearOf(day);
  const weeks = dayNumber(firstMonday(nextSchoolYear(year))) - dayNumber(firstMonday(year));
  return addDays(day, weeks);
}

/** `6 Elektrotechnieken` after `5 Elektrotechnieken`; null for a name that does not begin with a year. */
export function nextClassName(name: string): string | null {
  const found = /^(\d)(\D.*)$/.exec(name);
  return found ? `${Number(found[1]) + 1}${found[2]}` : null;
}
