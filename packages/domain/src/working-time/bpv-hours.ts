import type { SourceNote } from '../calendar/source.ts';
import { schoolYearOf, type WorkingDay } from '../time/working-day.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import { plannedMinutes } from '../week/stretch.ts';

/** Hours that a Dutch mbo programme has at least. BOL: over the whole programme. BBL: in each year. */
export interface BpvNorm {
  route: 'BOL' | 'BBL';
  /** Years of the programme; ENTREE is the programme of level 1. Null where the norm is for each year of any. */
  years: 1 | 2 | 3 | 4 | 'ENTREE' | null;
  /** Null where the norm asks none. */
  bpv: number | null;
  guided: number;
  total: number;
  since: WorkingDay | null;
  until: WorkingDay | null;
  source: SourceNote;
}

/** Bill 36 670 would change guided hours; whether and when it enters into force was not known: add a dated row then. */
const SOURCE: SourceNote = {
  reference: 'Urennormen mbo; roc-nijmegen.nl, drenthecollege.nl (wetsvoorstel 36 670 loopt)',
  certainty: 'SURE',
};
const IN_FORCE = { since: null, until: null, source: SOURCE } as const;

export const BPV_NORMS: readonly BpvNorm[] = [
  { route: 'BOL', years: 'ENTREE', bpv: null, guided: 600, total: 1000, ...IN_FORCE },
  { route: 'BOL', years: 1, bpv: 250, guided: 700, total: 1000, ...IN_FORCE },
  { route: 'BOL', years: 2, bpv: 450, guided: 1250, total: 2000, ...IN_FORCE },
  { route: 'BOL', years: 3, bpv: 900, guided: 1800, total: 3000, ...IN_FORCE },
  { route: 'BOL', years: 4, bpv: 1350, guided: 2350, total: 4000, ...IN_FORCE },
  { route: 'BBL', years: null, bpv: 610, guided: 200, total: 850, ...IN_FORCE },
];

export function bpvNorm(route: BpvNorm['route'], years: BpvNorm['years'], on: WorkingDay): BpvNorm | null {
  return (
    BPV_NORMS.find(
      (norm) =>
        norm.route === route &&
        (norm.years === null || norm.years === years) &&
        (norm.since === null || on >= norm.since) &&
        (norm.until === null || on <= norm.until),
    ) ?? null
  );
}

/** Hours of BPV planned by school year, `2026-2027`: time at a company, with no time at school in it. */
export function bpvHours(days: readonly PlannedDay[]): Map<string, number> {
  const hours = new Map<string, number>();
  for (const { day, stretches } of days)
    for (const stretch of stretches)
      if (stretch.place === 'WORKPLACE') {
        const year = schoolYearOf(day);
        hours.set(year, (hours.get(year) ?? 0) + plannedMinutes(stretch) / 60);
      }
  return hours;
}

/** Hours of BPV still to be planned: in the whole programme (year null) for BOL, in each school year for BBL. */
export function bpvMissing(
  norm: BpvNorm,
  days: readonly PlannedDay[],
): { year: string | null; hours: number }[] {
  const planned = [...bpvHours(days)];
  const needed = norm.bpv ?? 0;
  const all = planned.reduce((sum, [, hours]) => sum + hours, 0);
  const sums: (readonly [string | null, number])[] = norm.route === 'BBL' ? planned : [[null, all]];
  return sums.flatMap(([year, hours]) => (hours < needed ? [{ year, hours: needed - hours }] : []));
}
