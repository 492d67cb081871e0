import type { SourceNote } from '../calendar/source.ts';
import { formatHours, type Language } from '../format/dates.ts';
import type { PlacementForm } from '../qualifications/schemes.ts';
import type { Country } from '../time/working-day.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import type { Schedule } from '../week/schedule.ts';
import { bpvHours, bpvMissing, bpvNorm, type BpvNorm } from './bpv-hours.ts';
import { dualForm, OAO_MINUTES, SAO_MINUTES_IN_ALL } from './dual-form.ts';

/** What the form of a programme asks of the hours of a placement, and this one does not give. Minutes. */
export type FormHours =
  /** So much a week at the workplace on average asks the other agreement of dual learning. */
  | { kind: 'ASKS_OAO' | 'ASKS_SAO'; planned: number; limit: number; source: SourceNote }
  /** An SAO with less than its lessons and work together. */
  | { kind: 'SAO_TOO_LITTLE'; planned: number; limit: number; source: SourceNote }
  /** A school year of which this placement alone does not fill the norm of BPV. */
  | { kind: 'BPV'; year: string; planned: number; limit: number; source: SourceNote }
  /** The same for BOL: `limit` is the year's even part of what the whole programme asks. */
  | ({ kind: 'BPV_BOL'; year: string; planned: number; limit: number; source: SourceNote } & YearOfBol);

/** A year of the programme, of how many, and what all of them ask together in minutes. */
interface YearOfBol {
  at: number;
  of: number;
  whole: number;
}

/** How far somebody is in a programme; null where that is not said. */
export interface Course {
  /** Of the qualification: level 1 has a norm of its own. */
  level: number;
  years: number | null;
  /** Year of the programme in a school year, as a class has it. */
  yearOfProgramme: number | null;
  schoolYear: string;
}

/** The law asks hours of the whole programme, and a school divides them as it likes. */
const EVEN = 'gelijk verdeeld over de leerjaren; elke school verdeelt ze zelf';

/**
 * Holds the hours of one placement against what its form asks: 20 hours a week for an OAO, 28 hours of lessons and work
 * for an SAO where the lessons are in the schedule, 610 hours of BPV in each school year for BBL, an even part of the
 * programme's hours in each year for BOL where it is known which year it is, of how many. Other placements of the student
 * are not counted.
 *
 * Sources: fact sheets named in `dual-form.ts` and `bpv-hours.ts`. None of it blocks.
 */
export function formHours(
  form: PlacementForm,
  schedule: Schedule,
  days: readonly PlannedDay[],
  course: Course | null = null,
): readonly FormHours[] {
  if (form === 'DUAL_OAO' || form === 'DUAL_SAO') return dualHours(form, schedule);
  if (form === 'BPV_BOL') return course ? bolHours(schedule, days, course) : [];
  const norm = form === 'BPV_BBL' ? bpvNorm('BBL', null, schedule.startsOn) : null;
  if (!norm?.bpv) return [];
  const limit = norm.bpv * 60;
  return bpvMissing(norm, days).flatMap(({ year, hours }) =>
    year === null
      ? []
      : [{ kind: 'BPV', year, planned: limit - hours * 60, limit, source: norm.source } as const],
  );
}

function bolHours(schedule: Schedule, days: readonly PlannedDay[], course: Course): FormHours[] {
  const { years, yearOfProgramme, schoolYear } = course;
  if (years === null || yearOfProgramme === null) return [];
  const norm = bpvNorm('BOL', course.level === 1 ? 'ENTREE' : (years as BpvNorm['years']), schedule.startsOn);
  if (!norm?.bpv) return [];
  const whole = norm.bpv * 60;
  const limit = whole / years;
  const source: SourceNote = { reference: `${norm.source.reference}; ${EVEN}`, certainty: 'UNSURE' };
  return [...bpvHours(days)].flatMap(([year, hours]) => {
    const at = yearOfProgramme + Number(year.slice(0, 4)) - Number(schoolYear.slice(0, 4));
    const planned = hours * 60;
    return at < 1 || at > years || planned >= limit
      ? []
      : [{ kind: 'BPV_BOL' as const, year, at, of: years, whole, planned, limit, source }];
  });
}

function dualHours(form: 'DUAL_OAO' | 'DUAL_SAO', schedule: Schedule): FormHours[] {
  const asked = dualForm(schedule);
  const { source, atWork, inAll } = asked;
  const found: FormHours[] = [];
  if (`DUAL_${asked.form}` !== form)
    found.push({ kind: `ASKS_${asked.form}`, planned: atWork, limit: OAO_MINUTES, source });
  if (form === 'DUAL_SAO' && asked.tooLittle && inAll > atWork)
    found.push({ kind: 'SAO_TOO_LITTLE', planned: inAll, limit: SAO_MINUTES_IN_ALL, source });
  return found;
}

/** The same in words, with what would change it. */
export function describeFormHours(one: FormHours, language: Language, country: Country): string {
  const nl = language === 'nl';
  const hours = (minutes: number) => formatHours(Math.round(minutes), language, country);
  const [planned, limit] = [hours(one.planned), hours(one.limit)];
  switch (one.kind) {
    case 'ASKS_OAO':
      return nl
        ? `Gemiddeld ${planned} per week op de werkplek: vanaf ${limit} vraagt dat een OAO in plaats van een SAO.`
        : `${planned} a week at the workplace on average: from ${limit} that asks an OAO instead of an SAO.`;
    case 'ASKS_SAO':
      return nl
        ? `Gemiddeld ${planned} per week op de werkplek: een OAO vraagt er ${limit}, met minder is het een SAO.`
        : `${planned} a week at the workplace on average: an OAO asks ${limit}, with less it is an SAO.`;
    case 'SAO_TOO_LITTLE':
      return nl
        ? `Gemiddeld ${planned} les en werk per week: een SAO heeft er minstens ${limit}. Nog ${hours(one.limit - one.planned)} erbij.`
        : `${planned} of lessons and work a week on average: an SAO has at least ${limit}. ${hours(one.limit - one.planned)} more.`;
    case 'BPV_BOL': {
      const [whole, more] = [hours(one.whole), hours(one.limit - one.planned)];
      return nl
        ? `${planned} bpv in ${one.year}, leerjaar ${one.at} van ${one.of}: bol vraagt er minstens ${whole} in de hele opleiding, gelijk verdeeld ${limit} per leerjaar, andere plekken meegeteld. Nog ${more} te plannen.`
        : `${planned} of BPV in ${one.year}, year ${one.at} of ${one.of}: BOL asks at least ${whole} in the whole programme, evenly ${limit} a year, other placements counted too. ${more} still to plan.`;
    }
    case 'BPV':
      return nl
        ? `${planned} bpv in ${one.year}: bbl vraagt er minstens ${limit} per schooljaar, andere plekken meegeteld. Nog ${hours(one.limit - one.planned)} te plannen.`
        : `${planned} of BPV in ${one.year}: BBL asks at least ${limit} a school year, other placements counted too. ${hours(one.limit - one.planned)} still to plan.`;
  }
}
