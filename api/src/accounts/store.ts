import type { Role } from '@scheldemond/domain/access/viewer';
import { personSortKey, searchKeys } from '@scheldemond/domain/text/keys';
import { defineModel, externalKeyIndex, idsByExternalKey, plain, plains, type Plain } from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
  type RecordStart,
} from '../record-store.ts';
import { findTogether } from '../reads.ts';

export interface OrganisationDocument extends RecordDocument {
  externalKey?: string;
  kind: 'SCHOOL' | 'COMPANY' | 'PARTNER';
  name: string;
  shortName: string;
  country: 'BE' | 'NL';
  municipality: string | null;
  education: 'SECONDARY' | 'ADULT' | 'HIGHER' | 'MBO' | null;
  registrationNumber: string | null;
  /** Of a school: a placement starts only when its student agrees with it. Older ones do not say. */
  studentAgrees?: boolean;
}
/** A school, company or partner. */
export type Organisation = Plain<OrganisationDocument>;

export interface PersonDocument extends RecordDocument {
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
  /** Words of the name. */
  searchKeys: string[];
}
/** A human being with an account or an invitation. */
export type Person = Plain<PersonDocument>;

export interface MembershipDocument extends RecordDocument {
  externalKey?: string;
  personId: string;
  organisationId: string;
  role: Role;
  classIds: string[];
  siteIds: string[];
  proeftuinIds: string[];
  studentId: string | null;
  active: boolean;
  /** What `active` was when it was archived. */
  activeBefore?: boolean;
  invitedAt: Date | null;
  /** How the inviter wrote the name. */
  invitedAs?: { firstName: string; lastName: string };
  /**
   * Of a company: the schools that named or invited them, on whose word alone they are there until they begin. Null when
   * the company itself, or who runs the region, did.
   */
  namedBySchoolIds?: string[] | null;
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
    studentAgrees: Boolean,
    ...recordFields,
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
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    { key: { searchKeys: 1 } },
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
    activeBefore: Boolean,
    invitedAt: { type: Date, default: null },
    invitedAs: { firstName: String, lastName: String },
    namedBySchoolIds: { type: [String], default: null },
    ...recordFields,
  },
  [
    externalKeyIndex,
    { key: { personId: 1, organisationId: 1, role: 1 }, unique: true },
    { key: { organisationId: 1, role: 1 } },
    { key: { role: 1, active: 1 } },
  ],
);

export async function findOrganisations(ids: readonly string[]): Promise<Organisation[]> {
  return findTogether(organisations, { _id: { $in: [...ids] } });
}

export const organisationStore = recordStore(organisations);
export const insertOrganisation = (organisation: NewRecord<OrganisationDocument>): Promise<Organisation> =>
  organisationStore.insert(organisation);

/** Organisations of a kind that match, by name. */
export async function findOrganisationsOf(
  kind: Organisation['kind'],
  filter: Record<string, unknown>,
): Promise<Organisation[]> {
  const found = organisations.find({ $and: [{ kind }, filter] } as never);
  return plains(await found.sort({ name: 1 }).lean<OrganisationDocument[]>());
}

export async function findPersons(ids: readonly string[]): Promise<Person[]> {
  return findTogether(persons, { _id: { $in: [...ids] } });
}

/** By addresses in lower case. */
export async function findPersonsByEmail(emails: readonly string[]): Promise<Person[]> {
  return plains(await persons.find({ email: { $in: [...emails] } }).lean<PersonDocument[]>());
}

/** By address in lower case. */
export async function findPersonByEmail(email: string): Promise<Person | null> {
  return plain(await persons.findOne({ email }).lean<PersonDocument>());
}

/** The first whose words of the name match, in the order of names. */
export async function findPersonsByWords(filter: Record<string, unknown>): Promise<Person[]> {
  const found = await persons.find(filter).limit(MOST_FOUND).lean<PersonDocument[]>();
  const order = (one: PersonDocument) => personSortKey(one.firstName, one.lastName);
  return plains(found.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
}
const MOST_FOUND = 50;

export const personStore = recordStore(persons);
/** A person with what follows from the name. */
export const withNameKeys = <T extends Pick<Person, 'firstName' | 'lastName'>>(person: T) => ({
  ...person,
  searchKeys: searchKeys(person.firstName, person.lastName),
});
export const insertPerson = (person: Omit<NewRecord<PersonDocument>, 'searchKeys'>): Promise<Person> =>
  personStore.insert(withNameKeys(person));

export async function updatePerson(
  id: string,
  change: Partial<Pick<Person, 'language' | 'disabledAt'>>,
): Promise<void> {
  await persons.updateOne({ _id: id }, { $set: change });
}

export async function addOrganisationOf(personId: string, organisationId: string): Promise<void> {
  await persons.updateOne({ _id: personId }, { $addToSet: { organisationIds: organisationId } });
}

export async function findMemberships(ids: readonly string[]): Promise<Membership[]> {
  return findTogether(memberships, { _id: { $in: [...ids] } });
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

export async function findMembersWhere(filter: Record<string, unknown>): Promise<Membership[]> {
  return plains(await memberships.find(filter).lean<MembershipDocument[]>());
}

export const membershipStore = recordStore(memberships);
export const insertMembership = (membership: NewRecord<MembershipDocument>): Promise<Membership> =>
  membershipStore.insert(membership);

export async function activateMembership(id: string): Promise<void> {
  await memberships.updateOne({ _id: id }, { $set: { active: true } });
}

/** Gives an inactive membership another scope, when the invitation is repeated; one that was archived is back. */
export async function rescopeMembership(
  id: string,
  scope: Pick<Membership, 'classIds' | 'siteIds' | 'proeftuinIds' | 'invitedAt' | 'namedBySchoolIds'>,
): Promise<void> {
  await memberships.updateOne({ _id: id, active: false }, { $set: { ...scope, archivedAt: null } });
}

/** One more school named somebody who did not begin; on the word of the company itself they are there already. */
export async function addNamingSchool(id: string, schoolId: string): Promise<void> {
  await memberships.updateOne(
    { _id: id, active: false, namedBySchoolIds: { $type: 'array' } },
    { $addToSet: { namedBySchoolIds: schoolId } },
  );
}

/** The membership coordinates one proeftuin more. */
export async function addProeftuin(membershipId: string, proeftuinId: string): Promise<void> {
  await memberships.updateOne(
    { _id: membershipId },
    { $addToSet: { proeftuinIds: proeftuinId }, $inc: { version: 1 } },
  );
}

/** Whether anybody can operate the platform. */
export async function administratorExists(): Promise<boolean> {
  return (await memberships.exists({ role: 'ADMIN', active: true })) !== null;
}

/** What an import writes: recognised by `externalKey`; `_id` where the import chose it. */
export type Importable<T extends { id: string }> = Omit<T, 'id' | keyof RecordStart> & { _id?: string };

export const upsertOrganisations = (
  documents: NewRecord<OrganisationDocument>[],
  unset: readonly string[] = [],
) => importRecords(organisations, documents, unset);
export const organisationIdsByKey = (keys: readonly string[]) => idsByExternalKey(organisations, keys);
export const upsertPersons = (documents: Omit<Importable<Person>, 'searchKeys'>[]) =>
  importRecords(persons, documents.map(withNameKeys));
export const personIdsByKey = (keys: readonly string[]) => idsByExternalKey(persons, keys);
/** Writes imported memberships; one that was ended here stays ended. */
export async function upsertMemberships(documents: Importable<Membership>[]) {
  const result = await importRecords(memberships, documents);
  const keys = documents.map(({ externalKey }) => externalKey);
  await memberships.updateMany(
    { externalKey: { $in: keys }, archivedAt: { $ne: null } } as never,
    { $set: { active: false } } as never,
  );
  return result;
}
export const membershipIdsByKey = (keys: readonly string[]) => idsByExternalKey(memberships, keys);
