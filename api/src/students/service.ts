import { isDeepStrictEqual } from 'node:util';
import { can, readableFields } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { isMinorOn } from '@scheldemond/domain/time/working-day';
import { groupedBy, readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { proeftuinenByIds } from '../proeftuinen/service.ts';
import { all, chosenFilter, searchFilter, standing, where, type Chosen } from '../search.ts';
import {
  countNeeds,
  findNeedsOf,
  needsByIds,
  pageOfNeeds,
  pageOfStudents,
  stampProeftuinOf,
  studentsByIds,
  type Need,
  type NeedState,
  type Student,
} from './store.ts';

export { followClass, followProgramme, importNeeds, importStudents } from './class-keys.ts';
export { markFoundPlaceProposed, refuseFoundPlace, suggestPlace, viewerCanSuggest } from './found-place.ts';
export {
  createNeed,
  createStudent,
  editNeed,
  editStudent,
  needKind,
  records,
  studentKind,
} from './records.ts';
export { moveClassUp, studentsToMove } from './rollover.ts';
export {
  countNeeds,
  countStudentsByProeftuin,
  findNeedsOfProeftuin as needsOfProeftuin,
  needIdsByExternalKey,
  needsByIds,
  studentIdsByExternalKey,
  studentsByIds,
  writeManySummaries,
  writeNeedSummary,
  writeVisibility,
  type Need,
  type NeedDocument,
  type Student,
  type StudentDocument,
} from './store.ts';

export function loadStudent(context: Context, id: string): Promise<Student | null> {
  return context.load('Student.byId', studentsByIds).load(id);
}
export function loadNeed(context: Context, id: string): Promise<Need | null> {
  return context.load('Need.byId', needsByIds).load(id);
}
export function needsOf(context: Context, studentId: string, archived = false): Promise<Need[] | null> {
  return context
    .load<string, Need[]>(`Need.byStudent ${archived}`, async (ids) =>
      groupedBy(ids, await findNeedsOf(ids, archived), (need) => need.studentId),
    )
    .load(studentId);
}

/**
 * The student whom a need or placement names. Whoever may read a record of before may read who it was, also when the
 * student has gone to a class or proeftuin of others since.
 */
export function studentOf(
  context: Context,
  record: Pick<Need, 'studentId' | 'classId' | 'proeftuinId'> & { student?: Student | null },
): Student | null | Promise<Student | null> {
  const remembered = (student: Student | null): Student | null =>
    !student || can(context.ability, 'read', 'Student', student)
      ? student
      : ({ ...student, rememberedBy: [record.classId, record.proeftuinId] } as Student);
  return record.student
    ? remembered(record.student)
    : loadStudent(context, record.studentId).then(remembered);
}

/** First and last name as far as this viewer may see them. */
export function displayName(context: Context, student: Student): string {
  const whole = readableFields(context.ability, 'Student', student).has('lastName');
  return whole ? `${student.firstName} ${student.lastName}`.trim() : student.firstName;
}

/** Under eighteen today; null when the day of birth is not known. */
export function isMinor(context: Context, student: Pick<Student, 'birthDate'>): boolean | null {
  return student.birthDate === null ? null : isMinorOn(student.birthDate, context.clock.today());
}

/** What students can be ordered by before their name, with the field that this reads. */
const STUDENT_SORTS = {
  NAME: { sort: [], reads: [] },
  CLASS: { sort: ['classKey'], reads: ['class'] },
  PROGRAMME: { sort: ['programmeKey'], reads: ['programme'] },
} as const;

/**
 * Students that the viewer may read. Searching a name counts as reading first and last name, and so
 * does sorting by it: who may not read every last name gets the order of first names.
 */
export function listStudents(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    search?: string | null;
    classId?: string | null;
    programmeId?: string | null;
    sort?: keyof typeof STUDENT_SORTS;
    direction?: 'ASC' | 'DESC';
    archived?: boolean | null;
  } & Chosen,
) {
  const { sort, reads } = STUDENT_SORTS[args.sort ?? 'NAME'];
  const fields = [
    ...(args.search ? ['firstName', 'lastName'] : ['displayName']),
    ...reads,
    ...(args.classId ? ['class'] : []),
    ...(args.programmeId ? ['programme'] : []),
  ];
  const access = mongoFilter(context.ability, 'read', 'Student', fields);
  const filter = all(
    access,
    searchFilter(args.search),
    where('classId', args.classId),
    where('programmeId', args.programmeId),
    chosenFilter(args),
    standing(args.archived),
  );
  const named = mongoFilter(context.ability, 'read', 'Student', [...fields, 'lastName']);
  const by = isDeepStrictEqual(access, named) ? 'sortKey' : 'firstName';
  return pageOfStudents(filter, sortBy(args.direction ?? 'ASC', ...sort, by), args);
}

export interface NeedFilter extends Chosen {
  state?: NeedState | null;
  returned?: boolean | null;
  foundPlace?: boolean | null;
  classId?: string | null;
  programmeId?: string | null;
  periodId?: string | null;
  schoolYear?: string | null;
  search?: string | null;
  archived?: boolean | null;
}

/** Needs whose proeftuin stands: of one that was archived, who coordinated it is asked nothing more. */
async function ofStandingProeftuin(context: Context): Promise<Record<string, unknown> | null> {
  const { viewer } = context;
  if (viewer.kind !== 'person' || viewer.role !== 'COORDINATOR') return null;
  const found = await context.load('Proeftuin.byId', proeftuinenByIds).loadMany(viewer.proeftuinIds);
  const archived = viewer.proeftuinIds.filter((_, at) => {
    const one = found[at];
    return one && !(one instanceof Error) && one.archivedAt;
  });
  return archived.length > 0 ? { proeftuinId: { $nin: archived } } : null;
}

/** The filter of a list of needs, access included; `reads` are fields that it is ordered by. */
async function needFilter(
  context: Context,
  filter: NeedFilter,
  reads: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const fields = [
    'student',
    ...reads,
    ...(filter.state ? ['state'] : []),
    ...(filter.returned != null ? ['returned'] : []),
    ...(filter.foundPlace ? ['foundPlace'] : []),
    ...(filter.classId ? ['class'] : []),
    ...(filter.programmeId ? ['programme'] : []),
    ...(filter.periodId || filter.schoolYear ? ['period'] : []),
  ];
  return all(
    mongoFilter(context.ability, 'read', 'Need', fields),
    where('state', filter.state),
    filter.returned == null
      ? null
      : { returned: filter.returned ? { $in: ['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED_EARLY'] } : null },
    filter.foundPlace ? { 'foundPlace.state': 'WAITING' } : null,
    where('classId', filter.classId),
    where('programmeId', filter.programmeId),
    where('periodId', filter.periodId),
    where('schoolYear', filter.schoolYear),
    searchFilter(filter.search),
    chosenFilter(filter),
    standing(filter.archived),
    filter.archived ? null : await ofStandingProeftuin(context),
  );
}

/** What needs can be ordered by, with the fields that this reads. */
const NEED_SORTS = {
  NAME: { sort: ['sortKey'], reads: [] },
  STARTS_ON: { sort: ['startsOn', 'sortKey'], reads: ['period'] },
  STATE: { sort: ['state', 'sortKey'], reads: ['state'] },
  CLASS: { sort: ['classKey', 'sortKey'], reads: ['class'] },
  PROGRAMME: { sort: ['programmeKey', 'sortKey'], reads: ['programme'] },
} as const;

/** Needs for who places or follows students. */
export async function listNeeds(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    filter?: NeedFilter | null;
    sort: keyof typeof NEED_SORTS;
    direction: 'ASC' | 'DESC';
  },
) {
  const { sort, reads } = NEED_SORTS[args.sort];
  const filter = await needFilter(context, args.filter ?? {}, reads);
  return pageOfNeeds(filter, sortBy(args.direction, ...sort), args);
}

export async function countNeedsFor(context: Context, filter: NeedFilter): Promise<number> {
  return countNeeds(await needFilter(context, filter));
}

/** Gives everyone in the programmes the proeftuin that they joined or left. */
export async function restampProeftuin(
  programmeIds: readonly string[],
  proeftuinId: string | null,
): Promise<void> {
  for (const programmeId of programmeIds) await stampProeftuinOf(programmeId, proeftuinId);
}

export const nodes: Record<string, LoadNode> = {
  Student: readableNode('Student', studentsByIds),
  Need: readableNode('Need', needsByIds),
};

export const finders: Record<string, Find> = {
  Student: async (context, search, first) => (await listStudents(context, { search, first })).nodes,
};
