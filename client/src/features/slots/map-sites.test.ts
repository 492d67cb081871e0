import { siteState } from '@scheldemond/domain/lists/sites';
import { bankOf } from '@scheldemond/domain/travel/crossings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampView } from '../../ui/map/view.ts';
import { project } from '../../ui/map/projection.ts';
import type { MapSiteRowFragment, ReachStudentFragment } from './map.generated.ts';
import { bestState, journeyOf, placeSites, sortSites } from './map-sites.ts';
import { clusterSites } from './site-clusters.ts';

const SCREEN = { width: 4_000, height: 4_000 };
const counts = fc.record({
  open: fc.nat(3),
  later: fc.nat(3),
  paused: fc.nat(3),
  full: fc.nat(3),
  closed: fc.nat(3),
  places: fc.nat(20),
  placesFree: fc.nat(20),
});
const row = fc
  .tuple(
    fc.double({ min: 50.75, max: 51.7, noNaN: true }),
    fc.double({ min: 2.6, max: 4.3, noNaN: true }),
    counts,
  )
  .map(([latitude, longitude, some]): MapSiteRowFragment => ({
    __typename: 'MapSite',
    freeFrom: null,
    ...some,
    site: {
      __typename: 'Site',
      id: `${latitude} ${longitude}`,
      name: 'Vestiging',
      place: 'Plaats',
      country: 'BE',
      province: 'OOST_VLAANDEREN',
      latitude,
      longitude,
    },
    company: { __typename: 'Company', id: `c${latitude}`, name: 'Bedrijf', sector: 'CARE' },
  }));
const rows = fc.uniqueArray(row, { maxLength: 60, selector: ({ site }) => site.id });
const scale = fc.double({ min: 0.6, max: 20, noNaN: true });
const at = (zoomed: number) => clampView({ ...project({ lat: 51.2, lon: 3.5 }), scale: zoomed }, SCREEN);

const student = (change: Partial<ReachStudentFragment>): ReachStudentFragment => ({
  __typename: 'Student',
  id: 's',
  firstName: 'Lotte',
  displayName: 'Lotte Baekelandt',
  minor: false,
  homePlace: 'Breskens',
  homeCountry: 'NL',
  travelMeans: ['BICYCLE'],
  maxTravelMinutes: 30,
  homePoint: { __typename: 'Point', latitude: 51.395, longitude: 3.556 },
  ...change,
});
const VLISSINGEN = { latitude: 51.443, longitude: 3.58, country: 'NL' as const };

describe('clusters', () => {
  it('hold every site once, and none from the other bank', () => {
    fc.assert(
      fc.property(rows, scale, (some, zoomed) => {
        const marks = clusterSites(placeSites(some, null))(at(zoomed), {
          ...SCREEN,
          width: 9e5,
          height: 9e5,
        });
        expect(marks.flatMap(({ sites }) => sites.map(({ id }) => id)).sort()).toEqual(
          some.map(({ site }) => site.id).sort(),
        );
        for (const { sites } of marks)
          expect(
            new Set(sites.map(({ site }) => bankOf({ lat: site.latitude, lon: site.longitude }))).size,
          ).toBe(1);
      }),
    );
  });

  it('come apart at the scale that they tell, and a chosen site stands alone', () => {
    fc.assert(
      fc.property(rows, scale, (some, zoomed) => {
        const wide = { width: 9e5, height: 9e5 };
        const sites = placeSites(some, null);
        const marksAt = clusterSites(sites);
        for (const { sites: members, opensAt } of marksAt(at(zoomed), wide)) {
          if (opensAt === null) continue;
          const next = marksAt(at(opensAt), wide).filter((mark) =>
            mark.sites.some(({ id }) => members.some((one) => one.id === id)),
          );
          expect(next.length).toBeGreaterThan(1);
        }
        const [first] = sites;
        if (first)
          expect(
            clusterSites(sites, first.id)(at(zoomed), wide).find(({ key }) => key === first.id)?.sites,
          ).toEqual([first]);
      }),
    );
  });
});

describe('sites', () => {
  it('are free while one slot takes proposals, and several are what their best one is', () => {
    fc.assert(
      fc.property(rows, (some) => {
        for (const one of some) expect(siteState(one) === 'OPEN').toBe(one.open > 0);
        const sites = placeSites(some, null);
        expect(bestState(sites) === 'OPEN').toBe(some.some(({ open }) => open > 0));
        expect(sites.every(({ within, travel }) => within && Object.keys(travel).length === 0)).toBe(true);
      }),
    );
  });

  it('lie within reach by the minutes of the chosen means, over the water by ferry or tunnel', () => {
    const [base] = fc.sample(row, { numRuns: 1, seed: 1 });
    const there = { ...base!, site: { ...base!.site, ...VLISSINGEN } };
    const reach = (change: Parameters<typeof journeyOf>[1], of = student({})) =>
      placeSites([there], journeyOf(of, change))[0]!;
    const bicycle = reach({ means: null, minutes: undefined });
    expect([bicycle.within, bicycle.travel.BICYCLE?.via, bicycle.travel.CAR?.via]).toEqual([
      false,
      'FERRY',
      'TUNNEL',
    ]);
    expect(reach({ means: 'BICYCLE', minutes: 60 }).within).toBe(true);
    expect(reach({ means: 'BICYCLE', minutes: null }).within).toBe(true);
    expect(reach({ means: 'CAR', minutes: 20 }).within).toBe(false);
  });

  it('are not travelled to by car by a minor, nor from an unknown home', () => {
    const asked = { means: 'CAR', minutes: 30 } as const;
    expect(journeyOf(student({ minor: true }), asked)?.means).toBe('BICYCLE');
    expect(placeSites([], journeyOf(student({ minor: true }), asked))).toEqual([]);
    expect(journeyOf(student({ homePoint: null }), asked)).toBeNull();
    expect(journeyOf(null, asked)).toBeNull();
  });

  it('are ordered by minutes, free places or name', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const sites = placeSites(some, journeyOf(student({}), { means: 'CAR', minutes: 30 }));
        const minutes = sortSites(sites, { sort: 'CAR', down: false }).map(
          ({ travel }) => travel.CAR!.minutes,
        );
        expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
        const free = sortSites(sites, { sort: 'PLACES_FREE', down: false }).map(
          ({ placesFree }) => placesFree,
        );
        expect(free).toEqual([...free].sort((a, b) => a - b));
      }),
    );
  });
});
