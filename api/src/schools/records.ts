import {
  classFields,
  periodFields,
  periodProblems,
  programmeFields,
  schoolFields,
  schoolProblems,
} from '@scheldemond/domain/records/school';
import type { z } from 'zod';
import { organisationStore, type OrganisationDocument } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Outcome } from '../once.ts';
import { qualificationsByIds } from '../qualifications/service.ts';
import {
  archiveBy,
  createRecord,
  editRecord,
  holdRecord,
  requireMaker,
  requireSound,
  type Making,
  type RecordKind,
} from '../records.ts';
import type { RecordRegistries } from '../registries.ts';
import { standing } from '../search.ts';
import {
  classStore,
  countClasses,
  countPeriods,
  findProgrammes,
  periodStore,
  programmeStore,
  type ClassDocument,
  type PeriodDocument,
  type ProgrammeDocument,
} from './store.ts';

/** Schools are organisations; other organisations do not exist here. */
const schoolStore: typeof organisationStore = {
  ...organisationStore,
  byIds: async (ids) =>
    (await organisationStore.byIds(ids)).map((found) => (found?.kind === 'SCHOOL' ? found : null)),
};

export const schoolKind: RecordKind<OrganisationDocument> = {
  type: 'School',
  store: schoolStore,
  check: (_, school) => requireSound(schoolProblems(school as Parameters<typeof schoolProblems>[0])),
};
export const programmeKind: RecordKind<ProgrammeDocument> = {
  type: 'Programme',
  store: programmeStore,
  requireParents: async (_, { schoolId }) => requireStanding(await schoolStore.byIds([schoolId])),
};
export const classKind: RecordKind<ClassDocument> = {
  type: 'Class',
  store: classStore,
  requireParents: async (_, { programmeId }) => requireStanding(await programmeStore.byIds([programmeId])),
};
export const periodKind: RecordKind<PeriodDocument> = {
  type: 'PlacementPeriod',
  store: periodStore,
  check: (_, period) => requireSound(periodProblems(period)),
  requireParents: async (_, { programmeId, classId }) => {
    requireStanding(await programmeStore.byIds([programmeId]));
    if (classId) requireStanding(await classStore.byIds([classId]));
  },
};

function requireStanding([parent]: ({ archivedAt: Date | null } | null)[]): void {
  if (!parent || parent.archivedAt) throw new Refusal('ARCHIVED');
}

type Input = { key: string } & Record<string, unknown>;
type Edit = Input & { id: string; version: number };
const request = (operation: string, input: Input) => ({ key: input.key, operation, input });
const editsOf = (fields: z.ZodObject, input: Edit) => ({
  id: input.id,
  version: input.version,
  fields,
  given: input,
});

/** Makes a school. */
export function createSchool(context: Context, input: Input): Promise<Outcome> {
  return createRecord(context, schoolKind, request('createSchool', input), {
    fields: schoolFields,
    given: input,
    hang: () => Promise.resolve({ kind: 'SCHOOL' }),
  });
}
export function editSchool(context: Context, input: Edit): Promise<Outcome> {
  return editRecord(context, schoolKind, request('editSchool', input), editsOf(schoolFields, input));
}

/** Makes a programme of a school. Its qualification stays what it is: needs and placements lead to it. */
export function createProgramme(
  context: Context,
  input: Input & { schoolId: string; qualificationId: string },
): Promise<Outcome> {
  return createRecord(context, programmeKind, request('createProgramme', input), {
    fields: programmeFields,
    given: input,
    hang: async () => {
      const school = await holdRecord(context, schoolKind, input.schoolId);
      const [qualification] = await qualificationsByIds([input.qualificationId]);
      if (!qualification) throw unknownId('qualificationId');
      return { schoolId: school.id, qualificationId: qualification.id, proeftuinId: null };
    },
  });
}
export function editProgramme(context: Context, input: Edit): Promise<Outcome> {
  const edit = editsOf(programmeFields, input);
  return editRecord(context, programmeKind, request('editProgramme', input), edit);
}

/** Makes a class of a programme. */
export function createClass(context: Context, input: Input & { programmeId: string }): Promise<Outcome> {
  return createRecord(context, classKind, request('createClass', input), classOf(context, input));
}
/** What a new class of a programme is made of. */
export function classOf(context: Context, given: { programmeId: string }): Making<ClassDocument> {
  return {
    fields: classFields,
    given,
    hang: async () => {
      const { id, schoolId } = await holdRecord(context, programmeKind, given.programmeId);
      return { schoolId, programmeId: id };
    },
  };
}
export function editClass(context: Context, input: Edit): Promise<Outcome> {
  return editRecord(context, classKind, request('editClass', input), editsOf(classFields, input));
}

/** Makes a placement period of a programme, for one of its classes or for all. */
export function createPeriod(
  context: Context,
  input: Input & { programmeId: string; classId?: string | null },
): Promise<Outcome> {
  return createRecord(context, periodKind, request('createPlacementPeriod', input), periodOf(context, input));
}
/** What a new placement period of a programme is made of. */
export function periodOf(
  context: Context,
  given: { programmeId: string; classId?: string | null },
): Making<PeriodDocument> {
  return {
    fields: periodFields,
    given,
    hang: async () => {
      const { id, schoolId } = await holdRecord(context, programmeKind, given.programmeId);
      await requireMaker(context, periodKind, { schoolId });
      const group = given.classId ? await holdRecord(context, classKind, given.classId) : null;
      if (group?.schoolId !== schoolId && group) throw new Refusal('NOT_ALLOWED');
      if (group && group.programmeId !== id) throw unknownId('classId');
      return { schoolId, programmeId: id, classId: group?.id ?? null };
    },
  };
}
export function editPeriod(context: Context, input: Edit): Promise<Outcome> {
  const edit = editsOf(periodFields, input);
  return editRecord(context, periodKind, request('editPlacementPeriod', input), edit);
}

/** An id that leads to nothing of this kind. */
function unknownId(field: string): Refusal {
  return new Refusal('INVALID', [{ name: field, value: 'unknown' }]);
}

export const records: RecordRegistries = {
  archives: {
    School: archiveBy(schoolKind),
    Programme: archiveBy(programmeKind),
    Class: archiveBy(classKind),
    PlacementPeriod: archiveBy(periodKind),
  },
  vetoes: {
    School: async (_, schoolId) => [
      { name: 'programmes', value: (await findProgrammes({ schoolId, ...standing() })).length },
    ],
    Programme: async (_, programmeId) => [
      { name: 'classes', value: await countClasses({ programmeId, ...standing() }) },
      { name: 'periods', value: await countPeriods({ programmeId, ...standing() }) },
    ],
    Class: async (_, classId) => [{ name: 'periods', value: await countPeriods({ classId, ...standing() }) }],
  },
};
