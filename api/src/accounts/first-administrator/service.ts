import type { Context } from '../../context.ts';
import { transaction } from '../../database.ts';
import { clock } from '../../platform/clock.ts';
import { installation, pageUrl } from '../../platform/installation/service.ts';
import { createLink, endLinks, openLink, useLink } from '../links/service.ts';
import { countTry, forgiveTry } from '../sign-in/limits.ts';
import { becomeSignedIn, normalEmail, refused, type SignInResult } from '../sign-in/outcome.ts';
import { hashPassword, isStrongEnough } from '../sign-in/passwords.ts';
import { namesOf } from '../sign-in/reset.ts';
import { savePasswordHash } from '../sign-in/store.ts';
import {
  administratorExists,
  findPersonByEmail,
  insertMembership,
  insertOrganisation,
  insertPerson,
} from '../store.ts';

const SUBJECT = 'installation';
const ONE_DAY = 24 * 3_600_000;

/** Whether nobody can operate the platform yet; the demo needs nobody. */
export async function needsFirstAdministrator(): Promise<boolean> {
  return !installation.demo && !(await administratorExists());
}

/** A one-time address that makes the first administrator; an earlier one ends. Null when there is one. */
export async function firstAdministratorUrl(): Promise<string | null> {
  if (!(await needsFirstAdministrator())) return null;
  await endLinks(SUBJECT, 'FIRST_ADMINISTRATOR');
  const token = await createLink({
    purpose: 'FIRST_ADMINISTRATOR',
    personId: null,
    subjectId: SUBJECT,
    claims: {},
    expiresAt: new Date(clock.now().getTime() + ONE_DAY),
  });
  return pageUrl('/eerste-beheerder', token);
}

interface ClaimInput {
  key: string;
  token: string;
  password: string;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
}

/** Makes the first administrator with the console's one-time link. */
export async function claimFirstAdministrator(context: Context, input: ClaimInput): Promise<SignInResult> {
  const wait = await countTry('link', null, context.session.address);
  if (wait !== null) return refused('TOO_MANY_TRIES', wait);
  const link = await openLink(input.token, 'FIRST_ADMINISTRATOR');
  if (!link || !(await needsFirstAdministrator())) return refused('LINK_INVALID');
  const email = normalEmail(input.email ?? '');
  const names = { firstName: (input.firstName ?? '').trim(), lastName: (input.lastName ?? '').trim() };
  if (!email) return refused('EMAIL_INVALID');
  if (!isStrongEnough(input.password, namesOf({ ...names, email }))) return refused('PASSWORD_TOO_WEAK');
  const hash = await hashPassword(input.password);
  const made = await transaction(async () => {
    if (!(await useLink(link, input.key)) || (await administratorExists())) return null;
    const organisation = await insertOrganisation({
      kind: 'PARTNER',
      name: 'Scheldemond',
      shortName: 'Scheldemond',
      country: 'BE',
      municipality: null,
      education: null,
      registrationNumber: null,
    });
    const person =
      (await findPersonByEmail(email)) ??
      (await insertPerson({
        firstName: names.firstName.slice(0, 100) || 'Beheerder',
        lastName: names.lastName.slice(0, 100),
        email,
        phone: null,
        language: context.language,
        organisationIds: [organisation.id],
        studentOf: null,
        disabledAt: null,
      }));
    const membership = await insertMembership({
      personId: person.id,
      organisationId: organisation.id,
      role: 'ADMIN',
      classIds: [],
      siteIds: [],
      proeftuinIds: [],
      studentId: null,
      active: true,
      invitedAt: null,
    });
    await savePasswordHash(person.id, hash, clock.now());
    return { person, membership };
  });
  if (!made) return refused('LINK_INVALID');
  await forgiveTry('link', null, context.session.address);
  return becomeSignedIn(context, made.person, made.membership);
}
