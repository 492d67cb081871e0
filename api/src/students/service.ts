import { isDeepStrictEqual } from 'node:util';
import { can, readableFields } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { isMinorOn } from '@scheldemond/domain/time/working-day';
import type { TravelMeans } from '@scheldemond/domain/travel/means';
import { groupedBy, readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import { personIdOf, type Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { once, type Outcome } from '../once.ts';
import { announce } from '../platform/live/service.ts';
import { recordStep } from '../platform/history/service.ts';
import { all, chosenFilter, searchFilter, where, type Chosen } from '../search.ts';
import { changesOf, nextVersion, requireFresh } from '../versions.ts';
import {
  countNeeds,
  findNeedsOf,
  needsByIds,
  pageOfNeeds,
  pageOfStudents,
  stampProeftuinOf,
  studentsByIds,
  updateStudent,
  type Need,
  type NeedState,
  type Student,
} from './store.ts';

export {
  countNeeds,
  countStudentsByProeftuin,
  importNeeds,
  importStudents,
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

const LONGEST_NOTE = 4000;

export function loadStudent(context: Context, id: string): Promise<Student | null> {
  return context.load('Student.byId', studentsByIds).load(id);
}
export function loadNeed(context: Context, id: string): Promise<Need | null> {
  return context.load('Need.byId', needsByIds).load(id);
}
export function needsOf(context: Context, studentId: string): Promise<Need[] | null> {
  return context
    .load<string, Need[]>('Need.byStudent', async (ids) =>
      groupedBy(ids, await findNeedsOf(ids), (need) => need.studentId),
    )
    .load(studentId);
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

/**
 * Students that the viewer may read, by name. Searching a name counts as reading first and last name, and so
 * does sorting by it: who may not read every last name gets the order of first names.
 */
export function listStudents(
  context: Context,
  args: { first: number; after?: string | null; search?: string | null; classId?: string | null },
) {
  const fields = [
    ...(args.search ? ['firstName', 'lastName'] : ['displayName']),
    ...(args.classId ? ['class'] : []),
  ];
  const access = mongoFilter(context.ability, 'read', 'Student', fields);
  const filter = all(access, searchFilter(args.search), where('classId', args.classId));
  const named = mongoFilter(context.ability, 'read', 'Student', [...fields, 'lastName']);
  return pageOfStudents(filter, isDeepStrictEqual(access, named) ? 'sortKey' : 'firstName', args);
}

export interface NeedFilter extends Chosen {
  state?: NeedState | null;
  returned?: boolean | null;
  classId?: string | null;
  periodId?: string | null;
  schoolYear?: string | null;
  search?: string | null;
}

/** The filter of a list of needs, access included; `reads` are fields that it is ordered by. */
export function needFilter(
  context: Context,
  filter: NeedFilter,
  reads: readonly string[] = [],
): Record<string, unknown> {
  const fields = [
    'student',
    ...reads,
    ...(filter.state ? ['state'] : []),
    ...(filter.returned != null ? ['returned'] : []),
    ...(filter.periodId || filter.schoolYear ? ['period'] : []),
  ];
  return all(
    mongoFilter(context.ability, 'read', 'Need', fields),
    where('state', filter.state),
    filter.returned == null
      ? null
      : { returned: filter.returned ? { $in: ['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED_EARLY'] } : null },
    where('classId', filter.classId),
    where('periodId', filter.periodId),
    where('schoolYear', filter.schoolYear),
    searchFilter(filter.search),
    chosenFilter(filter),
  );
}

/** What needs can be ordered by, with the fields that this reads. */
const NEED_SORTS = {
  NAME: { sort: ['sortKey'], reads: [] },
  STARTS_ON: { sort: ['startsOn', 'sortKey'], reads: ['period'] },
  STATE: { sort: ['state', 'sortKey'], reads: ['state'] },
} as const;

/** Needs for who places or follows students. */
export function listNeeds(
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
  return pageOfNeeds(needFilter(context, args.filter ?? {}, reads), sortBy(args.direction, ...sort), args);
}

export function countNeedsFor(context: Context, filter: NeedFilter): Promise<number> {
  return countNeeds(needFilter(context, filter));
}

export function viewerCanEdit(context: Context, student: Student): boolean {
  return can(context.ability, 'edit', 'Student', student);
}

type Edit = Partial<Pick<Student, 'travelMeans' | 'maxTravelMinutes' | 'guidanceNote'>>;

/** Edits a student's travel and note; the note only by who may read it. */
export function editStudent(
  context: Context,
  input: {
    key: string;
    id: string;
    version: number;
    travelMeans?: TravelMeans[] | null;
    maxTravelMinutes?: number | null;
    guidanceNote?: string | null;
  },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editStudent', input }, async () => {
    const [current] = await studentsByIds([input.id]);
    if (!current || !viewerCanEdit(context, current)) throw new Refusal('NOT_ALLOWED');
    const given = Object.fromEntries(
      Object.entries({
        travelMeans: input.travelMeans,
        maxTravelMinutes: input.maxTravelMinutes,
        guidanceNote: input.guidanceNote,
      }).filter(([, value]) => value !== undefined),
    ) as Edit;
    if (given.guidanceNote !== undefined && !can(context.ability, 'read', 'Student', current, 'guidanceNote'))
      throw new Refusal('NOT_ALLOWED');
    requireFresh('Student', current, input.version);
    const changes = changesOf<Edit>(current, given);
    const minutes = changes.maxTravelMinutes;
    if (minutes != null && (minutes < 5 || minutes > 180))
      throw new Refusal('INVALID', [{ name: 'maxTravelMinutes', value: '5-180' }]);
    if (changes.guidanceNote && changes.guidanceNote.length > LONGEST_NOTE)
      throw new Refusal('INVALID', [{ name: 'guidanceNote', value: LONGEST_NOTE }]);
    if (Object.keys(changes).length === 0) return { kind: 'changed', id: current.id };
    const next = await updateStudent(current.id, current.version, nextVersion(current, changes));
    if (!next) throw new Refusal('STALE', [], { current: { type: 'Student', id: current.id } });
    await recordStep({
      subjectType: 'Student',
      subjectId: current.id,
      command: 'EDIT',
      state: '',
      actorKind: 'TEACHER',
      actorPersonId: personIdOf(context),
      facts: Object.keys(changes).map((field) => ({ name: 'field', value: field })),
      at: context.clock.now(),
    });
    announce({ type: 'Student', id: next.id, version: next.version, keys: next });
    return { kind: 'changed', id: next.id };
  });
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
