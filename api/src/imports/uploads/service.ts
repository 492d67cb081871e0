import Papa from 'papaparse';
import { can } from '@scheldemond/domain/access/ability';
import type { Language } from '@scheldemond/domain/format/dates';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import type { Context } from '../../context.ts';
import { newId } from '../../database.ts';
import { AppError, Refusal } from '../../errors.ts';
import { once, type Outcome } from '../../once.ts';
import { plainName } from '../../platform/files/plain-name.ts';
import { announce } from '../../platform/live/service.ts';
import { guess, remember } from '../mapping/guess.ts';
import { IMPORT_KINDS, KINDS, type ImportKind } from '../mapping/kinds.ts';
import { requireMapping, type SettledColumns } from '../mapping/require-mapping.ts';
import type { ShownError } from '../mapping/table-plan.ts';
import { mayImport } from '../permitted.ts';
import { sentence } from '../sentences.ts';
import type { TableRow } from '../table.ts';
import { tableOfFile } from './file.ts';
import {
  deleteRows,
  findImports,
  findProgress,
  importsByIds,
  insertImport,
  KEPT_SECONDS,
  moveImport,
  readPieces,
  rememberedMapping,
  rememberMapping,
  type Import,
} from './store.ts';
import { LEASE_MS } from './task.ts';
import { check, write } from './work.ts';

export { FileRefused } from './refused.ts';
export type { Import } from './store.ts';

const SAMPLES = 3;
const LONGEST_SAMPLE = 80;
/** Errors on the screen; all of them are in the file that can be downloaded. */
export const SHOWN_ERRORS = 500;
/** The kinds that this viewer may import. */
export function importKinds(context: Context): ImportKind[] {
  if (context.viewer.kind !== 'person') return [];
  return IMPORT_KINDS.filter((kind) => mayImport(context, KINDS[kind].type));
}

/**
 * Takes a file in: understands it as a table, keeps its rows for an hour at most, and guesses its columns. An
 * earlier upload of the same kind that was not finished goes.
 *
 * @throws FileRefused when the file is refused as a whole
 * @throws AppError FORBIDDEN when the viewer may not import this kind
 */
export async function takeFile(
  context: Context,
  file: { kind: string; name: string; bytes: Uint8Array },
): Promise<Import> {
  const { viewer } = context;
  const kind = importKinds(context).find((one) => one === file.kind);
  if (!kind || viewer.kind !== 'person') throw new AppError('FORBIDDEN', 'This may not be imported.');
  const table = await tableOfFile(file.bytes);
  const before = await rememberedMapping(viewer.organisationId, kind);
  const mapping = guess(kind, table.headings, before);
  const { personId, membershipId, organisationId } = viewer;
  const own = await findImports({ personId, membershipId, kind, state: { $nin: ['WRITING', 'DONE'] } });
  await deleteRows(
    own.map(({ id }) => id),
    { all: true },
  );
  const one: Import = {
    id: newId(),
    personId,
    membershipId,
    organisationId,
    kind,
    state: 'COLUMNS',
    fileName: plainName(file.name, 'lijst'),
    headings: table.headings.map((heading) => heading.slice(0, LONGEST_SAMPLE)),
    samples: table.headings.map((_, at) => samplesOf(table.rows, at)),
    rowCount: table.rows.length,
    columns: table.headings.map((_, at) => mapping.fields[at] ?? ''),
    keys: mapping.keys,
    counts: null,
    errorCount: 0,
    leaseUntil: null,
    uploadedAt: context.clock.now(),
    version: 1,
  };
  await insertImport(one, table.rows);
  return one;
}

function samplesOf(rows: readonly TableRow[], at: number): string[] {
  const samples: string[] = [];
  for (const { cells } of rows) {
    const cell = (cells[at] ?? '').trim();
    if (cell && !samples.includes(cell)) samples.push(cell.slice(0, LONGEST_SAMPLE));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

function isOver(context: Context, { uploadedAt }: Import): boolean {
  return context.clock.now().getTime() - uploadedAt.getTime() > KEPT_SECONDS * 1_000;
}

/** When an import is forgotten. */
export function expiryOf({ uploadedAt }: Import): Date {
  return new Date(uploadedAt.getTime() + KEPT_SECONDS * 1_000);
}

/** An import as it stands; work whose process ended has failed. */
export async function loadImport(context: Context, id: string): Promise<Import | null> {
  const one = await context.load('Import.byId', importsByIds).load(id);
  if (!one || isOver(context, one) || !can(context.ability, 'read', 'Import', one)) return null;
  const dead = one.leaseUntil !== null && one.leaseUntil < context.clock.now();
  return dead ? { ...one, state: 'FAILED' } : one;
}

/** What the viewer has uploaded and not yet forgotten, the newest first. */
export async function listImports(context: Context, first: number): Promise<Import[]> {
  if (first < 1 || first > 100) throw new AppError('BAD_INPUT', 'first is from 1 to 100.');
  const found = await findImports(mongoFilter(context.ability, 'read', 'Import'), first);
  return found.filter((one) => !isOver(context, one));
}

export function progressOf(context: Context, id: string): Promise<{ done: number; total: number } | null> {
  return context.load('Import.progress', findProgress).load(id);
}

/** The first errors of an import. */
export async function errorsOf(context: Context, one: Import): Promise<ShownError[]> {
  const errors = await context
    .load<string, ShownError[]>('Import.errors', (ids) => readPieces<ShownError>('ERRORS', ids, 1))
    .load(one.id);
  return (errors ?? []).slice(0, SHOWN_ERRORS);
}

const HEADINGS = {
  nl: ['Rij', 'Kolom', 'Waarde', 'Wat er aan de hand is'],
  en: ['Row', 'Column', 'Value', 'What is wrong'],
};

/** Every error of an import as CSV for a spreadsheet, in which no cell can be a formula. */
export async function errorsFile(one: Import, language: Language): Promise<string> {
  const [errors = []] = await readPieces<ShownError>('ERRORS', [one.id]);
  const rows = errors.map(({ line, column, field, value, message }) => [
    String(line),
    column || field,
    value,
    sentence(message, language),
  ]);
  const csv = Papa.unparse([HEADINGS[language], ...rows], {
    delimiter: ';',
    newline: '\r\n',
    escapeFormulae: /^[=+\-@\t\r\0]/,
  });
  return `\uFEFF${csv}`;
}

export interface ColumnsInput extends SettledColumns {
  key: string;
  id: string;
}

/** Settles what the columns hold, and begins to check every row. */
export function checkImport(context: Context, input: ColumnsInput): Promise<Outcome> {
  return command(context, { ...input, operation: 'checkImport' }, async (one) => {
    const mapping = requireMapping(one.kind, one.headings, input);
    const columns = one.headings.map((_, at) => mapping.fields[at] ?? '');
    const from =
      one.state === 'FAILED'
        ? (['CHECKING', 'WRITING'] as const)
        : (['COLUMNS', 'CHECKED', 'REFUSED'] as const);
    const moved = await moveImport(one.id, from, {
      state: 'CHECKING',
      columns,
      keys: mapping.keys,
      counts: null,
      errorCount: 0,
      leaseUntil: leaseFrom(context),
    });
    if (moved) await rememberMapping(one.organisationId, one.kind, remember(one.headings, mapping));
    return moved;
  });
}

/** Begins to write what was checked. */
export function runImport(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return command(context, { ...input, operation: 'runImport' }, (one) =>
    moveImport(one.id, ['CHECKED'], { state: 'WRITING', leaseUntil: leaseFrom(context) }),
  );
}

/** Forgets an import and its rows; one that is being written is not written. */
export async function cancelImport(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'cancelImport', input: { id: input.id } }, async () => {
    const one = await loadImport(context, input.id);
    if (!one) throw new Refusal('NOT_ALLOWED');
    await deleteRows([one.id], { all: true });
    announce({ type: 'Import', id: one.id, version: one.version + 1, keys: one });
    return { kind: 'changed', id: one.id };
  });
}

function leaseFrom(context: Context): Date {
  return new Date(context.clock.now().getTime() + LEASE_MS);
}

/** Moves an import on once, and starts the work behind it when that is stored. */
async function command(
  context: Context,
  { key, operation, ...input }: { key: string; operation: string; id: string },
  step: (one: Import) => Promise<Import | null>,
): Promise<Outcome> {
  let started: Import | null = null;
  const outcome = await once(context, { key, operation, input }, async () => {
    started = null;
    const one = await loadImport(context, input.id);
    if (!one || !importKinds(context).includes(one.kind)) throw new Refusal('NOT_ALLOWED');
    const moved = await step(one);
    if (!moved) throw new Refusal('NOT_NOW', [{ name: 'state', value: one.state }]);
    announce({ type: 'Import', id: moved.id, version: moved.version, keys: moved });
    started = moved;
    return { kind: 'changed', id: moved.id };
  });
  const begun = started as Import | null;
  // The work goes on after the answer; it tells by itself how it ends.
  if (begun) void (begun.state === 'CHECKING' ? check(context, begun) : write(context, begun));
  return outcome;
}
