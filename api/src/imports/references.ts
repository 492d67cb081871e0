import {
  membershipIdsByExternalKey,
  organisationIdsByExternalKey,
  organisationsByIds,
  personIdsByExternalKey,
  personsByIds,
} from '../accounts/service.ts';
import { siteIdsByExternalKey, recognitionIdsByExternalKey, sitesByIds } from '../companies/service.ts';
import { newId } from '../database.ts';
import { placementIdsByExternalKey, placementsByIds } from '../placements/service.ts';
import {
  journalIdsByExternalKey,
  proeftuinenByIds,
  proeftuinIdsByExternalKey,
  targetIdsByExternalKey,
} from '../proeftuinen/service.ts';
import { qualificationIdsByExternalKey, qualificationsByIds } from '../qualifications/service.ts';
import {
  classesByIds,
  classIdsByExternalKey,
  periodIdsByExternalKey,
  periodsByIds,
  programmeIdsByExternalKey,
  programmesByIds,
} from '../schools/service.ts';
import { slotIdsByExternalKey, slotsByIds } from '../slots/service.ts';
import {
  needIdsByExternalKey,
  needsByIds,
  studentIdsByExternalKey,
  studentsByIds,
} from '../students/service.ts';
import type { FileName } from './files.ts';
import type { Folder, RowError } from './read.ts';
import { say } from './sentences.ts';

type Ids = (keys: readonly string[]) => Promise<Map<string, string>>;
type Load = (ids: readonly string[]) => Promise<(object | null)[]>;
const nothing: Load = (ids) => Promise.resolve(ids.map(() => null));

/** Where each file's rows are found when they are in the database already. */
export const STORED: Record<Exclude<FileName, 'demo-accounts'>, { ids: Ids; load: Load }> = {
  qualifications: { ids: qualificationIdsByExternalKey, load: qualificationsByIds },
  organisations: { ids: organisationIdsByExternalKey, load: organisationsByIds },
  sites: { ids: siteIdsByExternalKey, load: sitesByIds },
  recognitions: { ids: recognitionIdsByExternalKey, load: nothing },
  proeftuinen: { ids: proeftuinIdsByExternalKey, load: proeftuinenByIds },
  programmes: { ids: programmeIdsByExternalKey, load: programmesByIds },
  classes: { ids: classIdsByExternalKey, load: classesByIds },
  periods: { ids: periodIdsByExternalKey, load: periodsByIds },
  persons: { ids: personIdsByExternalKey, load: personsByIds },
  students: { ids: studentIdsByExternalKey, load: studentsByIds },
  memberships: { ids: membershipIdsByExternalKey, load: nothing },
  targets: { ids: targetIdsByExternalKey, load: nothing },
  journal: { ids: journalIdsByExternalKey, load: nothing },
  needs: { ids: needIdsByExternalKey, load: needsByIds },
  slots: { ids: slotIdsByExternalKey, load: slotsByIds },
  placements: { ids: placementIdsByExternalKey, load: placementsByIds },
};
export type Stored = keyof typeof STORED;
/** How ids are found by what rows say; by their keys unless a table's words were understood before. */
export type FindIds = (name: Stored, keys: readonly string[]) => Promise<Map<string, string>>;

/** The columns that name rows of other files. */
export const COLUMNS: Partial<Record<FileName, Record<string, Stored>>> = {
  sites: { company: 'organisations' },
  recognitions: { site: 'sites', qualification: 'qualifications' },
  programmes: { school: 'organisations', qualification: 'qualifications', proeftuin: 'proeftuinen' },
  classes: { programme: 'programmes' },
  periods: { programme: 'programmes', class: 'classes' },
  students: { class: 'classes' },
  memberships: {
    person: 'persons',
    organisation: 'organisations',
    classes: 'classes',
    sites: 'sites',
    proeftuinen: 'proeftuinen',
    student: 'students',
  },
  targets: { proeftuin: 'proeftuinen' },
  journal: { proeftuin: 'proeftuinen', author: 'persons' },
  needs: { student: 'students', period: 'periods' },
  slots: { site: 'sites', qualifications: 'qualifications', mentor: 'persons' },
  placements: { need: 'needs', slot: 'slots', proposedBy: 'persons', mentor: 'persons' },
  'demo-accounts': { person: 'persons', membership: 'memberships' },
};

/** What rows need to know of the objects that their references lead to, in the order in which they lead on. */
const LEADS_TO: [from: Stored, field: string, to: Stored][] = [
  ['needs', 'studentId', 'students'],
  ['students', 'programmeId', 'programmes'],
  ['classes', 'programmeId', 'programmes'],
  ['needs', 'programmeId', 'programmes'],
  ['needs', 'schoolId', 'organisations'],
  ['programmes', 'schoolId', 'organisations'],
  ['sites', 'companyId', 'organisations'],
];

/** Ids of everything that the folder holds or names, and the objects behind them. */
export class References {
  private readonly ids = new Map<Stored, Map<string, string>>();
  private readonly objects = new Map<Stored, Map<string, object>>();
  private readonly before = new Map<string, object>();

  /** Reads the ids of what is stored already, makes new ones for the rest, and reports names of nothing. */
  static async from(
    folder: Folder,
    errors: RowError[],
    find: FindIds = (name, keys) => STORED[name].ids(keys),
  ): Promise<References> {
    const references = new References();
    for (const name of Object.keys(STORED) as Stored[]) {
      const own = folder[name].map(({ externalKey }) => externalKey);
      const named = namesOf(folder, name);
      const stored = await find(name, [...new Set([...own, ...named])]);
      const ids = new Map(stored);
      for (const externalKey of own) if (!ids.has(externalKey)) ids.set(externalKey, newId());
      references.ids.set(name, ids);
      references.objects.set(name, new Map());
      await references.load(name, [...stored.values()]);
    }
    for (const [from, field, to] of LEADS_TO) {
      const objects = [...references.objects.get(from)!.values()] as Record<string, string>[];
      await references.load(to, [...new Set(objects.map((object) => object[field]!))]);
    }
    references.check(folder, errors);
    return references;
  }

  private async load(name: Stored, ids: readonly string[]): Promise<void> {
    const known = this.objects.get(name)!;
    const missing = ids.filter((id) => !known.has(id));
    const loaded = missing.length > 0 ? await STORED[name].load(missing) : [];
    loaded.forEach((object, at) => {
      if (!object) return;
      known.set(missing[at]!, object);
      this.before.set(missing[at]!, object);
    });
  }

  private check(folder: Folder, errors: RowError[]): void {
    for (const [file, columns] of Object.entries(COLUMNS) as [FileName, Record<string, Stored>][]) {
      for (const row of folder[file]) {
        for (const [column, target] of Object.entries(columns)) {
          for (const key of cellsOf(row, column))
            if (!this.ids.get(target)!.has(key))
              errors.push({
                file: `${file}.csv`,
                line: row.line,
                column,
                message: say('UNKNOWN_KEY', key, target),
              });
        }
      }
    }
  }

  /** The id behind a key that was checked. */
  id(name: Stored, key: string): string {
    return this.ids.get(name)!.get(key)!;
  }

  idOrNull(name: Stored, key: string | null): string | null {
    return key === null ? null : this.id(name, key);
  }

  /** Remembers an object of this import, for later files. */
  keep<T extends { _id?: string }>(name: Stored, object: T): T {
    if (object._id) this.objects.get(name)!.set(object._id, { ...object, id: object._id });
    return object;
  }

  /** The object behind an id that another object of this import holds. */
  byId<T>(name: Stored, id: string): T {
    return this.objects.get(name)!.get(id) as T;
  }

  /** The object behind a key as it stood before this import; nothing when it is new. */
  stored<T>(name: Stored, key: string): T | undefined {
    return this.before.get(this.id(name, key)) as T | undefined;
  }

  /** The object behind a key, from this import or from the database. */
  object<T>(name: Stored, key: string): T {
    return this.objects.get(name)!.get(this.id(name, key)) as T;
  }
}

export function cellsOf(row: object, column: string): string[] {
  const cell = (row as Record<string, unknown>)[column];
  if (Array.isArray(cell)) return cell as string[];
  return typeof cell === 'string' ? [cell] : [];
}

function namesOf(folder: Folder, target: Stored): Set<string> {
  const names = new Set<string>();
  for (const [file, columns] of Object.entries(COLUMNS) as [FileName, Record<string, Stored>][])
    for (const [column, to] of Object.entries(columns))
      if (to === target)
        for (const row of folder[file]) for (const key of cellsOf(row, column)) names.add(key);
  if (target === 'organisations')
    for (const row of folder.proeftuinen)
      for (const partner of row.partners) names.add(partner.split(':')[0]!);
  return names;
}
