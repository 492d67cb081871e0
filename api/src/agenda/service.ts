import type { Role } from '@scheldemond/domain/access/viewer';
import { recordDenial } from '../access/denials.ts';
import { hashOf, looksLikeToken, newToken, viewerOfMembership } from '../accounts/service.ts';
import { contextFor, type Context } from '../context.ts';
import { pageUrl } from '../platform/installation/service.ts';
import {
  deleteFeed,
  feedOfMembership,
  feedOfToken,
  replaceFeed,
  setFeedRead,
  type AgendaFeed,
} from './store.ts';

export { daysOf, type DayOfPlacement } from './days.ts';
export { calendarFile } from './calendar-file.ts';
export { feedEvents, type FeedPlacement } from './feed-events.ts';
export type { AgendaFeed } from './store.ts';

/** Who has days of their own to follow; others see whole schools or proeftuinen, which fit no calendar. */
const WITH_AGENDA: readonly Role[] = ['STUDENT', 'TEACHER', 'MENTOR', 'COMPANY_ADMIN'];
const HOUR = 3_600_000;

export function viewerCanMakeFeed({ viewer }: Context): boolean {
  return viewer.kind === 'person' && WITH_AGENDA.includes(viewer.role);
}

/** The feed of the membership in use. */
export async function feedOfViewer({ viewer }: Context): Promise<AgendaFeed | null> {
  return viewer.kind === 'person' ? feedOfMembership(viewer.membershipId) : null;
}

/**
 * Makes the secret address of the membership in use; the one before it ends. Its token has 256 bits and stands in the
 * query, which no log keeps; the database has its hash alone.
 *
 * @returns the address and the feed; null for who has no agenda
 */
export async function makeFeed(context: Context): Promise<{ address: string; feed: AgendaFeed } | null> {
  const { viewer } = context;
  if (viewer.kind !== 'person' || !viewerCanMakeFeed(context)) {
    recordDenial(context, 'makeAgendaFeed');
    return null;
  }
  const { token, hash } = newToken();
  const { membershipId, personId } = viewer;
  const feed = await replaceFeed({ membershipId, personId, tokenHash: hash, madeAt: context.clock.now() });
  return { address: pageUrl(`/agenda.ics?adres=${token}`), feed };
}

export async function endFeed({ viewer }: Context): Promise<{ done: true }> {
  if (viewer.kind === 'person') await deleteFeed(viewer.membershipId);
  return { done: true };
}

/**
 * The context in which a feed is read: the person and the membership that it was made for, as long as both stand.
 * Null for an unknown or ended address.
 */
export async function contextOfFeed(token: unknown): Promise<Context | null> {
  if (!looksLikeToken(token)) return null;
  const feed = await feedOfToken(hashOf(token));
  const identity = feed && (await viewerOfMembership(feed.membershipId));
  if (!feed || identity?.person.id !== feed.personId) return null;
  const context = contextFor(identity.viewer, { language: identity.person.language });
  if (!viewerCanMakeFeed(context)) return null;
  const now = context.clock.now();
  // To the hour: when a program reads is nobody's business, and a read should seldom write.
  if (!feed.readAt || now.getTime() - feed.readAt.getTime() >= HOUR)
    await setFeedRead(feed.id, new Date(Math.floor(now.getTime() / HOUR) * HOUR));
  return context;
}
