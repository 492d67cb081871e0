import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleValue } from '../records/schedule.ts';
import { addDays, dayNumber } from '../time/working-day.ts';
import {
  firstDayAtWork,
  onWorkDays,
  partsOfSchedule,
  scheduleOfParts,
  withDates,
  workDaysOf,
} from './agreed-week.ts';
import { describeWork } from './describe-work.ts';
import { weekOf, weekPattern } from './pattern.ts';
import { clashes } from './clash.ts';
import { fitOfWork } from './offer-fit.ts';
import { parseOffer } from './offer-text.ts';
import { weeksTogether } from './offer.ts';
import { parsePattern } from './parse-line.ts';
import { oracleSchool } from './test/offer-oracle.ts';
import { plannedDays } from './planned-days.ts';
import { printPattern } from './print-line.ts';
import { proposedWeek } from './proposed-week.ts';
import { checkWorkingTime } from '../working-time/check.ts';
import { changeFrom, scheduleOf, scheduleProblems, stretchesByDay } from './schedule.ts';
import { schedule, workingDay, offer, pattern } from './test/arbitraries.ts';
import { patternOfWorkDays } from './work-days.ts';

const work = { place: 'WORKPLACE', from: '08:00', to: '16:30', breakMinutes: 30 } as const;
const school = { place: 'SCHOOL', from: '08:30', to: '12:00', breakMinutes: 0 } as const;
const hours = { startTime: '08:00', endTime: '16:30' };
const thursdays = patternOfWorkDays({ weekdays: [4, 5], ...hours });

/** Eight stretches on each day from 1 February on. */
const busy = (endsOn: string) => {
  const day = [0, 3, 6, 9, 12, 15, 18, 21].map((hour) => ({
    ...work,
    from: `${String(hour).padStart(2, '0')}:00`,
    to: `${String(hour + 1).padStart(2, '0')}:00`,
    breakMinutes: 0,
  }));
  return scheduleOf('2027-02-01', endsOn, weekPattern([Array(7).fill(day)]));
};

describe('the parts of a schedule that are kept', () => {
  it('make the same schedule again, and a value from outside is the same value', () => {
    fc.assert(
      fc.property(schedule, (any) => {
        expect(scheduleOfParts(partsOfSchedule(any))).toEqual(any);
        expect(scheduleValue.parse(JSON.parse(JSON.stringify(any)))).toEqual(any);
      }),
    );
  });

  it('are refused where they are no schedule in form', () => {
    const good = scheduleOf('2027-02-01', '2027-05-28', thursdays);
    for (const wrong of [
      null,
      { ...good, startsOn: '2027-02-30' },
      { ...good, versions: [] },
      { ...good, endsOn: '2047-02-01' },
      { ...good, versions: [{ from: '2027-02-01', pattern: { weeks: [[[work]]], firstWeek: null } }] },
      { ...good, exceptions: [{ kind: 'PARTY', day: '2027-02-01' }] },
      busy('2027-12-10'),
    ])
      expect(scheduleValue.safeParse(wrong).success).toBe(false);
    expect(scheduleValue.safeParse(busy('2027-12-09')).success).toBe(true);
  });
});

describe('other dates', () => {
  it('leave the days between as they were', () => {
    const dates = fc.tuple(schedule, workingDay, fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(dates, ([any, first, length]) => {
        const exceptions = any.exceptions.filter(({ kind }) => kind !== 'MOVED');
        const before = { ...any, exceptions };
        const after = withDates(before, first, addDays(first, length));
        const days = stretchesByDay(after);
        const were = stretchesByDay(before);
        const shift = dayNumber(first) - dayNumber(any.startsOn);
        days.forEach((day, at) => {
          const was = were[at + shift];
          if (was) expect(day).toEqual(was);
        });
        expect(scheduleProblems(after).filter(({ why }) => why !== 'DAY')).toEqual([]);
      }),
    );
  });

  it('end what reaches over the edge, and let go what lies outside', () => {
    const whole = scheduleOf('2027-02-01', '2027-05-28', thursdays, [
      { kind: 'OFF', from: '2027-02-15', to: '2027-03-05' },
      { kind: 'VISIT', day: '2027-02-11', at: '14:00' },
      { kind: 'MOVED', from: '2027-03-11', to: '2027-05-27' },
    ]);
    expect(withDates(whole, '2027-03-01', '2027-04-30').exceptions).toEqual([
      { kind: 'OFF', from: '2027-03-01', to: '2027-03-05' },
      { kind: 'OFF', from: '2027-03-11', to: '2027-03-11' },
    ]);
  });
});

describe('other days at work', () => {
  it('are exactly those, with the hours of the days that were, and school stays', () => {
    const both = scheduleOf('2027-02-01', '2027-05-28', weekPattern([weekOf({ 1: [school], 4: [work] })]));
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }));
    fc.assert(
      fc.property(schedule, days, (any, weekdays) => {
        const after = onWorkDays(any, weekdays);
        for (const [at, { pattern }] of after.versions.entries()) {
          const had = workDaysOf({ versions: [any.versions[at]!] }).length > 0;
          const now = workDaysOf({ versions: [{ from: any.startsOn, pattern }] });
          expect(now).toEqual(had ? weekdays.toSorted((a, b) => a - b) : []);
        }
      }),
    );
    expect(onWorkDays(both, [2]).versions[0]?.pattern.weeks[0]).toEqual(weekOf({ 1: [school], 2: [work] }));
    expect(firstDayAtWork(both)).toEqual({ day: '2027-02-04', from: '08:00' });
    expect(firstDayAtWork(onWorkDays(both, []))).toBeNull();
  });

  it('are, for a proposal, those of the period that the slot offers', () => {
    const period = { startsOn: '2027-02-01', endsOn: '2027-05-28', weekdays: [4, 5] };
    const week = (line: string, birthDate: string | null = null, country: 'BE' | 'NL' = 'BE') => {
      const { versions } = proposedWeek(period, parseOffer(line, 'nl').value!, {
        country,
        birthDate,
        school: null,
      });
      return printPattern(versions[0]!.pattern, 'nl');
    };
    expect(week('ma en do 8:00-16:30')).toBe('do bedrijf 8:00-16:30');
    expect(week('ma 8:00-16:30')).toBe('do-vr bedrijf 8:00-16:30');
    expect(week('1 dag, 8:00-16:30')).toBe('do bedrijf 8:00-16:30');
    expect(week('do-vr 8:00-16:30; om de week vr vrij; week 1 begint op 31 aug 2026')).toBe(
      'do-vr bedrijf 8:00-16:30; om de week vr vrij; week 1 begint op 31 aug 2026',
    );
    // Breaks are those of the law: an hour in more than six hours for a young worker in Belgium.
    expect(week('do 8:00-16:30', '2010-01-01')).toBe('do bedrijf 8:00-16:30 (60 min pauze)');
    expect(week('do 8:00-14:30', '2010-01-01')).toBe('do bedrijf 8:00-14:30');
    expect(week('do 8:00-13:00 (zonder pauze)', '2010-01-01')).toBe('do bedrijf 8:00-13:00');
    expect(week('do 8:00-16:30', '2010-01-01', 'NL')).toBe('do bedrijf 8:00-16:30');
    expect(week('do 8:00-16:30', '2000-01-01')).toBe('do bedrijf 8:00-16:30');
  });

  it('are, for a proposal, those that the school leaves, with the school beside them', () => {
    const period = { startsOn: '2027-02-01', endsOn: '2027-05-28', weekdays: [1, 2, 3, 4, 5] };
    const week = (line: string, school: string) => {
      const learner = { country: 'NL' as const, birthDate: null, school: parsePattern(school, 'nl').value! };
      const { versions } = proposedWeek(period, parseOffer(line, 'nl').value!, learner);
      return printPattern(versions[0]!.pattern, 'nl');
    };
    expect(week('ma-vr 8:00-16:30', 'ma-di school 8:30-16:00')).toBe(
      'ma-di school 8:30-16:00, wo-vr bedrijf 8:00-16:30',
    );
    expect(week('1 tot 2 dagen, 8:00-16:30', 'ma school 8:30-12:00')).toBe(
      'ma school 8:30-12:00, di-wo bedrijf 8:00-16:30',
    );
    expect(week('ma 8:00-12:00 en 13:00-17:00', 'ma school 8:30-12:00')).toBe(
      'ma school 8:30-12:00 en bedrijf 13:00-17:00',
    );
    expect(
      week(
        'ma-vr 8:00-16:30',
        'ma-vr school 8:30-16:00; om de week do-vr vrij; week 1 begint op 31 aug 2026',
      ),
    ).toBe('ma-vr school 8:30-16:00; om de week do-vr bedrijf 8:00-16:30; week 1 begint op 31 aug 2026');
    // Two turns of which one is over once only Monday is asked: week 1 is the school's.
    const both = { country: 'NL' as const, birthDate: null };
    const school = parsePattern(
      'wo school 9:00-12:00; om de week wo vrij; week 1 begint op 7 sep 2026',
      'nl',
    ).value!;
    const turns = parseOffer(
      'ma-di 8:00-12:00; om de week di vrij; week 1 begint op 31 aug 2026',
      'nl',
    ).value!;
    expect(
      printPattern(
        proposedWeek({ ...period, weekdays: [1] }, turns, { ...both, school }).versions[0]!.pattern,
        'nl',
      ),
    ).toBe('ma bedrijf 8:00-12:00, wo school 9:00-12:00; om de week wo vrij; week 1 begint op 7 sep 2026');
    // Where the school leaves nothing, the days that are asked stand, for people to change.
    expect(week('ma 8:00-16:30', 'ma school 8:30-12:00')).toBe('ma-vr bedrijf 8:00-16:30');
  });

  it('never touch the school, lie within the offer, and are no more than the company asks', () => {
    let placed = 0;
    fc.assert(
      fc.property(offer, pattern, fc.subarray([1, 2, 3, 4, 5, 6, 7]), (one, any, weekdays) => {
        const school = weekPattern(
          any.weeks.map((week) => week.map((day) => day.filter(({ place }) => place !== 'WORKPLACE'))),
          any.firstWeek,
        );
        const period = { startsOn: '2027-02-01', endsOn: '2027-05-02', weekdays };
        const week = proposedWeek(period, one, { country: 'BE', birthDate: null, school });
        const lessons = scheduleOf(period.startsOn, period.endsOn, school);
        const touches = clashes(week, lessons).length > 0;
        const work = fitOfWork(one, week.versions[0]!.pattern);
        // Nothing is left of what is asked: then all days of the period stand.
        if (touches || work.misses.some(({ why }) => why === 'NOT_OFFERED' || why === 'OTHER_HOURS')) {
          const free = oracleSchool(one, school).days.filter((day) => weekdays.includes(day));
          if (weeksTogether([one.pattern, school]).length <= 4) expect(free).toEqual([]);
          return;
        }
        if (work.days.length > 0) placed++;
        if (work.days.length > 0 && weeksTogether([one.pattern, school]).length <= 4)
          expect(stretchesByDay(week).map((day) => day.filter(({ place }) => place !== 'WORKPLACE'))).toEqual(
            stretchesByDay(lessons),
          );
        expect(work.days.every((day) => weekdays.includes(day))).toBe(true);
        expect(work.misses.filter(({ why }) => why === 'TOO_MANY_DAYS')).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(placed).toBeGreaterThan(10);
  });

  it('have breaks by which no rule of breaks is broken', () => {
    const birthDate = fc.constantFrom('2011-03-14', '2010-03-14', '2009-03-14', '2001-01-30');
    fc.assert(
      fc.property(offer, birthDate, fc.constantFrom('BE' as const, 'NL' as const), (one, born, country) => {
        fc.pre(one.pattern.weeks.flat().every((day) => day.length <= 1));
        const period = { startsOn: '2027-02-01', endsOn: '2027-03-12', weekdays: [1, 2, 3, 4, 5, 6] };
        const week = proposedWeek(period, one, { country, birthDate: born, school: null });
        const law = { birthDate: born, country, dual: false, holidays: [] };
        const broken = checkWorkingTime(plannedDays(week), law).filter(
          ({ rule }) => rule.limit.kind === 'BREAK',
        );
        expect(broken).toEqual([]);
      }),
    );
  });
});

describe('a week in a mail', () => {
  it('says when somebody is at the company, as the country writes it', () => {
    const week = scheduleOf('2027-02-01', '2027-05-28', thursdays);
    expect(describeWork(week, 'nl', 'BE')).toBe('do en vr 8.00-16.30 u.');
    expect(describeWork(week, 'nl', 'NL')).toBe('do en vr 08:00-16:30 uur');
    const mixed = weekPattern([weekOf({ 1: [school, { ...work, from: '13:00' }], 4: [work], 5: [work] })]);
    expect(describeWork(scheduleOf('2027-02-01', '2027-05-28', mixed), 'nl', 'BE')).toBe(
      'ma 13.00-16.30 u., do en vr 8.00-16.30 u.',
    );
    expect(describeWork(changeFrom(week, '2027-03-01', mixed), 'en', 'BE')).toBe(
      'Thu and Fri 8:00-16:30; from Mon 1 Mar 2027: Mon 13:00-16:30, Thu and Fri 8:00-16:30',
    );
  });
});
