import { can } from '@scheldemond/domain/access/ability';
import { siteKeys, type SiteSort } from '@scheldemond/domain/lists/sites';
import { estimateTravel, type TravelEstimate } from '@scheldemond/domain/travel/estimate';
import { meansFor, TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import type { Sector } from '@scheldemond/domain/vocabulary/states';
import type { Page } from '../connection.ts';
import type { Context } from '../context.ts';
import { rankedPage } from '../ranked.ts';
import type { Chosen } from '../search.ts';
import { isMinor, loadStudent } from '../students/service.ts';
import { askedSlots, type SlotFilter } from './filter.ts';
import { releaseFor } from './release.ts';
import { findMapSites, type MapSite } from './store.ts';

export interface SitesAsked extends Chosen {
  first: number;
  after?: string | null;
  filter?: SlotFilter | null;
  sector?: Sector | null;
  /** Whose journey is told. */
  studentId?: string | null;
  sort: SiteSort;
  direction: 'ASC' | 'DESC';
}

/** A site of the table, by the id of its site. */
type SiteRow = MapSite & { id: string; travel: TravelEstimate[] };

/** Sites with such slots, of those that the viewer may read, with what their slots add up to. */
export function mapSites(context: Context, given: SlotFilter): Promise<MapSite[]> {
  const reads = ['site', 'company', 'state', 'releasedOn', 'earlySchools', 'places', 'placesFree'];
  return findMapSites(askedSlots(context, given, reads), releaseFor(context));
}

/** The same as a table: the map holds few enough to be ranked in memory. */
export async function listSites(context: Context, asked: SitesAsked): Promise<Page<SiteRow>> {
  const { sector, sort, ids, exceptIds } = asked;
  const [found, travelTo] = await Promise.all([
    mapSites(context, asked.filter ?? {}),
    journeyOf(context, asked.studentId),
  ]);
  const wanted = found.filter(
    ({ site, company }) =>
      (!sector || company.sector === sector) &&
      (!ids || ids.includes(site.id)) &&
      (!exceptIds || !exceptIds.includes(site.id)),
  );
  return rankedPage(
    wanted.map((one) => {
      const travel = travelTo(one);
      const { place, province, country, name } = one.site;
      const keys = siteKeys(sort, {
        company: one.company.name,
        site: name,
        place,
        province,
        country,
        sector: one.company.sector,
        placesFree: one.placesFree,
        minutes: Object.fromEntries(travel.map(({ means, minutes }) => [means, minutes])),
      });
      return { item: { ...one, id: one.site.id, travel }, words: [], keys };
    }),
    { first: asked.first, after: asked.after ?? null, direction: asked.direction },
  );
}

/** The journeys from where a student lives, as far as the viewer may read that; none without. */
async function journeyOf(
  context: Context,
  studentId: string | null | undefined,
): Promise<(to: MapSite) => TravelEstimate[]> {
  const student = studentId ? await loadStudent(context, studentId) : null;
  if (!student || student.lat === null || student.lon === null) return () => [];
  if (!can(context.ability, 'read', 'Student', student, 'homePoint')) return () => [];
  const home = { lat: student.lat, lon: student.lon };
  const { homeCountry } = student;
  const means = meansFor(TRAVEL_MEANS, isMinor(context, student) === true);
  return ({ site }) => {
    const crossesBorder = homeCountry !== null && homeCountry !== site.country;
    return means.map((one) => estimateTravel(home, site, one, { crossesBorder }));
  };
}
