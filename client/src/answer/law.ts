import { publicHolidays } from '@scheldemond/domain/calendar/public-holidays';
import { isDual } from '@scheldemond/domain/qualifications/schemes';
import { addDays, mondayOf } from '@scheldemond/domain/time/working-day';
import { plannedDays } from '@scheldemond/domain/week/planned-days';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { checkWorkingTime } from '@scheldemond/domain/working-time/check';
import { birthDateByMinor } from '@scheldemond/domain/working-time/known-age';
import { recurringBreaches, type RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import type { AnswerPlacement } from './question.ts';

/**
 * What the law on working time says of a week, by all that a company knows of the student's age: whether it is under
 * 18. Somebody under 18 counts as 16. The school, which knows the day of birth, has the last word.
 */
export function lawOf(placement: AnswerPlacement, week: Schedule): RecurringBreach[] {
  const { minor, programme } = placement.student;
  if (minor === null) return [];
  const { country } = placement.slot.site;
  // A week goes by the age on its Monday, and the last one by the Sunday after it.
  const from = mondayOf(week.startsOn);
  const holidays = publicHolidays(country, from, addDays(week.endsOn, 7));
  const days = plannedDays(week, { school: [], country: holidays, company: [] });
  return recurringBreaches(
    checkWorkingTime(days, {
      birthDate: birthDateByMinor(minor, from),
      country,
      dual: isDual(programme.form),
      holidays,
    }),
  );
}
