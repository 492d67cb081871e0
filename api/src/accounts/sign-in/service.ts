import { abilityFor } from '@scheldemond/domain/access/ability';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { systemLog } from '../../platform/log.ts';
import { loadPerson } from '../persons.ts';
import { endSession, endSessionsOf } from '../sessions/service.ts';
import { findPersonByEmail, updatePerson } from '../store.ts';
import { countTry, forgiveTry } from './limits.ts';
import {
  becomeSignedIn,
  DONE,
  firstMembership,
  normalEmail,
  refused,
  type AccountDone,
  type SignedIn,
  type SignInResult,
} from './outcome.ts';
import { passwordFits } from './passwords.ts';
import { passwordHashOf } from './store.ts';

/**
 * Signs in with address and password. Whether the account exists shows neither in the answer nor in the work
 * that is done for it.
 */
export async function signIn(
  context: Context,
  { email, password }: { email: string; password: string },
): Promise<SignInResult> {
  const address = normalEmail(email) ?? 'nobody@invalid';
  const wait = await countTry('signIn', address, context.session.address);
  if (wait !== null) return refused('TOO_MANY_TRIES', wait);
  const person = await findPersonByEmail(address);
  const hash = await passwordHashOf(person?.id ?? 'nobody');
  const fits = await passwordFits(password, hash);
  const membership = await firstMembership(person?.id ?? 'nobody');
  if (!fits || !person || person.disabledAt || !membership) {
    systemLog.info({ requestId: context.requestId }, 'sign-in refused');
    return refused('WRONG_CREDENTIALS');
  }
  await forgiveTry('signIn', address, context.session.address);
  return becomeSignedIn(context, person, membership);
}

/** Ends this session and its streams. */
export async function signOut(context: Context): Promise<AccountDone> {
  if (context.viewer.kind === 'person') await endSession(context.viewer.sessionId);
  return leave(context);
}

/** Ends all sessions of this person. */
export async function signOutEverywhere(context: Context): Promise<AccountDone> {
  if (context.viewer.kind === 'person') await endSessionsOf(context.viewer.personId);
  return leave(context);
}

function leave(context: Context): AccountDone {
  context.session.clear();
  context.viewer = { kind: 'anonymous' };
  context.ability = abilityFor(context.viewer);
  context.forget();
  return DONE;
}

/** Uses another of the viewer's own memberships, with a new token. */
export async function switchMembership(context: Context, membershipId: string): Promise<SignedIn> {
  const person = await requirePerson(context);
  const membership = await firstMembership(person.id, membershipId);
  if (membership?.id !== membershipId) throw new AppError('NOT_FOUND', 'No such membership.');
  return becomeSignedIn(context, person, membership);
}

/** Chooses the language of interface and mail. */
export async function chooseLanguage(context: Context, language: 'nl' | 'en'): Promise<SignedIn> {
  const person = await requirePerson(context);
  await updatePerson(person.id, { language });
  context.language = language;
  context.forget();
  return { __typename: 'SignedIn' };
}

/** Lets nobody sign in as this person any more and ends what is open. */
export async function disablePerson(personId: string, now: Date): Promise<void> {
  await updatePerson(personId, { disabledAt: now });
  await endSessionsOf(personId);
}

async function requirePerson(context: Context) {
  const { viewer } = context;
  const person = viewer.kind === 'person' ? await loadPerson(context, viewer.personId) : null;
  if (!person) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return person;
}
