import type { Role } from '@scheldemond/domain/access/viewer';
import { newId } from '../database.ts';
import { hashPassword } from '../accounts/sign-in/passwords.ts';
import { savePasswordHash } from '../accounts/sign-in/store.ts';
import {
  insertMembership,
  insertOrganisation,
  insertPerson,
  type Membership,
  type Organisation,
  type Person,
} from '../accounts/store.ts';

export const PASSWORD = 'vlinders boven de Schelde';

/** An organisation with plain values; tests name what matters to them. */
export function organisation(change: Partial<Omit<Organisation, 'id'>> = {}): Promise<Organisation> {
  return insertOrganisation({
    kind: 'SCHOOL',
    name: 'Atheneum Zandhoek',
    shortName: 'Zandhoek',
    country: 'BE',
    municipality: 'Zandhoek',
    education: 'SECONDARY',
    registrationNumber: null,
    ...change,
  });
}

/** A person with a membership and, unless told otherwise, the password `PASSWORD`. */
export async function member(
  organisation: Organisation,
  role: Role,
  change: Partial<Omit<Person, 'id'>> & { withoutPassword?: boolean; active?: boolean } = {},
): Promise<{ person: Person; membership: Membership }> {
  const { withoutPassword = false, active = true, ...fields } = change;
  const person = await insertPerson({
    firstName: 'Noor',
    lastName: 'Verhelst',
    email: `${newId()}@zandhoek.example`,
    phone: null,
    language: 'nl',
    organisationIds: [organisation.id],
    studentOf: null,
    disabledAt: null,
    ...fields,
  });
  const membership = await addMembership(person, organisation, role, active);
  if (!withoutPassword) await savePasswordHash(person.id, await hashPassword(PASSWORD), new Date());
  return { person, membership };
}

/** Another membership of a person, without scope. */
export function addMembership(
  person: Person,
  organisation: Organisation,
  role: Role,
  active = true,
): Promise<Membership> {
  return insertMembership({
    personId: person.id,
    organisationId: organisation.id,
    role,
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId: null,
    active,
    invitedAt: null,
  });
}
