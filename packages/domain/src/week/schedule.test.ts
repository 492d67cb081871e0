import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf } from '../time/working-day.ts';
import { NO_CALENDARS } from '../calendar/closures.ts';
import { calendars } from '../calendar/test/arbitraries.ts';
import { clashes } from './clash.ts';
import { minutesInAll, plannedTime } from './hours.ts';
import { overlaps } from './masks.ts';
import {
  patternProblems,
  stretchesOn,
  weekdaysOf,
  weekOf,
  weekPattern,
  type WeekPattern,
} from './pattern.ts';
import { plannedDays } from './planned-days.ts';
import { changeFrom, moveByWeeks, scheduleOf, scheduleProblems, stretchesByDay } from './schedule.ts';
import { pattern, schedule, workingDay } from './test/arbitraries.ts';
import { oracleClashes, oracleDay, oracleDays } from './test/oracle.ts';
import { trajectDays } from './traject.ts';
import { patternOfWorkDays, type WorkDays } from './work-days.ts';

const work = { place: 'WORKPLACE', from: '08:00', to: '16:30', breakMinutes: 30 } as const;
const school = { place: 'SCHOOL', from: '08:30', to: '16:00', breakMinutes: 30 } as const;

describe('a pattern', () => {
  it('has the shortest turn that says the same', () => {
    const one = weekOf({ 1: [work] });
    const two = weekOf({ 2: [work] });
    expect(weekPattern([one, one, one], '2026-08-31')).toEqual({ weeks: [one], firstWeek: null });
    expect(weekPattern([one, two, one, two], '2026-09-02')).toEqual({
      weeks: [one, two],
      firstWeek: '2026-08-31',
    });
    expect(weekPattern([one, two, two], '2026-08-31').weeks).toHaveLength(3);
    expect(weekdaysOf(weekPattern([one, two], '2026-08-31'))).toEqual([1, 2]);
    fc.assert(
      fc.property(pattern, workingDay, (any, day) => {
        const twice = [...any.weeks, ...any.weeks];
        const doubled: WeekPattern = { weeks: twice, firstWeek: any.firstWeek ?? mondayOf(day) };
        expect(stretchesOn(weekPattern(twice, doubled.firstWeek), day)).toEqual(stretchesOn(any, day));
      }),
    );
  });

  it.each([
    [[], null, 'WEEKS'],
    [[[[work]]], null, 'WEEKS'],
    [[weekOf({ 1: [work] }), weekOf({ 2: [work] })], null, 'FIRST_WEEK'],
    [[weekOf({ 1: [work] }), weekOf({ 2: [work] })], '2026-09-01', 'FIRST_WEEK'],
    [[weekOf({ 1: [{ ...work, to: '24:00' }] })], null, 'TIME'],
    [[weekOf({ 1: [{ ...work, to: '08:00' }] })], null, 'TIME'],
    [[weekOf({ 1: [{ ...work, breakMinutes: 510 }] })], null, 'BREAK'],
    [[weekOf({ 1: [{ ...work, breakMinutes: -1 }] })], null, 'BREAK'],
    [[weekOf({ 1: [work, school] })], null, 'OVERLAP'],
    [[weekOf({ 7: [{ ...work, from: '22:00', to: '09:00' }], 1: [work] })], null, 'OVERLAP'],
  ] as const)('is refused: %#', (weeks, firstWeek, why) => {
    expect(patternProblems(weeks, firstWeek)[0]?.why).toBe(why);
  });

  it('comes from weekdays with times: the same days and hours as they had', () => {
    const days: fc.Arbitrary<WorkDays> = fc.record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      startTime: fc.constantFrom('07:00', '08:30'),
      endTime: fc.constantFrom('12:00', '16:30'),
    });
    fc.assert(
      fc.property(days, workingDay, fc.integer({ min: 0, max: 200 }), (one, from, length) => {
        const to = addDays(from, length);
        const planned = plannedDays(scheduleOf(from, to, patternOfWorkDays(one)));
        const wanted = oracleDays(scheduleOf(from, to, patternOfWorkDays(one))).filter((day) =>
          one.weekdays.includes(new Date(`${day}T12:00:00Z`).getUTCDay() || 7),
        );
        expect(planned.map(({ day }) => day)).toEqual(wanted);
        for (const { stretches } of planned)
          expect(stretches).toMatchObject([{ place: 'WORKPLACE', from: one.startTime, to: one.endTime }]);
      }),
    );
    const full = plannedDays(
      scheduleOf(
        '2027-02-15',
        '2027-02-21',
        patternOfWorkDays({ weekdays: [4, 5], startTime: '08:00', endTime: '16:30' }),
      ),
    );
    expect(minutesInAll(plannedTime(full).total)).toBe(2 * 8 * 60);
  });
});

describe('a schedule', () => {
  const week = weekPattern([weekOf({ 1: [work], 2: [school] })]);
  const base = scheduleOf('2027-03-01', '2027-03-28', week);

  it('is the oracle’s on every day, exceptions in order', () => {
    fc.assert(
      fc.property(schedule, (one) => {
        const days = oracleDays(one);
        const derived = stretchesByDay(one);
        expect(derived).toHaveLength(days.length);
        days.forEach((day, at) => {
          const froms = (list: readonly { from: string }[]): string[] =>
            list.map(({ from }) => from).toSorted();
          expect(froms(derived[at]!)).toEqual(froms(oracleDay(one, day)));
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [{ ...base, endsOn: '2027-02-28' }, { why: 'PERIOD' }],
    [{ ...base, startsOn: '2027-02-30' }, { why: 'PERIOD' }],
    [{ ...base, versions: [] }, { why: 'VERSIONS' }],
    [{ ...base, versions: [{ from: '2027-03-02', pattern: week }] }, { why: 'VERSIONS' }],
    [{ ...base, versions: [...base.versions, { from: '2027-04-01', pattern: week }] }, { why: 'VERSIONS' }],
    [
      { ...base, versions: [{ from: '2027-03-01', pattern: { weeks: [], firstWeek: null } }] },
      { why: 'PATTERN', version: 0, problem: { why: 'WEEKS' } },
    ],
    [
      { ...base, exceptions: [{ kind: 'OFF', from: '2027-04-01', to: '2027-04-02' }] },
      { why: 'EXCEPTION', at: 0, reason: 'OUTSIDE' },
    ],
    [
      { ...base, exceptions: [{ kind: 'OFF', from: '2027-03-09', to: '2027-03-08' }] },
      { why: 'EXCEPTION', at: 0, reason: 'DATE' },
    ],
    [
      { ...base, exceptions: [{ kind: 'VISIT', day: '2027-03-09', at: '25:00' }] },
      { why: 'EXCEPTION', at: 0, reason: 'TIME' },
    ],
    [
      { ...base, exceptions: [{ kind: 'EXTRA', day: '2027-03-09', stretches: [work, school] }] },
      { why: 'EXCEPTION', at: 0, reason: 'OVERLAP' },
    ],
    [
      { ...base, exceptions: [{ kind: 'MOVED', from: '2027-03-08', to: '2027-03-09' }] },
      { why: 'DAY', day: '2027-03-09' },
    ],
  ] as const)('is refused, with what is wrong: %#', (one, problem) => {
    expect(scheduleProblems(base)).toEqual([]);
    expect(scheduleProblems(one)[0]).toMatchObject(problem);
  });

  it('changes midway and leaves the past alone', () => {
    fc.assert(
      fc.property(schedule, pattern, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
        const days = oracleDays(one);
        const from = days[Math.floor(share * (days.length - 1))]!;
        const changed = changeFrom(one, from, other);
        const [before, after] = [stretchesByDay(one), stretchesByDay(changed)];
        const at = days.indexOf(from);
        expect(after.slice(0, at)).toEqual(before.slice(0, at));
        expect(changed.versions.at(-1)).toEqual({ from, pattern: other });
        if (one.exceptions.length === 0)
          days.slice(at).forEach((day, ahead) => expect(after[at + ahead]).toEqual(stretchesOn(other, day)));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what was moved back to an earlier day as it was planned', () => {
    const moved = { ...base, exceptions: [{ kind: 'MOVED' as const, from: '2027-03-15', to: '2027-03-12' }] };
    const changed = changeFrom(moved, '2027-03-15', weekPattern([weekOf({ 1: [school], 2: [work] })]));
    const days = plannedDays(changed).map(({ day, stretches }) => [day, stretches[0]?.place]);
    expect(days.slice(2, 6)).toEqual([
      ['2027-03-08', 'WORKPLACE'],
      ['2027-03-09', 'SCHOOL'],
      ['2027-03-12', 'WORKPLACE'],
      ['2027-03-16', 'WORKPLACE'],
    ]);
  });

  it('moves as a whole, and changes nothing else', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: -60, max: 60 }), (one, weeks) => {
        const moved = moveByWeeks(one, weeks);
        expect(stretchesByDay(moved)).toEqual(stretchesByDay(one));
        expect(moved.startsOn).toBe(addDays(one.startsOn, weeks * 7));
        expect(moveByWeeks(moved, -weeks)).toEqual(one);
        const time = (which: typeof one): unknown => plannedTime(plannedDays(which)).total;
        expect(time(moved)).toEqual(time(one));
        expect(plannedDays(moved).map(({ day }) => addDays(day, -7 * weeks))).toEqual(
          plannedDays(one).map(({ day }) => day),
        );
      }),
    );
  });
});

describe('two weeks of one student', () => {
  it('clash when a company wants the time of the other, and not over the school that they share', () => {
    const first = scheduleOf('2027-03-01', '2027-03-14', weekPattern([weekOf({ 1: [school], 2: [work] })]));
    const second = scheduleOf(
      '2027-03-08',
      '2027-03-28',
      weekPattern([weekOf({ 1: [school], 2: [{ ...work, from: '16:00', to: '20:00' }] })]),
    );
    expect(clashes(first, second)).toMatchObject([{ day: '2027-03-09', from: '16:00', to: '16:30' }]);
    const turns = (at: number): WeekPattern =>
      weekPattern([weekOf({ [1 + at]: [work] }), weekOf({ [2 - at]: [work] })], '2027-03-01');
    const period = ['2027-03-01', '2027-06-30'] as const;
    expect(clashes(scheduleOf(...period, turns(0)), scheduleOf(...period, turns(1)))).toEqual([]);
    expect(clashes(scheduleOf(...period, turns(0)), scheduleOf(...period, turns(0)))).toHaveLength(18);
  });

  it('clash symmetrically, and as the slow count says', () => {
    fc.assert(
      fc.property(schedule, schedule, (one, other) => {
        const near = { ...other, ...moveNear(other, one.startsOn) };
        const found = clashes(one, near);
        expect(found).toHaveLength(oracleClashes(one, near));
        const turned = clashes(near, one).map((clash) => ({ ...clash, one: clash.other, other: clash.one }));
        const sorted = (list: typeof found): string[] =>
          list.map((clash) => JSON.stringify(clash)).toSorted();
        expect(sorted(turned)).toEqual(sorted(found));
      }),
      { numRuns: 60 },
    );
  });

  it('are one week: all the work, and the school once', () => {
    const one = plannedDays(
      scheduleOf('2027-03-01', '2027-03-07', weekPattern([weekOf({ 1: [school], 2: [work] })])),
    );
    const other = plannedDays(
      scheduleOf('2027-03-01', '2027-03-07', weekPattern([weekOf({ 1: [school], 3: [work] })])),
    );
    const { total } = plannedTime(trajectDays([one, other]));
    expect(total).toMatchObject({ SCHOOL: 420, WORKPLACE: 960 });
    fc.assert(
      fc.property(schedule, calendars, (any, closed) => {
        const days = plannedDays(any, closed);
        expect(trajectDays([days])).toEqual(days);
        expect(trajectDays([days, []])).toEqual(days);
      }),
      { numRuns: 50 },
    );
    expect(plannedDays(base0(), NO_CALENDARS)).toEqual(trajectDays([plannedDays(base0())]));
  });
});

function base0(): ReturnType<typeof scheduleOf> {
  return scheduleOf('2027-03-01', '2027-03-28', weekPattern([weekOf({ 1: [work] })]));
}

function moveNear(one: ReturnType<typeof scheduleOf>, startsOn: string): ReturnType<typeof scheduleOf> {
  const weeks = Math.round((Date.parse(startsOn) - Date.parse(one.startsOn)) / 604_800_000);
  return moveByWeeks(one, weeks);
}

describe('overlap of many patterns as bitmasks', () => {
  it('is symmetric, and what comparing them week by week over a year gives', () => {
    const period = ['2026-08-31', '2027-08-01'] as const;
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 6 }),
        fc.array(pattern, { minLength: 1, maxLength: 40 }),
        (rows, columns) => {
          const there = overlaps(rows, columns);
          const back = overlaps(columns, rows);
          const asWork = (one: WeekPattern): ReturnType<typeof scheduleOf> =>
            scheduleOf(...period, {
              ...one,
              weeks: one.weeks.map((days) =>
                days.map((day) => day.map((s) => ({ ...s, place: 'WORKPLACE' as const }))),
              ),
            });
          rows.forEach((row, at) => {
            let count = 0;
            columns.forEach((column, of) => {
              const meet = clashes(asWork(row), asWork(column)).length > 0;
              expect(there.has(at, of)).toBe(meet);
              expect(back.has(of, at)).toBe(meet);
              if (meet) count++;
            });
            expect(there.count(at)).toBe(count);
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('follows a night from Sunday into the next week of the turn', () => {
    const none = weekOf({});
    const night = weekPattern([weekOf({ 7: [{ ...work, from: '22:00', to: '06:00' }] }), none], '2027-03-01');
    const early = weekOf({ 1: [{ ...work, from: '05:00', to: '07:00' }] });
    const columns = [weekPattern([early, none], '2027-03-01'), weekPattern([none, early], '2027-03-01')];
    const found = overlaps([night], columns);
    expect([found.has(0, 0), found.has(0, 1), found.count(0)]).toEqual([false, true, 1]);
  });

  it('looks only at the stretches that count', () => {
    const one = weekPattern([weekOf({ 1: [school], 2: [work] })]);
    const other = weekPattern([weekOf({ 1: [work] })]);
    expect(overlaps([one], [other]).has(0, 0)).toBe(true);
    expect(overlaps([one], [other], ({ place }) => place === 'WORKPLACE').has(0, 0)).toBe(false);
  });
});
