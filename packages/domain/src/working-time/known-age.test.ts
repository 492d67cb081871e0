import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, isWorkingDay, mondayOf } from '../time/working-day.ts';
import { birthDateByMinor } from './known-age.ts';

describe('a day of birth by whether somebody is under 18', () => {
  it('exists, makes them 16 or 40 from the Monday on, and passes no birthday that counts in a year', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(day, fc.boolean(), fc.integer({ min: 0, max: 600 }), (from, minor, later) => {
        const born = birthDateByMinor(minor, from);
        expect(isWorkingDay(born)).toBe(true);
        expect(ageOn(born, mondayOf(from))).toBe(minor ? 16 : 40);
        expect(ageOn(born, addDays(from, later)) < 18).toBe(minor);
      }),
    );
  });
});
