import { openLink, spentLink } from '../links/service.ts';
import { personsByIds } from '../persons.ts';
import { countTry, waitOf } from '../sign-in/limits.ts';
import { sessionOf } from '../sessions/service.ts';
import { identityOf, viewerOfLink } from '../viewers.ts';
import { contextFor, type Context, type SessionControl } from '../../context.ts';
import { AppError } from '../../errors.ts';

/** What of a request decides who is asking. */
export interface Credentials {
  sessionToken: string | undefined;
  linkToken: string | undefined;
  requestId: string;
  language: 'nl' | 'en';
  session: SessionControl;
}

/**
 * The context of a request. A mailed link's token goes before a session, so that the page of a mail never acts
 * as somebody who happens to be signed in.
 *
 * @throws AppError TOO_MANY_REQUESTS when this address guesses at links; one that is right is opened all the same: it
 * cannot be guessed, and many people may share an address
 */
export async function contextOfRequest(request: Credentials): Promise<Context> {
  const { requestId, language, session } = request;
  if (request.linkToken !== undefined) {
    const open = await openLink(request.linkToken, 'ANSWER');
    const link = open ?? (await spentLink(request.linkToken, 'ANSWER'));
    if (!link) {
      if ((await waitOf('link', session.address)) !== null)
        throw new AppError('TOO_MANY_REQUESTS', 'Too many tries. Wait a while.');
      await countTry('link', null, session.address);
    }
    const viewer = link ? viewerOfLink(link, open === null) : ({ kind: 'anonymous' } as const);
    const [person] = await personsByIds([link?.personId ?? '']);
    return contextFor(viewer, { requestId, language: person?.language ?? language, session });
  }
  const found = await sessionOf(request.sessionToken);
  const identity =
    found && (await identityOf(found.session, found.session.person, found.session.memberships));
  if (!found || !identity) return contextFor({ kind: 'anonymous' }, { requestId, language, session });
  if (found.prolongedTo && request.sessionToken) session.give(request.sessionToken, found.prolongedTo);
  session.expiresAt = found.session.expiresAt;
  const { databaseTime } = found.session;
  return contextFor(identity.viewer, {
    requestId,
    language: identity.person.language,
    session,
    // Prolonging the session was a change of its own.
    databaseTime: found.prolongedTo ? null : databaseTime,
  });
}
