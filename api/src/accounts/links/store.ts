import { defineModel, newId, plain, type Plain } from '../../database.ts';

export type LinkPurpose = 'ANSWER' | 'INVITATION' | 'PASSWORD_RESET' | 'FIRST_ADMINISTRATOR';

interface LinkDocument {
  _id: string;
  tokenHash: string;
  purpose: LinkPurpose;
  personId: string | null;
  subjectId: string;
  claims: Record<string, string | string[]>;
  expiresAt: Date;
  /** When it was used, replaced or became pointless. */
  endedAt: Date | null;
  /** Key of the request that used it, so that its repeat is known. */
  endedBy: string | null;
}
/** A mailed link. */
export type Link = Plain<LinkDocument>;

const THIRTY_DAYS = 30 * 24 * 3600;
const links = defineModel<LinkDocument>(
  'Link',
  'links',
  {
    tokenHash: String,
    purpose: String,
    personId: { type: String, default: null },
    subjectId: String,
    claims: {},
    expiresAt: Date,
    endedAt: { type: Date, default: null },
    endedBy: { type: String, default: null },
  },
  [
    { key: { tokenHash: 1 }, unique: true },
    { key: { subjectId: 1, purpose: 1 } },
    { key: { personId: 1 } },
    { key: { expiresAt: 1 }, keptForSeconds: THIRTY_DAYS },
  ],
);

export async function insertLink(link: Omit<Link, 'id' | 'endedAt' | 'endedBy'>): Promise<void> {
  await links.create([{ _id: newId(), ...link, endedAt: null, endedBy: null }]);
}

/** The link of this token whatever its state; null for an unknown token. */
export async function findLink(tokenHash: string, purpose: LinkPurpose): Promise<Link | null> {
  return plain(await links.findOne({ tokenHash, purpose }).lean<LinkDocument>());
}

/** Uses a link up: of two at once one gets it, the other null. */
export async function takeLink(id: string, now: Date, endedBy: string): Promise<Link | null> {
  const taken = await links
    .findOneAndUpdate(
      { _id: id, endedAt: null, expiresAt: { $gt: now } },
      { $set: { endedAt: now, endedBy } },
      { returnDocument: 'after' },
    )
    .lean<LinkDocument>();
  return plain(taken);
}

export async function endLinksOf(filter: Partial<Link>, now: Date, butTo?: string): Promise<void> {
  const others = butTo === undefined ? {} : { personId: { $ne: butTo } };
  await links.updateMany({ ...filter, ...others, endedAt: null }, { $set: { endedAt: now } });
}
