import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { keepDemoMail } from './store.ts';
import type { RenderedMail } from './service.ts';

/** A mail with everything that must be the same when it is sent again. */
export interface OutgoingMail extends RenderedMail {
  messageId: string;
  sentAt: Date;
}
/** Hands a mail over; throws when it could not and should be tried again. */
export type Delivery = (mail: OutgoingMail) => Promise<void>;

/** The Message-ID of a mail: the same for the same dedupe key, so that a repeat can be recognised. */
export function messageIdOf(dedupeKey: string, host: string): string {
  return `<${createHash('sha256').update(dedupeKey).digest('hex').slice(0, 40)}@${host}>`;
}

function envelope(mail: OutgoingMail, from: string) {
  return {
    from,
    to: { name: mail.to.name, address: mail.to.email },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.sentAt,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Through a mail server, at least once: after a crash the same Message-ID may leave twice. */
export function smtpDelivery(url: string, from: string): Delivery {
  const transport = createTransport(url);
  return async (mail) => {
    await transport.sendMail(envelope(mail, from));
  };
}

/** As one `.eml` file a mail, exactly once: the file's name follows from the Message-ID. */
export function folderDelivery(folder: string, from: string): Delivery {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return async (mail) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${mail.messageId.replace(/[^a-z0-9]/gi, '').slice(0, 40)}.eml`);
    if (existsSync(file)) return;
    const { message } = await transport.sendMail(envelope(mail, from));
    const half = join(folder, `.${randomUUID()}`);
    await writeFile(half, message as Buffer, { mode: 0o600 });
    await rename(half, file);
  };
}

/** Into the demo's inbox page, exactly once. */
export function inboxDelivery(): Delivery {
  return (mail) =>
    keepDemoMail({
      _id: mail.messageId,
      to: mail.to.email,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      link: mail.link ?? null,
      sentAt: mail.sentAt,
    });
}

/** Several deliveries, one after another. */
export function allOf(deliveries: readonly Delivery[]): Delivery {
  return async (mail) => {
    for (const deliver of deliveries) await deliver(mail);
  };
}
