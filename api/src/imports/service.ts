import { transaction } from '../database.ts';
import { rebuildSummaries } from '../placements/service.ts';
import { writeHistories } from './history.ts';
import { planOrganisations } from './organisations-plan.ts';
import { planPeople, writeDemoAccounts } from './people-plan.ts';
import { planPlacements } from './placements-plan.ts';
import { readFolder, type RowError } from './read.ts';
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
  const references = await References.from(folder, errors);
  if (errors.length > 0) return refused(errors);
  const writes = [planOrganisations, planSchools, planPeople, planPlacements].flatMap((plan) =>
    plan(folder, references, errors),
  );
  if (errors.length > 0) return refused(errors);
  const lines = await transaction(async () => {
    const written = await writeAll(writes);
    await writeHistories(folder, references);
    if (folder['demo-accounts'].length > 0) await writeDemoAccounts(folder, references);
    await rebuildSummaries();
    return written;
  });
  return { ok: true, lines, errors: [] };
}

async function writeAll(writes: readonly Write[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { file, write, documents, silent } of writes) {
    if (documents.length === 0) continue;
    const { inserted, updated } = await write(documents as never[]);
    if (!silent) lines.push(`${file}.csv: ${documents.length} rows, ${inserted} new, ${updated} changed`);
  }
  return lines;
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
