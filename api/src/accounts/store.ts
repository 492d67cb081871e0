import type { Role } from '@scheldemond/domain/access/viewer';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  newId,
  plain,
  plains,
  upsertByExternalKey,
  type Plain,
} from '../database.ts';

interface OrganisationDocument {
  _id: string;
  externalKey?: string;
  kind: 'SCHOOL' | 'COMPANY' | 'PARTNER';
  name: string;
  shortName: string;
  country: 'BE' | 'NL';
  municipality: string | null;
  education: 'SECONDARY' | 'ADULT' | 'HIGHER' | 'MBO' | null;
  registrationNumber: string | null;
}
/** A school, company or partner. */
export type Organisation = Plain<OrganisationDocument>;

interface PersonDocument {
  _id: string;
  externalKey?: string;
  firstName: string;
  lastName: string;
  /** Lower case; unique where there is one. */
  email: string | null;
  phone: string | null;
  language: 'nl' | 'en';
  /** Organisations of the memberships. */
  organisationIds: string[];
  /** School of a student's account; null for staff. */
  studentOf: string | null;
  disabledAt?: Date | null;
}
/** A human being with an account or an invitation. */
export type Person = Plain<PersonDocument>;

interface MembershipDocument {
  _id: string;
  externalKey?: string;
  personId: string;
  organisationId: string;
  role: Role;
  classIds: string[];
  siteIds: string[];
  proeftuinIds: string[];
  studentId: string | null;
  active: boolean;
  invitedAt: Date | null;
}
/** A person's role in an organisation and its scope. */
export type Membership = Plain<MembershipDocument>;

const text = { type: String, default: null };
const organisations = defineModel<OrganisationDocument>(
  'Organisation',
  'organisations',
  {
    externalKey: String,
    kind: String,
    name: String,
    shortName: String,
    country: String,
    municipality: text,
    education: text,
    registrationNumber: text,
  },
  [externalKeyIndex],
);
const persons = defineModel<PersonDocument>(
  'Person',
  'persons',
  {
    externalKey: String,
    firstName: String,
    lastName: String,
    email: text,
    phone: text,
    language: String,
    organisationIds: [String],
    studentOf: text,
    disabledAt: { type: Date, default: null },
  },
  [
    externalKeyIndex,
    { key: { email: 1 }, unique: true, partialFilterExpression: { email: { $type: 'string' } } },
  ],
);
const memberships = defineModel<MembershipDocument>(
  'Membership',
  'memberships',
  {
    externalKey: String,
    personId: String,
    organisationId: String,
    role: String,
    classIds: [String],
    siteIds: [String],
    proeftuinIds: [String],
    studentId: text,
    active: Boolean,
    invitedAt: { type: Date, default: null },
  },
  [
    externalKeyIndex,
    { key: { personId: 1, organisationId: 1, role: 1 }, unique: true },
    { key: { organisationId: 1, role: 1 } },
    { key: { role: 1, active: 1 } },
  ],
);

export async function findOrganisations(ids: readonly string[]): Promise<Organisation[]> {
  return plains(await organisations.find({ _id: { $in: [...ids] } }).lean<OrganisationDocument[]>());
}

export async function insertOrganisation(organisation: Omit<Organisation, 'id'>): Promise<Organisation> {
  const document = { _id: newId(), ...organisation };
  await organisations.create([document]);
  return plain(document);
}

export async function findPersons(ids: readonly string[]): Promise<Person[]> {
  return plains(await persons.find({ _id: { $in: [...ids] } }).lean<PersonDocument[]>());
}

/** By address in lower case. */
export async function findPersonByEmail(email: string): Promise<Person | null> {
  return plain(await persons.findOne({ email }).lean<PersonDocument>());
}

export async function insertPerson(person: Omit<Person, 'id'>): Promise<Person> {
  const document = { _id: newId(), ...person };
  await persons.create([document]);
  return plain(document);
}

export async function updatePerson(
  id: string,
  change: Partial<Pick<Person, 'firstName' | 'lastName' | 'language' | 'disabledAt'>>,
): Promise<void> {
  await persons.updateOne({ _id: id }, { $set: change });
}

export async function addOrganisationOf(personId: string, organisationId: string): Promise<void> {
  await persons.updateOne({ _id: personId }, { $addToSet: { organisationIds: organisationId } });
}

export async function findMemberships(ids: readonly string[]): Promise<Membership[]> {
  return plains(await memberships.find({ _id: { $in: [...ids] } }).lean<MembershipDocument[]>());
}

/** In a fixed order, oldest first. */
export async function findMembershipsOf(personIds: readonly string[]): Promise<Membership[]> {
  return plains(
    await memberships
      .find({ personId: { $in: [...personIds] } })
      .sort({ _id: 1 })
      .lean<MembershipDocument[]>(),
  );
}

export async function findMembers(
  organisationIds: readonly string[],
  roles?: readonly Role[],
): Promise<Membership[]> {
  const filter = {
    organisationId: { $in: [...organisationIds] },
    ...(roles ? { role: { $in: [...roles] } } : {}),
  };
  return plains(await memberships.find(filter).sort({ _id: 1 }).lean<MembershipDocument[]>());
}

export async function insertMembership(membership: Omit<Membership, 'id'>): Promise<Membership> {
  const document = { _id: newId(), ...membership };
  await memberships.create([document]);
  return plain(document);
}

export async function activateMembership(id: string): Promise<void> {
  await memberships.updateOne({ _id: id }, { $set: { active: true } });
}

/** Gives an inactive membership another scope, when the invitation is repeated. */
export async function rescopeMembership(
  id: string,
  scope: Pick<Membership, 'classIds' | 'siteIds' | 'proeftuinIds' | 'invitedAt'>,
): Promise<void> {
  await memberships.updateOne({ _id: id, active: false }, { $set: scope });
}

/** Whether anybody can operate the platform. */
export async function administratorExists(): Promise<boolean> {
  return (await memberships.exists({ role: 'ADMIN', active: true })) !== null;
}

/** What an import writes: recognised by `externalKey`; `_id` where the import chose it. */
export type Importable<T extends { id: string }> = Omit<T, 'id'> & { _id?: string };

export const upsertOrganisations = (documents: Importable<Organisation>[]) =>
  upsertByExternalKey(organisations, documents);
export const organisationIdsByKey = (keys: readonly string[]) => idsByExternalKey(organisations, keys);
export const upsertPersons = (documents: Importable<Person>[]) => upsertByExternalKey(persons, documents);
export const personIdsByKey = (keys: readonly string[]) => idsByExternalKey(persons, keys);
export const upsertMemberships = (documents: Importable<Membership>[]) =>
  upsertByExternalKey(memberships, documents);
export const membershipIdsByKey = (keys: readonly string[]) => idsByExternalKey(memberships, keys);
