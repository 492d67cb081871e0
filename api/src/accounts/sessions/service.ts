import type { Context } from '../../context.ts';
import { clock } from '../../platform/clock.ts';
import { endStreams } from '../../platform/live/service.ts';
import { hashOf, looksLikeToken, newToken } from '../tokens.ts';
import {
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  prolongSession,
  type PersonalSession,
  type Session,
} from './store.ts';

const HOUR = 3_600_000;
const LONGEST_DAYS = 14;
const PROLONG_AFTER = HOUR / 12;

let hours = 12;

/** How long a session lasts without use. */
export function setSessionHours(value: number): void {
  hours = value;
}

/**
 * Starts a session with a new token and gives it to the caller; an earlier session of this browser ends.
 */
export async function startSession(
  context: Context,
  personId: string,
  membershipId: string,
): Promise<Session> {
  const { token, hash } = newToken();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + hours * HOUR);
  const session = await insertSession({
    tokenHash: hash,
    personId,
    membershipId,
    startedAt: now,
    seenAt: now,
    expiresAt,
  });
  if (context.viewer.kind === 'person') await endSession(context.viewer.sessionId);
  context.session.give(token, expiresAt);
  return session;
}

/** The session of a token while it lasts; using it prolongs it, to fourteen days at most. */
export async function sessionOf(
  token: unknown,
): Promise<{ session: PersonalSession; prolongedTo: Date | null } | null> {
  if (!looksLikeToken(token)) return null;
  const session = await findSession(hashOf(token));
  const now = clock.now();
  if (!session || session.expiresAt <= now) return null;
  if (now.getTime() - session.seenAt.getTime() < PROLONG_AFTER) return { session, prolongedTo: null };
  const longest = session.startedAt.getTime() + LONGEST_DAYS * 24 * HOUR;
  const prolongedTo = new Date(Math.min(now.getTime() + hours * HOUR, longest));
  await prolongSession(session.id, now, prolongedTo);
  return { session: { ...session, expiresAt: prolongedTo }, prolongedTo };
}

export async function endSession(sessionId: string): Promise<void> {
  await deleteSession(sessionId);
  endStreams({ sessionId });
}

/** Ends all sessions of a person, on every device, with their streams. */
export async function endSessionsOf(personId: string): Promise<void> {
  await deleteSessionsOf(personId);
  endStreams({ personId });
}
