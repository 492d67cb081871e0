import { mondayOf, type WorkingDay } from '../time/working-day.ts';

/**
 * A day of birth to go by for who knows of somebody no more than whether they are under 18: 16 years old in the week of
 * a day, or 40. Nothing else follows from it.
 *
 * @param from - the first day that is asked about; weeks go by the age on their Monday
 */
export function birthDateByMinor(minor: boolean, from: WorkingDay): WorkingDay {
  const monday = mondayOf(from);
  return `${Number(monday.slice(0, 4)) - (minor ? 16 : 40)}${monday.slice(4)}`;
}
