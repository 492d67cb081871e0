import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankOf } from './crossings.ts';
import { distance, estimateTravel } from './estimate.ts';
import { TRAVEL_MEANS } from './means.ts';
import { reachOn } from './reach.ts';

const point = fc.record({
  lat: fc.double({ min: 50.7, max: 51.75, noNaN: true }),
  lon: fc.double({ min: 2.55, max: 4.3, noNaN: true }),
});

describe('reachOn', () => {
  it('holds what an estimate calls near enough, and nothing else, on both banks and over the border', () => {
    fc.assert(
      fc.property(
        point,
        point,
        fc.constantFrom(...TRAVEL_MEANS),
        fc.integer({ min: 5, max: 90 }),
        fc.boolean(),
        (home, to, means, minutes, crossesBorder) => {
          const reach = reachOn(home, means, minutes, { bank: bankOf(to), crossesBorder });
          const within = reach !== null && distance(reach.centre, to) <= reach.kilometres;
          const estimate = estimateTravel(home, to, means, { crossesBorder });
          // Minutes are rounded to the half; the way round by Antwerpen is no disc.
          const round = bankOf(home) !== bankOf(to) && estimate.via === null;
          if (within) expect(estimate.minutes).toBeLessThanOrEqual(minutes + 1);
          else if (!round) expect(estimate.minutes).toBeGreaterThanOrEqual(minutes);
        },
      ),
    );
  });

  it('reaches Vlissingen from Breskens by bicycle with the ferry, and not within half an hour', () => {
    const breskens = { lat: 51.395, lon: 3.556 };
    const north = { bank: 'NORTH', crossesBorder: false } as const;
    expect(reachOn(breskens, 'BICYCLE', 30, north)).toBeNull();
    expect(reachOn(breskens, 'BICYCLE', 60, north)?.kilometres).toBeGreaterThan(3);
    expect(reachOn(breskens, 'CAR', 10, north)).toBeNull();
  });
});
