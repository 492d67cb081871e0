import { NEED_RETURN_WORDS, NEED_STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { periodParts, registerExport } from '../exports.ts';
import type { Need, Student } from '../schema-types.generated.ts';

/** Puts the lists into the registry of exports. */
export function register(): void {
  registerExport<'needs', Need>('needs', {
    document: `query ExportNeeds($first: Int!, $after: String, $filter: NeedFilter, $sort: NeedSort!, $direction: SortDirection!) {
      list: needs(first: $first, after: $after, filter: $filter, sort: $sort, direction: $direction) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          state returned openProposals
          student { displayName } class { name } programme { title }
          period { name startsOn endsOn }
        }
      }
    }`,
    columns: {
      naam: [{ cell: ({ student }) => student.displayName }],
      klas: [{ cell: (need) => need.class?.name ?? null }],
      opleiding: [{ cell: ({ programme }) => programme.title }],
      periode: [{ cell: ({ period }) => period.name }, ...periodParts<Need>(({ period }) => period)],
      voorstellen: [{ cell: ({ openProposals }) => openProposals }],
      stand: [
        {
          cell: ({ state, returned }, language) =>
            [NEED_STATE_WORDS[state], returned && NEED_RETURN_WORDS[returned]]
              .map((words) => words?.[language])
              .filter(Boolean)
              .join(', '),
        },
      ],
    },
  });
  registerExport<'students', Student>('students', {
    document: `query ExportStudents(
      $first: Int!, $after: String, $search: String, $classId: ID, $programmeId: ID, $ids: [ID!], $exceptIds: [ID!],
      $sort: StudentSort!, $direction: SortDirection!, $archived: Boolean! = false
    ) {
      list: students(
        first: $first, after: $after, search: $search, classId: $classId, programmeId: $programmeId, ids: $ids,
        exceptIds: $exceptIds, sort: $sort, direction: $direction, archived: $archived
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { displayName email phone class { name } programme { title } needs { id } }
      }
    }`,
    columns: {
      naam: [{ cell: ({ displayName }) => displayName }],
      klas: [{ cell: (student) => student.class?.name ?? null }],
      opleiding: [{ cell: ({ programme }) => programme.title }],
      periodes: [{ cell: ({ needs }) => needs.length }],
      email: [{ cell: ({ email }) => email ?? null }],
      telefoon: [{ cell: ({ phone }) => phone ?? null }],
    },
  });
}
