import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../calendar/public-holidays.ts';
import { plannedDays } from '../week/planned-days.ts';
import { scheduleOf, type Schedule } from '../week/schedule.ts';
import { patternOfWorkDays } from '../week/work-days.ts';
import { checkWorkingTime } from './check.ts';
import { recurringBreaches, withCure } from './recurring.ts';

function breachesOf(schedule: Schedule) {
  const { startsOn, endsOn } = schedule;
  const calendars = {
    school: publicHolidays('BE', startsOn, endsOn, 'SCHOOLS'),
    country: publicHolidays('BE', startsOn, endsOn, 'EVERYONE'),
    company: [],
  };
  const worker = {
    birthDate: '2010-01-01',
    country: 'BE',
    dual: false,
    holidays: calendars.country,
  } as const;
  return checkWorkingTime(plannedDays(schedule, calendars), worker);
}

describe('breaches that come back', () => {
  const weeks = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      fc.constantFrom('06:30', '08:00', '10:00'),
      fc.constantFrom('16:00', '17:30', '19:00'),
    )
    .map(([weekdays, startTime, endTime]) =>
      scheduleOf('2026-09-07', '2026-12-18', patternOfWorkDays({ weekdays, startTime, endTime })),
    );

  it('are told once, with every day of them, and one change in the pattern cures them', () => {
    fc.assert(
      fc.property(weeks, (any) => {
        const all = breachesOf(any);
        const told = recurringBreaches(all);
        expect(told.flatMap(({ days }) => days).toSorted()).toEqual(all.map(({ from }) => from).toSorted());
        const [first] = told;
        if (!first) return;
        const cured = first.breach.cures.reduce((one, cure) => withCure(one, cure, true), any);
        const left = breachesOf(cured).filter(
          ({ rule, from }) => rule.id === first.breach.rule.id && first.days.includes(from),
        );
        expect(cured.exceptions).toEqual([]);
        expect(left).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are cured on their day alone where they do not come back', () => {
    const any = scheduleOf(
      '2026-09-07',
      '2026-12-18',
      patternOfWorkDays({ weekdays: [4], startTime: '08:00', endTime: '17:30' }),
    );
    const [cure] = breachesOf(any)[0]!.cures;
    const cured = withCure(any, cure!, false);
    expect(cured.versions).toEqual(any.versions);
    expect(cured.exceptions).toEqual([{ kind: 'EXTRA', day: '2026-09-10', stretches: cure!.stretches }]);
  });
});
