import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedDays } from '../week/planned-days.ts';
import { parsePattern } from '../week/parse-line.ts';
import { scheduleOf, type Schedule } from '../week/schedule.ts';
import { describeFormHours, formHours } from './form-hours.ts';

function weeks(line: string, from = '2026-08-31', to = '2027-06-27'): Schedule {
  const { value, problem } = parsePattern(line, 'nl', from);
  if (problem) throw new Error(`${line}: ${problem.code}`);
  return scheduleOf(from, to, value);
}
const told = (form: Parameters<typeof formHours>[0], one: Schedule) => formHours(form, one, plannedDays(one));
const kinds = (form: Parameters<typeof formHours>[0], one: Schedule) =>
  told(form, one).map(({ kind }) => kind);

describe('hours that a form asks', () => {
  it('tells a dual agreement from the other at twenty hours a week', () => {
    const twenty = weeks('wo-do bedrijf 8:00-16:30, vr bedrijf 8:00-12:00');
    const less = weeks('wo-do bedrijf 8:00-16:30, vr bedrijf 8:00-11:59');
    expect(kinds('DUAL_OAO', twenty)).toEqual([]);
    expect(kinds('DUAL_SAO', twenty)).toEqual(['ASKS_OAO']);
    expect(kinds('DUAL_OAO', less)).toEqual(['ASKS_SAO']);
    expect(kinds('DUAL_SAO', less)).toEqual([]);
  });

  it('asks twenty-eight hours of an SAO only where its lessons are in the schedule', () => {
    expect(kinds('DUAL_SAO', weeks('wo bedrijf 8:00-16:30'))).toEqual([]);
    expect(kinds('DUAL_SAO', weeks('ma-di school 8:30-16:00, wo bedrijf 8:00-16:30'))).toEqual([
      'SAO_TOO_LITTLE',
    ]);
  });

  it('counts BPV by school year for BBL, and says how much is still to plan', () => {
    const [first, second, ...others] = told(
      'BPV_BBL',
      weeks('ma-di bedrijf 8:00-16:30', '2027-05-03', '2027-09-26'),
    );
    expect([first, second]).toMatchObject([
      { kind: 'BPV', year: '2026-2027', limit: 610 * 60 },
      { kind: 'BPV', year: '2027-2028', limit: 610 * 60 },
    ]);
    expect(others).toEqual([]);
    expect(describeFormHours(first!, 'nl', 'NL')).toMatch(
      / bpv in 2026-2027: bbl vraagt er minstens 610 uur/,
    );
    expect(kinds('BPV_BBL', weeks('ma-vr bedrijf 8:00-16:30'))).toEqual([]);
    expect(kinds('BPV_BOL', weeks('ma bedrijf 8:00-16:30'))).toEqual([]);
    expect(kinds('STAGE', weeks('ma bedrijf 8:00-16:30'))).toEqual([]);
  });

  it('counts BPV by year of the programme for BOL, where it is known which year of how many it is', () => {
    const one = weeks('ma-di bedrijf 8:00-16:30', '2027-05-03', '2027-09-26');
    const days = plannedDays(one);
    const course = { level: 4, years: 3, yearOfProgramme: 2, schoolYear: '2026-2027' };
    const of = (change: Partial<typeof course> | { years: null } | { yearOfProgramme: null }) =>
      formHours('BPV_BOL', one, days, { ...course, ...change });
    expect(of({})).toMatchObject([
      { kind: 'BPV_BOL', year: '2026-2027', at: 2, of: 3, whole: 900 * 60, limit: 300 * 60 },
      { kind: 'BPV_BOL', year: '2027-2028', at: 3, of: 3, limit: 300 * 60 },
    ]);
    expect(describeFormHours(of({})[0]!, 'nl', 'NL')).toMatch(
      / bpv in 2026-2027, leerjaar 2 van 3: bol vraagt er minstens 900 uur in de hele opleiding, gelijk verdeeld 300 uur/,
    );
    expect(of({})[0]!.source.certainty).toBe('UNSURE');
    // After the last year of the programme nothing is asked, and of entree no BPV.
    expect(of({ yearOfProgramme: 3 }).map(({ kind }) => kind)).toEqual(['BPV_BOL']);
    for (const unknown of [{ years: null }, { yearOfProgramme: null }, { level: 1 }, { years: 6 }])
      expect(of(unknown)).toEqual([]);
    const whole = weeks('ma-do bedrijf 8:00-16:30', '2026-09-07', '2026-12-18');
    expect(formHours('BPV_BOL', whole, plannedDays(whole), course)).toEqual([]);
  });

  it('tells what is planned and what is asked, the one under the other but for an SAO with too much work', () => {
    const stretch = fc.tuple(fc.integer({ min: 7, max: 10 }), fc.integer({ min: 11, max: 18 }));
    const form = fc.constantFrom('DUAL_OAO' as const, 'DUAL_SAO' as const, 'BPV_BBL' as const);
    fc.assert(
      fc.property(form, fc.array(stretch, { minLength: 1, maxLength: 5 }), (which, days) => {
        const line = days.map(
          ([from, to], at) => `${'ma di wo do vr'.split(' ')[at]} bedrijf ${from}:00-${to}:00`,
        );
        for (const one of told(which, weeks(line.join(', ')))) {
          expect(one.planned >= one.limit).toBe(one.kind === 'ASKS_OAO');
          expect(describeFormHours(one, 'en', 'BE')).not.toMatch(/NaN|undefined|-\d+ h/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
