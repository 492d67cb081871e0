import { siteStateWord, slotStateWord } from '@scheldemond/domain/lists/slot-state';
import { siteState } from '@scheldemond/domain/lists/sites';
import { TRAVEL_MEANS, type TravelMeans } from '@scheldemond/domain/travel/means';
import { COUNTRY_WORDS, PROVINCE_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { printOffer } from '@scheldemond/domain/week/offer-text';
import { periodParts, registerExport, type ExportPart } from '../exports.ts';
import type { MapSite, Slot } from '../schema-types.generated.ts';

const CROSSINGS = { TUNNEL: { nl: 'tunnel', en: 'tunnel' }, FERRY: { nl: 'veer', en: 'ferry' } };

/** The minutes by a means, and how it crosses the water. */
function journeyParts(means: TravelMeans): ExportPart<MapSite>[] {
  const by = ({ travel }: MapSite) => travel.find((one) => one.means === means);
  return [
    { also: { nl: 'minuten', en: 'minutes' }, cell: (site) => by(site)?.minutes ?? null },
    {
      also: { nl: 'over het water', en: 'across the water' },
      cell: (site, language) => {
        const via = by(site)?.via;
        return via === 'TUNNEL' || via === 'FERRY' ? CROSSINGS[via][language] : null;
      },
    },
  ];
}

/** Puts the lists into the registry of exports. */
export function register(): void {
  registerExport<'slots', Slot>('slots', {
    document: `query ExportSlots($first: Int!, $after: String, $filter: SlotFilter, $sort: SlotSort!, $direction: SortDirection!) {
      list: slots(first: $first, after: $after, filter: $filter, sort: $sort, direction: $direction) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          title state freeFrom places placesFree mostPerSchool releasedOn lastConfirmedOn startsOn endsOn offer
          company { name } site { place province country } qualifications { title }
        }
      }
    }`,
    columns: {
      plek: [{ cell: ({ title }) => title }],
      bedrijf: [{ cell: ({ company }) => company.name }],
      plaats: [{ cell: ({ site }) => site.place }],
      provincie: [{ cell: ({ site }, language) => PROVINCE_WORDS[site.province][language] }],
      land: [{ cell: ({ site }, language) => COUNTRY_WORDS[site.country][language] }],
      opleidingen: [{ cell: ({ qualifications }) => qualifications.map(({ title }) => title).join(', ') }],
      periode: [
        ...periodParts<Slot>((slot) => slot),
        {
          also: { nl: 'dagen en uren', en: 'days and hours' },
          cell: ({ offer }, language) => printOffer(offer, language),
        },
      ],
      vrij: [
        { cell: ({ placesFree }) => placesFree },
        { also: { nl: 'van', en: 'of' }, cell: ({ places }) => places },
      ],
      perschool: [{ cell: ({ mostPerSchool }) => mostPerSchool ?? null }],
      vrijvanaf: [{ cell: ({ releasedOn }) => (releasedOn ? { day: releasedOn } : null) }],
      bevestigd: [{ cell: ({ lastConfirmedOn }) => (lastConfirmedOn ? { day: lastConfirmedOn } : null) }],
      stand: [{ cell: slotStateWord }],
    },
  });
  registerExport<'sites', MapSite>('sites', {
    document: `query ExportSites(
      $first: Int!, $after: String, $filter: SlotFilter, $sector: Sector, $studentId: ID, $ids: [ID!],
      $exceptIds: [ID!], $sort: SiteSort!, $direction: SortDirection!
    ) {
      list: sites(
        first: $first, after: $after, filter: $filter, sector: $sector, studentId: $studentId, ids: $ids,
        exceptIds: $exceptIds, sort: $sort, direction: $direction
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          open later freeFrom paused full places placesFree
          site { name place province country } company { name sector } travel { means minutes via }
        }
      }
    }`,
    columns: {
      bedrijf: [{ cell: ({ company }) => company.name }],
      vestiging: [{ cell: ({ site }) => site.name }],
      plaats: [{ cell: ({ site }) => site.place }],
      provincie: [{ cell: ({ site }, language) => PROVINCE_WORDS[site.province][language] }],
      land: [{ cell: ({ site }, language) => COUNTRY_WORDS[site.country][language] }],
      sector: [{ cell: ({ company }, language) => SECTOR_WORDS[company.sector][language] }],
      stand: [{ cell: (site, language) => siteStateWord({ ...site, state: siteState(site) }, language) }],
      vrij: [
        { cell: ({ placesFree }) => placesFree },
        { also: { nl: 'van', en: 'of' }, cell: ({ places }) => places },
      ],
      ...(Object.fromEntries(TRAVEL_MEANS.map((means) => [means, journeyParts(means)])) as Record<
        TravelMeans,
        ExportPart<MapSite>[]
      >),
    },
  });
}
