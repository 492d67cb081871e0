import { abilityFor } from '@scheldemond/domain/access/ability';
import type { Context } from '../../context.ts';
import { startSession } from '../sessions/service.ts';
import { findMembershipsOf, type Membership, type Person } from '../store.ts';
import { identityOf } from '../viewers.ts';

/** Why an account action was refused (`AccountRefusal` of the schema). */
export type AccountRefusal =
  | 'WRONG_CREDENTIALS'
  | 'TOO_MANY_TRIES'
  | 'LINK_INVALID'
  | 'PASSWORD_TOO_WEAK'
  | 'ALREADY_MEMBER'
  | 'EMAIL_INVALID'
  | 'NOT_ALLOWED';

/** Members of the module's result unions. */
export interface AccountRefused {
  __typename: 'AccountRefused';
  reason: AccountRefusal;
  retryAfterSeconds: number | null;
}
export interface SignedIn {
  __typename: 'SignedIn';
}
export interface AccountDone {
  __typename: 'AccountDone';
  done: true;
}
export type SignInResult = SignedIn | AccountRefused;

export const SIGNED_IN: SignedIn = { __typename: 'SignedIn' };
export const DONE: AccountDone = { __typename: 'AccountDone', done: true };

export function refused(reason: AccountRefusal, retryAfterSeconds: number | null = null): AccountRefused {
  return { __typename: 'AccountRefused', reason, retryAfterSeconds };
}

/** The address as it is stored and compared; null when it is none. */
export function normalEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase();
  return email.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)+$/.test(email)
    ? email
    : null;
}

/** The membership that a person begins with: the asked one while it is active, else the first. */
export async function firstMembership(personId: string, wanted?: string): Promise<Membership | null> {
  const active = (await findMembershipsOf([personId])).filter((membership) => membership.active);
  return active.find((membership) => membership.id === wanted) ?? active[0] ?? null;
}

/** Starts a session and makes the rest of this request that person's. */
export async function becomeSignedIn(
  context: Context,
  person: Person,
  membership: Membership,
): Promise<SignedIn> {
  const session = await startSession(context, person.id, membership.id);
  const identity = await identityOf(session, person, await findMembershipsOf([person.id]));
  if (identity) {
    context.viewer = identity.viewer;
    context.ability = abilityFor(identity.viewer);
    context.language = person.language;
    context.session.expiresAt = session.expiresAt;
    context.forget();
  }
  return SIGNED_IN;
}
