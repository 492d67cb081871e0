import { setImmediate } from 'node:timers/promises';
import { LINE_WORDS } from '@scheldemond/domain/week/line-words';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import type { Organisation } from '../../accounts/service.ts';
import { FILES, type FileName } from '../files.ts';
import { checkRow, emptyFolder, readable, type Folder, type RowError, type Unset } from '../read.ts';
import { say } from '../sentences.ts';
import type { Table } from '../table.ts';
import type { Mapping } from './guess.ts';
import { KINDS, type ImportKind } from './kinds.ts';
import { postcodeFacts } from './places.ts';

/** For whom a table is read: what it leaves open is theirs. */
export interface Scope {
  /** The organisation that the rows belong to; null for the platform itself. */
  organisation: Pick<Organisation, 'id' | 'kind' | 'education' | 'country'> | null;
  /** Today, `2026-11-24`. */
  today: string;
}

/** A table in the strict format of a folder, and what of it the file did not give. */
export interface ReadTable {
  folder: Folder;
  unset: Unset;
}

type Cells = Record<string, string>;
const PAUSE_EVERY = 1000;
const WITH_SITE = new Set<ImportKind>(['COMPANIES', 'SITES']);

/** The line of a week from days and times in cells of their own; what is no day or time is refused where it stands. */
function lineOf({ weekdays = '', startTime = '', endTime = '' }: Cells, place = ''): string {
  const days = weekdays.split('|').map((day) => LINE_WORDS.nl.days[Number(day) - 1]?.[0] ?? day);
  return weekdays ? `${days.join(', ')} ${place}${startTime}-${endTime}` : '';
}

/** Joins, derives and fills in what stands in several cells, in another one, or goes without saying. */
function complete(kind: ImportKind, cells: Cells, { organisation, today }: Scope): void {
  const fill = (name: string, value: string | null | undefined) => {
    if (!cells[name]) cells[name] = value ?? '';
  };
  if (cells['infix']) cells['lastName'] = `${cells['infix']} ${cells['lastName'] ?? ''}`.trim();
  if (cells['houseNumber']) cells['street'] = `${cells['street'] ?? ''} ${cells['houseNumber']}`.trim();
  if (cells['postcode']) {
    const facts = postcodeFacts(cells['postcode']);
    fill('country', facts?.country);
    if (facts && !cells['lat'] && !cells['lon']) Object.assign(cells, { lat: facts.lat, lon: facts.lon });
    if (kind !== 'STUDENTS') fill('province', facts?.province);
  }
  switch (kind) {
    case 'CLASSES':
      return fill('schoolYear', schoolYearOf(today));
    case 'PROGRAMMES':
      fill('education', organisation?.education);
      return fill('school', organisation?.kind === 'SCHOOL' ? organisation.id : '');
    case 'PERIODS':
      fill(
        'schoolYear',
        /^\d{4}-\d\d-\d\d$/.test(cells['startsOn'] ?? '') ? schoolYearOf(cells['startsOn']!) : '',
      );
      fill('startTime', '08:30');
      fill('endTime', '16:30');
      fill('workWeek', lineOf(cells, `${LINE_WORDS.nl.places.WORKPLACE[0]} `));
      fill('expiryDays', '10');
      return fill('maxOpenProposals', '3');
    case 'NEEDS':
      return fill('parts', '1');
    case 'PLACEMENTS':
      fill('week', lineOf(cells, `${LINE_WORDS.nl.places.WORKPLACE[0]} `));
      return fill('part', '1');
    case 'COMPANIES':
      fill('country', organisation?.country);
      cells['shortName'] = cells['name'] ?? '';
      cells['municipality'] = cells['place'] ?? '';
      return fill('siteName', cells['place']);
    case 'SITES':
      fill('country', organisation?.country);
      fill('name', cells['place']);
      return fill('company', organisation?.kind === 'COMPANY' ? organisation.id : '');
    case 'SLOTS':
      fill('offer', lineOf(cells));
      return fill('language', 'nl');
    default:
  }
}

/** The cells of one row for each file that it goes to; a company's row goes to two. */
function filesOf(kind: ImportKind, cells: Cells): [FileName, Cells][] {
  if (kind !== 'COMPANIES') return [[KINDS[kind].file, cells]];
  const { externalKey: key = '', siteName = '' } = cells;
  const mark = cells['establishmentNumber']?.replaceAll(/\D/g, '') || siteName;
  return [
    ['organisations', { ...cells, kind: 'COMPANY' }],
    ['sites', { ...cells, name: siteName, company: key, externalKey: key && `${key}/${mark}` }],
  ];
}

/**
 * Reads a table by its mapping into the strict format of a folder; each refused cell becomes an error under the
 * strict column's name. Lets other work pass every thousand rows.
 *
 * @param onRows - told how many rows are read
 */
export async function readTable(
  kind: ImportKind,
  table: Table,
  mapping: Mapping,
  scope: Scope,
  errors: RowError[],
  onRows: (rows: number) => Promise<void> = () => Promise.resolve(),
): Promise<ReadTable> {
  const folder = emptyFolder();
  const { fields, file, derived } = KINDS[kind];
  const byName = new Map(fields.map((field) => [field.name, field]));
  const columns = table.headings.map((_, at) => byName.get(mapping.fields[at] ?? ''));
  const read = columns.map((field, at) =>
    field || mapping.keys.includes(at) ? (field?.name ?? 'externalKey') : '',
  );
  const seen = { organisations: new Map<string, number>(), rest: new Map<string, number>() };
  for (const [index, row] of table.rows.entries()) {
    if (index % PAUSE_EVERY === 0) {
      await onRows(index);
      await setImmediate();
    }
    const wanted = { ...row, cells: row.cells.map((cell, at) => (read[at] ? cell : '')) };
    if (!readable(`${file}.csv`, wanted, read, errors)) continue;
    const cells: Cells = {};
    columns.forEach((field, at) => {
      if (field) cells[field.name] = field.reading(row.cells[at] ?? '');
    });
    const keys = mapping.keys.map((at) => (row.cells[at] ?? '').trim());
    cells['externalKey'] = keys.every(Boolean) ? keys.join('/') : '';
    complete(kind, cells, scope);
    if (WITH_SITE.has(kind) && cells['postcode'] && !cells['lat'] && !cells['lon']) {
      errors.push({ file: `${file}.csv`, line: row.line, column: 'postcode', message: say('NOT_ON_MAP') });
      continue;
    }
    for (const [name, own] of filesOf(kind, cells)) {
      const repeated = name === 'organisations' && seen.organisations.has(own['externalKey'] ?? '');
      if (repeated) continue;
      const strict = Object.fromEntries(
        Object.keys(FILES[name].shape).map((column) => [column, own[column] ?? '']),
      );
      const lines = name === 'organisations' ? seen.organisations : seen.rest;
      (folder[name] as unknown[]).push(...checkRow(name, strict, row.line, lines, errors));
    }
  }
  return { folder, unset: unsetOf(kind, new Set(Object.values(mapping.fields)), derived) };
}

function unsetOf(
  kind: ImportKind,
  mapped: ReadonlySet<string>,
  derived: Readonly<Record<string, string>>,
): Unset {
  const unset: Unset = {};
  const { fields, file } = KINDS[kind];
  for (const name of new Set([file, ...fields.flatMap(({ to }) => (to ? [to.file] : []))])) {
    unset[name] = Object.keys(FILES[name].shape).flatMap((column) => {
      const field = fields.find(({ to }) => to?.file === name && to.column === column);
      const title = field?.name ?? column;
      const given = mapped.has(title) || mapped.has(derived[title] ?? '');
      return given || ALWAYS.has(column) ? [] : [field?.stored ?? STORED_AS[`${name}.${column}`] ?? column];
    });
  }
  return unset;
}

/** What a row has whether a column gives it or not. */
const ALWAYS = new Set(['externalKey', 'kind', 'company', 'school']);
/** Columns that no field of a kind gives, by what they are called in what is stored. */
const STORED_AS: Record<string, string> = { 'programmes.proeftuin': 'proeftuinId' };
