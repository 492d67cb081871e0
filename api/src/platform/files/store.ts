import { byIds } from '../../by-id.ts';
import { defineModel, plains, type Plain } from '../../database.ts';

export interface StoredFileDocument {
  _id: string;
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** Person who sent it. */
  ownerId: string;
  /** Whose room it takes: what a limit counts. */
  scopeId: string;
  /** What it was put with; null as long as it waits for that. */
  subjectId: string | null;
  uploadedAt: Date;
}
/** What is known of a kept file. It is written before the bytes, so that no bytes stand without it. */
export type StoredFile = Plain<StoredFileDocument>;

/** In place of a subject: nobody reads it any more, and its bytes are being deleted. */
const GIVEN_UP = 'given-up';

const files = defineModel<StoredFileDocument>(
  'StoredFile',
  'storedFiles',
  {
    name: String,
    type: String,
    size: Number,
    ownerId: String,
    scopeId: String,
    subjectId: { type: String, default: null },
    uploadedAt: Date,
  },
  [{ key: { subjectId: 1, uploadedAt: 1 } }, { key: { scopeId: 1 } }, { key: { ownerId: 1, subjectId: 1 } }],
);

export const filesByIds = byIds(files);

export async function insertFile({ id, ...file }: StoredFile): Promise<void> {
  await files.create([{ _id: id, ...file }]);
}

export async function deleteRecord(id: string): Promise<void> {
  await files.deleteOne({ _id: id });
}

/** In the order in which they were sent. */
export async function findFiles(subjectIds: readonly string[]): Promise<StoredFile[]> {
  const found = files.find({ subjectId: { $in: [...subjectIds] } }).sort({ _id: 1 });
  return plains(await found.lean<StoredFileDocument[]>());
}

/** Gives up what was sent before this instant and put with nothing: from then on it cannot be put with anything. */
export async function giveUpWaiting(before: Date): Promise<void> {
  await files.updateMany({ subjectId: null, uploadedAt: { $lt: before } }, { $set: { subjectId: GIVEN_UP } });
}

/** Gives up what was put with these, in the transaction around it. */
export async function giveUpFiles(subjectIds: readonly string[]): Promise<void> {
  await files.updateMany({ subjectId: { $in: [...subjectIds] } }, { $set: { subjectId: GIVEN_UP } });
}

export function findGivenUp(): Promise<StoredFile[]> {
  return findFiles([GIVEN_UP]);
}

export function countWaiting(ownerId: string): Promise<number> {
  return files.countDocuments({ ownerId, subjectId: null });
}

/** Bytes that a scope takes. */
export async function sizeOfScope(scopeId: string): Promise<number> {
  const found = await files.find({ scopeId }, { size: 1 }).lean<StoredFileDocument[]>();
  return found.reduce((sum, { size }) => sum + size, 0);
}

/** Puts waiting files with a subject; how many were still waiting. */
export async function attach(
  ids: readonly string[],
  { ownerId, scopeId, subjectId }: Pick<StoredFileDocument, 'ownerId' | 'scopeId'> & { subjectId: string },
): Promise<number> {
  const waiting = { _id: { $in: [...ids] }, ownerId, scopeId, subjectId: null };
  return (await files.updateMany(waiting, { $set: { subjectId } })).modifiedCount;
}
