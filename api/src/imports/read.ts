import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { FILE_NAMES, FILES, type FileName, type Row } from './files.ts';

/** Why a row is refused; `line` is the line in the file, the header being 1. */
export interface RowError {
  file: string;
  line: number;
  column: string;
  message: string;
}

/** A row with the line it came from. */
export type Read<F extends FileName> = Row<F> & { line: number };
export type Folder = { [F in FileName]: Read<F>[] };

const LARGEST_FILE = 20 * 1024 * 1024;

/** Text of a file: UTF-8 with or without a mark, UTF-16 with one, or else Windows-1252 as spreadsheets write it. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads every known file of a folder; files that are not there are empty. */
export async function readFolder(path: string): Promise<{ folder: Folder; errors: RowError[] }> {
  const present = new Set(await readdir(path));
  const folder = Object.fromEntries(FILE_NAMES.map((name) => [name, []])) as unknown as Folder;
  const errors: RowError[] = [];
  for (const name of FILE_NAMES) {
    const file = `${name}.csv`;
    if (!present.has(file)) continue;
    const bytes = await readFile(join(path, file));
    if (bytes.length > LARGEST_FILE)
      errors.push({ file, line: 0, column: '', message: 'is larger than 20 MB' });
    else (folder[name] as unknown[]) = readRows(name, decode(bytes), errors);
  }
  return { folder, errors };
}

/** What stands between the cells: no column's name holds one of these. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = end < 0 ? text : text.slice(0, end);
  return [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
}

/** Rows with the line on which they begin; a quoted cell may hold several lines. */
function numbered(rows: readonly string[][]): { cells: string[]; line: number }[] {
  let line = 1;
  return rows.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return { cells, line: begins };
  });
}

/** Reads the rows of one file; each refused cell becomes an error. */
export function readRows(name: FileName, text: string, errors: RowError[]): unknown[] {
  const file = `${name}.csv`;
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const [first, ...lines] = numbered(parsed.data).filter(({ cells }) => cells.some((cell) => cell.trim()));
  const header = first?.cells ?? [];
  for (const { code, row } of parsed.errors)
    if (code === 'MissingQuotes' || code === 'InvalidQuotes')
      errors.push({
        file,
        line: numbered(parsed.data)[row ?? 0]?.line ?? 0,
        column: '',
        message: 'has a quotation mark that is not closed or stands inside a cell',
      });
  const columns = header.map((cell) => cell.trim());
  const known = Object.keys(FILES[name].shape);
  for (const column of columns)
    if (!known.includes(column))
      errors.push({ file, line: 1, column, message: 'is not a column of this file' });
  for (const column of new Set(columns))
    if (columns.indexOf(column) !== columns.lastIndexOf(column))
      errors.push({ file, line: 1, column, message: 'stands there twice' });
  for (const column of known)
    if (!columns.includes(column)) errors.push({ file, line: 1, column, message: 'is missing' });
  if (errors.some((error) => error.file === file)) return [];
  const seen = new Map<string, number>();
  return lines.flatMap(({ cells, line }) => {
    if (cells.length !== columns.length) {
      errors.push({
        file,
        line,
        column: '',
        message: `has ${cells.length} cells instead of ${columns.length}`,
      });
      return [];
    }
    const result = FILES[name].safeParse(
      Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
    );
    if (!result.success) {
      for (const issue of result.error.issues)
        errors.push({ file, line, column: String(issue.path[0] ?? ''), message: issue.message });
      return [];
    }
    const { externalKey } = result.data;
    const before = seen.get(externalKey);
    if (before !== undefined)
      errors.push({ file, line, column: 'externalKey', message: `stands on line ${before} too` });
    seen.set(externalKey, line);
    return [{ ...result.data, line }];
  });
}
