import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distance, bestTravel } from './estimate.ts';
import { TRAVEL_MEANS } from './means.ts';
import { planePoint, straightReach } from './plane.ts';

const point = fc.record({
  lat: fc.double({ min: 50.7, max: 51.8, noNaN: true }),
  lon: fc.double({ min: 2.5, max: 4.6, noNaN: true }),
});
const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

it('lays the region on a plane, within 1.5 %', () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const [plane, map] = [apart(planePoint(from), planePoint(to)), distance(from, to)];
      expect(Math.abs(plane - map)).toBeLessThanOrEqual(0.015 * map + 1e-9);
    }),
  );
});

it('leaves out nothing that lies within the minutes, on either bank and by any means', () => {
  fc.assert(
    fc.property(
      point,
      point,
      fc.subarray([...TRAVEL_MEANS], { minLength: 1 }),
      fc.boolean(),
      fc.integer({ min: 5, max: 180 }),
      fc.boolean(),
      (from, to, means, minor, minutes, crossesBorder) => {
        const travel = bestTravel(from, to, means, { minor, crossesBorder });
        if (!travel || travel.minutes > minutes) return;
        expect(apart(planePoint(from), planePoint(to))).toBeLessThanOrEqual(
          straightReach(means, minor, minutes)!,
        );
      },
    ),
    { numRuns: 2000 },
  );
});
