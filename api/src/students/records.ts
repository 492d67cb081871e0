import { findPlace } from '@scheldemond/domain/places/places';
import { needFields, studentFields, studentProblems } from '@scheldemond/domain/records/student';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { can } from '@scheldemond/domain/access/ability';
import { personSortKey, searchKeys } from '@scheldemond/domain/text/keys';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import {
  archiveBy,
  canDo,
  changeRecord,
  editRecord,
  holdRecord,
  insertRecord,
  recordFor,
  requireMaker,
  requireSound,
  type RecordKind,
} from '../records.ts';
import type { Archive, RecordRegistries } from '../registries.ts';
import {
  classesByIds,
  classKind,
  periodKind,
  periodsByIds,
  programmesByIds,
  type PlacementPeriod,
} from '../schools/service.ts';
import { standing } from '../search.ts';
import { followClass, followProgramme, keysInClass } from './class-keys.ts';
import {
  countNeeds,
  countStudents,
  findNeedsOf,
  needStore,
  rewriteNeeds,
  stampProeftuinOf,
  studentsByIds,
  studentStore,
  type Need,
  type NeedDocument,
  type Student,
  type StudentDocument,
} from './store.ts';

export const studentKind: RecordKind<StudentDocument> = {
  type: 'Student',
  store: studentStore,
  check: (context, student) => requireSound(studentProblems(student, context.clock.today())),
  derive: async (student, changed) => ({
    ...named(student, changed),
    ...located(student, changed),
    ...(changed.includes('classId') || student.classKey === undefined
      ? await keysInClass(student.classId)
      : {}),
  }),
  requireParents: async (_, { classId }) => {
    const [group] = await classesByIds([classId]);
    if (!group || group.archivedAt) throw new Refusal('ARCHIVED');
  },
};
export const needKind: RecordKind<NeedDocument> = {
  type: 'Need',
  store: needStore,
  check: (_, { parts, partsHeld }) =>
    requireSound(parts < partsHeld ? [{ field: 'parts', why: 'fewer_than_held' }] : []),
  derive: ({ parts, partsHeld, openProposals }) => ({
    state: partsHeld >= parts ? 'PLACED' : openProposals > 0 ? 'PROPOSED' : 'WITHOUT_PLACE',
  }),
  requireParents: async (_, { studentId, periodId }) => {
    const [student] = await studentsByIds([studentId]);
    const [period] = await periodsByIds([periodId]);
    if (!student || student.archivedAt || !period || period.archivedAt) throw new Refusal('ARCHIVED');
  },
};

function named({ firstName, lastName }: Student, changed: readonly string[]) {
  if (!changed.includes('firstName') && !changed.includes('lastName')) return {};
  return { sortKey: personSortKey(firstName, lastName), searchKeys: searchKeys(firstName, lastName) };
}

/** Where the home is, to the middle of its place; unknown outside the region, and then travel is unknown too. */
function located({ homeCountry, homePostcode, homePlace }: Student, changed: readonly string[]) {
  if (!['homeCountry', 'homePostcode', 'homePlace'].some((field) => changed.includes(field))) return {};
  const place = homeCountry && homePostcode ? findPlace(homeCountry, homePostcode, homePlace ?? '') : null;
  return { lat: place?.lat ?? null, lon: place?.lon ?? null };
}

export interface NeedInput {
  periodId: string;
  parts?: number | null;
  wish?: string | null;
}

/** Makes a student in a class, with what has to be placed. */
export function createStudent(
  context: Context,
  input: { key: string; classId: string; needs?: NeedInput[] | null } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'createStudent', input }, async () => {
    const student = await insertRecord(context, studentKind, {
      fields: studentFields.omit({ guidanceNote: true }),
      given: input,
      hang: async () => {
        const { id, schoolId, programmeId } = await holdRecord(context, classKind, input.classId);
        const [programme] = await programmesByIds([programmeId]);
        return {
          schoolId,
          classId: id,
          programmeId,
          proeftuinId: programme?.proeftuinId ?? null,
          personId: null,
          proposedTo: [],
          acceptedBy: [],
          guidanceNote: null,
        };
      },
    });
    for (const need of input.needs ?? []) await insertNeed(context, student.id, need);
    return { kind: 'changed', id: student.id };
  });
}

/** What of a student can be changed. */
export const editedFields = studentFields.extend({ classId: z.string() });

/** Edits a student; the note only by who may read it, the class by who may put students into classes. */
export function editStudent(
  context: Context,
  input: { key: string; id: string; version: number } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editStudent', input }, async () => {
    const current = await recordFor(context, studentKind, 'edit', input.id);
    if (
      input['guidanceNote'] !== undefined &&
      !can(context.ability, 'read', 'Student', current, 'guidanceNote')
    )
      throw new Refusal('NOT_ALLOWED');
    const moved = typeof input['classId'] === 'string' && input['classId'] !== current.classId;
    if (moved) await requireClass(context, current, String(input['classId']));
    await changeRecord(context, studentKind, current, {
      version: input.version,
      fields: editedFields,
      given: input,
    });
    return { kind: 'changed', id: current.id };
  });
}

async function requireClass(context: Context, student: Student, classId: string): Promise<void> {
  if (!(await canDo(context, studentKind, 'create', student))) throw new Refusal('NOT_ALLOWED');
  const group = await holdRecord(context, classKind, classId);
  if (group.schoolId !== student.schoolId) throw new Refusal('NOT_ALLOWED');
}

/** Says that a student has to be placed in a period. */
export function createNeed(
  context: Context,
  input: { key: string; studentId: string } & NeedInput,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'createNeed', input }, async () => {
    const need = await insertNeed(context, input.studentId, input);
    return { kind: 'changed', id: need.id };
  });
}

/** Makes a need in the transaction around it. Throws a `Refusal`. */
export function insertNeed(context: Context, studentId: string, input: NeedInput): Promise<Need> {
  return insertRecord(context, needKind, {
    fields: needFields,
    given: { parts: input.parts ?? 1, wish: input.wish ?? null },
    hang: async () => {
      // Held by its student, so that two for one period cannot be made at the same time.
      const student = await holdRecord(context, studentKind, studentId);
      await requireMaker(context, needKind, { schoolId: student.schoolId });
      const period = await holdRecord(context, periodKind, input.periodId);
      const fits =
        period.programmeId === student.programmeId && [null, student.classId].includes(period.classId);
      if (!fits) requireSound([{ field: 'periodId', why: 'other_programme' }]);
      const others = await findNeedsOf([studentId]);
      if (others.some(({ periodId }) => periodId === period.id))
        throw new Refusal('DUPLICATE', [{ name: 'field', value: 'periodId' }]);
      const [programme] = await programmesByIds([student.programmeId]);
      return {
        ...ofStudent(student),
        ...ofPeriod(period),
        qualificationId: programme?.qualificationId ?? '',
        ...EMPTY,
      };
    },
  });
}

const EMPTY = {
  partsHeld: 0,
  openProposals: 0,
  state: 'WITHOUT_PLACE',
  returned: null,
  returnedAt: null,
} as const;

/** What a need copies from its student. */
function ofStudent(student: Student) {
  const {
    schoolId,
    classId,
    programmeId,
    proeftuinId,
    proposedTo,
    acceptedBy,
    sortKey,
    classKey,
    programmeKey,
    searchKeys: keys,
  } = student;
  return {
    studentId: student.id,
    studentPersonId: student.personId,
    schoolId,
    classId,
    programmeId,
    proeftuinId,
    proposedTo,
    acceptedBy,
    sortKey,
    classKey,
    programmeKey,
    searchKeys: keys,
  };
}

/** What a need copies from its period. */
function ofPeriod({ id, schoolYear, startsOn, endsOn, workWeek }: PlacementPeriod) {
  return { periodId: id, schoolYear, startsOn, endsOn, weekdays: weekdaysOf(workWeek) };
}

/** Edits what has to be placed; never fewer parts than are held. */
export function editNeed(
  context: Context,
  input: { key: string; id: string; version: number } & Record<string, unknown>,
): Promise<Outcome> {
  const { id, version } = input;
  const edit = { id, version, fields: needFields, given: input };
  return editRecord(context, needKind, { key: input.key, operation: 'editNeed', input }, edit);
}

/** Needs go along with what their student is called, and with the class in its own school year while they last. */
async function followStudent(context: Context, id: string, changed: readonly string[]): Promise<void> {
  const [student] = await studentsByIds([id]);
  if (!student) return;
  const { sortKey, classKey, programmeKey, searchKeys: keys } = student;
  if (changed.includes('firstName') || changed.includes('lastName'))
    await rewriteNeeds({ studentId: id }, { sortKey, searchKeys: keys });
  if (!changed.includes('classId')) return;
  const [group] = await classesByIds([student.classId]);
  const [programme] = await programmesByIds([group?.programmeId ?? '']);
  if (!group || !programme) return;
  const place = { classId: group.id, programmeId: programme.id, proeftuinId: programme.proeftuinId };
  await studentStore.update(student, { programmeId: programme.id, proeftuinId: programme.proeftuinId });
  await rewriteNeeds(
    { studentId: id, schoolYear: group.schoolYear, endsOn: { $gte: context.clock.today() } },
    { ...place, qualificationId: programme.qualificationId, classKey, programmeKey },
  );
}

async function followPeriod(_: Context, id: string, changed: readonly string[]): Promise<void> {
  const [period] = await periodsByIds([id]);
  const copied = ['schoolYear', 'startsOn', 'endsOn', 'workWeek'].some((field) => changed.includes(field));
  if (period && copied) await rewriteNeeds({ periodId: id }, ofPeriod(period));
}

/** A student's needs are archived along, and come back with the student. */
const archiveStudent: Archive = async (context, id, archived) => {
  const [before] = await studentsByIds([id]);
  const done = await archiveBy(studentKind)(context, id, archived);
  const [after] = await studentsByIds([id]);
  if (before && after && before.archivedAt?.getTime() !== after.archivedAt?.getTime())
    await rewriteNeeds({ studentId: id, archivedAt: before.archivedAt }, { archivedAt: after.archivedAt });
  return done;
};

export const records: RecordRegistries = {
  archives: { Student: archiveStudent, Need: archiveBy(needKind) },
  followers: {
    Student: followStudent,
    PlacementPeriod: followPeriod,
    Class: async (_, id, changed) => {
      if (changed.includes('name') || changed.includes('schoolYear')) await followClass(id);
    },
    Programme: async (_, id, changed) => {
      if (changed.includes('title')) await followProgramme(id);
      if (!changed.includes('proeftuinId')) return;
      const [programme] = await programmesByIds([id]);
      if (programme) await stampProeftuinOf(id, programme.proeftuinId);
    },
  },
  vetoes: {
    School: async (_, schoolId) => [
      { name: 'students', value: await countStudents({ schoolId, ...standing() }) },
    ],
    Programme: async (_, programmeId) => [
      { name: 'students', value: await countStudents({ programmeId, ...standing() }) },
    ],
    Class: async (_, classId) => [
      { name: 'students', value: await countStudents({ classId, ...standing() }) },
    ],
    PlacementPeriod: async (context, periodId) => [
      {
        name: 'needs',
        value: await countNeeds({
          periodId,
          ...standing(),
          state: { $ne: 'PLACED' },
          endsOn: { $gte: context.clock.today() },
        }),
      },
    ],
  },
};
