import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE_NAMES, FILES, MAY_LACK, type FileName, type Row } from './files.ts';
import { say } from './sentences.ts';
import { decode, isFormula, LARGEST_FILE, tableOf, type TableRow } from './table.ts';

/** Why a row is refused; `line` is the line in the file, the header being 1. */
export interface RowError {
  file: string;
  line: number;
  column: string;
  /** What `say` made: the words in a language come from `sentence`. */
  message: string;
}

/** A row with the line it came from. */
export type Read<F extends FileName> = Row<F> & { line: number };
export type Folder = { [F in FileName]: Read<F>[] };

export function emptyFolder(): Folder {
  return Object.fromEntries(FILE_NAMES.map((name) => [name, []])) as unknown as Folder;
}

/** Stored fields that no column gives: they keep what they have, and a new object gets their first value. */
export type Unset = Partial<Record<FileName, string[]>>;

/** Reads every known file of a folder; files that are not there are empty. */
export async function readFolder(
  path: string,
): Promise<{ folder: Folder; errors: RowError[]; unset: Unset }> {
  const present = new Set(await readdir(path));
  const folder = emptyFolder();
  const unset: Unset = {};
  const errors: RowError[] = [];
  for (const name of FILE_NAMES) {
    const file = `${name}.csv`;
    if (!present.has(file)) continue;
    const bytes = await readFile(join(path, file));
    if (bytes.length > LARGEST_FILE) errors.push({ file, line: 0, column: '', message: say('TOO_LARGE') });
    else {
      const { rows, lacks } = readRows(name, decode(bytes), errors);
      (folder[name] as unknown[]) = rows;
      unset[name] = lacks;
    }
  }
  return { folder, errors, unset };
}

/**
 * Reads the rows of one file in the strict format of a folder; each refused cell becomes an error.
 *
 * @returns the rows, and the columns that the file lacks and may
 */
export function readRows(
  name: FileName,
  text: string,
  errors: RowError[],
): { rows: unknown[]; lacks: string[] } {
  const file = `${name}.csv`;
  const { headings: columns, rows } = tableOf(text);
  const known = Object.keys(FILES[name].shape);
  const before = errors.length;
  const refuse = (column: string, message: string) => errors.push({ file, line: 1, column, message });
  for (const column of columns) if (!known.includes(column)) refuse(column, say('UNKNOWN_COLUMN'));
  for (const column of new Set(columns))
    if (columns.indexOf(column) !== columns.lastIndexOf(column)) refuse(column, say('HEADING_TWICE'));
  const lacks = known.filter((column) => !columns.includes(column));
  for (const column of lacks) if (!MAY_LACK[name]?.includes(column)) refuse(column, say('MISSING_COLUMN'));
  if (errors.length > before) return { rows: [], lacks };
  const seen = new Map<string, number>();
  const none = Object.fromEntries(lacks.map((column) => [column, '']));
  const read = rows.flatMap((row) => {
    if (!readable(file, row, columns, errors)) return [];
    const cells = Object.fromEntries(columns.map((column, at) => [column, row.cells[at] ?? '']));
    return checkRow(name, { ...cells, ...none }, row.line, seen, errors);
  });
  return { rows: read, lacks };
}

/** Whether the row has its cells, and none of them is a formula. */
export function readable(
  file: string,
  row: TableRow,
  columns: readonly string[],
  errors: RowError[],
): boolean {
  if (row.problem) {
    errors.push({ file, line: row.line, column: '', message: row.problem });
    return false;
  }
  const formulas = columns.filter((_, at) => isFormula(row.cells[at] ?? ''));
  for (const column of formulas) errors.push({ file, line: row.line, column, message: say('FORMULA') });
  return formulas.length === 0;
}

/**
 * The row behind cells in the strict format, or nothing and an error for each refused cell.
 *
 * @param seen - lines of the keys so far in this file
 */
export function checkRow(
  name: FileName,
  cells: Record<string, string>,
  line: number,
  seen: Map<string, number>,
  errors: RowError[],
): { externalKey: string; line: number }[] {
  const file = `${name}.csv`;
  const result = FILES[name].safeParse(cells);
  if (!result.success) {
    for (const issue of result.error.issues)
      errors.push({ file, line, column: String(issue.path[0] ?? ''), message: issue.message });
    return [];
  }
  const { externalKey } = result.data;
  const before = seen.get(externalKey);
  if (before !== undefined) errors.push({ file, line, column: 'externalKey', message: say('TWICE', before) });
  seen.set(externalKey, line);
  return [{ ...result.data, line }];
}
