import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inNextSchoolYear, nextClassName, nextSchoolYear, schoolYearBefore } from './next-school-year.ts';
import { dayNumber, fromDayNumber, schoolYearOf, weekday } from './working-day.ts';

const day = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-12-31') }).map(fromDayNumber);
const yearsLater = (from: string, years: number) =>
  `${Number(from.slice(0, 4)) + years}${from.slice(4)}`.replace('02-29', '02-28');

describe('the next school year', () => {
  it('has the next number', () => {
    expect(nextSchoolYear('2026-2027')).toBe('2027-2028');
    expect(nextSchoolYear('2099-2100')).toBe('2100-2101');
    expect(schoolYearBefore('2027-2028')).toBe('2026-2027');
  });

  it('has the same day of the week, a year later to the week', () => {
    expect(inNextSchoolYear('2027-02-15')).toBe('2028-02-14');
    fc.assert(
      fc.property(day, (one) => {
        const next = inNextSchoolYear(one);
        expect(weekday(next)).toBe(weekday(one));
        expect([364, 371]).toContain(dayNumber(next) - dayNumber(one));
      }),
    );
  });

  it('does not drift: ten years on, a day is within a week of its date', () => {
    fc.assert(
      fc.property(day, (one) => {
        let later = one;
        for (let years = 0; years < 10; years++) later = inNextSchoolYear(later);
        expect(Math.abs(dayNumber(later) - dayNumber(yearsLater(one, 10)))).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('keeps the order of days, and takes a day of the year to the next year', () => {
    fc.assert(
      fc.property(day, fc.nat(300), (one, days) => {
        const other = fromDayNumber(dayNumber(one) + days);
        if (schoolYearOf(one) !== schoolYearOf(other)) return;
        expect(dayNumber(inNextSchoolYear(other)) - dayNumber(inNextSchoolYear(one))).toBe(days);
        // Not in the first weeks of August, which may fall before the turn of the year.
        if (one.slice(5) > '08-10' || one.slice(5) < '07-20')
          expect(schoolYearOf(inNextSchoolYear(one))).toBe(nextSchoolYear(schoolYearOf(one)));
      }),
    );
  });
});

describe('the next class', () => {
  it('has the next year in its name, when it has one', () => {
    expect(nextClassName('5 Elektrotechnieken')).toBe('6 Elektrotechnieken');
    expect(nextClassName('5HWa')).toBe('6HWa');
    for (const other of ['MBI4A', 'Verpleegkunde', '2026 A', '']) expect(nextClassName(other)).toBeNull();
  });
});
