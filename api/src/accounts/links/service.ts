import { linkActedSince } from '../../once.ts';
import { clock } from '../../platform/clock.ts';
import { hashOf, looksLikeToken, newToken } from '../tokens.ts';
import { endLinksOf, findLink, insertLink, takeLink, type Link, type LinkPurpose } from './store.ts';

/**
 * Makes a link for one purpose. Only its hash is stored, so the token exists in the mail alone.
 *
 * @returns the token, for the address's fragment
 */
export async function createLink(link: {
  purpose: LinkPurpose;
  personId: string | null;
  subjectId: string;
  claims: Record<string, string | string[]>;
  expiresAt: Date;
}): Promise<string> {
  const { token, hash } = newToken();
  await insertLink({ ...link, tokenHash: hash });
  return token;
}

/** The link of a token while it can be used; null when it is unknown, used, ended or expired. */
export async function openLink(token: string, purpose: LinkPurpose): Promise<Link | null> {
  const link = await linkOf(token, purpose);
  return link && link.endedAt === null && link.expiresAt > clock.now() ? link : null;
}

/** The link that this same request used before, within ten minutes; null otherwise. */
export async function linkUsedBy(token: string, purpose: LinkPurpose, key: string): Promise<Link | null> {
  const link = await linkOf(token, purpose);
  const usedAt = link?.endedAt?.getTime() ?? 0;
  return link?.endedBy === key && usedAt > clock.now().getTime() - 600_000 ? link : null;
}

/**
 * The link that answered within two minutes: when its answer was lost on the way, the same request may come
 * again and is told what was done; null otherwise.
 */
export async function spentLink(token: string, purpose: LinkPurpose): Promise<Link | null> {
  const link = await linkOf(token, purpose);
  if (!link?.endedAt) return null;
  return (await linkActedSince(link.id, new Date(clock.now().getTime() - 120_000))) ? link : null;
}

/** Uses a link up, in the transaction around it; null when somebody else was first. */
export async function useLink(link: Link, key: string): Promise<Link | null> {
  return takeLink(link.id, clock.now(), key);
}

/**
 * Ends all links of a purpose about a subject: answered, withdrawn, replaced by a newer one.
 *
 * @param options.butTo - person whose links stay
 */
export async function endLinks(
  subjectId: string,
  purpose: LinkPurpose,
  options: { butTo?: string } = {},
): Promise<void> {
  await endLinksOf({ subjectId, purpose }, clock.now(), options.butTo);
}

/** Ends all links of a purpose that were mailed to a person. */
export async function endLinksTo(personId: string, purpose: LinkPurpose): Promise<void> {
  await endLinksOf({ personId, purpose }, clock.now());
}

async function linkOf(token: string, purpose: LinkPurpose): Promise<Link | null> {
  return looksLikeToken(token) ? findLink(hashOf(token), purpose) : null;
}
