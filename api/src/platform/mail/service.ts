import { clock } from '../clock.ts';
import { deleteWaiting, insertMail, postponeGathered } from './store.ts';

/** A mail as it leaves. `link` is the one that acts; it stands in the text too. */
export interface RenderedMail {
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  link?: string;
}
/**
 * Writes a mail at the moment it is sent, from the ids it was enqueued with; null when it is no longer
 * relevant. `others` are the ids of the mails that leave with it as one.
 */
export type RenderMail = (
  refs: Readonly<Record<string, string>>,
  now: Date,
  to: { personId?: string; email?: string },
  others: readonly Readonly<Record<string, string>>[],
) => Promise<RenderedMail | null>;

const renderers = new Map<string, RenderMail>();

/** Says how mails of a kind are written. */
export function registerMail(kind: string, render: RenderMail): void {
  renderers.set(kind, render);
}

/** How mails of this kind are written; undefined when nobody said so. */
export function rendererOf(kind: string): RenderMail | undefined {
  return renderers.get(kind);
}

/**
 * Puts a mail into the outbox, in the transaction around it.
 *
 * @param mail.dedupeKey - unique for ever: enqueuing it again does nothing
 * @param mail.refs - ids that the renderer needs; no names
 * @param mail.gather - mails of the same gathering that wait at the same time leave as one, when the last is due
 * @param mail.notBefore - leaves then at the earliest, so that it can be taken back by `cancelMail`
 */
export async function enqueueMail(mail: {
  kind: string;
  dedupeKey: string;
  to: { personId?: string; email?: string };
  refs: Record<string, string>;
  gather?: string;
  notBefore?: Date;
}): Promise<void> {
  const now = clock.now();
  const notBefore = mail.notBefore ?? now;
  if (mail.gather) await postponeGathered(mail.gather, now, notBefore);
  await insertMail({
    kind: mail.kind,
    dedupeKey: mail.dedupeKey,
    to: mail.to,
    refs: mail.refs,
    gather: mail.gather ?? null,
    ledBy: null,
    state: 'WAITING',
    notBefore,
    leasedUntil: null,
    attempts: 0,
    sentAt: null,
  });
}

/** Takes back the waiting mails whose dedupe key begins so; answers how many had not left. */
export async function cancelMail(dedupeKeyPrefix: string): Promise<number> {
  return deleteWaiting(dedupeKeyPrefix);
}
