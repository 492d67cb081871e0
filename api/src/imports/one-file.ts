import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fold } from '@scheldemond/domain/text/fold';
import type { Role } from '@scheldemond/domain/access/viewer';
import { findOrganisationsOf, type Organisation } from '../accounts/service.ts';
import { standing } from '../search.ts';
import { contextFor, systemContext, type Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { guess, headingKey, type Mapping } from './mapping/guess.ts';
import { IMPORT_KINDS, KINDS, MOST_KEY_COLUMNS, type ImportKind } from './mapping/kinds.ts';
import { requireMapping } from './mapping/require-mapping.ts';
import { planTable, shownErrors, type TableTask } from './mapping/table-plan.ts';
import { mayImport } from './permitted.ts';
import { foresee } from './plan.ts';
import type { RowError } from './read.ts';
import { sentence } from './sentences.ts';
import { LARGEST_FILE, type Table } from './table.ts';
import { nothingWritten, type Told } from './told.ts';
import { tableOfFile } from './uploads/file.ts';
import { FileRefused, type FileProblem } from './uploads/refused.ts';
import { rememberedMapping } from './uploads/store.ts';
import { scopeOf } from './uploads/task.ts';
import { writePlan } from './write-plan.ts';

/** One list from the console. */
export interface FileRequest {
  path: string;
  /** What its rows are, in any case; null when the file's name says it, such as `students.csv`. */
  kind: string | null;
  /** Whose the rows become: id, external key, name, short name or registration number; null for the platform's own. */
  organisation: string | null;
  /** Corrections of the guessed columns, `Heading=field`; without a field the column is not read. */
  columns: readonly string[];
  /** Headings by which a row is recognised when it comes again; none for the guessed one. */
  keys: readonly string[];
}

const FILE_WORDS: Record<FileProblem, string> = {
  TOO_LARGE: 'is larger than 20 MB',
  TOO_LARGE_INSIDE: 'is too large to be a list when it is unpacked',
  WRONG_TYPE: 'is neither CSV nor XLSX',
  UNREADABLE: 'is damaged or protected by a password',
  EMPTY: 'holds no rows under its headings',
  TOO_MANY_ROWS: 'holds more than 50,000 rows',
  TOO_MANY_COLUMNS: 'holds more than 200 columns',
};
/** Who brings a list in for an organisation of each kind: the command may do no more. */
const LOOKS_AFTER: Record<Organisation['kind'], Role> = {
  SCHOOL: 'SCHOOL_COORDINATOR',
  COMPANY: 'COMPANY_ADMIN',
  PARTNER: 'COORDINATOR',
};

/** What was asked cannot be done; the message is a sentence for the console. */
class Unclear extends Error {}

/**
 * Imports one CSV or XLSX file as the client does: columns guessed by heading, every row checked first, then written
 * in one transaction or not at all, and rows recognised by their key columns, so that a repeat changes nothing.
 */
export async function importFile(request: FileRequest): Promise<Told> {
  const name = basename(request.path);
  try {
    const kind = kindOf(request.kind, name);
    const organisation = request.organisation === null ? null : await organisationNamed(request.organisation);
    const context = organisation ? contextFor(lookingAfter(organisation)) : systemContext();
    if (!mayImport(context, KINDS[kind].type))
      throw new Unclear(`${organisation?.name} cannot have ${kind.toLowerCase()} of its own.`);
    const table = await tableAt(request.path);
    const before = organisation ? await rememberedMapping(organisation.id, kind) : null;
    const mapping = mappingOf(kind, table.headings, request, guess(kind, table.headings, before));
    return await write(context, { kind, table, mapping, scope: await scopeOf(context) }, name);
  } catch (error) {
    const words = error instanceof FileRefused ? `${name} ${FILE_WORDS[error.problem]}.` : null;
    const said = words ?? (error instanceof Unclear ? error.message : null);
    if (said === null) throw error;
    return { ok: false, lines: [`${said} Nothing was written.`] };
  }
}

async function write(context: Context, task: TableTask, name: string): Promise<Told> {
  const errors: RowError[] = [];
  const plan = await planTable(context, task, errors);
  if (!plan) return refused(task, errors);
  const counts = await foresee(plan);
  const result = await writePlan(plan);
  if ('refused' in result) return refused(task, [result.refused]);
  const kept = counts.kept > 0 ? `, ${counts.kept} left alone because they moved on here` : '';
  const changes = `${counts.added} new, ${counts.changed} changed, ${counts.same} the same${kept}`;
  return { ok: true, lines: [`${name}: ${task.table.rows.length} rows, ${changes}`] };
}

function refused(task: TableTask, errors: readonly RowError[]): Told {
  return nothingWritten(
    shownErrors(task, errors).map(({ line, column, field, message }) => {
      const where = column || field;
      return `line ${line}${where ? `, ${where}` : ''}: ${sentence(message, 'en')}`;
    }),
  );
}

async function tableAt(path: string): Promise<Table> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) throw new FileRefused('TOO_LARGE');
  return tableOfFile(await readFile(path));
}

function kindOf(kind: string | null, name: string): ImportKind {
  const asked = (kind ?? name.replace(/\.[^.]*$/, '')).toUpperCase();
  const known = IMPORT_KINDS.find((one) => one === asked);
  const kinds = IMPORT_KINDS.join(', ').toLowerCase();
  if (!known) throw new Unclear(`Say what the rows of ${name} are with --kind, one of ${kinds}.`);
  return known;
}

async function organisationNamed(name: string): Promise<Organisation> {
  const kinds = ['SCHOOL', 'COMPANY', 'PARTNER'] as const;
  const all = (await Promise.all(kinds.map((kind) => findOrganisationsOf(kind, standing())))).flat();
  const meant = all.filter(
    ({ id, externalKey, registrationNumber, ...one }) =>
      [id, externalKey, registrationNumber].includes(name) ||
      [one.name, one.shortName].some((own) => fold(own) === fold(name)),
  );
  const [organisation, other] = meant;
  if (!organisation) throw new Unclear(`There is no organisation "${name}".`);
  if (other) {
    const ids = meant.map((one) => `${one.id} (${one.name}, ${one.municipality ?? one.country})`).join(', ');
    throw new Unclear(`Several organisations are called "${name}". Give one by its id: ${ids}.`);
  }
  return organisation;
}

function lookingAfter({ id, kind }: Organisation) {
  const nobody = { personId: '', sessionId: '', membershipId: '', studentId: null };
  const scope = { organisationId: id, classIds: [], siteIds: [], proeftuinIds: [] };
  return { kind: 'person', role: LOOKS_AFTER[kind], ...nobody, ...scope } as const;
}

/** The guessed columns with what the request says otherwise. */
function mappingOf(
  kind: ImportKind,
  headings: readonly string[],
  { columns, keys }: FileRequest,
  guessed: Mapping,
): Mapping {
  const at = (heading: string) => {
    const found = headings.findIndex((one) => headingKey(one) === headingKey(heading));
    if (found < 0)
      throw new Unclear(`There is no column "${heading}". The headings are ${headings.join(', ')}.`);
    return found;
  };
  const fields: (string | null)[] = headings.map((_, index) => guessed.fields[index] ?? null);
  for (const correction of columns) {
    const [heading = '', field = ''] = correction.split(/=(?=[^=]*$)/);
    const named = at(heading);
    // Whoever says what a column holds takes that from the column for which it was guessed.
    if (field && fields.includes(field)) fields[fields.indexOf(field)] = null;
    fields[named] = field || null;
  }
  try {
    const keyColumns = keys.length > 0 ? keys.map(at) : guessed.keys;
    return requireMapping(kind, headings, { columns: fields, keyColumns });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { name, value } = error.facts[0] ?? {};
    const known = KINDS[kind].fields.map((field) => field.name).join(', ');
    if (name === 'columnMissing')
      throw new Unclear(`No column holds ${value}. Name it with --column "HEADING=${value}".`);
    if (name === 'keyMissing')
      throw new Unclear(
        `Name one to ${MOST_KEY_COLUMNS} columns by which a row is recognised next time with --key "HEADING".`,
      );
    throw new Unclear(`${value} is not one of ${known}.`);
  }
}
