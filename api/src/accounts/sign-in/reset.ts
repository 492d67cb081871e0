import type { Context } from '../../context.ts';
import { newId, transaction } from '../../database.ts';
import { enqueueMail } from '../../platform/mail/service.ts';
import { endLinksTo, linkUsedBy, openLink, useLink } from '../links/service.ts';
import { endSessionsOf } from '../sessions/service.ts';
import { findPersonByEmail, findPersons, type Person } from '../store.ts';
import { countTry, forgiveTry } from './limits.ts';
import {
  becomeSignedIn,
  DONE,
  firstMembership,
  normalEmail,
  refused,
  type AccountDone,
  type AccountRefused,
  type SignInResult,
} from './outcome.ts';
import { hashPassword, isStrongEnough, passwordFits } from './passwords.ts';
import { passwordHashOf, savePasswordHash } from './store.ts';

export const RESET_MAIL = 'PASSWORD_RESET';

/** Mails a link to set a new password. Does and answers the same when there is no such account. */
export async function requestPasswordReset(
  context: Context,
  { key, email }: { key: string; email: string },
): Promise<AccountDone | AccountRefused> {
  const address = normalEmail(email);
  if (!address) return refused('EMAIL_INVALID');
  const wait = await countTry('reset', address, context.session.address);
  if (wait !== null) return refused('TOO_MANY_TRIES', wait);
  const person = await findPersonByEmail(address);
  // Without an account the mail goes to an id that belongs to nobody, and is dropped when it is written.
  const personId = person?.id ?? newId();
  await enqueueMail({
    kind: RESET_MAIL,
    dedupeKey: `reset:${personId}:${key}`,
    to: { personId },
    refs: { personId },
  });
  return DONE;
}

/** Sets a new password with a mailed link, ends every session and signs in. */
export async function resetPassword(
  context: Context,
  { key, token, password }: { key: string; token: string; password: string },
): Promise<SignInResult> {
  const wait = await countTry('link', null, context.session.address);
  if (wait !== null) return refused('TOO_MANY_TRIES', wait);
  const link = await openLink(token, 'PASSWORD_RESET');
  if (!link) return repeatOf(context, { key, token, password, purpose: 'PASSWORD_RESET' });
  const [person] = await findPersons([link.personId ?? '']);
  const membership = person && (await firstMembership(person.id));
  if (!person || person.disabledAt || !membership) return refused('LINK_INVALID');
  if (!isStrongEnough(password, namesOf(person))) return refused('PASSWORD_TOO_WEAK');
  const hash = await hashPassword(password);
  const used = await transaction(async () => {
    if (!(await useLink(link, key))) return false;
    await endLinksTo(person.id, 'PASSWORD_RESET');
    await savePasswordHash(person.id, hash, context.clock.now());
    await endSessionsOf(person.id);
    return true;
  });
  if (!used) return refused('LINK_INVALID');
  await forgiveTry('link', null, context.session.address);
  return becomeSignedIn(context, person, membership);
}

/**
 * Answers a request that was lost on its way back: the link is used, but by this very request and with this
 * password, so it signs in again.
 */
export async function repeatOf(
  context: Context,
  request: { key: string; token: string; password: string; purpose: 'PASSWORD_RESET' | 'INVITATION' },
): Promise<SignInResult> {
  const link = await linkUsedBy(request.token, request.purpose, request.key);
  const [person] = link?.personId ? await findPersons([link.personId]) : [];
  const fits = person && (await passwordFits(request.password, await passwordHashOf(person.id)));
  const membership = fits && (await firstMembership(person.id, link?.subjectId));
  if (!person || !membership) return refused('LINK_INVALID');
  return becomeSignedIn(context, person, membership);
}

/** What a password of this person may not hold. */
export function namesOf(person: Pick<Person, 'firstName' | 'lastName' | 'email'>): string[] {
  return [person.firstName, person.lastName, person.email?.split('@')[0] ?? ''];
}
