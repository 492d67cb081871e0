import { z } from 'zod';
import { digitsOf, isEstablishmentNumber, isRegistrationNumber } from '../identifiers/registration.ts';
import { findPlace } from '../places/places.ts';
import type { Country } from '../time/working-day.ts';
import { SECTORS } from '../vocabulary/states.ts';
import {
  country,
  day,
  optionalDay,
  optionalText,
  optionalWhole,
  problems,
  text,
  type Problem,
} from './values.ts';

const number = (most: number) => optionalText(most).transform((value) => (value ? digitsOf(value) : null));

/** The highest limits of a company that say something. */
export const MOST_STUDENTS = 500;
export const MOST_PER_MENTOR = 50;
export const MOST_PER_SCHOOL = 200;

export const companyFields = z.object({
  name: text(120, 2),
  country,
  sector: z.enum(SECTORS),
  municipality: optionalText(80),
  registrationNumber: number(20),
  /** Students at the same time, over all its slots; null: as many as these have places. */
  mostStudents: optionalWhole(1, MOST_STUDENTS),
  /** The same for each of its mentors. */
  mostPerMentor: optionalWhole(1, MOST_PER_MENTOR),
  /** The same for each school. */
  mostPerSchool: optionalWhole(1, MOST_PER_SCHOOL),
});
type Company = z.infer<typeof companyFields>;
/** The registration number has the check digits of its country. */
export function companyProblems(
  company: Pick<Company, 'country' | 'registrationNumber'>,
): Problem<keyof Company>[] {
  const { registrationNumber, country: where } = company;
  return problems<keyof Company>(
    registrationNumber !== null &&
      !isRegistrationNumber(registrationNumber, where) && {
        field: 'registrationNumber',
        why: where === 'BE' ? 'not_a_kbo' : 'not_a_kvk',
      },
  );
}

export const siteFields = z.object({
  name: text(120),
  street: text(120),
  postcode: text(10, 4),
  place: text(80),
  establishmentNumber: number(20),
});
type Site = z.infer<typeof siteFields>;
/** The site lies in the region, and its establishment number has the check digits of its country. */
export function siteProblems(site: Site & { country: Country }): Problem<keyof Site>[] {
  const { establishmentNumber, postcode, country: where } = site;
  return problems<keyof Site>(
    findPlace(where, postcode) === null && { field: 'postcode', why: 'not_in_region' },
    establishmentNumber !== null &&
      !isEstablishmentNumber(establishmentNumber, where) && {
        field: 'establishmentNumber',
        why: 'not_an_establishment',
      },
  );
}

export const recognitionFields = z.object({
  number: optionalText(40),
  validFrom: day,
  validTo: optionalDay,
  withdrawn: z.boolean(),
});
type Recognition = z.infer<typeof recognitionFields>;
/** The last day is not before the first. */
export function recognitionProblems(
  recognition: Pick<Recognition, 'validFrom' | 'validTo'>,
): Problem<keyof Recognition>[] {
  const { validFrom, validTo } = recognition;
  return problems<keyof Recognition>(
    validTo !== null && validTo < validFrom && { field: 'validTo', why: 'before_start' },
  );
}
