import { estimateTravel } from '@scheldemond/domain/travel/estimate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project, unproject, type Place } from './projection.ts';
import { bankOfLand, LAND } from './shapes.ts';
import { clampView, firstView, fromScreen, panBy, printView, readView, toScreen, zoomAt } from './view.ts';

const place = fc.record({
  lat: fc.double({ min: 50.7, max: 51.75, noNaN: true }),
  lon: fc.double({ min: 2.55, max: 4.33, noNaN: true }),
});
const size = fc.record({
  width: fc.integer({ min: 280, max: 2000 }),
  height: fc.integer({ min: 240, max: 1200 }),
});
const view = fc
  .tuple(place, fc.double({ min: 0.2, max: 24, noNaN: true }), size)
  .map(([middle, scale, screen]) => ({
    screen,
    view: clampView({ ...project(middle), scale }, screen),
  }));

/** Whether a point lies within a ring, by counting the edges east of it. */
function within({ lat, lon }: Place, ring: readonly Place[]): boolean {
  let inside = false;
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length]!;
    if (a.lat > lat !== b.lat > lat && lon < a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon))
      inside = !inside;
  });
  return inside;
}
const landAt = (at: Place) => LAND.find(({ rings }) => rings.some((ring) => within(at, ring)));

describe('the land', () => {
  it.each([
    ['Gent', 51.05, 3.72, 'Gent'],
    ['Brugge', 51.21, 3.22, 'Brugge'],
    ['Terneuzen', 51.32, 3.84, 'Terneuzen'],
    ['Middelburg', 51.5, 3.61, 'Middelburg'],
    ['Zierikzee', 51.65, 3.92, 'Schouwen-Duiveland'],
  ])('%s lies in its municipality', (_, lat, lon, name) => {
    expect(landAt({ lat, lon })?.name).toBe(name);
  });

  it.each([
    ['the Westerschelde', 51.4, 3.7],
    ['the Oosterschelde', 51.6, 3.9],
    ['the sea', 51.5, 3.1],
  ])('%s is water', (_, lat, lon) => {
    expect(landAt({ lat, lon })).toBeUndefined();
  });

  it('has its north bank where travel has it: one crosses from there to Gent', () => {
    for (const one of LAND.filter(({ province }) => province === 'ZEELAND')) {
      const [first] = one.rings[0]!;
      const middle = one.rings[0]!.reduce(
        (sum, { lat, lon }) => ({ lat: sum.lat + lat, lon: sum.lon + lon }),
        { lat: 0, lon: 0 },
      );
      const count = one.rings[0]!.length;
      const at = { lat: middle.lat / count, lon: middle.lon / count };
      const crossed = estimateTravel({ lat: 51.05, lon: 3.72 }, at, 'BICYCLE').via !== null;
      expect([one.name, crossed, first !== undefined]).toEqual([
        one.name,
        bankOfLand(one) === 'ZEELAND_NORTH',
        true,
      ]);
    }
  });
});

describe('the view', () => {
  it('projects there and back', () => {
    fc.assert(
      fc.property(place, (at) => {
        const back = unproject(project(at));
        expect(back.lat).toBeCloseTo(at.lat, 9);
        expect(back.lon).toBeCloseTo(at.lon, 9);
      }),
    );
  });

  it('keeps what stands under the pointer there, however one zooms', () => {
    fc.assert(
      fc.property(
        view,
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        place,
        ({ view: from, screen }, by, under) => {
          const at = toScreen(from, screen, project(under));
          const next = zoomAt(from, screen, by, at);
          const free = { ...next, ...project(unproject(next)) };
          // At the edge of the region its middle is held, and then nothing can stay.
          const clamped = clampView({ ...free, x: free.x + 1e-7 }, screen);
          if (Math.abs(clamped.x - free.x) < 1e-9) return;
          const after = toScreen(next, screen, project(under));
          const held = [50.68, 51.78].some((lat) => Math.abs(unproject(next).lat - lat) < 1e-6);
          const heldWest = [2.5, 4.4].some((lon) => Math.abs(unproject(next).lon - lon) < 1e-6);
          if (!held) expect(after.y).toBeCloseTo(at.y, 3);
          if (!heldWest) expect(after.x).toBeCloseTo(at.x, 3);
        },
      ),
    );
  });

  it('stays within the region, wherever it is dragged', () => {
    fc.assert(
      fc.property(view, fc.integer(), fc.integer(), ({ view: from, screen }, right, down) => {
        const next = panBy(from, screen, right, down);
        expect(clampView(next, screen)).toEqual(next);
        expect(next.scale).toBe(from.scale);
      }),
    );
  });

  it('is written into the address and read from it', () => {
    fc.assert(
      fc.property(view, ({ view: from }) => {
        const read = readView(printView(from))!;
        expect(Math.abs(read.x - from.x)).toBeLessThan(0.6);
        expect(Math.abs(read.y - from.y)).toBeLessThan(0.6);
        expect(read.scale / from.scale).toBeCloseTo(1, 1);
      }),
    );
    for (const wrong of [null, '', 'x', '51,3', '51,3,NaN', '51,3,99', '1,2,3,4'])
      expect(readView(wrong)).toBeNull();
  });

  it('goes from the picture to the map and back, and shows both banks first', () => {
    fc.assert(
      fc.property(view, place, ({ view: from, screen }, at) => {
        const there = fromScreen(from, screen, toScreen(from, screen, project(at)));
        expect(there.x).toBeCloseTo(project(at).x, 6);
        expect(there.y).toBeCloseTo(project(at).y, 6);
      }),
    );
    for (const screen of [
      { width: 720, height: 560 },
      { width: 358, height: 440 },
      { width: 288, height: 440 },
    ])
      for (const at of [
        { lat: 51.443, lon: 3.58 },
        { lat: 51.05, lon: 3.72 },
        { lat: 51.335, lon: 3.818 },
      ]) {
        const { x, y } = toScreen(firstView(screen), screen, project(at));
        expect([x > 0 && x < screen.width, y > 0 && y < screen.height]).toEqual([true, true]);
      }
  });
});
