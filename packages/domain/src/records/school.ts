import { z } from 'zod';
import { isBrin } from '../identifiers/registration.ts';
import { PLACEMENT_FORMS } from '../qualifications/schemes.ts';
import { schoolWeekValue, workWeekValue } from './schedule.ts';
import {
  country,
  day,
  optionalDay,
  optionalText,
  optionalWhole,
  problems,
  schoolYear,
  text,
  whole,
  yesNo,
  type Problem,
} from './values.ts';

export const EDUCATIONS = ['SECONDARY', 'ADULT', 'HIGHER', 'MBO'] as const;

export const schoolFields = z.object({
  name: text(120, 2),
  shortName: text(40, 2),
  country,
  municipality: text(80),
  education: z.enum(EDUCATIONS),
  registrationNumber: optionalText(20),
  /** A placement starts only when its student agrees with it. */
  studentAgrees: yesNo,
});
type School = z.infer<typeof schoolFields>;
/** A Dutch school has a BRIN; mbo is Dutch, adult and secondary education with stages are Flemish here. */
export function schoolProblems(
  school: Pick<School, 'country' | 'education' | 'registrationNumber'>,
): Problem<keyof School>[] {
  const { registrationNumber, country: where, education } = school;
  return problems<keyof School>(
    where === 'NL' &&
      registrationNumber !== null &&
      !isBrin(registrationNumber) && { field: 'registrationNumber', why: 'not_a_brin' },
    where === 'BE' && education === 'MBO' && { field: 'education', why: 'not_in_country' },
  );
}

/** Of secondary education, the longest. */
export const MOST_YEARS_OF_PROGRAMME = 7;

export const programmeFields = z.object({
  title: text(120, 2),
  form: z.enum(PLACEMENT_FORMS),
  education: z.enum(EDUCATIONS),
  /** When the programme's students are at school; null when that is not said. */
  schoolWeek: schoolWeekValue,
  /** How many years it takes; null when that is not said. */
  years: optionalWhole(1, MOST_YEARS_OF_PROGRAMME),
});

export const classFields = z.object({
  name: text(60),
  schoolYear,
  /** Which year of the programme it is in its school year; null when that is not said. */
  yearOfProgramme: optionalWhole(1, MOST_YEARS_OF_PROGRAMME),
});

export const periodFields = z.object({
  name: text(60),
  schoolYear,
  startsOn: day,
  endsOn: day,
  /** The days and hours that are asked at a company. */
  workWeek: workWeekValue,
  hours: optionalWhole(1, 4000),
  deadline: optionalDay,
  expiryDays: whole(1, 60),
  maxOpenProposals: whole(1, 20),
});
type Period = z.infer<typeof periodFields>;
type Dates = Pick<Period, 'startsOn' | 'endsOn'>;

/** The last day is not before the first. */
export function dateProblems({ startsOn, endsOn }: Dates): Problem<keyof Dates>[] {
  return problems<keyof Dates>(endsOn < startsOn && { field: 'endsOn', why: 'before_start' });
}

/** A place must be found before the period ends. */
export function periodProblems(period: Period): Problem<keyof Period>[] {
  return problems<keyof Period>(
    ...dateProblems(period),
    period.deadline !== null && period.deadline > period.endsOn && { field: 'deadline', why: 'after_end' },
  );
}
