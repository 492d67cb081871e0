import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';

export type Row = Record<string, string | number | boolean | null | undefined>;

export function readCsv(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** Writes rows with the columns of the first; an empty cell is "not known". */
export function writeCsv(path: string, rows: readonly Row[]): void {
  const text = Papa.unparse(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? '']))),
    { newline: '\n' },
  );
  writeFileSync(path, `${text}\n`);
}

export function list(...items: (string | number)[]): string {
  return items.join('|');
}
