import { attachFiles, keepFile } from '../platform/files/service.ts';

/** Puts a small document with a journal entry; its id. */
export async function makeJournalFile(entryId: string, scopeId: string, ownerId: string): Promise<string> {
  const bytes = Buffer.from('%PDF-1.7\n');
  const file = { name: 'verslag.pdf', bytes, ownerId, scopeId, room: 1_000 };
  const { id } = await keepFile(file, new Date());
  await attachFiles([id], { ownerId, scopeId, subjectId: entryId });
  return id;
}
