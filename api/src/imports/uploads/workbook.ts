import readWorkbook from 'read-excel-file/node';
import { Unzip, UnzipInflate } from 'fflate';
import { setImmediate } from 'node:timers/promises';
import { MOST_COLUMNS, MOST_ROWS, type Table } from '../table.ts';
import { FileRefused } from './refused.ts';

/** What all parts of a workbook may take together when they are unpacked. */
const LARGEST_UNPACKED = 100 * 1024 * 1024;
/** Small, since a few bytes may unpack to a thousand times as many. */
const PIECE = 4 * 1024;
const MOST_PARTS = 2_000;
const FORMULA = '=formula';

/**
 * Unpacks the parts piece by piece and stops as soon as they are larger than a list can be, whatever sizes the
 * file claims; keeps the text of the parts that are asked.
 */
async function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  let size = 0;
  let count = 0;
  let failed: unknown = null;
  const unzip = new Unzip((part) => {
    count += 1;
    const decoder = wanted(part.name) ? new TextDecoder() : null;
    part.ondata = (error, chunk, final) => {
      if (error) failed = error;
      size += chunk?.length ?? 0;
      if (size > LARGEST_UNPACKED) return part.terminate();
      if (decoder && chunk)
        parts.set(part.name, (parts.get(part.name) ?? '') + decoder.decode(chunk, { stream: !final }));
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += PIECE) {
    unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    if (size > LARGEST_UNPACKED || count > MOST_PARTS) throw new FileRefused('TOO_LARGE_INSIDE');
    if (failed) throw new FileRefused('UNREADABLE');
    await setImmediate();
  }
  return parts;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The part of the first sheet, which the workbook names by way of its relations. */
function firstSheet(parts: ReadonlyMap<string, string>): string {
  const id = /<(?:\w+:)?sheet\b[^>]*?\br?:?id\s*=\s*["']([^"']+)["']/i.exec(
    parts.get('xl/workbook.xml') ?? '',
  )?.[1];
  for (const [relation] of (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<Relationship\b[^>]*>/g,
  )) {
    if (/\bId\s*=\s*["']([^"']+)["']/.exec(relation)?.[1] !== id) continue;
    const target = /\bTarget\s*=\s*["']([^"']+)["']/.exec(relation)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return 'xl/worksheets/sheet1.xml';
}

/** Refuses a sheet whose cells stand so far out that the empty ones between would fill the memory. */
function requireReach(sheet: string): void {
  if (/\br\s*=\s*["'][^"']*&/.test(sheet)) throw new FileRefused('UNREADABLE');
  for (const [, letters, digits] of sheet.matchAll(/\br\s*=\s*["']\s*([A-Za-z]*)(\d+)\s*["']/g)) {
    if (Number(digits) > MOST_ROWS + 1) throw new FileRefused('TOO_MANY_ROWS');
    if (letters && columnNumber(letters.toUpperCase()) >= MOST_COLUMNS)
      throw new FileRefused('TOO_MANY_COLUMNS');
  }
}

/** `row,column` of every cell that is calculated, both from 0. */
function formulasIn(sheet: string): Set<string> {
  const cells = new Set<string>();
  for (const [cell] of sheet.matchAll(/<(?:\w+:)?c\b[^>]*>\s*<(?:\w+:)?f[\s>/]/g)) {
    const [, letters, digits] = /\br\s*=\s*["']([A-Za-z]+)(\d+)["']/.exec(cell) ?? [];
    if (letters) cells.add(`${Number(digits) - 1},${columnNumber(letters.toUpperCase())}`);
  }
  return cells;
}

/** A cell's value as text: days as `2027-03-28`, numbers without grouping. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const written = value.toISOString();
    return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : timeOnly(value, written);
  }
  return typeof value === 'string' ? value : String(value);
}
function timeOnly(value: Date, written: string): string {
  // A spreadsheet's time of day stands on the day before its calendar begins.
  return value.getUTCFullYear() < 1901 ? written.slice(11, 16) : written;
}

/**
 * The table on the first sheet of an XLSX file. A calculated cell is kept as a formula, which is refused by row.
 *
 * @throws FileRefused when it is no workbook, unpacks to too much, or reaches too far
 */
export async function tableOfWorkbook(bytes: Uint8Array): Promise<Table> {
  const parts = await unpack(bytes, (name) =>
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name),
  ).catch((error: unknown) => {
    throw error instanceof FileRefused ? error : new FileRefused('UNREADABLE');
  });
  const sheet = parts.get(firstSheet(parts));
  if (sheet === undefined) throw new FileRefused('UNREADABLE');
  for (const [name, text] of parts) if (name.startsWith('xl/worksheets/')) requireReach(text);
  const formulas = formulasIn(sheet);
  const [first] = await readWorkbook(Buffer.from(bytes), { trim: false }).catch(() => {
    throw new FileRefused('UNREADABLE');
  });
  const rows = (first?.data ?? []).map((cells, row) => ({
    line: row + 1,
    cells: cells.map((cell, column) => (formulas.has(`${row},${column}`) ? FORMULA : textOf(cell))),
  }));
  const [header, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim()));
  const headings = (header?.cells ?? []).map((cell) => cell.trim());
  return {
    headings,
    rows: rest.map(({ line, cells }) => ({ line, cells: headings.map((_, at) => cells[at] ?? '') })),
  };
}
