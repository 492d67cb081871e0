import { can } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import { fold } from '@scheldemond/domain/text/fold';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { organisationsByIds, personsByEmail } from '../../accounts/service.ts';
import { claimedCompanies, companiesNamed, sitesNamed, type Company } from '../../companies/service.ts';
import type { Context } from '../../context.ts';
import { qualificationsNamed } from '../../qualifications/service.ts';
import { classesNamed, periodsNamed, programmesNamed } from '../../schools/service.ts';
import { FILE_NAMES, type FileName } from '../files.ts';
import type { Folder, RowError } from '../read.ts';
import { cellsOf, COLUMNS, STORED, type FindIds, type Stored } from '../references.ts';
import { say } from '../sentences.ts';
import type { Scope } from './rows.ts';

type Found = { id: string } & Record<string, unknown>;
type Names = { find: (names: readonly string[]) => Promise<Found[]>; of: (one: Found) => unknown[] };

const digits = (text: string) => (/^[\d. ]+$/.test(text) ? text.replaceAll(/\D/g, '') : text);
const found = (objects: Promise<(object | null)[]>) =>
  objects.then((all) => all.filter((one) => one !== null) as Found[]);

/** How people name things that have no key in their list. */
const NAMES: Partial<Record<Stored, Names>> = {
  qualifications: {
    find: (names) => found(qualificationsNamed(names)),
    of: (one) => [one['code'], one['title']],
  },
  organisations: {
    find: (names) => found(companiesNamed([...names, ...names.map(digits)])),
    of: (one) => [one['name'], one['registrationNumber']],
  },
  sites: {
    find: (names) => found(sitesNamed(names)),
    of: (one) => [one['name'], one['establishmentNumber']],
  },
  programmes: { find: (names) => found(programmesNamed(names)), of: (one) => [one['title']] },
  classes: { find: (names) => found(classesNamed(names)), of: (one) => [one['name']] },
  periods: { find: (names) => found(periodsNamed(names)), of: (one) => [one['name']] },
  persons: {
    find: (names) => found(personsByEmail(names.map((name) => name.toLowerCase()))),
    of: (one) => [one['email']],
  },
};

const TYPES: Partial<Record<FileName, GuardedType>> = {
  qualifications: 'Qualification',
  organisations: 'Organisation',
  sites: 'Site',
  programmes: 'Programme',
  classes: 'Class',
  periods: 'PlacementPeriod',
  persons: 'Person',
  students: 'Student',
  needs: 'Need',
  slots: 'Slot',
  placements: 'Placement',
  proeftuinen: 'Proeftuin',
};

/** The key under which an organisation's own rows are kept, so that two schools' numbers never meet. */
function ownKey(scope: Scope, key: string): string {
  return scope.organisation ? `${scope.organisation.id}/${key}` : key;
}

/**
 * Understands what the rows of a table name: its own rows by key, others by key or by the words that people use,
 * as far as the viewer sees them. The cells are rewritten to keys and ids; a name of nothing, of something that
 * the viewer does not see, or of several things is an error.
 *
 * @returns how `References` finds the ids
 */
export async function understandNames(
  folder: Folder,
  context: Context,
  scope: Scope,
  errors: RowError[],
): Promise<FindIds> {
  const understood = new Map<Stored, Map<string, string>>();
  const added = new Map<FileName, Map<string, string>>();
  for (const file of FILE_NAMES)
    if (file !== 'demo-accounts' && folder[file].length > 0)
      added.set(file, await renameOwn(folder, file, context, scope, understood));
  for (const file of FILE_NAMES) {
    for (const [column, target] of Object.entries(COLUMNS[file] ?? {}))
      await rewrite({ folder, file, column, target, context, scope, errors, understood, added });
  }
  return (name, keys) => {
    const known = understood.get(name) ?? new Map<string, string>();
    return Promise.resolve(new Map(keys.flatMap((key) => (known.has(key) ? [[key, known.get(key)!]] : []))));
  };
}

function note(understood: Map<Stored, Map<string, string>>, name: Stored, key: string, id: string): void {
  const known = understood.get(name) ?? new Map<string, string>();
  known.set(key, id);
  understood.set(name, known);
}

/** The stored objects that keys lead to, by key as it was written; the viewer's own form of a key goes first. */
async function byKeys(
  name: Stored,
  keys: readonly string[],
  scope: Scope,
): Promise<Map<string, Found & { key: string }>> {
  const forms = keys.flatMap((key) => [key, ownKey(scope, key)]);
  const ids = await STORED[name].ids([...new Set(forms)]);
  const objects = await STORED[name].load([...new Set(ids.values())]);
  const byId = new Map((objects as (Found | null)[]).flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const result = new Map<string, Found & { key: string }>();
  for (const key of keys)
    for (const form of [key, ownKey(scope, key)]) {
      const one = byId.get(ids.get(form) ?? '');
      if (one) result.set(key, { ...one, key: form });
    }
  return result;
}

/** Gives each row the key under which it is stored, or will be. */
async function renameOwn(
  folder: Folder,
  file: Stored,
  context: Context,
  scope: Scope,
  understood: Map<Stored, Map<string, string>>,
): Promise<Map<string, string>> {
  const rows = folder[file];
  const keys = rows.map(({ externalKey }) => externalKey);
  const stored = await byKeys(file, keys, scope);
  const numbered = file === 'organisations' ? await byNumber(folder) : new Map<string, Company>();
  const claimed = await claimedCompanies([...stored.values()].map((one) => companyOf(file, one)));
  const type = file === 'organisations' ? 'Company' : TYPES[file];
  const renamed = new Map<string, string>();
  for (const row of rows) {
    const written = row.externalKey;
    const before = stored.get(written);
    const mine =
      before &&
      type &&
      can(context.ability, 'import', type, { ...before, claimed: claimed.has(companyOf(file, before)) });
    const same = numbered.get(written);
    if (mine) {
      row.externalKey = before.key;
      note(understood, file, before.key, before.id);
    } else if (same?.externalKey && can(context.ability, 'import', 'Company', same)) {
      row.externalKey = same.externalKey;
      note(understood, file, same.externalKey, same.id);
    } else {
      row.externalKey = ownKey(scope, written);
      // One's own key, and no longer one's own to write: it is looked at, and refused, as what it is.
      if (before?.key === row.externalKey) note(understood, file, before.key, before.id);
    }
    renamed.set(written, row.externalKey);
  }
  return renamed;
}

function companyOf(file: Stored, one: Found): string {
  return file === 'organisations' ? one.id : String(one['companyId'] ?? '');
}

/** Companies that are known by the registration number of a row, by the row's key. */
async function byNumber(folder: Folder): Promise<Map<string, Company>> {
  const numbers = new Map(
    folder.organisations.flatMap(({ externalKey, registrationNumber }) =>
      registrationNumber ? [[digits(registrationNumber), externalKey] as const] : [],
    ),
  );
  const companies = numbers.size > 0 ? await companiesNamed([...numbers.keys()]) : [];
  return new Map(
    companies.flatMap((company) => {
      const key = numbers.get(company.registrationNumber ?? '');
      return key ? [[key, company] as const] : [];
    }),
  );
}

interface Rewriting {
  folder: Folder;
  file: FileName;
  column: string;
  target: Stored;
  context: Context;
  scope: Scope;
  errors: RowError[];
  understood: Map<Stored, Map<string, string>>;
  added: Map<FileName, Map<string, string>>;
}

async function rewrite(work: Rewriting): Promise<void> {
  const { folder, file, column, target, context, scope, errors, understood, added } = work;
  const rows = folder[file] as unknown as (Record<string, unknown> & { line: number })[];
  const written = [...new Set(rows.flatMap((row) => cellsOf(row, column)))];
  if (written.length === 0) return;
  const students = target === 'periods' ? await studentsOf(rows) : new Map<string, Found>();
  const seen = (one: Found) => isSeen(context, scope, file, target, one);
  const keyed = await byKeys(target, written, scope);
  const named = new Map<string, Found[]>();
  for (const one of (await NAMES[target]?.find(written)) ?? [])
    for (const name of NAMES[target]!.of(one)) {
      if (typeof name !== 'string' || !seen(one)) continue;
      named.set(fold(name), [...(named.get(fold(name)) ?? []), one]);
    }
  const own =
    scope.organisation && target === 'organisations' ? await organisationsByIds([scope.organisation.id]) : [];
  const meant = async (key: string, row: Record<string, unknown>): Promise<string | null> => {
    const inFile = added.get(target)?.get(key);
    if (inFile) return inFile;
    const byKey = keyed.get(key);
    const candidates =
      byKey && seen(byKey)
        ? [byKey]
        : key === own[0]?.id
          ? [own[0] as unknown as Found]
          : (named.get(fold(key)) ?? named.get(digits(key)) ?? []);
    const [one, other] = narrowed(candidates, students.get(String(row['student'])), row, scope);
    if (!one || other) {
      const message = say(one ? 'MANY_KEYS' : 'UNKNOWN_KEY', key, target);
      errors.push({ file: `${file}.csv`, line: Number(row['line']), column, message });
      return null;
    }
    note(understood, target, one.id, one.id);
    return one.id;
  };
  for (const row of rows) {
    const cell = row[column];
    if (typeof cell === 'string') row[column] = (await meant(cell, row)) ?? cell;
    else if (Array.isArray(cell)) {
      const items: string[] = [];
      for (const key of cell as string[]) items.push((await meant(key, row)) ?? key);
      row[column] = items;
    }
  }
}

/** The students of needs, whose column is understood before that of their period. */
async function studentsOf(rows: readonly Record<string, unknown>[]): Promise<Map<string, Found>> {
  const ids = [...new Set(rows.flatMap((row) => cellsOf(row, 'student')))];
  const students = ids.length > 0 ? await found(STORED.students.load(ids)) : [];
  return new Map(students.map((one) => [one.id, one]));
}

/** Whether the viewer may lead a row to this object: what they see, and of their own organisation's things only those. */
function isSeen(context: Context, scope: Scope, file: FileName, target: Stored, one: Found): boolean {
  const type = TYPES[target];
  const { organisation } = scope;
  if (!type) return context.viewer.kind === 'system';
  const readable = can(context.ability, 'read', type, one) || can(context.ability, 'import', type, one);
  // What was archived left every choice.
  if (!readable || one['archivedAt']) return false;
  if (organisation?.kind === 'SCHOOL' && 'schoolId' in one) return one['schoolId'] === organisation.id;
  if (organisation?.kind === 'SCHOOL' && target === 'organisations' && file === 'programmes')
    return one.id === organisation.id;
  if (organisation?.kind === 'COMPANY' && 'companyId' in one) return one['companyId'] === organisation.id;
  if (organisation?.kind === 'COMPANY' && target === 'organisations') return one.id === organisation.id;
  return true;
}

/** Of things with the same name: those of the student's programme, then those of this school year. */
function narrowed(
  candidates: readonly Found[],
  student: Found | undefined,
  row: Record<string, unknown>,
  scope: Scope,
): Found[] {
  let left = [...candidates];
  if (left.length > 1 && student) left = left.filter((one) => one['programmeId'] === student['programmeId']);
  if (left.length > 1) {
    const wanted = typeof row['schoolYear'] === 'string' ? row['schoolYear'] : schoolYearOf(scope.today);
    const current = left.filter((one) => one['schoolYear'] === wanted);
    if (current.length > 0) left = current;
  }
  return left;
}
