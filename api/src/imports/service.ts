import { isDuplicateKey, transaction } from '../database.ts';
import { rebuildSummaries } from '../placements/service.ts';
import type { Programme } from '../schools/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { restampProeftuin } from '../students/service.ts';
import { FILE_NAMES } from './files.ts';
import { writeHistories } from './history.ts';
import { planOrganisations } from './organisations-plan.ts';
import { planPeople, writeDemoAccounts } from './people-plan.ts';
import { planPlacements } from './placements-plan.ts';
import { changedSince, ensurePrints } from './prints.ts';
import { readFolder, type Folder, type RowError } from './read.ts';
import { References } from './references.ts';
import { planSchools } from './schools-plan.ts';
import type { Write } from './write.ts';

export interface ImportResult {
  /** Everything was written; else nothing was. */
  ok: boolean;
  /** What to tell the person who asked, line by line. */
  lines: string[];
  errors: RowError[];
}

const KNOWN = FILE_NAMES.map((name) => `${name}.csv`).join(', ');
/** How many refused rows are told; the rest is counted. */
const MOST_LINES = 500;

/**
 * Imports a folder of CSV files: reads and checks everything first, then writes it in one transaction, or
 * nothing when a row is refused. Rows are recognised by `externalKey`, so that importing twice changes nothing.
 *
 * @param path - folder; files that it lacks are left out
 */
export async function importFolder(path: string): Promise<ImportResult> {
  const { folder, errors } = await readFolder(path);
  if (errors.length > 0) return refused(errors);
  if (FILE_NAMES.every((name) => folder[name].length === 0))
    return { ok: false, errors, lines: [`Nothing was written: the folder holds no rows in ${KNOWN}.`] };
  const references = await References.from(folder, errors);
  if (errors.length > 0) return refused(errors);
  const writes = [planOrganisations, planSchools, planPeople, planPlacements].flatMap((plan) =>
    plan(folder, references, errors),
  );
  if (errors.length > 0) return refused(errors);
  await ensurePrints();
  try {
    const lines = await transaction(async () => {
      const written = await writeAll(writes, folder);
      await followProgrammes(folder, references);
      await writeHistories(folder, references);
      if (folder['demo-accounts'].length > 0) await writeDemoAccounts(folder, references);
      await rebuildSummaries();
      await refuseOverbooked(folder, references);
      return written;
    });
    return { ok: true, lines, errors: [] };
  } catch (error) {
    if (error instanceof RefusedRow) return refused([error.row]);
    throw error;
  }
}

/** Students and needs that are not in the folder go along when their programme joins or leaves a proeftuin. */
async function followProgrammes(folder: Folder, references: References): Promise<void> {
  for (const { externalKey, proeftuin } of folder.programmes) {
    const before = references.stored<Programme>('programmes', externalKey);
    const proeftuinId = references.idOrNull('proeftuinen', proeftuin);
    if (before && before.proeftuinId !== proeftuinId) await restampProeftuin([before.id], proeftuinId);
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

async function writeAll(writes: readonly Write[], folder: Folder): Promise<string[]> {
  const lines: string[] = [];
  for (const { file, write, documents, beside, kept = 0 } of writes) {
    if (documents.length + kept === 0) continue;
    const changed = await changedSince(beside ?? file, documents);
    const { inserted, updated } = await write(changed as never[]).catch((error: unknown) => {
      throw refusedRow(error, file, changed, folder) ?? error;
    });
    const left = kept > 0 ? `, ${kept} left alone because they moved on here` : '';
    if (!beside)
      lines.push(`${file}.csv: ${documents.length + kept} rows, ${inserted} new, ${updated} changed${left}`);
  }
  return lines;
}

/** The row behind a violated unique index. */
function refusedRow(
  error: unknown,
  file: Write['file'],
  documents: readonly Write['documents'][number][],
  folder: Folder,
): RefusedRow | null {
  const duplicate = isDuplicateKey(error);
  if (!duplicate) return null;
  const [first] = (error as { writeErrors?: { index?: number }[] }).writeErrors ?? [];
  const key = documents[first?.index ?? -1]?.externalKey;
  const line = folder[file].find(({ externalKey }) => externalKey === key)?.line ?? 0;
  const message =
    file === 'placements'
      ? 'fills a part of a need, or asks a slot, that another placement fills or asks already'
      : 'says the same as a row that is stored under another key';
  return new RefusedRow({ file: `${file}.csv`, line, column: '', message });
}

async function refuseOverbooked(folder: Folder, references: References): Promise<void> {
  const ids = new Set(folder.placements.map(({ slot }) => references.id('slots', slot)));
  for (const slot of await slotsByIds([...ids])) {
    if (!slot || slot.placesTaken <= slot.places) continue;
    const row = folder.placements.findLast((one) => references.id('slots', one.slot) === slot.id);
    throw new RefusedRow({
      file: 'placements.csv',
      line: row?.line ?? 0,
      column: 'slot',
      message: `holds ${slot.placesTaken} placements, and has ${slot.places} places`,
    });
  }
}

function refused(errors: RowError[]): ImportResult {
  const told = errors
    .slice(0, MOST_LINES)
    .map(
      ({ file, line, column, message }) => `${file} line ${line}${column ? `, ${column}` : ''}: ${message}`,
    );
  const rest = errors.length > told.length ? [`and ${errors.length - told.length} more`] : [];
  return { ok: false, errors, lines: [...told, ...rest, `Nothing was written: ${errors.length} refused.`] };
}
