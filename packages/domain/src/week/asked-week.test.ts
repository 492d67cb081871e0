import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../time/working-day.ts';
import { isAskable } from './asked-week.ts';
import { scheduleProblems } from './schedule.ts';
import { schedule } from './test/arbitraries.ts';

describe('a week that one asks about', () => {
  it('may be the agreed one, and lies at most half a year outside its period', () => {
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: -400, max: 400 }),
        (any, early, late) => {
          fc.pre(scheduleProblems(any).length === 0);
          expect(isAskable(any, any)).toBe(true);
          const agreed = { startsOn: addDays(any.startsOn, early), endsOn: addDays(any.endsOn, late) };
          fc.pre(agreed.startsOn <= agreed.endsOn);
          const outside = Math.max(
            dayNumber(agreed.startsOn) - dayNumber(any.startsOn),
            dayNumber(any.endsOn) - dayNumber(agreed.endsOn),
          );
          expect(isAskable(any, agreed)).toBe(outside <= 182);
        },
      ),
    );
  });

  it('is in order', () => {
    fc.assert(
      fc.property(schedule, (any) => {
        const [first] = any.versions;
        const twice = { ...any, versions: [first!, ...any.versions] };
        expect(isAskable(twice, any)).toBe(false);
        const outside = { kind: 'OFF', from: addDays(any.endsOn, 1), to: addDays(any.endsOn, 1) } as const;
        expect(isAskable({ ...any, exceptions: [outside] }, any)).toBe(false);
      }),
    );
  });
});
