import { systemLog } from '../log.ts';
import { messageIdOf, type Delivery } from './delivery.ts';
import { rendererOf } from './service.ts';
import { gatherWith, leaseNext, settle, type MailDocument } from './store.ts';

const LEASE = 120_000;
/** Mails that leave as one at most: each adds a link to one address. */
const MOST_TOGETHER = 40;
const FIRST_RETRY = 30_000;
const LONGEST_RETRY = 3_600_000;
const GIVE_UP_AFTER = 5 * 24 * 3_600_000;

/**
 * Sends every mail that is due. A mail is leased, written, handed over and marked as sent; whoever dies in
 * between leaves a lease that ends, and the mail leaves again with the same Message-ID.
 */
export async function sendDueMails(
  now: () => Date,
  options: { deliver: Delivery; host: string; stop?: AbortSignal },
): Promise<void> {
  while (!options.stop?.aborted) {
    const at = now();
    const mail = await leaseNext(at, new Date(at.getTime() + LEASE));
    if (!mail) return;
    await sendOne(mail, at, options);
  }
}

async function sendOne(
  mail: MailDocument,
  at: Date,
  { deliver, host }: { deliver: Delivery; host: string },
): Promise<void> {
  try {
    const others = await gatherWith(mail, at, MOST_TOGETHER - 1);
    const refs = others.map((one) => one.refs);
    const rendered = (await rendererOf(mail.kind)?.(mail.refs, at, mail.to, refs)) ?? null;
    if (!rendered) return await settle(mail, { state: 'DROPPED' });
    await deliver({ ...rendered, messageId: messageIdOf(mail.dedupeKey, host), sentAt: at });
    await settle(mail, { state: 'SENT', sentAt: at });
  } catch (error) {
    const old = at.getTime() - mail.notBefore.getTime() > GIVE_UP_AFTER;
    const wait = Math.min(FIRST_RETRY * 2 ** (mail.attempts - 1), LONGEST_RETRY);
    systemLog.warn({ err: error, mail: mail._id, kind: mail.kind, attempt: mail.attempts }, 'mail failed');
    if (old || mail.attempts > 100) await settle(mail, { state: 'DROPPED' });
    else await settle(mail, { state: 'WAITING', notBefore: new Date(at.getTime() + wait) });
  }
}
