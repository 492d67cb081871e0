import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, minutesOf } from '../time/clock-time.ts';
import { publicHolidays } from '../calendar/public-holidays.ts';
import type { Country } from '../time/working-day.ts';
import { parsePattern } from '../week/parse-line.ts';
import { plannedDays } from '../week/planned-days.ts';
import { scheduleOf, type Schedule } from '../week/schedule.ts';
import { plannedMinutes, sameStretch } from '../week/stretch.ts';
import { schedule as anySchedule } from '../week/test/arbitraries.ts';
import { trajectDays } from '../week/traject.ts';
import { bpvHours, bpvMissing, bpvNorm } from './bpv-hours.ts';
import type { Breach } from './breach.ts';
import { checkWorkingTime, type Worker } from './check.ts';
import { birthdayAt, cureAsException, type DayCure } from './cures.ts';
import { dualForm } from './dual-form.ts';
import { effectOf, WORKING_TIME_RULES } from './rules.ts';
import { describeBreach } from './words.ts';

function weeks(line: string, from = '2027-03-01', to = '2027-03-28'): Schedule {
  const { value, problem } = parsePattern(line, 'nl', '2027-03-01');
  if (problem) throw new Error(`${line}: ${problem.code} at ${problem.from}`);
  return scheduleOf(from, to, value);
}

function worker(country: Country, age: 14 | 15 | 16 | 17 | 20, dual = false): Worker {
  const birthDate = `${2026 - age}-09-01`;
  return { birthDate, country, dual, holidays: publicHolidays(country, '2026-01-01', '2028-12-31') };
}

const check = (one: Schedule, who: Worker): Breach[] => checkWorkingTime(plannedDays(one), who);
const told = (one: Schedule, who: Worker): string[] => [
  ...new Set(check(one, who).map(({ rule, effect }) => `${rule.id} ${effect}`)),
];

describe('working time of the young in the Netherlands', () => {
  it.each([
    ['ma bedrijf 8:00-17:30', []],
    ['ma bedrijf 8:00-17:31', ['NL_YOUNG_DAY_HOURS BLOCKS']],
    ['ma school 8:30-15:00 en bedrijf 15:30-18:30', []],
    ['ma school 8:30-15:00 en bedrijf 15:30-18:31', ['NL_YOUNG_DAY_HOURS BLOCKS']],
    ['ma school 8:30-15:00 en thuisstudie 15:00-17:00 en bedrijf 17:00-20:00', []],
    ['ma-vr bedrijf 7:00-16:30', ['NL_YOUNG_AVERAGE BLOCKS']],
    [
      'ma-vr bedrijf 7:00-16:30, za bedrijf 8:00-8:01',
      ['NL_YOUNG_AVERAGE BLOCKS', 'NL_YOUNG_WEEK_HOURS BLOCKS'],
    ],
    ['ma-vr bedrijf 8:00-16:30', []],
    ['ma bedrijf 14:00-22:00, di bedrijf 10:00-14:00', []],
    ['ma bedrijf 14:00-22:00, di bedrijf 9:59-14:00', ['NL_YOUNG_DAILY_REST BLOCKS']],
    ['ma bedrijf 15:00-23:00, wo bedrijf 6:00-9:00', []],
    ['ma bedrijf 15:00-23:01', ['NL_YOUNG_NIGHT BLOCKS']],
    ['wo bedrijf 5:59-9:00', ['NL_YOUNG_NIGHT BLOCKS']],
    ['ma bedrijf 8:00-12:30', []],
    ['ma bedrijf 8:00-12:31 (zonder pauze)', ['NL_YOUNG_BREAK BLOCKS']],
    ['ma bedrijf 8:00-12:00 en bedrijf 12:30-16:30 (zonder pauze)', []],
    ['zo bedrijf 10:00-14:00', ['NL_YOUNG_SUNDAY WARNS']],
    ['ma-zo bedrijf 10:00-14:00', ['NL_YOUNG_WEEKLY_REST BLOCKS', 'NL_YOUNG_SUNDAY WARNS']],
    ['ma-za bedrijf 8:00-13:00', []],
    ['ma-zo school 8:00-18:00', []],
  ] as const)('%s', (line, expected) => {
    expect(told(weeks(line), worker('NL', 17)).toSorted()).toEqual([...expected].toSorted());
  });

  it('under 16 is not ours to say, and warns', () => {
    const [breach] = check(weeks('ma bedrijf 8:00-12:00'), worker('NL', 15));
    expect(breach).toMatchObject({ effect: 'WARNS', allowedFrom: '2027-09-01', cures: [] });
  });

  it('as an adult has other limits, and school does not count', () => {
    expect(told(weeks('ma-do bedrijf 7:00-19:30'), worker('NL', 20))).toEqual([]);
    expect(told(weeks('ma bedrijf 7:00-19:31'), worker('NL', 20))).toEqual(['NL_ADULT_DAY_HOURS BLOCKS']);
    expect(told(weeks('ma school 8:00-20:00, di bedrijf 8:00-16:00'), worker('NL', 20))).toEqual([]);
    expect(told(weeks('ma-vr bedrijf 8:00-19:30'), worker('NL', 20))).toEqual([]);
    expect(told(weeks('ma-vr bedrijf 7:30-19:30'), worker('NL', 20))).toEqual(['NL_ADULT_AVERAGE BLOCKS']);
    expect(told(weeks('ma-vr bedrijf 8:00-18:30', '2027-03-01', '2027-06-20'), worker('NL', 20))).toEqual([
      'NL_ADULT_LONG_AVERAGE WARNS',
    ]);
    expect(told(weeks('ma-za bedrijf 8:00-18:31'), worker('NL', 20))).toEqual([
      'NL_ADULT_WEEK_HOURS BLOCKS',
      'NL_ADULT_AVERAGE BLOCKS',
    ]);
    expect(told(weeks('ma bedrijf 22:00-6:00, di bedrijf 22:00-6:00'), worker('NL', 20))).toEqual([]);
    expect(told(weeks('ma bedrijf 22:00-6:00, di bedrijf 15:00-20:00'), worker('NL', 20))).toEqual([
      'NL_ADULT_DAILY_REST WARNS',
    ]);
  });
});

describe('working time of the young in Belgium', () => {
  it.each([
    ['ma bedrijf 8:00-17:00 (60 min pauze)', []],
    ['ma bedrijf 8:00-17:01 (60 min pauze)', ['BE_YOUNG_DAY_HOURS BLOCKS']],
    ['ma bedrijf 8:00-16:30', ['BE_YOUNG_LONG_BREAK BLOCKS']],
    ['ma bedrijf 8:00-14:30', []],
    ['ma bedrijf 8:00-13:00 (zonder pauze)', ['BE_YOUNG_BREAK BLOCKS']],
    ['ma-vr bedrijf 8:00-16:36 (60 min pauze)', []],
    ['ma-vr bedrijf 8:00-16:37 (60 min pauze)', ['BE_YOUNG_SHORT_WEEK_HOURS WARNS']],
    [
      'ma-vr bedrijf 8:00-17:00 (60 min pauze), za bedrijf 8:00-8:01',
      ['BE_YOUNG_WEEK_HOURS BLOCKS', 'BE_YOUNG_EXTRA_REST_DAY BLOCKS'],
    ],
    ['ma bedrijf 14:00-20:00 (30 min pauze)', []],
    ['ma bedrijf 15:00-20:01', ['BE_YOUNG_EVENING WARNS']],
    ['ma bedrijf 19:00-23:01', ['BE_YOUNG_DEEP_NIGHT BLOCKS', 'BE_YOUNG_EVENING WARNS']],
    ['zo bedrijf 8:00-12:00', ['BE_YOUNG_SUNDAY BLOCKS']],
    ['za bedrijf 8:00-12:00, ma bedrijf 8:00-12:00', ['BE_YOUNG_EXTRA_REST_DAY BLOCKS']],
    ['za bedrijf 8:00-12:00, di bedrijf 8:00-12:00', []],
  ] as const)('%s', (line, expected) => {
    expect(told(weeks(line), worker('BE', 16)).toSorted()).toEqual([...expected].toSorted());
  });

  it('is stricter at 15 by night, and not allowed before', () => {
    expect(told(weeks('ma bedrijf 16:00-20:01'), worker('BE', 15))).toEqual(['BE_YOUNG_NIGHT BLOCKS']);
    expect(check(weeks('ma bedrijf 8:00-12:00'), worker('BE', 14))).toMatchObject([
      { effect: 'BLOCKS', from: '2027-03-01', allowedFrom: '2027-09-01' },
    ]);
  });

  it('is none on Belgian holidays, unless the company is closed anyway', () => {
    const easterMonday = weeks('ma bedrijf 8:00-12:00', '2027-03-29', '2027-04-04');
    const who = worker('BE', 16);
    expect(told(easterMonday, who)).toEqual(['BE_YOUNG_HOLIDAY BLOCKS']);
    const closed = plannedDays(easterMonday, { school: [], country: who.holidays, company: [] });
    expect(checkWorkingTime(closed, who)).toEqual([]);
  });

  it('counts lessons for dual learning and not for a stage of a full-time pupil', () => {
    const day = weeks('ma school 8:30-12:30 en bedrijf 13:30-18:00');
    expect(told(day, worker('BE', 16, false))).toEqual([]);
    expect(told(day, worker('BE', 16, true))).toEqual(['BE_YOUNG_DAY_HOURS BLOCKS']);
  });

  it('adds up the hours at several companies', () => {
    const one = plannedDays(weeks('ma bedrijf 8:00-12:30'));
    const other = plannedDays(weeks('ma bedrijf 13:30-17:30'));
    expect(checkWorkingTime(one, worker('BE', 16))).toEqual([]);
    expect(checkWorkingTime(trajectDays([one, other]), worker('BE', 16))[0]?.rule.id).toBe(
      'BE_YOUNG_DAY_HOURS',
    );
  });

  it('ends on the eighteenth birthday, and only warns adults', () => {
    const who = { ...worker('BE', 17), birthDate: '2009-03-10' };
    const evenings = check(weeks('ma-di bedrijf 19:00-23:30'), who).filter(
      ({ effect }) => effect === 'BLOCKS',
    );
    expect(evenings.map(({ from }) => from)).toEqual([
      '2027-03-01',
      '2027-03-02',
      '2027-03-08',
      '2027-03-09',
    ]);
    expect(told(weeks('ma bedrijf 8:00-18:00'), worker('BE', 20))).toEqual(['BE_ADULT_DAY_HOURS WARNS']);
    expect([
      birthdayAt('2009-03-10', 18),
      birthdayAt('2008-02-29', 18),
      birthdayAt('2008-02-29', 20),
    ]).toEqual(['2027-03-10', '2026-03-01', '2028-02-29']);
  });
});

/** A cure by a minute less; null where it takes whole stretches. */
function lessOfIt(cure: DayCure, one: Schedule): DayCure | null {
  if (cure.change === 'DAY_OFF' || cure.change === 'LEAVE_OUT') return null;
  const planned = plannedDays(one).find(({ day }) => day === cure.day)!.stretches;
  const fresh = cure.stretches.filter((stretch) => !planned.some((known) => sameStretch(known, stretch)));
  if (fresh.length !== 1 || cure.stretches.length !== planned.length) return null;
  const { from, to, breakMinutes } = fresh[0]!;
  const other =
    cure.change === 'END_EARLIER'
      ? { to: clockTime(minutesOf(to) + 1) }
      : cure.change === 'START_LATER'
        ? { from: clockTime(minutesOf(from) - 1) }
        : { breakMinutes: breakMinutes - 1 };
  return {
    ...cure,
    stretches: cure.stretches.map((stretch) => (stretch === fresh[0] ? { ...stretch, ...other } : stretch)),
  };
}

describe('a breach', () => {
  it('names day, rule, source and the smallest change', () => {
    const [breach] = check(weeks('vr bedrijf 8:00-18:00', '2027-03-01', '2027-03-07'), worker('NL', 17));
    expect(describeBreach(breach!, 'nl')).toEqual({
      what: 'vr 5 mrt 2027: 9 u 30 min gepland, hoogstens 9 u op een dag',
      source: 'Arbeidstijdenwet; arboportaal.nl, werktijden voor 16- en 17-jarigen',
      cure: 'vr 5 mrt 2027 30 min eerder stoppen',
    });
    const [unsure] = check(weeks('ma bedrijf 8:00-18:00', '2027-03-01', '2027-03-07'), worker('BE', 20));
    expect(describeBreach(unsure!, 'en')).toEqual({
      what: 'Mon 1 Mar 2027: 9 h 30 min planned, at most 9 h a day',
      source: 'Arbeidswet 16 maart 1971; belgium.be (not sure)',
      cure: 'end 30 min earlier on Mon 1 Mar 2027',
    });
    for (const country of ['BE', 'NL'] as const)
      for (const line of ['ma-zo bedrijf 5:00-23:30', 'ma-zo bedrijf 8:00-9:00'])
        for (const age of [14, 16, 20] as const)
          for (const one of check(weeks(line), worker(country, age)))
            for (const language of ['nl', 'en'] as const) {
              const said = describeBreach(one, language);
              expect(Object.values(said).join(' ')).not.toMatch(/undefined|null|NaN/);
              expect(said.cure).not.toBeNull();
            }
  });

  it('of an unsure rule only warns, and every rule has a source', () => {
    for (const rule of [...WORKING_TIME_RULES.BE, ...WORKING_TIME_RULES.NL]) {
      expect(rule.source.reference).not.toBe('');
      if (rule.source.certainty === 'UNSURE') expect(effectOf(rule)).toBe('WARNS');
    }
    const ids = [...WORKING_TIME_RULES.BE, ...WORKING_TIME_RULES.NL].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of rest after a night is cured without a stretch that would begin on the day after', () => {
    const nights = weeks('ma-wo bedrijf 21:40-13:00', '2027-03-01', '2027-03-07');
    const rest = check(nights, worker('BE', 20)).filter(({ rule }) => rule.limit.kind === 'DAILY_REST');
    expect(rest.map(({ from, cures }) => [from, cures.map(({ change, day }) => [change, day])])).toEqual([
      ['2027-03-01', [['END_EARLIER', '2027-03-01']]],
      ['2027-03-02', [['END_EARLIER', '2027-03-02']]],
    ]);
  });

  it('holds only while its rule is in force', () => {
    const [rule] = WORKING_TIME_RULES.NL;
    const days = plannedDays(weeks('ma bedrijf 8:00-20:00'));
    const dated = { ...rule!, since: '2027-03-08', until: '2027-03-15' };
    expect(checkWorkingTime(days, worker('NL', 17), [dated]).map(({ from }) => from)).toEqual([
      '2027-03-08',
      '2027-03-15',
    ]);
  });

  it('is gone after its cure, and with a minute less of it is not', () => {
    fc.assert(
      fc.property(
        anySchedule,
        fc.constantFrom<Country>('BE', 'NL'),
        fc.constantFrom(15 as const, 16 as const, 17 as const, 20 as const),
        fc.boolean(),
        fc.nat(),
        (one, country, age, dual, pick) => {
          const who = {
            ...worker(country, age, dual),
            birthDate: `${Number(one.startsOn.slice(0, 4)) - age - 1}-12-31`,
          };
          const breaches = check(one, who).filter(({ cures }) => cures.length > 0);
          const breach = breaches[pick % Math.max(1, breaches.length)];
          if (!breach) return;
          const same = ({ rule, from }: Breach): boolean =>
            rule.id === breach.rule.id && from === breach.from;
          const left = (cures: readonly DayCure[]): number =>
            check({ ...one, exceptions: [...one.exceptions, ...cures.map(cureAsException)] }, who).filter(
              same,
            ).length;
          const before = breaches.filter(same).length;
          expect(left(breach.cures)).toBeLessThan(before);
          const { kind } = breach.rule.limit;
          if (kind === 'DAY_HOURS' || kind === 'WEEK_HOURS')
            expect(breach.cures.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(
              breach.actual! - breach.limit!,
            );
          const [cure] = breach.cures;
          const less = breach.cures.length === 1 && cure && lessOfIt(cure, one);
          if (less && before === 1) expect(left([less])).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of hours is found on just the days that a plain sum finds', () => {
    fc.assert(
      fc.property(anySchedule, (one) => {
        const days = plannedDays(one);
        const who = { ...worker('NL', 17), birthDate: `${Number(one.startsOn.slice(0, 4)) - 17}-12-31` };
        const [rule] = WORKING_TIME_RULES.NL;
        const found = checkWorkingTime(days, { ...who, birthDate: '1900-01-01' }, [
          { ...rule!, ages: { from: 0, to: 200 } },
        ]).map(({ from, actual }) => [from, actual]);
        const expected = days.flatMap(({ day, stretches }) => {
          const minutes = stretches
            .filter(({ place }) => place !== 'HOME_STUDY')
            .reduce((sum, stretch) => sum + plannedMinutes(stretch), 0);
          return minutes > 540 && stretches.some(({ place }) => place === 'WORKPLACE')
            ? [[day, minutes]]
            : [];
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('Flemish dual learning', () => {
  it('is an OAO from 20 hours a week at the workplace, holidays not taken away', () => {
    const year = ['2026-09-01', '2027-06-30'] as const;
    expect(
      dualForm(weeks('ma-di school 8:30-16:00, wo-do bedrijf 8:00-16:30, vr bedrijf 8:00-12:00', ...year)),
    ).toMatchObject({ form: 'OAO', atWork: 1200 });
    expect(
      dualForm(weeks('ma-di school 8:30-16:00, wo-do bedrijf 8:00-16:30, vr bedrijf 8:00-11:59', ...year)),
    ).toMatchObject({ form: 'SAO', tooLittle: false });
    expect(
      dualForm(
        weeks('ma-vr school 8:30-16:00; om de week ma-vr bedrijf 8:00-16:30', '2026-08-31', '2027-06-27'),
      ),
    ).toMatchObject({ form: 'SAO' });
    expect(dualForm(weeks('ma-vr simulatie 8:00-16:30', ...year))).toMatchObject({
      form: 'SAO',
      atWork: 0,
      inAll: 2400,
    });
    expect(dualForm(weeks('ma-di school 8:30-16:00, wo bedrijf 8:00-16:30', ...year))).toMatchObject({
      form: 'SAO',
      tooLittle: true,
    });
    const off = weeks('wo-vr bedrijf 8:00-16:30', ...year);
    expect(
      dualForm({ ...off, exceptions: [{ kind: 'OFF', from: '2026-12-21', to: '2027-06-30' }] }),
    ).toMatchObject({ form: 'OAO' });
    expect(dualForm(weeks('wo-do bedrijf 8:00-16:30', '2027-03-03', '2027-03-04'))).toMatchObject({
      form: 'OAO',
    });
  });
});

describe('hours of BPV', () => {
  it('have the norms of the routes', () => {
    const bpv = ([1, 2, 3, 4, 'ENTREE'] as const).map((years) => bpvNorm('BOL', years, '2027-01-01')?.bpv);
    expect(bpv).toEqual([250, 450, 900, 1350, null]);
    expect(bpvNorm('BBL', 3, '2027-01-01')).toMatchObject({ bpv: 610, guided: 200, total: 850 });
  });

  it('are summed by school year, without time at school, and held against the norm', () => {
    const days = plannedDays(
      weeks('ma school 8:30-16:00, di-vr bedrijf 8:00-16:30', '2027-07-19', '2027-08-15'),
    );
    expect([...bpvHours(days)]).toEqual([
      ['2026-2027', 64],
      ['2027-2028', 64],
    ]);
    expect(bpvMissing(bpvNorm('BBL', 2, '2027-01-01')!, days)).toEqual([
      { year: '2026-2027', hours: 546 },
      { year: '2027-2028', hours: 546 },
    ]);
    expect(bpvMissing(bpvNorm('BOL', 1, '2027-01-01')!, days)).toEqual([{ year: null, hours: 122 }]);
    expect(bpvMissing(bpvNorm('BOL', 'ENTREE', '2027-01-01')!, days)).toEqual([]);
    expect(bpvMissing(bpvNorm('BOL', 4, '2027-01-01')!, [])).toEqual([{ year: null, hours: 1350 }]);
  });
});
