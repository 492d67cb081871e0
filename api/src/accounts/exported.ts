import { ROLE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital, defaultEducation, words, type WordContext } from '@scheldemond/domain/vocabulary/words';
import { registerExport } from '../exports.ts';
import type { Membership } from '../schema-types.generated.ts';

const STATES = {
  ended: { nl: 'Gestopt', en: 'Ended' },
  active: { nl: 'Actief', en: 'Active' },
  pending: { nl: 'Uitgenodigd', en: 'Invited' },
};
const PERSONS = { TEACHER: 'teacher', STUDENT: 'student', MENTOR: 'mentor' } as const;

/** A role in the words of its own organisation. */
function roleOf({ role, organisation }: Membership, language: WordContext['language']): string {
  if (role !== 'TEACHER' && role !== 'STUDENT' && role !== 'MENTOR')
    return capital(ROLE_WORDS[role][language]);
  const { country, education } = organisation;
  return capital(
    words({ country, education: education ?? defaultEducation(country), language })[PERSONS[role]],
  );
}

/** Puts the list into the registry of exports. */
export function register(): void {
  registerExport<'members', Membership>('members', {
    document: `query ExportMembers(
      $first: Int!, $after: String, $organisationId: ID!, $search: String, $role: Role, $active: Boolean,
      $ids: [ID!], $exceptIds: [ID!], $sort: MemberSort!, $direction: SortDirection!, $archived: Boolean! = false
    ) {
      list: members(
        first: $first, after: $after, organisationId: $organisationId, search: $search, role: $role, active: $active,
        ids: $ids, exceptIds: $exceptIds, sort: $sort, direction: $direction, archived: $archived
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          role active archived
          organisation { country education }
          person { displayName email phone }
          classes { name } sites { name }
        }
      }
    }`,
    columns: {
      naam: [
        { cell: ({ person }) => person.displayName },
        { also: { nl: 'e-mailadres', en: 'e-mail address' }, cell: ({ person }) => person.email ?? null },
      ],
      rol: [{ cell: roleOf }],
      bereik: [
        {
          cell: ({ classes, sites }) =>
            [...new Set([...classes, ...sites].map(({ name }) => name))].join(', '),
        },
      ],
      telefoon: [{ cell: ({ person }) => person.phone ?? null }],
      stand: [
        {
          cell: ({ active, archived }, language) =>
            STATES[archived ? 'ended' : active ? 'active' : 'pending'][language],
        },
      ],
    },
  });
}
