import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  dayAt,
  dayNumber,
  fromDayNumber,
  instantAt,
  isMinorOn,
  isWorkingDay,
  mondayOf,
  schoolYearOf,
  weekday,
  weeksBetween,
} from './working-day.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('working days', () => {
  it('knows which dates exist', () => {
    expect(isWorkingDay('2028-02-29')).toBe(true);
    for (const wrong of ['2027-02-29', '2027-13-01', '31-02-2027', '2027-2-1', ''])
      expect(isWorkingDay(wrong)).toBe(false);
  });

  it('counts days as a calendar does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
        const oracle = new Date(`${from}T12:00:00Z`);
        oracle.setUTCDate(oracle.getUTCDate() + days);
        expect(addDays(from, days)).toBe(oracle.toISOString().slice(0, 10));
        expect(weekday(from)).toBe(new Date(`${from}T12:00:00Z`).getUTCDay() || 7);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        expect(fromDayNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(fromDayNumber(number))).toBe(number);
        expect(weekday(fromDayNumber(number))).toBe(new Date(number * 86_400_000).getUTCDay() || 7);
        expect(weekday(mondayOf(fromDayNumber(number)))).toBe(1);
      }),
    );
    expect(weeksBetween('2027-02-15', '2027-05-21')).toBe(14);
  });

  it('turns wall-clock times into instants across summer time', () => {
    expect(instantAt('2027-03-27', '17:00', 'Europe/Brussels').toISOString()).toBe(
      '2027-03-27T16:00:00.000Z',
    );
    expect(instantAt('2027-03-28', '17:00', 'Europe/Brussels').toISOString()).toBe(
      '2027-03-28T15:00:00.000Z',
    );
    expect(instantAt('2027-10-31', '17:00', 'Europe/Amsterdam').toISOString()).toBe(
      '2027-10-31T16:00:00.000Z',
    );
    expect(instantAt('2027-10-31', '02:30', 'Europe/Brussels').toISOString()).toBe(
      '2027-10-31T00:30:00.000Z',
    );
    fc.assert(
      fc.property(
        day,
        (one) => void expect(dayAt(instantAt(one, '12:00', 'Europe/Brussels'), 'Europe/Brussels')).toBe(one),
      ),
    );
  });

  it('has birthdays', () => {
    expect(ageOn('2009-11-25', '2026-11-24')).toBe(16);
    expect(ageOn('2008-11-24', '2026-11-24')).toBe(18);
    expect(isMinorOn('2008-02-29', '2026-02-28')).toBe(true);
    expect(isMinorOn('2008-02-29', '2026-03-01')).toBe(false);
    expect(schoolYearOf('2027-07-31')).toBe('2026-2027');
    expect(schoolYearOf('2026-08-01')).toBe('2026-2027');
  });

  it.each(['UTC', 'Australia/Sydney', 'America/Los_Angeles'])(
    'check 24: is the same on a server in %s',
    (zone) => {
      const module = fileURLToPath(new URL('./working-day.ts', import.meta.url));
      const script = `import { dayAt, instantAt } from ${JSON.stringify(module)};
      const out = ['2027-03-28','2027-10-31','2028-02-29'].map((d) => [instantAt(d, '00:30', 'Europe/Brussels').toISOString(), dayAt(new Date(d + 'T23:30:00Z'), 'Europe/Brussels')]);
      console.log(JSON.stringify(out));`;
      const output = execFileSync(
        process.execPath,
        ['--conditions=source', '--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
        {
          env: { ...process.env, TZ: zone },
          encoding: 'utf8',
        },
      );
      expect(JSON.parse(output)).toEqual([
        ['2027-03-27T23:30:00.000Z', '2027-03-29'],
        ['2027-10-30T22:30:00.000Z', '2027-11-01'],
        ['2028-02-28T23:30:00.000Z', '2028-03-01'],
      ]);
    },
  );
});
