import { can } from '@scheldemond/domain/access/ability';
import type { Role } from '@scheldemond/domain/access/viewer';
import { groupedBy } from '../by-id.ts';
import type { Context } from '../context.ts';
import {
  findMembers,
  findMemberships,
  findMembershipsOf,
  findOrganisations,
  findPersons,
  type Membership,
  type Organisation,
  type Person,
} from './store.ts';

/** In the order of the ids, null where there is nothing: what a DataLoader asks. */
export function inOrder<T extends { id: string }>(ids: readonly string[], found: readonly T[]): (T | null)[] {
  const byId = new Map(found.map((item) => [item.id, item]));
  return ids.map((id) => byId.get(id) ?? null);
}

export const personsByIds = async (ids: readonly string[]): Promise<(Person | null)[]> =>
  inOrder(ids, await findPersons(ids));
export const organisationsByIds = async (ids: readonly string[]): Promise<(Organisation | null)[]> =>
  inOrder(ids, await findOrganisations(ids));
export const membershipsByIds = async (ids: readonly string[]): Promise<(Membership | null)[]> =>
  inOrder(ids, await findMemberships(ids));

/** A person's memberships, oldest first, also those not yet accepted. */
export async function membershipsOf(personId: string): Promise<Membership[]> {
  return findMembershipsOf([personId]);
}

/** Who belongs to an organisation, in these roles or in any. */
export async function membersOf(organisationId: string, roles?: readonly Role[]): Promise<Membership[]> {
  return findMembers([organisationId], roles);
}

/** Everybody's memberships of an organisation that stand or were archived, loaded once for all organisations that a request shows. */
export function membershipsIn(
  context: Context,
  organisationId: string,
  archived = false,
): Promise<Membership[] | null> {
  return context
    .load<string, Membership[]>(`Membership.byOrganisation ${archived}`, async (ids) =>
      groupedBy(
        ids,
        (await findMembers(ids)).filter(({ archivedAt }) => (archivedAt != null) === archived),
        (membership) => membership.organisationId,
      ),
    )
    .load(organisationId);
}

/** The person, loaded once a request. */
export function loadPerson(context: Context, id: string): Promise<Person | null> {
  return context.load('personById', personsByIds).load(id);
}

/** The organisation, loaded once a request. */
export function loadOrganisation(context: Context, id: string): Promise<Organisation | null> {
  return context.load('organisationById', organisationsByIds).load(id);
}

/** The membership, loaded once a request. */
export function loadMembership(context: Context, id: string): Promise<Membership | null> {
  return context.load('membershipById', membershipsByIds).load(id);
}

/** A person's memberships, loaded once for all persons that a request shows. */
export function membershipsOfPerson(context: Context, personId: string): Promise<Membership[] | null> {
  return context
    .load<string, Membership[]>('Membership.byPerson', async (ids) =>
      groupedBy(ids, await findMembershipsOf(ids), (membership) => membership.personId),
    )
    .load(personId);
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

/** The organisations to which a person belongs now; of a student's account the school alone. */
export async function organisationsOfPerson(context: Context, person: Person): Promise<Organisation[]> {
  const known = person.studentOf ? [person.studentOf] : person.organisationIds;
  const standing = ((await membershipsOfPerson(context, person.id)) ?? []).filter(
    ({ active, archivedAt, organisationId }) => active && !archivedAt && known.includes(organisationId),
  );
  const ids = [...new Set(standing.map(({ organisationId }) => organisationId))];
  const found = await Promise.all(ids.map((id) => loadOrganisation(context, id)));
  return found.filter((one) => one !== null);
}
