import { defineModel, newId } from '../../database.ts';

/** A mail that waits or was sent; holds ids, and an address only where no person stands behind it. */
export interface MailDocument {
  _id: string;
  kind: string;
  dedupeKey: string;
  to: { personId?: string; email?: string };
  refs: Record<string, string>;
  /** Mails of one gathering that are due together leave as one; null for a mail that leaves alone. */
  gather?: string | null;
  /** Id of the mail with which it leaves. */
  ledBy?: string | null;
  state: 'WAITING' | 'SENDING' | 'SENT' | 'DROPPED';
  notBefore: Date;
  leasedUntil: Date | null;
  attempts: number;
  sentAt: Date | null;
}

/** A mail that the demo kept; `_id` is the Message-ID, so that a repeat is seen. */
export interface DemoMailDocument {
  _id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  link: string | null;
  sentAt: Date;
}

const mails = defineModel<MailDocument>(
  'Mail',
  'mails',
  {
    kind: String,
    dedupeKey: String,
    to: {},
    refs: {},
    gather: { type: String, default: null },
    ledBy: { type: String, default: null },
    state: String,
    notBefore: Date,
    leasedUntil: Date,
    attempts: Number,
    sentAt: Date,
  },
  [
    { key: { dedupeKey: 1 }, unique: true },
    { key: { state: 1, notBefore: 1 } },
    { key: { 'to.personId': 1 } },
    { key: { gather: 1, state: 1 } },
    { key: { ledBy: 1 } },
  ],
);
const demoMails = defineModel<DemoMailDocument>(
  'DemoMail',
  'demoMails',
  { to: String, subject: String, text: String, html: String, link: String, sentAt: Date },
  [{ key: { sentAt: -1 } }],
);

/** Writes a mail into the outbox; nothing happens when its dedupe key is known. */
export async function insertMail(mail: Omit<MailDocument, '_id'>): Promise<void> {
  await mails.updateOne(
    { dedupeKey: mail.dedupeKey },
    { $setOnInsert: { _id: newId(), ...mail } },
    { upsert: true },
  );
}

/** Lets the waiting mails of a gathering that have not begun to leave wait as long as the newest of them. */
export async function postponeGathered(gather: string, now: Date, until: Date): Promise<void> {
  await mails.updateMany(
    { gather, state: 'WAITING', notBefore: { $gt: now, $lt: until } },
    { $set: { notBefore: until } },
  );
}

/**
 * Takes the other due mails of a gathering to leave with this one, and answers all that do; the same again
 * after a crash, since they keep the name of the mail that leads them.
 */
export async function gatherWith(leader: MailDocument, now: Date, most: number): Promise<MailDocument[]> {
  if (!leader.gather) return [];
  const due = { gather: leader.gather, state: 'WAITING', ledBy: null, notBefore: { $lte: now } } as const;
  const found = await mails.find(due, { _id: 1 }).sort({ notBefore: 1, _id: 1 }).limit(most).lean();
  const ids = found.map(({ _id }) => _id);
  if (ids.length > 0)
    await mails.updateMany(
      { _id: { $in: ids }, state: 'WAITING' },
      { $set: { state: 'SENDING', ledBy: leader._id } },
    );
  return mails.find({ ledBy: leader._id }).sort({ _id: 1 }).lean<MailDocument[]>();
}

/** Deletes waiting mails whose dedupe key begins so; answers how many. */
export async function deleteWaiting(prefix: string): Promise<number> {
  const end = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
  const result = await mails.deleteMany({ dedupeKey: { $gte: prefix, $lt: end }, state: 'WAITING' });
  return result.deletedCount;
}

/**
 * Takes the next mail that is due, for one sender until the lease ends; also one whose sender vanished.
 * Null when there is none.
 */
export async function leaseNext(now: Date, leasedUntil: Date): Promise<MailDocument | null> {
  const change = { $set: { state: 'SENDING', leasedUntil }, $inc: { attempts: 1 } } as const;
  const waiting = await mails
    .findOneAndUpdate({ state: 'WAITING', notBefore: { $lte: now } }, change, {
      sort: { notBefore: 1 },
      returnDocument: 'after',
    })
    .lean<MailDocument>();
  if (waiting) return waiting;
  return mails
    .findOneAndUpdate({ state: 'SENDING', leasedUntil: { $lte: now } }, change, { returnDocument: 'after' })
    .lean<MailDocument>();
}

/** How many mails are due and not sent. */
export async function countOverdue(now: Date): Promise<number> {
  return mails.countDocuments({ state: 'WAITING', notBefore: { $lte: now } });
}

/** Ends a lease, and those of the mails that leave with it: sent, dropped, or waiting again until later. */
export async function settle(
  mail: MailDocument,
  change: { state: MailDocument['state']; notBefore?: Date; sentAt?: Date },
): Promise<void> {
  if (mail.gather && change.state !== 'WAITING')
    await mails.updateMany({ ledBy: mail._id, state: 'SENDING' }, { $set: change });
  await mails.updateOne(
    { _id: mail._id, state: 'SENDING', attempts: mail.attempts },
    { $set: { ...change, leasedUntil: null } },
  );
}

/** Makes every lease of an earlier process end now; for the start of a single process. */
export async function endLeases(now: Date): Promise<void> {
  await mails.updateMany({ state: 'SENDING', ledBy: null }, { $set: { leasedUntil: now } });
}

/** Keeps a mail in the demo's inbox; a repeat with the same Message-ID changes nothing. */
export async function keepDemoMail(mail: DemoMailDocument): Promise<void> {
  const { _id, ...fields } = mail;
  await demoMails.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
}

/** The demo's mails, newest first. */
export async function newestDemoMails(limit: number): Promise<DemoMailDocument[]> {
  return demoMails.find().sort({ sentAt: -1, _id: -1 }).limit(limit).lean<DemoMailDocument[]>();
}
