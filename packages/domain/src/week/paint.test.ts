import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintDay, placeAt } from './paint.ts';
import { dayProblem } from './pattern.ts';
import { dayStretches } from './test/arbitraries.ts';
import { LEARNING_PLACES } from './stretch.ts';

const part = fc
  .tuple(fc.integer({ min: 0, max: 46 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from: from * 30, to: Math.min(1410, (from + length) * 30) }));
const drawn = fc.option(fc.constantFrom(...LEARNING_PLACES));

const MINUTES = Array.from({ length: 1440 }, (_, minute) => minute);

describe('drawing on a day', () => {
  it('puts the place there and leaves every other minute as it was', () => {
    fc.assert(
      fc.property(dayStretches, part, drawn, (day, { from, to }, place) => {
        const after = paintDay(day, { from, to }, place);
        const wrong = MINUTES.filter(
          (minute) =>
            placeAt(after, minute) !== (from <= minute && minute < to ? place : placeAt(day, minute)),
        );
        expect(wrong).toEqual([]);
        expect(dayProblem(after)).toBeNull();
        expect(paintDay(after, { from, to }, place)).toEqual(after);
      }),
      {
        numRuns: 200,
        examples: [
          [
            [{ place: 'HOME_STUDY', from: '00:57', to: '00:00', breakMinutes: 30 }],
            { from: 0, to: 60 },
            'HOME_STUDY',
          ],
          [
            [{ place: 'ONLINE', from: '12:20', to: '12:00', breakMinutes: 30 }],
            { from: 0, to: 750 },
            'ONLINE',
          ],
        ],
      },
    );
  });

  it('grows a stretch with its agreed break, and gives a new one the usual break', () => {
    const work = { place: 'WORKPLACE', from: '08:00', to: '16:00', breakMinutes: 60 } as const;
    expect(paintDay([work], { from: 960, to: 1020 }, 'WORKPLACE')).toEqual([{ ...work, to: '17:00' }]);
    expect(paintDay([work], { from: 720, to: 750 }, null)).toEqual([
      { ...work, to: '12:00' },
      { ...work, from: '12:30' },
    ]);
    expect(paintDay([], { from: 480, to: 990 }, 'SCHOOL')).toEqual([
      { place: 'SCHOOL', from: '08:00', to: '16:30', breakMinutes: 30 },
    ]);
  });
});
