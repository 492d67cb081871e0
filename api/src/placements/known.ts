import { can } from '@scheldemond/domain/access/ability';
import { ageOn, isMinorOn, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { birthDateByMinor } from '@scheldemond/domain/working-time/known-age';
import type { Context } from '../context.ts';
import type { Need, Student } from '../students/service.ts';

/** Whose rights decide what is known of a student. */
export type Reader = Pick<Context, 'ability'>;

/**
 * A student's day of birth, as far as the viewer may read it. For others it says no more than whether the student is under
 * 18 on the first day of the need's period: a day that no question moves, so that no answers tell the birthday.
 *
 * @param from - the first day that is asked about
 */
export function knownBirthDate(
  { ability }: Reader,
  student: Student,
  { need, from }: { need: Pick<Need, 'startsOn'>; from: WorkingDay },
): WorkingDay | null {
  const { birthDate } = student;
  if (birthDate === null || can(ability, 'read', 'Student', student, 'birthDate')) return birthDate;
  return birthDateByMinor(isMinorOn(birthDate, need.startsOn), from);
}

/**
 * Whole years on the first day of a week for who may read the day of birth, and for others on the first day of the need's
 * period, whatever week is asked.
 */
export function knownAge(
  { ability }: Reader,
  student: Student,
  { need, from }: { need: Pick<Need, 'startsOn'>; from: WorkingDay },
): number | null {
  const { birthDate } = student;
  if (birthDate === null) return null;
  return ageOn(birthDate, can(ability, 'read', 'Student', student, 'birthDate') ? from : need.startsOn);
}
