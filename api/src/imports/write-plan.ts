import { isDuplicateKey, transaction } from '../database.ts';
import { rebuildSummaries, writeProeftuin } from '../placements/service.ts';
import type { Programme, SchoolClass } from '../schools/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { followClass, followProgramme, restampProeftuin } from '../students/service.ts';
import { writeHistories } from './history.ts';
import { writeDemoAccounts } from './people-plan.ts';
import type { Plan } from './plan.ts';
import { ensurePrints, rememberChanged, type ChangedRow } from './prints.ts';
import type { RowError } from './read.ts';
import { say } from './sentences.ts';
import type { Write } from './write.ts';

/** What was written of one file. */
export interface Written {
  file: string;
  rows: number;
  inserted: number;
  updated: number;
  kept: number;
}

/**
 * Writes a plan in one transaction, or nothing.
 *
 * @param last - runs at the end inside the transaction; what it throws aborts everything
 * @returns what was written, or the row that only the database could refuse
 */
export async function writePlan(
  plan: Plan,
  last: () => Promise<void> = () => Promise.resolve(),
): Promise<{ written: Written[] } | { refused: RowError }> {
  await ensurePrints();
  const { folder, references } = plan;
  try {
    const written = await transaction(async () => {
      const files = await writeAll(plan);
      await followProgrammes(plan);
      await followNames(plan);
      await writeHistories(folder, references);
      if (folder['demo-accounts'].length > 0) await writeDemoAccounts(folder, references);
      if (folder.needs.length + folder.placements.length > 0) await rebuildSummaries();
      await refuseOverbooked(plan);
      await last();
      return files;
    });
    return { written };
  } catch (error) {
    if (error instanceof RefusedRow) return { refused: error.row };
    throw error;
  }
}

/** Students, needs and placements that are not in the folder go along when their programme joins or leaves a proeftuin. */
async function followProgrammes({ folder, references, unset }: Plan): Promise<void> {
  if (unset.programmes?.includes('proeftuinId')) return;
  for (const { externalKey, proeftuin } of folder.programmes) {
    const before = references.stored<Programme>('programmes', externalKey);
    const proeftuinId = references.idOrNull('proeftuinen', proeftuin);
    if (!before || before.proeftuinId === proeftuinId) continue;
    await restampProeftuin([before.id], proeftuinId);
    await writeProeftuin(before, proeftuinId);
  }
}

/** Students that are not in the folder are ordered by what their class and programme are called now. */
async function followNames({ folder, references }: Plan): Promise<void> {
  for (const { externalKey, title } of folder.programmes) {
    const before = references.stored<Programme>('programmes', externalKey);
    if (before && before.title !== title) await followProgramme(before.id);
  }
  for (const { externalKey, name, schoolYear } of folder.classes) {
    const before = references.stored<SchoolClass>('classes', externalKey);
    if (before && (before.name !== name || before.schoolYear !== schoolYear)) await followClass(before.id);
  }
}

/** A row that only the database could refuse; aborts the transaction. */
class RefusedRow extends Error {
  readonly row: RowError;
  constructor(row: RowError) {
    super('refused');
    this.row = row;
  }
}

async function writeAll({ writes, folder, unset }: Plan): Promise<Written[]> {
  const files: Written[] = [];
  for (const { file, write, documents, beside, kept = 0, together } of writes) {
    if (documents.length + kept === 0) continue;
    const without = unset[file] ?? [];
    const changed = await rememberChanged(documents, { kind: beside ?? file, unset: without, together });
    const told = { file, rows: documents.length + kept, inserted: 0, updated: 0, kept };
    for (const { rows, stays } of byWhatStays(changed)) {
      const { inserted, updated } = await write(rows as never[], [...without, ...stays]).catch(
        (error: unknown) => {
          throw refusedRow(error, file, rows, folder) ?? error;
        },
      );
      told.inserted += inserted;
      told.updated += updated;
    }
    if (!beside) files.push(told);
  }
  return files;
}

/** Rows of which the same stays are written together. */
function byWhatStays<D>(changed: readonly ChangedRow<D>[]): { rows: D[]; stays: string[] }[] {
  const groups = new Map<string, { rows: D[]; stays: string[] }>();
  for (const { document, stays } of changed) {
    const group = groups.get(stays.join()) ?? { rows: [], stays };
    groups.set(stays.join(), group);
    group.rows.push(document);
  }
  return [...groups.values()];
}

/** The row behind a violated unique index. */
function refusedRow(
  error: unknown,
  file: Write['file'],
  documents: readonly Write['documents'][number][],
  folder: Plan['folder'],
): RefusedRow | null {
  const duplicate = isDuplicateKey(error);
  if (!duplicate) return null;
  const [first] = (error as { writeErrors?: { index?: number }[] }).writeErrors ?? [];
  const key = documents[first?.index ?? -1]?.externalKey;
  const line = folder[file].find(({ externalKey }) => externalKey === key)?.line ?? 0;
  const message = say(file === 'placements' ? 'PART_FILLED' : 'OTHER_KEY');
  return new RefusedRow({ file: `${file}.csv`, line, column: '', message });
}

async function refuseOverbooked({ folder, references }: Plan): Promise<void> {
  const ids = new Set(folder.placements.map(({ slot }) => references.id('slots', slot)));
  for (const slot of await slotsByIds([...ids])) {
    if (!slot || slot.placesTaken <= slot.places) continue;
    const row = folder.placements.findLast((one) => references.id('slots', one.slot) === slot.id);
    throw new RefusedRow({
      file: 'placements.csv',
      line: row?.line ?? 0,
      column: 'slot',
      message: say('OVERBOOKED', slot.placesTaken, slot.places),
    });
  }
}
