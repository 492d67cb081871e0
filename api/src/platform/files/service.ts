import type { Readable } from 'node:stream';
import { newId } from '../../database.ts';
import { deleteBytes, openBytes, writeBytes } from './bytes-store.ts';
import { contentOf } from './content.ts';
import { plainName, withEnding } from './plain-name.ts';
import { RefusedUpload } from './refused-upload.ts';
import {
  attach,
  countWaiting,
  deleteRecord,
  filesByIds,
  findGivenUp,
  giveUpWaiting,
  insertFile,
  sizeOfScope,
  type StoredFile,
} from './store.ts';

export { filesByIds, findFiles as filesOf, giveUpFiles, type StoredFile } from './store.ts';

/** Files that one person may have sent without putting them with anything. */
const MOST_WAITING = 20;

/**
 * Keeps an upload until it is put with something. Whatever is cut off leaves a record, by which `removeGivenUp` finds
 * the rest.
 *
 * @param file.scopeId - whose room it takes
 * @param file.room - bytes that the scope may take
 * @throws RefusedUpload EMPTY, WRONG_TYPE, UNREADABLE, TOO_MANY_WAITING, or NO_ROOM
 */
export async function keepFile(
  file: { name: string; bytes: Buffer; ownerId: string; scopeId: string; room: number },
  now: Date,
): Promise<StoredFile> {
  const { ownerId, scopeId, room } = file;
  const { type, endings, bytes } = await contentOf(file.bytes);
  const name = withEnding(plainName(file.name, 'bestand'), endings);
  const one: StoredFile = {
    id: newId(),
    name,
    type,
    size: bytes.length,
    ownerId,
    scopeId,
    subjectId: null,
    uploadedAt: now,
  };
  // Counted with itself: of two at the same time both may be refused, and never both fit.
  await insertFile(one);
  try {
    if ((await countWaiting(ownerId)) > MOST_WAITING) throw new RefusedUpload('TOO_MANY_WAITING');
    if ((await sizeOfScope(scopeId)) > room) throw new RefusedUpload('NO_ROOM');
    await writeBytes(one.id, bytes);
  } catch (error) {
    await deleteFile(one.id);
    throw error;
  }
  return one;
}

/**
 * Puts files with a subject, in the transaction around it.
 *
 * @returns those that are not this person's, of another scope, gone, or put with something already; then the
 *   transaction must be aborted
 */
export async function attachFiles(
  ids: readonly string[],
  to: { ownerId: string; scopeId: string; subjectId: string },
): Promise<string[]> {
  if (ids.length === 0 || (await attach(ids, to)) === ids.length) return [];
  const found = await filesByIds(ids);
  return ids.filter((_, at) => found[at]?.subjectId !== to.subjectId);
}

export function openFile(id: string): Readable {
  return openBytes(id);
}

/** Deletes bytes first, so that what is cut off is found again. */
async function deleteFile(id: string): Promise<void> {
  await deleteBytes(id);
  await deleteRecord(id);
}

/** Deletes what was given up, and what was sent before this instant and put with nothing. */
export async function removeGivenUp(before: Date): Promise<void> {
  await giveUpWaiting(before);
  for (const { id } of await findGivenUp()) await deleteFile(id);
}
