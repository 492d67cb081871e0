import type { Readable } from 'node:stream';
import { can } from '@scheldemond/domain/access/ability';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { recordDenial } from '../../access/denials.ts';
import { groupedBy } from '../../by-id.ts';
import { personIdOf, type Context } from '../../context.ts';
import { AppError, Refusal } from '../../errors.ts';
import {
  attachFiles,
  filesByIds,
  filesOf,
  keepFile,
  openFile,
  type StoredFile,
} from '../../platform/files/service.ts';
import { withPartners } from '../inside.ts';
import { viewerCan } from '../permitted.ts';
import { proeftuinenByIds } from '../store.ts';
import { journalRoom } from '../../journal-room.ts';
import { journalByIds, type JournalEntry } from './store.ts';

const MOST_FILES = 6;

/** A photo or document of an entry, with the access keys of that entry. */
export interface JournalFile extends Pick<StoredFile, 'id' | 'name' | 'type' | 'size'> {
  proeftuinId: string;
  partnerOrganisationIds: string[];
}

/**
 * Takes a file in for an entry that is being written; a day later it goes, if it is with none.
 *
 * @throws AppError FORBIDDEN when the viewer may not write in this journal, or there is no such proeftuin
 * @throws RefusedUpload when the file is refused
 */
export async function takeJournalFile(
  context: Context,
  file: { proeftuinId: string; name: string; bytes: Buffer },
): Promise<StoredFile> {
  const [proeftuin] = await proeftuinenByIds([file.proeftuinId]);
  const ownerId = personIdOf(context);
  if (!proeftuin || !ownerId || !viewerCan(context, 'journal', proeftuin)) {
    recordDenial(context, 'takeJournalFile');
    throw new AppError('FORBIDDEN', 'This may not be sent.');
  }
  const { name, bytes } = file;
  return keepFile({ name, bytes, ownerId, scopeId: proeftuin.id, room: journalRoom() }, context.clock.now());
}

/** Puts files with a new entry, in the transaction around it. Throws a `Refusal` that names those that cannot. */
export async function attachToEntry(
  ids: readonly string[],
  entry: { id: string; proeftuinId: string; authorId: string | null },
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length > MOST_FILES) throw new Refusal('INVALID', [{ name: 'files', value: MOST_FILES }]);
  const missing = await attachFiles(wanted, {
    ownerId: entry.authorId ?? '',
    scopeId: entry.proeftuinId,
    subjectId: entry.id,
  });
  if (missing.length > 0)
    throw new Refusal(
      'INVALID',
      missing.map((id) => ({ name: 'file', value: toNodeId('JournalFile', id) })),
    );
}

/** The files of an entry, in the order in which they were sent. */
export async function filesOfEntry(context: Context, entry: JournalEntry): Promise<JournalFile[]> {
  const found = await context
    .load('JournalFile.byEntry', async (ids: readonly string[]) =>
      groupedBy(ids, await filesOf(ids), ({ subjectId }) => subjectId ?? ''),
    )
    .load(entry.id);
  const { proeftuinId, partnerOrganisationIds } = entry;
  return (found ?? []).map((file) => ({ ...file, proeftuinId, partnerOrganisationIds }));
}

/** Files of entries that stand. */
export const journalFilesByIds = withPartners(async (ids) => {
  const files = await filesByIds(ids);
  const entries = await journalByIds(files.map((file) => file?.subjectId ?? ''));
  return files.map((file, at) => {
    const entry = entries[at];
    return file && entry ? { ...file, proeftuinId: entry.proeftuinId } : null;
  });
});

/** A file of an entry that the viewer may read, with its bytes; null when it does not exist for them. */
export async function openJournalFile(
  context: Context,
  id: string,
): Promise<{ file: JournalFile; open: () => Readable } | null> {
  const [file] = await journalFilesByIds([id]);
  if (!file || !can(context.ability, 'read', 'JournalFile', file)) return null;
  return { file, open: () => openFile(id) };
}
