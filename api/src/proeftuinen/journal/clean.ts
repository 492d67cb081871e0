import { transaction } from '../../database.ts';
import { giveUpFiles, removeGivenUp } from '../../platform/files/service.ts';
import { registerJob } from '../../platform/jobs/service.ts';
import { deleteJournal, findRemoved } from './store.ts';

const HOUR = 3_600_000;
/** How long a removed entry can be brought back. */
const BRING_BACK = HOUR;
/** How long a file waits for its entry. */
const WAITS = 24 * HOUR;

/** Deletes entries that were removed, with their files, and files that came to nothing. */
export async function cleanJournal(now: Date): Promise<void> {
  const before = new Date(now.getTime() - BRING_BACK);
  await transaction(async () => {
    const removed = await findRemoved(before);
    if (removed.length === 0) return;
    await giveUpFiles(removed);
    await deleteJournal(removed);
  });
  await removeGivenUp(new Date(now.getTime() - WAITS));
}

export function registerJournalJob(): void {
  registerJob('journal.clean', 600, cleanJournal);
}
