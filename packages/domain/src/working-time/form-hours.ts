import type { SourceNote } from '../calendar/source.ts';
import { formatHours, type Language } from '../format/dates.ts';
import type { PlacementForm } from '../qualifications/schemes.ts';
import type { Country } from '../time/working-day.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import type { Schedule } from '../week/schedule.ts';
import { bpvMissing, bpvNorm } from './bpv-hours.ts';
import { dualForm, OAO_MINUTES, SAO_MINUTES_IN_ALL } from './dual-form.ts';

/** What the form of a programme asks of the hours of a placement, and this one does not give. Minutes. */
export type FormHours =
  /** So much a week at the workplace on average asks the other agreement of dual learning. */
  | { kind: 'ASKS_OAO' | 'ASKS_SAO'; planned: number; limit: number; source: SourceNote }
  /** An SAO with less than its lessons and work together. */
  | { kind: 'SAO_TOO_LITTLE'; planned: number; limit: number; source: SourceNote }
  /** A school year of which this placement alone does not fill the norm of BPV. */
  | { kind: 'BPV'; year: string; planned: number; limit: number; source: SourceNote };

/**
 * Holds the hours of one placement against what its form asks: 20 hours a week for an OAO, 28 hours of lessons and work
 * for an SAO where the lessons are in the schedule, 610 hours of BPV in each school year for BBL. Other placements of
 * the student are not counted, and of BOL nothing is told: its norm is for a whole programme.
 *
 * Sources: fact sheets named in `dual-form.ts` and `bpv-hours.ts`. None of it blocks.
 */
export function formHours(
  form: PlacementForm,
  schedule: Schedule,
  days: readonly PlannedDay[],
): readonly FormHours[] {
  if (form === 'DUAL_OAO' || form === 'DUAL_SAO') return dualHours(form, schedule);
  const norm = form === 'BPV_BBL' ? bpvNorm('BBL', null, schedule.startsOn) : null;
  if (!norm?.bpv) return [];
  const limit = norm.bpv * 60;
  return bpvMissing(norm, days).flatMap(({ year, hours }) =>
    year === null
      ? []
      : [{ kind: 'BPV', year, planned: limit - hours * 60, limit, source: norm.source } as const],
  );
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
    case 'BPV':
      return nl
        ? `${planned} bpv in ${one.year}: bbl vraagt er minstens ${limit} per schooljaar, andere plekken meegeteld. Nog ${hours(one.limit - one.planned)} te plannen.`
        : `${planned} of BPV in ${one.year}: BBL asks at least ${limit} a school year, other placements counted too. ${hours(one.limit - one.planned)} still to plan.`;
  }
}
