import { STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { periodParts, registerExport } from '../exports.ts';
import type { Placement } from '../schema-types.generated.ts';

const NOT_READY = {
  nl: 'Niet startklaar: de eerste dag is voorbij',
  en: 'Not ready: the first day has passed',
};

/** Puts the list into the registry of exports. */
export function register(): void {
  registerExport<'placements', Placement>('placements', {
    document: `query ExportPlacements($first: Int!, $after: String, $filter: PlacementFilter, $sort: PlacementSort!, $direction: SortDirection!) {
      list: placements(first: $first, after: $after, filter: $filter, sort: $sort, direction: $direction) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          state notReadyInTime startsOn endsOn proposedAt changedAt
          student { displayName class { name } programme { title } school { name } }
          slot { title site { place } } company { name }
          mentor { displayName } proposedBy { displayName }
        }
      }
    }`,
    columns: {
      wie: [{ cell: ({ student }) => student.displayName }],
      klas: [{ cell: ({ student }) => student.class?.name ?? null }],
      opleiding: [{ cell: ({ student }) => student.programme.title }],
      school: [{ cell: ({ student }) => student.school.name }],
      plek: [{ cell: ({ slot }) => slot.title }],
      bedrijf: [{ cell: ({ company }) => company.name }],
      plaats: [{ cell: ({ slot }) => slot.site.place }],
      mentor: [{ cell: ({ mentor }) => mentor?.displayName ?? null }],
      begeleider: [{ cell: ({ proposedBy }) => proposedBy?.displayName ?? null }],
      voorgesteld: [{ cell: ({ proposedAt }) => proposedAt ?? null }],
      gewijzigd: [{ cell: ({ changedAt }) => changedAt }],
      periode: periodParts<Placement>((placement) => placement),
      stand: [
        {
          cell: ({ state, notReadyInTime }, language) =>
            notReadyInTime
              ? `${STATE_WORDS[state][language]}, ${NOT_READY[language]}`
              : STATE_WORDS[state][language],
        },
      ],
    },
  });
}
