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
import { proposedWeek } from './proposed-week.ts';
import { changeFrom, scheduleOf, scheduleProblems, stretchesByDay } from './schedule.ts';
import { schedule, workingDay } from './test/arbitraries.ts';
import { patternOfWorkDays } from './work-days.ts';

const work = { place: 'WORKPLACE', from: '08:00', to: '16:30', breakMinutes: 30 } as const;
const school = { place: 'SCHOOL', from: '08:30', to: '12:00', breakMinutes: 0 } as const;
const hours = { startTime: '08:00', endTime: '16:30' };
const thursdays = patternOfWorkDays({ weekdays: [4, 5], ...hours });

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
    ])
      expect(scheduleValue.safeParse(wrong).success).toBe(false);
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
    expect(workDaysOf(proposedWeek(period, { weekdays: [1, 4], ...hours }))).toEqual([4]);
    expect(workDaysOf(proposedWeek(period, { weekdays: [1], ...hours }))).toEqual([4, 5]);
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
