import { defineModel, newId, plain, type Plain } from '../database.ts';

interface AgendaFeedDocument {
  _id: string;
  membershipId: string;
  personId: string;
  tokenHash: string;
  madeAt: Date;
  readAt: Date | null;
}
/** A secret address of an agenda; only the hash of its token is kept. */
export type AgendaFeed = Plain<AgendaFeedDocument>;

const feeds = defineModel<AgendaFeedDocument>(
  'AgendaFeed',
  'agendaFeeds',
  {
    membershipId: String,
    personId: String,
    tokenHash: String,
    madeAt: Date,
    readAt: { type: Date, default: null },
  },
  [
    { key: { membershipId: 1 }, unique: true },
    { key: { tokenHash: 1 }, unique: true },
  ],
);

export async function feedOfMembership(membershipId: string): Promise<AgendaFeed | null> {
  return plain(await feeds.findOne({ membershipId }).lean<AgendaFeedDocument>());
}

export async function feedOfToken(tokenHash: string): Promise<AgendaFeed | null> {
  return plain(await feeds.findOne({ tokenHash }).lean<AgendaFeedDocument>());
}

/** Puts an address in the place of the membership's last one. */
export async function replaceFeed(feed: Omit<AgendaFeed, 'id' | 'readAt'>): Promise<AgendaFeed> {
  const stored = await feeds
    .findOneAndUpdate(
      { membershipId: feed.membershipId },
      { $set: { ...feed, readAt: null }, $setOnInsert: { _id: newId() } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<AgendaFeedDocument>();
  return plain(stored!);
}

export async function deleteFeed(membershipId: string): Promise<void> {
  await feeds.deleteMany({ membershipId });
}

export async function setFeedRead(id: string, readAt: Date): Promise<void> {
  await feeds.updateOne({ _id: id }, { $set: { readAt } });
}
