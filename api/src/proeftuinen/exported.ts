import { HYBRID_FORM_WORDS, PHASE_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { registerExport } from '../exports.ts';
import type { Proeftuin } from '../schema-types.generated.ts';

/** Puts the list into the registry of exports. */
export function register(): void {
  registerExport<'proeftuinen', Proeftuin>('proeftuinen', {
    document: `query ExportProeftuinen(
      $first: Int!, $after: String, $search: String, $mine: Boolean, $asking: Boolean, $sector: Sector, $phase: Phase,
      $ids: [ID!], $exceptIds: [ID!], $sort: ProeftuinSort!, $direction: SortDirection!, $archived: Boolean! = false
    ) {
      list: proeftuinen(
        first: $first, after: $after, search: $search, mine: $mine, asking: $asking, sector: $sector, phase: $phase,
        ids: $ids, exceptIds: $exceptIds, sort: $sort, direction: $direction, archived: $archived
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { title summary sector level phase hybridForms }
      }
    }`,
    columns: {
      proeftuin: [
        { cell: ({ title }) => title },
        { also: { nl: 'in het kort', en: 'in short' }, cell: ({ summary }) => summary },
      ],
      sector: [{ cell: ({ sector }, language) => SECTOR_WORDS[sector][language] }],
      niveau: [{ cell: ({ level }) => level }],
      vormen: [
        {
          cell: ({ hybridForms }, language) =>
            hybridForms.map((form) => HYBRID_FORM_WORDS[form][language]).join(', '),
        },
      ],
      fase: [{ cell: ({ phase }, language) => PHASE_WORDS[phase][language] }],
    },
  });
}
