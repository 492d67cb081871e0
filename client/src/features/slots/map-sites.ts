import { compareKeys } from '@scheldemond/domain/lists/rank';
import { siteKeys, siteState, type SiteSort } from '@scheldemond/domain/lists/sites';
import { SHOWN_STATES, type ShownState } from '@scheldemond/domain/placement/shown-state';
import { bestTravel, estimateTravel, type TravelEstimate } from '@scheldemond/domain/travel/estimate';
import { meansFor, TRAVEL_MEANS, type TravelMeans } from '@scheldemond/domain/travel/means';
import { project, type Flat } from '../../ui/map/projection.ts';
import type { MapSiteRowFragment, ReachStudentFragment } from './map.generated.ts';

/** A site as it stands on the map and in the table beside it. */
export interface PlacedSite extends MapSiteRowFragment {
  id: string;
  at: Flat;
  state: ShownState;
  /** The journey by each means; empty when nobody was chosen from whom to travel. */
  travel: Partial<Record<TravelMeans, TravelEstimate>>;
  /** Within the chosen minutes, or nobody was chosen. */
  within: boolean;
}

/** From where, by what and for how long one travels. */
export interface Journey {
  home: { lat: number; lon: number; country: 'BE' | 'NL' | null };
  minor: boolean;
  /** What was chosen; null for the best of the student's own means. */
  means: TravelMeans;
  minutes: number | null;
}

/** The state that counts most of several sites. */
export function bestState(sites: readonly PlacedSite[]): ShownState {
  return SHOWN_STATES.find((state) => sites.some((site) => site.state === state)) ?? 'CLOSED';
}

/** Sites with where they stand, their state, and the journey to each. */
export function placeSites(rows: readonly MapSiteRowFragment[], journey: Journey | null): PlacedSite[] {
  return rows.map((row) => {
    const to = { lat: row.site.latitude, lon: row.site.longitude };
    const travel: PlacedSite['travel'] = {};
    if (journey) {
      const crossesBorder = journey.home.country !== null && journey.home.country !== row.site.country;
      for (const means of meansFor(TRAVEL_MEANS, journey.minor))
        travel[means] = estimateTravel(journey.home, to, means, { crossesBorder });
    }
    const minutes = journey && travel[journey.means]?.minutes;
    const within = !journey || journey.minutes === null || (minutes != null && minutes <= journey.minutes);
    return { ...row, id: row.site.id, at: project(to), state: siteState(row), travel, within };
  });
}

/** The journey of a student, with what the address asks or else what stands in the file. */
export function journeyOf(
  student: ReachStudentFragment | null,
  asked: { means: TravelMeans | null; minutes: number | null | undefined },
): Journey | null {
  if (!student?.homePoint) return null;
  const { homePoint, homeCountry, minor, travelMeans, maxTravelMinutes } = student;
  const own = meansFor(travelMeans ?? [], minor === true);
  const home = { lat: homePoint.latitude, lon: homePoint.longitude };
  const allowed = asked.means && meansFor([asked.means], minor === true)[0];
  // Whatever brings one furthest is the same for every direction over land.
  const far = { lat: home.lat - 0.2, lon: home.lon };
  const means = allowed ?? bestTravel(home, far, own, { minor: minor === true })?.means ?? 'BICYCLE';
  return {
    home: { ...home, country: homeCountry ?? null },
    minor: minor === true,
    means,
    minutes: asked.minutes === undefined ? (maxTravelMinutes ?? null) : asked.minutes,
  };
}

/** Sites in the order of the table, which is that of its export too. */
export function sortSites(
  sites: readonly PlacedSite[],
  { sort, down }: { sort: SiteSort; down: boolean },
): PlacedSite[] {
  const way = down ? -1 : 1;
  const keyed = sites.map((placed) => {
    const { site, company, placesFree, travel } = placed;
    const minutes = Object.fromEntries(
      Object.entries(travel).map(([means, { minutes: count }]) => [means, count]),
    );
    const { place, province, country } = site;
    const { name, sector } = company;
    const one = { company: name, site: site.name, place, province, country, sector, placesFree, minutes };
    return { placed, keys: siteKeys(sort, one) };
  });
  return keyed.toSorted((a, b) => way * compareKeys(a.keys, b.keys)).map(({ placed }) => placed);
}
