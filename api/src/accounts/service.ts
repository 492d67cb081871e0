import { can, readableFields } from '@scheldemond/domain/access/ability';
import { creatables } from '@scheldemond/domain/access/creatable';
import type { Context } from '../context.ts';
import type { LoadNode } from '../node.ts';
import { installation } from '../platform/installation/service.ts';
import { needsFirstAdministrator } from './first-administrator/service.ts';
import { loadMembership, loadOrganisation, loadPerson, membershipsOf } from './persons.ts';
import type { Membership, Organisation, Person } from './store.ts';

export { createLink, endLinks } from './links/service.ts';
export {
  editMembership,
  editPerson,
  membershipKind,
  personKind,
  records,
  viewerCanEditMembership,
} from './members/service.ts';
export { ensureInvited, registerMemberBegan } from './invitations/service.ts';
export { importDemoAccounts } from './demo/service.ts';
export {
  loadOrganisation,
  loadPerson,
  loadMembership,
  membersOf,
  membershipsIn,
  membershipsOfPerson,
  membershipsOf,
  organisationsByIds,
  personsByIds,
} from './persons.ts';
export { disablePerson } from './sign-in/service.ts';
export { registerViewerFacts } from './viewers.ts';
export { findOrganisationsOf, insertOrganisation, organisationStore } from './store.ts';
export {
  findPersonsByEmail as personsByEmail,
  membershipIdsByKey as membershipIdsByExternalKey,
  organisationIdsByKey as organisationIdsByExternalKey,
  personIdsByKey as personIdsByExternalKey,
  upsertMemberships as importMemberships,
  upsertOrganisations as importOrganisations,
  upsertPersons as importPersons,
} from './store.ts';
export type { Importable, Membership, Organisation, OrganisationDocument, Person } from './store.ts';

/** First and last name as far as this viewer may see them. */
export function displayName(context: Context, person: Person): string {
  const whole = readableFields(context.ability, 'Person', person).has('lastName');
  return whole ? `${person.firstName} ${person.lastName}`.trim() : person.firstName;
}

/**
 * The person of a membership. A student's account stays unknown outside the own school: who is invited elsewhere
 * by that address shows as the inviter wrote them, just like somebody without an account.
 */
export async function personOf(context: Context, membership: Membership): Promise<Person | null> {
  const person = await loadPerson(context, membership.personId);
  const { organisationId, role, invitedAs } = membership;
  if (!person?.studentOf || role === 'STUDENT' || person.studentOf === organisationId) return person;
  if (can(context.ability, 'read', 'Person', person)) return person;
  const name = invitedAs ?? { firstName: person.email?.split('@')[0] ?? '', lastName: '' };
  return { ...person, ...name, phone: null, version: 1, studentOf: null, organisationIds: [organisationId] };
}

/** Whether the viewer may invite members into the organisation. */
export function viewerCanInvite(context: Context, organisation: Organisation): boolean {
  return can(context.ability, 'invite', 'Organisation', organisation);
}

/** The signed-in person or link holder; null when nobody is there. */
export async function viewerOf(context: Context) {
  const { viewer } = context;
  if (viewer.kind === 'anonymous' || viewer.kind === 'system') return null;
  const person = viewer.kind === 'person' ? await loadPerson(context, viewer.personId) : null;
  const memberships = person ? (await membershipsOf(person.id)).filter((one) => one.active) : [];
  return {
    person,
    membership: memberships.find((one) => viewer.kind === 'person' && one.id === viewer.membershipId) ?? null,
    memberships,
    language: context.language === 'en' ? 'EN' : 'NL',
    sessionExpiresAt: context.session.expiresAt,
    canCreate: creatables(context.ability, viewer),
  };
}

/** Facts about this installation that anyone may know. */
export async function installationFacts(context: Context) {
  return {
    demo: installation.demo,
    needsFirstAdministrator: await needsFirstAdministrator(),
    today: context.clock.today(),
  };
}

const readable =
  <T extends object>(
    type: 'Person' | 'Organisation' | 'Membership',
    load: (context: Context, id: string) => Promise<T | null>,
  ): LoadNode =>
  async (context, id) => {
    const found = await load(context, id);
    return found && can(context.ability, 'read', type, found) ? found : null;
  };

/** Objects of this module by id, for `node`. */
export const nodes: Record<string, LoadNode> = {
  Person: readable('Person', loadPerson),
  Organisation: readable('Organisation', loadOrganisation),
  Membership: readable<Membership>('Membership', loadMembership),
};
