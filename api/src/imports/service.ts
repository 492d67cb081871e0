import type { Context } from '../context.ts';
import type { LoadNode } from '../node.ts';
import { FILE_NAMES } from './files.ts';
import { planFolder } from './plan.ts';
import { readFolder, type RowError } from './read.ts';
import { sentence } from './sentences.ts';
import { nothingWritten, type Told } from './told.ts';
import { loadImport } from './uploads/service.ts';
import { writePlan, type Written } from './write-plan.ts';

export { importFile, type FileRequest } from './one-file.ts';

export interface ImportResult extends Told {
  errors: RowError[];
}

const KNOWN = FILE_NAMES.map((name) => `${name}.csv`).join(', ');

/**
 * Imports a folder of CSV files: reads and checks everything first, then writes it in one transaction, or
 * nothing when a row is refused. Rows are recognised by `externalKey`, so that importing twice changes nothing.
 *
 * @param path - folder; files that it lacks are left out
 */
export async function importFolder(path: string): Promise<ImportResult> {
  const { folder, errors, unset } = await readFolder(path);
  if (errors.length > 0) return refused(errors);
  if (FILE_NAMES.every((name) => folder[name].length === 0))
    return { ok: false, errors, lines: [`Nothing was written: the folder holds no rows in ${KNOWN}.`] };
  const plan = await planFolder(folder, errors, { unset });
  if (!plan) return refused(errors);
  const result = await writePlan(plan);
  if ('refused' in result) return refused([result.refused]);
  return { ok: true, lines: result.written.map(told), errors: [] };
}

function told({ file, rows, inserted, updated, kept }: Written): string {
  const left = kept > 0 ? `, ${kept} left alone because they moved on here` : '';
  return `${file}.csv: ${rows} rows, ${inserted} new, ${updated} changed${left}`;
}

function refused(errors: RowError[]): ImportResult {
  const rows = errors.map(({ file, line, column, message }) => {
    const where = `${file} line ${line}${column ? `, ${column}` : ''}`;
    return `${where}: ${sentence(message, 'en')}`;
  });
  return { errors, ...nothingWritten(rows) };
}

export const nodes: Record<string, LoadNode> = {
  Import: (context: Context, id: string) => loadImport(context, id),
};
