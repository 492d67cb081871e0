import { can } from '@scheldemond/domain/access/ability';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { groupedBy } from '../../by-id.ts';
import { personIdOf, type Context } from '../../context.ts';
import { AppError, Refusal } from '../../errors.ts';
import type { LoadNode } from '../../node.ts';
import { once, type Changed, type Outcome } from '../../once.ts';
import { insideNode, withPartners } from '../inside.ts';
import { announceInside } from '../kind.ts';
import { proeftuinFor } from '../permitted.ts';
import { proeftuinenByIds, type Proeftuin } from '../store.ts';
import { attachToEntry, journalFilesByIds } from './files.ts';
import {
  findJournal,
  insertJournal,
  journalAlsoRemoved,
  journalByIds,
  setRemoved,
  type JournalEntry,
} from './store.ts';

export { registerJournalJob } from './clean.ts';
export { filesOfEntry, openJournalFile, takeJournalFile, type JournalFile } from './files.ts';
export { importJournal, journalIdsByExternalKey, type JournalDocument, type JournalEntry } from './store.ts';

const LONGEST_TEXT = 4000;
/** A proeftuin writes some tens in its whole life. */
const MOST_ENTRIES = 500;

/** The newest journal entries. */
export async function journalOf(
  context: Context,
  proeftuin: Proeftuin,
  first: number,
): Promise<JournalEntry[]> {
  if (!Number.isInteger(first) || first < 1 || first > MOST_ENTRIES)
    throw new AppError('BAD_INPUT', `first must be 1 to ${MOST_ENTRIES}.`);
  const found = await entriesOf(context, proeftuin.id);
  return found
    .slice(0, first)
    .map((entry) => ({ ...entry, partnerOrganisationIds: proeftuin.partnerOrganisationIds }));
}

/** How many entries the journal has. */
export async function journalCountOf(context: Context, proeftuin: Proeftuin): Promise<number> {
  return (await entriesOf(context, proeftuin.id)).length;
}

async function entriesOf(context: Context, proeftuinId: string) {
  const found = await context
    .load('JournalEntry.byProeftuin', async (ids: readonly string[]) =>
      groupedBy(ids, await findJournal(ids), (entry) => entry.proeftuinId),
    )
    .load(proeftuinId);
  return found ?? [];
}

/** Writes in the journal, with files that were sent before. */
export function writeJournal(
  context: Context,
  input: {
    key: string;
    proeftuinId: string;
    text: string;
    writtenOn?: string | null;
    fileIds?: string[] | null;
  },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'writeJournal', input }, async () => {
    const current = await proeftuinFor(context, 'journal', input.proeftuinId);
    const text = input.text.trim();
    if (!text || text.length > LONGEST_TEXT)
      throw new Refusal('INVALID', [{ name: 'text', value: LONGEST_TEXT }]);
    const today = context.clock.today();
    const writtenOn = input.writtenOn ?? today;
    if (!isWorkingDay(writtenOn) || writtenOn > today)
      throw new Refusal('INVALID', [{ name: 'writtenOn', value: today }]);
    const entry = { proeftuinId: current.id, writtenOn, text, authorId: personIdOf(context) };
    const id = await insertJournal(entry);
    await attachToEntry(input.fileIds ?? [], { id, ...entry });
    announceInside(current, 'journal');
    return { kind: 'changed', id: current.id };
  });
}

export function viewerCanRemove(context: Context, entry: JournalEntry): boolean {
  return can(context.ability, 'archive', 'JournalEntry', entry);
}

/**
 * Removes an entry, or brings it back as long as it is not deleted: what is archived elsewhere stays, but a photo that
 * should not have been here must go.
 */
export async function removeEntry(context: Context, id: string, removed: boolean): Promise<Changed> {
  const [entry] = await withPartners(journalAlsoRemoved)([id]);
  if (!entry || !viewerCanRemove(context, entry)) throw new Refusal('NOT_ALLOWED');
  await setRemoved(id, removed ? context.clock.now() : null);
  const [around] = await proeftuinenByIds([entry.proeftuinId]);
  if (around) announceInside(around, 'journal');
  return { kind: 'changed', id };
}

export const journalNodes: Record<string, LoadNode> = {
  JournalEntry: insideNode('JournalEntry', journalByIds),
  JournalFile: insideNode('JournalFile', journalFilesByIds),
};
