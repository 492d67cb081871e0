import { byIds } from '../../by-id.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  newId,
  plains,
  upsertByExternalKey,
  type Plain,
} from '../../database.ts';

export interface JournalDocument {
  _id: string;
  externalKey?: string;
  proeftuinId: string;
  writtenOn: string;
  text: string;
  authorId: string | null;
  /** When it was removed; it can be brought back for a while, and is then deleted with its files. */
  removedAt?: Date | null;
}
export type JournalEntry = Plain<JournalDocument> & { partnerOrganisationIds: string[] };

const journal = defineModel<JournalDocument>(
  'JournalEntry',
  'journalEntries',
  {
    externalKey: String,
    proeftuinId: String,
    writtenOn: String,
    text: String,
    authorId: { type: String, default: null },
    removedAt: { type: Date, default: null },
  },
  [externalKeyIndex, { key: { proeftuinId: 1, writtenOn: -1 } }, { key: { removedAt: 1 } }],
);

const anyByIds = byIds(journal);

/** Entries that stand; a removed one does not exist but for who brings it back. */
export async function journalByIds(ids: readonly string[]): Promise<(Plain<JournalDocument> | null)[]> {
  return (await anyByIds(ids)).map((entry) => (entry?.removedAt ? null : entry));
}

export const journalAlsoRemoved = anyByIds;

/** The entries of these proeftuinen, newest first. */
export async function findJournal(proeftuinIds: readonly string[]): Promise<Plain<JournalDocument>[]> {
  return plains(
    await journal
      .find({ proeftuinId: { $in: [...proeftuinIds] }, removedAt: null })
      .sort({ writtenOn: -1, _id: -1 })
      .lean<JournalDocument[]>(),
  );
}

export async function insertJournal(entry: Omit<JournalDocument, '_id'>): Promise<string> {
  const id = newId();
  await journal.create([{ _id: id, ...entry }]);
  return id;
}

export async function setRemoved(id: string, removedAt: Date | null): Promise<void> {
  await journal.updateOne({ _id: id }, { $set: { removedAt } });
}

/** Ids of entries that were removed before this instant. */
export async function findRemoved(before: Date): Promise<string[]> {
  const found = await journal.find({ removedAt: { $lt: before } }, { _id: 1 }).lean<JournalDocument[]>();
  return found.map(({ _id }) => _id);
}

/** Deletes entries for good. */
export async function deleteJournal(ids: readonly string[]): Promise<void> {
  await journal.deleteMany({ _id: { $in: [...ids] } });
}

type Import = (Omit<JournalDocument, '_id'> & { _id?: string })[];
export const importJournal = (documents: Import) => upsertByExternalKey(journal, documents);
export const journalIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(journal, keys);
