import Papa from 'papaparse';
import { say } from './sentences.ts';

/** A row of a file as text, before anything of it is understood. */
export interface TableRow {
  /** Where it begins in the file; the headings stand on 1. */
  line: number;
  cells: string[];
  /** Why the row cannot be read; see `sentence`. */
  problem?: string;
}
export interface Table {
  headings: string[];
  rows: TableRow[];
}

export const LARGEST_FILE = 20 * 1024 * 1024;
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 200;

/** Text of a file: UTF-8 with or without a mark, UTF-16 with one, or else Windows-1252 as spreadsheets write it. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const DELIMITERS = [',', ';', '\t'];

/** What stands between the cells: what stands most often between the headings. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = (end < 0 ? text : text.slice(0, end)).slice(0, 100_000).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => header.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Rows with the line on which they begin; a quoted cell may hold several lines. */
function numbered(rows: readonly string[][]): TableRow[] {
  let line = 1;
  return rows.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return { cells, line: begins };
  });
}

/** A cell that a spreadsheet would calculate: `=…`, `@…`, or a sign before anything but a number or telephone. */
export function isFormula(cell: string): boolean {
  const text = cell.trim();
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text));
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim());
}

/** The table in a CSV file's text. Empty rows are left out; rows that cannot be read say why. */
export function tableOf(text: string): Table {
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const all = numbered(parsed.data);
  const broken = new Set(
    parsed.errors
      .filter(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes')
      .map(({ row }) => all[row ?? 0]?.line ?? 0),
  );
  const [first, ...lines] = all.filter(({ cells }) => isFilled(cells));
  const headings = (first?.cells ?? []).map((cell) => cell.trim());
  const rows = lines.map(({ cells, line }): TableRow => {
    const beyond = cells.slice(headings.length);
    const even = cells.length >= headings.length && !isFilled(beyond);
    const problem = broken.has(line)
      ? say('QUOTES')
      : even
        ? undefined
        : say('RAGGED', cells.length, headings.length);
    return { line, cells: cells.slice(0, headings.length), ...(problem ? { problem } : {}) };
  });
  const brokenHeader = first && broken.has(first.line);
  return { headings, rows: brokenHeader ? [{ line: first.line, cells: [], problem: say('QUOTES') }] : rows };
}
