import { sortKey } from '@scheldemond/domain/text/keys';
import { classesByIds, programmesByIds, type Programme, type SchoolClass } from '../schools/service.ts';
import {
  rewriteNeeds,
  rewriteStudents,
  writeNeeds,
  writeStudents,
  type NeedDocument,
  type StudentDocument,
} from './store.ts';
import type { NewRecord } from '../record-store.ts';

/** By what a student or a need is ordered among the classes and programmes of a school. */
type Copied = Pick<StudentDocument, 'classKey' | 'programmeKey'>;

const classKey = (group: Pick<SchoolClass, 'name' | 'schoolYear'> | null | undefined): string =>
  group ? `${sortKey(group.name)} ${group.schoolYear}` : '';
const programmeKey = (programme: Pick<Programme, 'title'> | null | undefined): string =>
  sortKey(programme?.title ?? '');

/** What these students or needs copy of their class and their programme. */
async function keysOf(of: readonly Pick<StudentDocument, 'classId' | 'programmeId'>[]): Promise<Copied[]> {
  const classes = await classesByIds(of.map(({ classId }) => classId));
  const programmes = await programmesByIds(of.map(({ programmeId }) => programmeId));
  return of.map((_, i) => ({ classKey: classKey(classes[i]), programmeKey: programmeKey(programmes[i]) }));
}

/** What a student in this class copies of it and of its programme. */
export async function keysInClass(classId: string): Promise<Copied> {
  const [group] = await classesByIds([classId]);
  const [keys] = await keysOf([{ classId, programmeId: group?.programmeId ?? '' }]);
  return keys!;
}

/** The students and needs of a class or programme go along with what it is called now. */
export async function followClass(id: string): Promise<void> {
  const [group] = await classesByIds([id]);
  if (!group) return;
  await rewriteStudents({ classId: id }, { classKey: classKey(group) });
  await rewriteNeeds({ classId: id }, { classKey: classKey(group) });
}
export async function followProgramme(id: string): Promise<void> {
  const [programme] = await programmesByIds([id]);
  if (!programme) return;
  await rewriteStudents({ programmeId: id }, { programmeKey: programmeKey(programme) });
  await rewriteNeeds({ programmeId: id }, { programmeKey: programmeKey(programme) });
}

type Imported<D extends StudentDocument | NeedDocument> = Omit<NewRecord<D>, keyof Copied>;
type Written = Promise<{ inserted: number; updated: number }>;

/** Writes imported students; who was asked is the product's once a student exists. */
export async function importStudents(
  documents: Imported<StudentDocument>[],
  unset: readonly string[] = [],
): Written {
  const keys = await keysOf(documents);
  return writeStudents(
    documents.map((document, i) => ({ ...document, ...keys[i]! })),
    unset,
  );
}

/** Writes imported needs; what placements make of them is the product's once a need exists. */
export async function importNeeds(
  documents: Imported<NeedDocument>[],
  unset: readonly string[] = [],
): Written {
  const keys = await keysOf(documents);
  return writeNeeds(
    documents.map((document, i) => ({ ...document, ...keys[i]! })),
    unset,
  );
}
