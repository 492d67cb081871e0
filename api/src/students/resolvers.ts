import { can } from '@scheldemond/domain/access/ability';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { localChosen } from '../search.ts';
import { localInput, recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { loadClass, loadPeriod, loadProgramme, loadSchool, type RolloverClass } from '../schools/service.ts';
import {
  createNeed,
  createStudent,
  displayName,
  editNeed,
  editStudent,
  isMinor,
  listNeeds,
  listStudents,
  loadNeed,
  loadStudent,
  moveClassUp,
  needKind,
  needsOf,
  refuseFoundPlace,
  studentKind,
  studentOf,
  studentsToMove,
  suggestPlace,
  type Need,
  type NeedFilter,
  type Student,
  viewerCanSuggest,
} from './service.ts';

function localFilter(filter: NeedFilter | null | undefined): NeedFilter {
  return {
    ...filter,
    ...localChosen(filter, 'Need'),
    classId: filter?.classId ? localId(filter.classId, 'Class') : null,
    programmeId: filter?.programmeId ? localId(filter.programmeId, 'Programme') : null,
    periodId: filter?.periodId ? localId(filter.periodId, 'PlacementPeriod') : null,
  };
}

const student = { type: 'Student', field: 'student', load: loadStudent } as const;
const need = { type: 'Need', field: 'need', load: loadNeed } as const;
const makeStudent = recordMutation(createStudent, { ...student, ids: { classId: 'Class' } });

export const resolvers = {
  Query: {
    students: (_: unknown, args: Parameters<typeof listStudents>[1], context: Context) =>
      listStudents(context, {
        ...localInput(args, { classId: 'Class', programmeId: 'Programme' }),
        ...localChosen(args, 'Student'),
      }),
    needs: (_: unknown, args: Parameters<typeof listNeeds>[1], context: Context) =>
      listNeeds(context, { ...args, filter: localFilter(args.filter) }),
  },
  Mutation: {
    createStudent: (
      _: unknown,
      { input }: { input: Parameters<typeof createStudent>[1] },
      context: Context,
    ) => {
      const needs = input.needs?.map((need) => localInput(need, { periodId: 'PlacementPeriod' })) ?? [];
      return makeStudent(_, { input: { ...input, needs } }, context);
    },
    editStudent: recordMutation(editStudent, { ...student, ids: { id: 'Student', classId: 'Class' } }),
    createNeed: recordMutation(createNeed, {
      ...need,
      ids: { studentId: 'Student', periodId: 'PlacementPeriod' },
    }),
    moveClassUp: recordMutation(moveClassUp, {
      type: 'Class',
      field: 'class',
      load: loadClass,
      ids: { classId: 'Class', toClassId: 'Class', stayIds: 'Student', leaveIds: 'Student' },
    }),
    editNeed: recordMutation(editNeed, { ...need, ids: { id: 'Need' } }),
    suggestPlace: recordMutation(suggestPlace, { ...need, ids: { needId: 'Need', siteId: 'Site' } }),
    refuseFoundPlace: recordMutation(refuseFoundPlace, { ...need, ids: { needId: 'Need' } }),
  },
  Student: {
    homePoint: ({ lat, lon }: Student) =>
      lat === null || lon === null ? null : { latitude: lat, longitude: lon },
    displayName: (student: Student, _: unknown, context: Context) => displayName(context, student),
    minor: (student: Student, _: unknown, context: Context) => isMinor(context, student),
    school: (student: Student, _: unknown, context: Context) => loadSchool(context, student.schoolId),
    class: (student: Student, _: unknown, context: Context) => loadClass(context, student.classId),
    programme: (student: Student, _: unknown, context: Context) =>
      loadProgramme(context, student.programmeId),
    needs: (student: Student, args: { archived: boolean }, context: Context) =>
      needsOf(context, student.id, args.archived),
    ...recordFieldsOf(studentKind),
    viewerCanNote: (student: Student, _: unknown, context: Context) =>
      can(context.ability, 'edit', 'Student', student) &&
      can(context.ability, 'read', 'Student', student, 'guidanceNote'),
    viewerCanAddNeed: (student: Student, _: unknown, context: Context) =>
      !student.archivedAt && can(context.ability, 'create', 'Need', student),
  },
  RolloverClass: {
    students: ({ class: group }: RolloverClass, _: unknown, context: Context) =>
      studentsToMove(context, group),
  },
  Need: {
    student: (need: Need & { student?: Student }, _: unknown, context: Context) => studentOf(context, need),
    class: (need: Need, _: unknown, context: Context) => loadClass(context, need.classId),
    programme: (need: Need, _: unknown, context: Context) => loadProgramme(context, need.programmeId),
    period: (need: Need, _: unknown, context: Context) => loadPeriod(context, need.periodId),
    foundPlace: ({ foundPlace }: Need) =>
      foundPlace && {
        ...foundPlace,
        siteId: foundPlace.siteId ? toNodeId('Site', foundPlace.siteId) : null,
      },
    viewerCanSuggest: (need: Need, _: unknown, context: Context) => viewerCanSuggest(context, need),
    viewerCanPropose: (need: Need, _: unknown, context: Context) =>
      !need.archivedAt && can(context.ability, 'propose', 'Need', need),
    ...recordFieldsOf(needKind),
  },
};
