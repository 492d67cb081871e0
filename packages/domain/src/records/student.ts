import { z } from 'zod';
import { ageOn, isWorkingDay, type WorkingDay } from '../time/working-day.ts';
import { TRAVEL_MEANS } from '../travel/means.ts';
import {
  optionalDay,
  optionalEmail,
  optionalText,
  optionalWhole,
  problems,
  text,
  whole,
  type Problem,
} from './values.ts';

/** Languages that are asked at work in the region. */
export const LANGUAGES = ['nl', 'fr', 'en', 'de'] as const;

/** A student; minimal data. */
export const studentFields = z.object({
  firstName: text(60),
  lastName: text(80),
  birthDate: optionalDay,
  email: optionalEmail,
  phone: optionalText(30),
  homeStreet: optionalText(120),
  homePostcode: optionalText(10),
  homePlace: optionalText(80),
  homeCountry: z.enum(['BE', 'NL']).nullable(),
  travelMeans: z.array(z.enum(TRAVEL_MEANS)).max(TRAVEL_MEANS.length),
  maxTravelMinutes: optionalWhole(5, 180),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
  parentContact: optionalText(200),
  guidanceNote: optionalText(4000),
});
type Student = z.infer<typeof studentFields>;

/** Nobody younger than 12 or older than 99 is placed; a slip of the year is found so. */
export function studentProblems(
  student: Pick<Student, 'birthDate'>,
  today: WorkingDay,
): Problem<keyof Student>[] {
  const { birthDate } = student;
  const age = birthDate !== null && isWorkingDay(birthDate) ? ageOn(birthDate, today) : null;
  return problems<keyof Student>(
    age !== null && (age < 12 || age > 99) && { field: 'birthDate', why: 'age' },
  );
}

/** What has to be placed for a student. */
export const needFields = z.object({
  parts: whole(1, 3),
  wish: optionalText(1000),
});
