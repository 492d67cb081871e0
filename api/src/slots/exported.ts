import { COUNTRY_WORDS, PROVINCE_WORDS, SLOT_STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { periodParts, registerExport } from '../exports.ts';
import type { Slot } from '../schema-types.generated.ts';

/** Puts the list into the registry of exports. */
export function register(): void {
  registerExport<'slots', Slot>('slots', {
    document: `query ExportSlots($first: Int!, $after: String, $filter: SlotFilter, $sort: SlotSort!, $direction: SortDirection!) {
      list: slots(first: $first, after: $after, filter: $filter, sort: $sort, direction: $direction) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          title state places placesFree lastConfirmedOn startsOn endsOn
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
      periode: periodParts<Slot>((slot) => slot),
      vrij: [
        { cell: ({ placesFree }) => placesFree },
        { also: { nl: 'van', en: 'of' }, cell: ({ places }) => places },
      ],
      bevestigd: [{ cell: ({ lastConfirmedOn }) => (lastConfirmedOn ? { day: lastConfirmedOn } : null) }],
      stand: [{ cell: ({ state }, language) => SLOT_STATE_WORDS[state][language] }],
    },
  });
}
