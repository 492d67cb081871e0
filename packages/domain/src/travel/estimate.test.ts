import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankOf } from './crossings.ts';
import { bestTravel, distance, estimateTravel } from './estimate.ts';
import { TRAVEL_MEANS } from './means.ts';

const TERNEUZEN = { lat: 51.335, lon: 3.818 };
const GOES = { lat: 51.506, lon: 3.892 };
const VLISSINGEN = { lat: 51.443, lon: 3.58 };
const OOSTBURG = { lat: 51.327, lon: 3.49 };
const BRESKENS = { lat: 51.395, lon: 3.556 };
const HULST = { lat: 51.283, lon: 4.028 };
const GENT = { lat: 51.04, lon: 3.714 };
const SINT_NIKLAAS = { lat: 51.164, lon: 4.149 };
const BRUGGE = { lat: 51.215, lon: 3.207 };
const MIDDELBURG = { lat: 51.499, lon: 3.614 };
const KORTRIJK = { lat: 50.818, lon: 3.278 };
const KRUININGEN = { lat: 51.449, lon: 4.034 };
const ANTWERPEN_WEST = { lat: 51.22, lon: 4.2 };

/** Car kilometres and minutes as computed by hand with the same factor from the tunnel's two ends. */
const CAR = [
  ['Terneuzen-Goes', TERNEUZEN, GOES, 28, 26],
  ['Terneuzen-Vlissingen', TERNEUZEN, VLISSINGEN, 31, 28],
  ['Oostburg-Vlissingen', OOSTBURG, VLISSINGEN, 51, 47],
  ['Hulst-Goes', HULST, GOES, 47, 43],
  ['Hulst-Vlissingen', HULST, VLISSINGEN, 50, 46],
  ['Terneuzen-Gent', TERNEUZEN, GENT, 41, 38],
  ['Hulst-Sint-Niklaas', HULST, SINT_NIKLAAS, 19, 18],
  ['Oostburg-Brugge', OOSTBURG, BRUGGE, 28, 26],
  ['Gent-Middelburg', GENT, MIDDELBURG, 70, 65],
  ['Brugge-Middelburg', BRUGGE, MIDDELBURG, 80, 73],
  ['Kortrijk-Goes', KORTRIJK, GOES, 107, 99],
] as const;

describe('estimateTravel', () => {
  it.each(CAR)('by car %s', (_name, from, to, kilometres, minutes) => {
    const estimate = estimateTravel(from, to, 'CAR');
    expect(Math.abs(estimate.kilometres - kilometres) / kilometres).toBeLessThan(0.25);
    expect(Math.abs(estimate.minutes - minutes) / minutes).toBeLessThan(0.25);
  });

  it('knows the banks', () => {
    for (const place of [TERNEUZEN, OOSTBURG, BRESKENS, HULST, GENT, BRUGGE, SINT_NIKLAAS, ANTWERPEN_WEST])
      expect(bankOf(place)).toBe('SOUTH');
    for (const place of [GOES, VLISSINGEN, MIDDELBURG, KRUININGEN]) expect(bankOf(place)).toBe('NORTH');
  });

  it('sends a cyclist over the water by ferry and a car through the tunnel', () => {
    expect(estimateTravel(BRESKENS, VLISSINGEN, 'BICYCLE')).toMatchObject({ via: 'FERRY' });
    expect(estimateTravel(BRESKENS, VLISSINGEN, 'BICYCLE').minutes).toBeLessThan(65);
    expect(estimateTravel(TERNEUZEN, GOES, 'CAR').via).toBe('TUNNEL');
    expect(estimateTravel(TERNEUZEN, GOES, 'BICYCLE').minutes).toBeGreaterThan(120);
  });

  it('gives a minor no car', () => {
    expect(bestTravel(TERNEUZEN, GOES, ['CAR'], { minor: true })).toBeNull();
    expect(bestTravel(TERNEUZEN, GOES, ['CAR', 'PUBLIC_TRANSPORT'], { minor: true })?.means).toBe(
      'PUBLIC_TRANSPORT',
    );
  });

  const point = fc.record({
    lat: fc.double({ min: 50.7, max: 51.75, noNaN: true }),
    lon: fc.double({ min: 2.55, max: 4.3, noNaN: true }),
  });
  it('is the same there and back, never shorter than the crow flies, and crosses only between banks', () => {
    fc.assert(
      fc.property(point, point, fc.constantFrom(...TRAVEL_MEANS), (from, to, means) => {
        const there = estimateTravel(from, to, means);
        const back = estimateTravel(to, from, means);
        expect(Math.abs(there.minutes - back.minutes)).toBeLessThanOrEqual(1);
        if (bankOf(from) === bankOf(to)) expect(there.via).toBeNull();
        expect(there.kilometres).toBeGreaterThanOrEqual(
          (there.via === 'FERRY' ? 0.4 : 0.95) * distance(from, to) - 8,
        );
      }),
    );
  });
});
