import { can, readableFields } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { creatables } from '@scheldemond/domain/access/creatable';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { installation } from '../platform/installation/service.ts';
import { all, searchFilter } from '../search.ts';
import { needsFirstAdministrator } from './first-administrator/service.ts';
import {
  loadMembership,
  loadOrganisation,
  loadPerson,
  membershipsOf,
  organisationsOfPerson,
} from './persons.ts';
import { findPersonsByWords, type Membership, type Organisation, type Person } from './store.ts';

export { hashOf, looksLikeToken, newToken } from './tokens.ts';
export { createLink, endLinks } from './links/service.ts';
export {
  editMembership,
  editPerson,
  membershipKind,
  personKind,
  records,
  viewerCanEditMembership,
} from './members/service.ts';
export { listMembers, type MemberQuestion } from './members/list.ts';
export {
  ensureInvited,
  registerMayBegin,
  registerMayInviteFirst,
  registerMemberBegan,
} from './invitations/service.ts';
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
  organisationsOfPerson,
  personOf,
  personsByIds,
} from './persons.ts';
export { disablePerson } from './sign-in/service.ts';
export { registerViewerFacts, viewerOfMembership } from './viewers.ts';
export { addProeftuin, findOrganisationsOf, insertOrganisation, organisationStore } from './store.ts';
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

/** Staff by name; whoever has a student's account is found as a student. */
export const finders: Record<string, Find> = {
  Person: async (context, text, first) => {
    const words = searchFilter(text);
    const readable = mongoFilter(context.ability, 'read', 'Person', [
      'firstName',
      'lastName',
      'organisations',
    ]);
    const found = await findPersonsByWords(all(readable, { studentOf: null, disabledAt: null }, words));
    const belonging = await Promise.all(
      found.map(async (person) =>
        (await organisationsOfPerson(context, person)).length > 0 ? person : null,
      ),
    );
    return belonging.filter((person) => person !== null).slice(0, first);
  },
};
