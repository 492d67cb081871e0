import { can } from '@scheldemond/domain/access/ability';
import { middleOf } from '@scheldemond/domain/places/places';
import { ageOn, isMinorOn, type Country, type WorkingDay } from '@scheldemond/domain/time/working-day';
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

/**
 * Where a student lives, as far as the viewer may read it; for others the middle of the area of the postcode, from which
 * no journey tells the home. Null without a home, or where the area is not known.
 *
 * @param country - of the postcode
 */
export function knownHome(
  { ability }: Reader,
  student: Student,
  country: Country,
): { lat: number; lon: number } | null {
  const { lat, lon, homePostcode } = student;
  if (lat === null || lon === null) return null;
  if (can(ability, 'read', 'Student', student, 'homePoint')) return { lat, lon };
  return homePostcode === null ? null : middleOf(country, homePostcode);
}
