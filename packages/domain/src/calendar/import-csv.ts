import Papa from 'papaparse';
import { isWorkingDay, type WorkingDay } from '../time/working-day.ts';
import { calendarOf } from './closures.ts';
import {
  importedClosure,
  siteNamed,
  type ImportedClosures,
  type ImportOptions,
  type ImportProblem,
} from './import-result.ts';

const COLUMNS = {
  from: ['van', 'vanaf', 'begin', 'start', 'startdatum', 'begindatum', 'datum', 'dag', 'from', 'date', 'day'],
  to: ['tot', 't/m', 'tot en met', 'einde', 'eind', 'einddatum', 'to', 'until', 'end'],
  site: ['vestiging', 'locatie', 'site', 'location', 'establishment'],
  name: ['naam', 'omschrijving', 'vakantie', 'reden', 'name', 'description', 'summary'],
} as const;
const LONGEST_NAME = 120;
const LINE_END = /\r\n|\r|\n/g;

/**
 * Reads closures from a CSV file with a header: a column for the first day, one for the last (or none: single days), one
 * for the name and, of a company, one for the site (or none: all of them), in Dutch or English, separated by comma, semicolon or tab. Days are 2026-11-02 or 2/11/2026.
 */
export function closuresFromCsv(text: string, options: ImportOptions): ImportedClosures {
  const plain = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(plain);
  const [header] = Papa.parse<string[]>(plain, { delimiter, preview: 1 }).data;
  const titles = (header ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: keyof typeof COLUMNS): number =>
    titles.findIndex((title) => (COLUMNS[column] as readonly string[]).includes(title));
  const columns = { from: at('from'), to: at('to'), name: at('name'), site: at('site') };
  const { sites = [] } = options;
  if (columns.from < 0)
    return { closures: [], problems: [{ code: 'HEADER', line: 1, found: titles.join(', ') }] };
  const problems: ImportProblem[] = [];
  const [, ...rows] = numbered(Papa.parse<string[]>(plain, { delimiter }).data);
  const closures = rows.flatMap(({ cells, line }) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: number): string => (column < 0 ? '' : (cells[column] ?? '').trim());
    const begin = cell(columns.from);
    const end = cell(columns.to) || begin;
    const from = dayOf(begin);
    const to = dayOf(end);
    const name = cell(columns.name);
    const refuse = (code: ImportProblem['code'], found: string): [] => {
      problems.push({ code, line, found });
      return [];
    };
    if (from === null) return refuse('DATE', begin);
    if (to === null) return refuse('DATE', end);
    if (to < from) return refuse('ORDER', `${begin} ${end}`);
    if (name.length > LONGEST_NAME) return refuse('NAME', name);
    const site = sites.length > 0 ? cell(columns.site) : '';
    const siteId = site === '' ? null : siteNamed(site, sites);
    if (siteId === undefined) return refuse('SITE', site);
    return to < options.from || from > options.to ? [] : [importedClosure(name, from, to, options, siteId)];
  });
  return { closures: [...calendarOf(closures)], problems };
}

/** What stands between the cells: no column's name holds one of these. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [';', '\t'].find((one) => header.includes(one)) ?? ',';
}

/** A day as it is written in spreadsheets on both sides of the border: the day before the month. */
function dayOf(text: string): WorkingDay | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const day = match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : text;
  return isWorkingDay(day) ? day : null;
}

/** Rows with the line on which they begin; a quoted cell may hold several lines. */
function numbered(rows: readonly string[][]): { cells: string[]; line: number }[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += cells.reduce((lines, cell) => lines + (cell.match(LINE_END)?.length ?? 0), 1);
    return { cells, line };
  });
}
