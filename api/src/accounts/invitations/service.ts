import { can } from '@scheldemond/domain/access/ability';
import type { Role } from '@scheldemond/domain/access/viewer';
import { recordDenial } from '../../access/denials.ts';
import { systemContext, type Context } from '../../context.ts';
import { isDuplicateKey, transaction } from '../../database.ts';
import { AppError, Refusal } from '../../errors.ts';
import { loadNode, localId } from '../../node.ts';
import { once } from '../../once.ts';
import { enqueueMail } from '../../platform/mail/service.ts';
import { endLinks, openLink, useLink } from '../links/service.ts';
import { loadOrganisation, membershipsByIds, organisationsByIds, personsByIds } from '../persons.ts';
import { countTry, forgiveTry } from '../sign-in/limits.ts';
import {
  becomeSignedIn,
  normalEmail,
  refused,
  type AccountRefused,
  type AccountRefusal,
  type SignInResult,
} from '../sign-in/outcome.ts';
import { hashPassword, isStrongEnough, passwordFits } from '../sign-in/passwords.ts';
import { namesOf, repeatOf } from '../sign-in/reset.ts';
import { passwordHashOf, savePasswordHash } from '../sign-in/store.ts';
import {
  activateMembership,
  addNamingSchool,
  addOrganisationOf,
  findMembershipsOf,
  findPersonByEmail,
  insertMembership,
  insertPerson,
  rescopeMembership,
  type Membership,
  type Organisation,
  type Person,
} from '../store.ts';

export const INVITATION_MAIL = 'INVITATION';

/** Roles that an organisation of a kind can give; students come with their school's student files. */
const ROLES_OF: Record<Organisation['kind'], readonly Role[]> = {
  SCHOOL: ['TEACHER', 'SCHOOL_COORDINATOR'],
  COMPANY: ['MENTOR', 'COMPANY_ADMIN'],
  PARTNER: ['COORDINATOR', 'PARTNER'],
};
const LONGEST_NAME = 100;

/** Whether who is there on the word of these schools alone may begin as a member; a later module knows. */
type MayBegin = (organisationId: string, namedBySchoolIds: readonly string[]) => Promise<boolean>;
let mayBegin: MayBegin = () => Promise.resolve(true);

export function registerMayBegin(may: MayBegin): void {
  mayBegin = may;
}

/** What a later module does when a member of an organisation begins. */
type MemberBegan = (organisationId: string) => Promise<void>;
let memberBegan: MemberBegan = () => Promise.resolve();

export function registerMemberBegan(began: MemberBegan): void {
  memberBegan = began;
}

/** Whether somebody who runs no organisation may invite into this one, as it has no member yet; a later module knows. */
type MayInviteFirst = (context: Context, organisationId: string) => Promise<boolean>;
let mayInviteFirst: MayInviteFirst = () => Promise.resolve(false);

export function registerMayInviteFirst(may: MayInviteFirst): void {
  mayInviteFirst = may;
}

type Scope = Pick<Membership, 'classIds' | 'siteIds' | 'proeftuinIds'>;

interface InvitePersonInput {
  key: string;
  organisationId: string;
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  scopeIds?: readonly string[] | null;
}

/** Invites a person by mail; repeating it for who has not accepted yet sends a new link. */
export async function invitePerson(
  context: Context,
  input: InvitePersonInput,
): Promise<{ __typename: 'PersonInvited'; membership: Membership } | AccountRefused> {
  const organisation = await loadOrganisation(context, localId(input.organisationId, 'Organisation'));
  if (!organisation || !(await mayInvite(context, organisation))) {
    recordDenial(context, 'invitePerson');
    return refused('NOT_ALLOWED');
  }
  const outcome = await once(context, { key: input.key, operation: 'invitePerson', input }, async () => {
    const email = normalEmail(input.email);
    if (!email) throw new Refusal('EMAIL_INVALID');
    if (!mayGive(context, input.role, organisation)) throw new Refusal('NOT_ALLOWED');
    const scope = await scopeWithin(context, organisation, input.scopeIds ?? []);
    const name = writtenName(email, input.firstName, input.lastName);
    const person = await ensurePerson(email, organisation, name);
    const namedBy = can(context.ability, 'invite', 'Organisation', organisation) ? null : ownSchool(context);
    const asked = { person, organisationId: organisation.id, role: input.role, name, scope, namedBy };
    const { membership, fresh } = await ensureMembership(context, asked);
    if (membership.active) throw new Refusal('ALREADY_MEMBER');
    await endLinks(membership.id, 'INVITATION');
    await enqueueMail({
      kind: INVITATION_MAIL,
      dedupeKey: `invitation:${membership.id}:${fresh ? 'first' : input.key}`,
      to: { personId: person.id },
      refs: { membershipId: membership.id },
    });
    return { kind: 'changed', id: membership.id };
  });
  if (outcome.kind === 'refused') return refused(asAccountRefusal(outcome.reason));
  const [membership] = await membershipsByIds([outcome.id]);
  if (!membership) throw new AppError('NOT_FOUND', 'The membership is gone.');
  return { __typename: 'PersonInvited', membership };
}

/** Whether the viewer may invite into this organisation: it is theirs to run, or it has no member yet. */
async function mayInvite(context: Context, organisation: Organisation): Promise<boolean> {
  return (
    can(context.ability, 'invite', 'Organisation', organisation) ||
    (await mayInviteFirst(context, organisation.id))
  );
}

function asAccountRefusal(reason: string): AccountRefusal {
  return reason === 'EMAIL_INVALID' || reason === 'ALREADY_MEMBER' ? reason : 'NOT_ALLOWED';
}

/** Whether the viewer may give this role in this organisation. */
export function mayGive(context: Context, role: Role, organisation: Organisation): boolean {
  const { viewer } = context;
  const operator = viewer.kind === 'person' && viewer.role === 'ADMIN';
  if (role === 'ADMIN') return operator && viewer.organisationId === organisation.id;
  return ROLES_OF[organisation.kind].includes(role);
}

/**
 * A scope reaches no further than the organisation: its own classes and sites, and proeftuinen in which it is
 * a partner and which the inviter coordinates too.
 */
export async function scopeWithin(
  context: Context,
  organisation: Organisation,
  nodeIds: readonly string[],
): Promise<Scope> {
  const scope: Scope = { classIds: [], siteIds: [], proeftuinIds: [] };
  if (nodeIds.length > 100) throw new Refusal('NOT_ALLOWED');
  for (const nodeId of nodeIds) {
    const found = (await loadNode(systemContext(), nodeId)) as Record<string, unknown> | null;
    const id = String(found?.['id']);
    if (found?.['__typename'] === 'Class' && found['schoolId'] === organisation.id) scope.classIds.push(id);
    else if (found?.['__typename'] === 'Site' && found['companyId'] === organisation.id)
      scope.siteIds.push(id);
    else if (found?.['__typename'] === 'Proeftuin' && coordinates(context, organisation, id, found)) {
      scope.proeftuinIds.push(id);
    } else throw new Refusal('NOT_ALLOWED');
  }
  return scope;
}

function coordinates(
  { viewer }: Context,
  organisation: Organisation,
  id: string,
  proeftuin: Record<string, unknown>,
): boolean {
  const partners = proeftuin['partnerOrganisationIds'];
  if (!Array.isArray(partners) || !partners.includes(organisation.id) || viewer.kind !== 'person')
    return false;
  return viewer.role === 'ADMIN' || (viewer.role === 'COORDINATOR' && viewer.proeftuinIds.includes(id));
}

type WrittenName = NonNullable<Membership['invitedAs']>;

/** The name as the inviter wrote it; without a first name the address stands for it. */
function writtenName(email: string, firstName: string, lastName: string): WrittenName {
  return {
    firstName: nameOf(firstName) || (email.split('@')[0] ?? email),
    lastName: nameOf(lastName),
  };
}

async function ensurePerson(email: string, organisation: Organisation, name: WrittenName): Promise<Person> {
  const known = await findPersonByEmail(email);
  if (known) {
    await addOrganisationOf(known.id, organisation.id);
    return known;
  }
  return insertPerson({
    ...name,
    email,
    phone: null,
    language: 'nl',
    organisationIds: [organisation.id],
    studentOf: null,
    disabledAt: null,
  });
}

function nameOf(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** The organisation in whose name a viewer invites the first member of another: a school. */
function ownSchool({ viewer }: Context): string | null {
  return viewer.kind === 'person' ? viewer.organisationId : null;
}

interface Invited {
  person: Person;
  organisationId: string;
  role: Role;
  name: WrittenName;
  scope: Scope;
  /** The school on whose word it is; null for the organisation itself, or who runs the region. */
  namedBy: string | null;
}

/** By invitation: who has not begun gets this scope, also when the membership had been ended. */
async function ensureMembership(
  context: Pick<Context, 'clock'>,
  { person, organisationId, role, name, scope, namedBy }: Invited,
): Promise<{ membership: Membership; fresh: boolean }> {
  const known = await membershipAs(person, organisationId, role);
  const invitedAt = context.clock.now();
  const namedBySchoolIds = namedByNow(known, namedBy);
  if (known) {
    await rescopeMembership(known.id, { ...scope, invitedAt, namedBySchoolIds });
    return { membership: known, fresh: false };
  }
  const fresh = { personId: person.id, organisationId, role, invitedAs: name, namedBySchoolIds, ...scope };
  return {
    membership: await insertMembership({ ...fresh, studentId: null, active: false, invitedAt }),
    fresh: true,
  };
}

async function membershipAs(
  person: Person,
  organisationId: string,
  role: Role,
): Promise<Membership | undefined> {
  const all = await findMembershipsOf([person.id]);
  return all.find((one) => one.organisationId === organisationId && one.role === role);
}

/** On whose word they are there now; the word of the organisation itself goes before that of schools. */
function namedByNow(known: Membership | undefined, namedBy: string | null): string[] | null {
  if (namedBy === null) return null;
  if (!known || known.archivedAt) return [namedBy];
  return known.namedBySchoolIds ? [...new Set([...known.namedBySchoolIds, namedBy])] : null;
}

/**
 * Makes sure that an address belongs to a person who is at least invited into an organisation, for a question
 * that is handed to a colleague. Sends no mail itself, and leaves the scope that an invitation gave. Runs in the
 * transaction around it.
 *
 * @throws Refusal EMAIL_INVALID when the address is none; INVALID when the membership was ended, unless the viewer may
 * invite there
 */
export async function ensureInvited(
  context: Context,
  invited: {
    organisationId: string;
    email: string;
    role: Role;
    firstName?: string;
    lastName?: string;
    siteIds?: string[];
    /** The school on whose word it is; null for the organisation itself. */
    namedBy: string | null;
  },
): Promise<{ personId: string; membershipId: string }> {
  const email = normalEmail(invited.email);
  if (!email) throw new Refusal('EMAIL_INVALID');
  const [organisation] = await organisationsByIds([invited.organisationId]);
  if (!organisation) throw new AppError('NOT_FOUND', 'No such organisation.');
  const name = writtenName(email, invited.firstName ?? '', invited.lastName ?? '');
  const person = await ensurePerson(email, organisation, name);
  const scope = { classIds: [], siteIds: invited.siteIds ?? [], proeftuinIds: [] };
  const { role, namedBy } = invited;
  const known = await membershipAs(person, organisation.id, role);
  if (known && known.archivedAt == null) {
    if (namedBy) await addNamingSchool(known.id, namedBy);
    return { personId: person.id, membershipId: known.id };
  }
  if (known && !(await mayInvite(context, organisation)))
    throw new Refusal('INVALID', [{ name: 'email', value: 'not_a_member' }]);
  const asked = { person, organisationId: organisation.id, role, name, scope, namedBy };
  const { membership } = await ensureMembership(context, asked);
  return { personId: person.id, membershipId: membership.id };
}

/** What an invitation is about; null when the link cannot be used. */
export async function previewInvitation(context: Context, token: string) {
  if ((await countTry('link', null, context.session.address)) !== null) return null;
  const found = await invitationOf(token);
  if (!found) return null;
  await forgiveTry('link', null, context.session.address);
  const [organisation] = await organisationsByIds([found.membership.organisationId]);
  return {
    organisationName: organisation?.name ?? '',
    role: found.membership.role,
    email: found.person.email ?? '',
    firstName: found.person.firstName,
  };
}

async function invitationOf(token: string) {
  const link = await openLink(token, 'INVITATION');
  if (!link) return null;
  const [membership] = await membershipsByIds([link.subjectId]);
  const [person] = await personsByIds([membership?.personId ?? '']);
  if (!membership || membership.archivedAt || !person || person.disabledAt) return null;
  const { organisationId, namedBySchoolIds } = membership;
  if (namedBySchoolIds && !(await mayBegin(organisationId, namedBySchoolIds))) return null;
  return { link, membership, person };
}

/**
 * Accepts an invitation and signs in. Who has an account already proves it with its password; who has none
 * chooses one.
 */
export async function acceptInvitation(
  context: Context,
  { key, token, password }: { key: string; token: string; password: string },
): Promise<SignInResult> {
  const wait = await countTry('link', null, context.session.address);
  if (wait !== null) return refused('TOO_MANY_TRIES', wait);
  const found = await invitationOf(token);
  if (!found) return repeatOf(context, { key, token, password, purpose: 'INVITATION' });
  const { link, membership, person } = found;
  const known = await passwordHashOf(person.id);
  if (known !== null) {
    const waitAccount = await countTry('signIn', person.email, context.session.address);
    if (waitAccount !== null) return refused('TOO_MANY_TRIES', waitAccount);
    if (!(await passwordFits(password, known))) return refused('WRONG_CREDENTIALS');
    await forgiveTry('signIn', person.email, context.session.address);
  } else if (!isStrongEnough(password, namesOf(person))) {
    return refused('PASSWORD_TOO_WEAK');
  }
  const hash = known ?? (await hashPassword(password));
  const used = await transaction(async () => {
    if (!(await useLink(link, key))) return false;
    await activateMembership(membership.id);
    await memberBegan(membership.organisationId);
    if (known === null) await savePasswordHash(person.id, hash, context.clock.now());
    return true;
  }).catch((error: unknown) => {
    if (isDuplicateKey(error)) return false;
    throw error;
  });
  if (!used) return refused('LINK_INVALID');
  await forgiveTry('link', null, context.session.address);
  return becomeSignedIn(context, person, { ...membership, active: true });
}
