import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendars } from '../calendar/test/arbitraries.ts';
import { publicHolidays } from '../calendar/public-holidays.ts';
import { NO_CALENDARS } from '../calendar/closures.ts';
import { flemishSchoolHolidays } from '../calendar/flemish-holidays.ts';
import { addDays, type WorkingDay } from '../time/working-day.ts';
import { minutesAtSchool, minutesAtWork, minutesInAll, plannedTime, type PlannedTime } from './hours.ts';
import { weekOf, weekPattern, type Week } from './pattern.ts';
import { marksOf, plannedDays } from './planned-days.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { lengthOf, usualBreak, type LearningPlace, type Stretch } from './stretch.ts';
import { schedule } from './test/arbitraries.ts';
import { oracleDay, oracleDays, oracleSums } from './test/oracle.ts';

function stretch(place: LearningPlace, from: string, to: string, breakMinutes?: number): Stretch {
  return { place, from, to, breakMinutes: breakMinutes ?? usualBreak(lengthOf({ from, to })) };
}
function everyDay(days: readonly number[], ...stretches: Stretch[]): Week {
  return weekOf(Object.fromEntries(days.map((day) => [day, stretches])));
}
const time = (one: Schedule): PlannedTime => plannedTime(plannedDays(one));
const hours = (one: Schedule): number => minutesInAll(time(one).total) / 60;
const daysOf = (one: Schedule): WorkingDay[] =>
  plannedDays(one)
    .filter(({ stretches }) => stretches.length > 0)
    .map(({ day }) => day);

describe('planned days and hours', () => {
  it('are what a slow count day by day and minute by minute gives', () => {
    fc.assert(
      fc.property(schedule, calendars, (one, closed) => {
        const { total, weeks, months } = plannedTime(plannedDays(one, closed));
        const expected = oracleSums(one, closed);
        const some = (minutes: Record<string, number>): Record<string, number> =>
          Object.fromEntries(Object.entries(minutes).filter(([, count]) => count > 0));
        const filled = (sums: Record<string, Record<string, number>>): unknown =>
          Object.entries(sums).map(([key, minutes]) => [key, some(minutes)]);
        expect(some(total)).toEqual(some(expected.total));
        expect(weeks.map(({ monday, minutes }) => [monday, some(minutes)])).toEqual(filled(expected.weeks));
        expect(months.map(({ month, minutes }) => [month, some(minutes)])).toEqual(filled(expected.months));
      }),
      { numRuns: 40 },
    );
  });

  it('name each day on which anything is planned, once and in order, and what a closure takes away', () => {
    fc.assert(
      fc.property(schedule, calendars, (one, closed) => {
        const days = plannedDays(one, closed);
        const wanted = oracleDays(one).filter((day) => oracleDay(one, day).length > 0);
        expect(days.map(({ day }) => day)).toEqual(wanted);
        for (const { day, stretches, dropped } of days) {
          const all = [...stretches, ...dropped.map((one_) => one_.stretch)];
          expect(all.map((one_) => one_.from).toSorted()).toEqual(
            oracleDay(one, day)
              .map(({ from }) => from)
              .toSorted(),
          );
          for (const { closure } of dropped) expect(closure.from <= day && day <= closure.to).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of a hybrid week: two days school, three days company, one online in turn', () => {
    const school = stretch('SCHOOL', '08:30', '16:00', 60);
    const work = stretch('WORKPLACE', '08:00', '16:30');
    const first = weekOf({ 1: [school], 2: [school], 3: [work], 4: [work], 5: [work] });
    const other = weekOf({
      1: [school],
      2: [school],
      3: [work],
      4: [{ ...work, place: 'ONLINE' }],
      5: [work],
    });
    const four = scheduleOf('2027-03-01', '2027-03-28', weekPattern([first, other], '2027-03-01'));
    const { total, weeks, months } = time(four);
    expect(minutesAtSchool(total)).toBe((4 * 13 + 2 * 8) * 60);
    expect(minutesAtWork(total)).toBe((2 * 24 + 2 * 16) * 60);
    expect(weeks.map(({ monday, minutes }) => [monday, minutesAtWork(minutes) / 60])).toEqual([
      ['2027-03-01', 24],
      ['2027-03-08', 16],
      ['2027-03-15', 24],
      ['2027-03-22', 16],
    ]);
    expect(months.map(({ month }) => month)).toEqual(['2027-03']);
  });

  it('across the days on which the clock changes, and 29 February, are time on the clock', () => {
    const nights = weekPattern([everyDay([1, 2, 3, 4, 5, 6, 7], stretch('WORKPLACE', '22:00', '06:00'))]);
    expect(hours(scheduleOf('2027-03-27', '2027-03-28', nights))).toBe(15);
    expect(hours(scheduleOf('2027-10-30', '2027-10-31', nights))).toBe(15);
    const days = weekPattern([everyDay([1, 2, 3, 4, 5, 6, 7], stretch('WORKPLACE', '08:00', '12:00'))]);
    expect(hours(scheduleOf('2027-02-22', '2027-03-07', days))).toBe(56);
    expect(hours(scheduleOf('2028-02-28', '2028-03-01', days))).toBe(12);
    expect(daysOf(scheduleOf('2028-02-28', '2028-03-01', days))).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });
});

describe('what other systems were reported to compute wrong', () => {
  const FULL = stretch('WORKPLACE', '09:00', '17:00', 60);

  it('four days a week is four days a week, in days and in hours', () => {
    const part = scheduleOf('2027-02-01', '2027-06-17', weekPattern([everyDay([1, 2, 3, 4], FULL)]));
    expect(daysOf(part)).toHaveLength(20 * 4);
    expect(hours(part)).toBe(20 * 28);
  });

  it('three weeks of 17.5, 35 and 17.5 hours are 70 hours', () => {
    const half = stretch('WORKPLACE', '09:00', '12:30');
    const weekdays = [1, 2, 3, 4, 5];
    const irregular: Schedule = {
      startsOn: '2027-03-01',
      endsOn: '2027-03-21',
      versions: [
        { from: '2027-03-01', pattern: weekPattern([everyDay(weekdays, half)]) },
        { from: '2027-03-08', pattern: weekPattern([everyDay(weekdays, FULL)]) },
        { from: '2027-03-15', pattern: weekPattern([everyDay(weekdays, half)]) },
      ],
      exceptions: [],
    };
    expect(time(irregular).weeks.map(({ minutes }) => minutesInAll(minutes) / 60)).toEqual([17.5, 35, 17.5]);
    expect(hours(irregular)).toBe(70);
  });

  it('forty hours a week are not smoothed to thirty-five', () => {
    const forty = weekPattern([everyDay([1, 2, 3, 4, 5], stretch('WORKPLACE', '08:00', '16:30'))]);
    const placement = scheduleOf('2027-01-04', '2027-06-20', forty);
    expect(hours(placement)).toBe(24 * 5 * 8);
    expect(daysOf(placement)).toHaveLength(120);
  });

  it('three weeks with one of interruption are ten days, and each of several interruptions counts', () => {
    const pattern = weekPattern([everyDay([1, 2, 3, 4, 5], FULL)]);
    const interrupted = scheduleOf('2027-03-01', '2027-03-19', pattern, [
      { kind: 'OFF', from: '2027-03-08', to: '2027-03-12' },
    ]);
    expect(daysOf(interrupted)).toHaveLength(10);
    expect(hours(interrupted)).toBe(70);
    const twice = {
      ...interrupted,
      exceptions: [...interrupted.exceptions, { kind: 'OFF' as const, from: '2027-03-19', to: '2027-03-19' }],
    };
    expect(hours(twice)).toBe(63);
  });

  it('holidays of the home country are worked abroad, and those of the host are not', () => {
    const pattern = weekPattern([everyDay([1, 2, 3, 4, 5], FULL)]);
    const weeks = scheduleOf('2027-07-19', '2027-07-23', pattern);
    const school = publicHolidays('BE', '2027-01-01', '2027-12-31');
    const abroad = plannedTime(
      plannedDays(weeks, {
        ...NO_CALENDARS,
        school,
        country: publicHolidays('NL', '2027-01-01', '2027-12-31'),
      }),
    );
    const home = plannedTime(plannedDays(weeks, { ...NO_CALENDARS, school, country: school }));
    expect([minutesInAll(abroad.total) / 60, minutesInAll(home.total) / 60]).toEqual([35, 28]);
    const kings = scheduleOf('2027-04-26', '2027-04-30', pattern);
    const host = publicHolidays('NL', '2027-01-01', '2027-12-31');
    const [, tuesday] = plannedDays(kings, { ...NO_CALENDARS, school, country: host });
    expect(tuesday).toMatchObject({
      day: '2027-04-27',
      stretches: [],
      dropped: [{ closure: { name: { nl: 'Koningsdag' } } }],
    });
  });

  it('a placement of one day, and of a morning, is one', () => {
    const pattern = weekPattern([everyDay([3], stretch('WORKPLACE', '08:00', '12:00'))]);
    expect(hours(scheduleOf('2027-03-03', '2027-03-03', pattern))).toBe(4);
    expect(hours(scheduleOf('2027-03-04', '2027-03-04', pattern))).toBe(0);
  });

  it('a longer placement never has fewer hours, whatever the closures', () => {
    fc.assert(
      fc.property(schedule, calendars, (one, closed) => {
        const longer = { ...one, endsOn: addDays(one.endsOn, 2) };
        expect(minutesInAll(plannedTime(plannedDays(longer, closed)).total)).toBeGreaterThanOrEqual(
          minutesInAll(plannedTime(plannedDays(one, closed)).total),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('three calendars', () => {
  const both = weekPattern([
    weekOf({ 1: [stretch('SCHOOL', '08:30', '16:00')], 2: [stretch('WORKPLACE', '08:00', '16:30')] }),
  ]);

  it('close each its own side; work goes on in school holidays unless agreed otherwise', () => {
    const autumn = scheduleOf('2026-11-02', '2026-11-08', both);
    const closed = { ...NO_CALENDARS, school: flemishSchoolHolidays(2026) };
    const places = (free: boolean): LearningPlace[] =>
      plannedDays(autumn, closed, { freeInSchoolHolidays: free }).flatMap(({ stretches }) =>
        stretches.map(({ place }) => place),
      );
    expect(places(false)).toEqual(['WORKPLACE']);
    expect(places(true)).toEqual([]);
  });

  it('visits and exams are marks on their days', () => {
    const marked = scheduleOf('2026-11-02', '2026-11-08', both, [
      { kind: 'VISIT', day: '2026-11-03', at: '14:00' },
      { kind: 'EXAM', day: '2026-11-05', stretches: [stretch('SCHOOL', '09:00', '12:00')] },
    ]);
    expect(marksOf(marked)).toEqual(
      new Map([
        ['2026-11-03', [{ kind: 'VISIT', at: '14:00' }]],
        ['2026-11-05', [{ kind: 'EXAM', at: null }]],
      ]),
    );
    expect(daysOf(marked)).toEqual(['2026-11-02', '2026-11-03', '2026-11-05']);
  });
});
