import { can } from '@scheldemond/domain/access/ability';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { localChosen } from '../search.ts';
import { resultOf } from '../outcome.ts';
import { loadClass, loadPeriod, loadProgramme, loadSchool } from '../schools/service.ts';
import {
  displayName,
  editStudent,
  isMinor,
  listNeeds,
  listStudents,
  loadStudent,
  needsOf,
  viewerCanEdit,
  type Need,
  type NeedFilter,
  type Student,
} from './service.ts';

function localFilter(filter: NeedFilter | null | undefined): NeedFilter {
  return {
    ...filter,
    ...localChosen(filter, 'Need'),
    classId: filter?.classId ? localId(filter.classId, 'Class') : null,
    periodId: filter?.periodId ? localId(filter.periodId, 'PlacementPeriod') : null,
  };
}

export const resolvers = {
  Query: {
    students: (_: unknown, args: Parameters<typeof listStudents>[1], context: Context) =>
      listStudents(context, { ...args, classId: args.classId ? localId(args.classId, 'Class') : null }),
    needs: (_: unknown, args: Parameters<typeof listNeeds>[1], context: Context) =>
      listNeeds(context, { ...args, filter: localFilter(args.filter) }),
  },
  Mutation: {
    editStudent: async (
      _: unknown,
      { input }: { input: Parameters<typeof editStudent>[1] },
      context: Context,
    ) =>
      resultOf(context, await editStudent(context, { ...input, id: localId(input.id, 'Student') }), {
        type: 'Student',
        field: 'student',
        load: loadStudent,
      }),
  },
  Student: {
    displayName: (student: Student, _: unknown, context: Context) => displayName(context, student),
    minor: (student: Student, _: unknown, context: Context) => isMinor(context, student),
    school: (student: Student, _: unknown, context: Context) => loadSchool(context, student.schoolId),
    class: (student: Student, _: unknown, context: Context) => loadClass(context, student.classId),
    programme: (student: Student, _: unknown, context: Context) =>
      loadProgramme(context, student.programmeId),
    needs: (student: Student, _: unknown, context: Context) => needsOf(context, student.id),
    viewerCanEdit: (student: Student, _: unknown, context: Context) => viewerCanEdit(context, student),
  },
  Need: {
    student: (need: Need & { student?: Student }, _: unknown, context: Context) =>
      need.student ?? loadStudent(context, need.studentId),
    period: (need: Need, _: unknown, context: Context) => loadPeriod(context, need.periodId),
    viewerCanPropose: (need: Need, _: unknown, context: Context) =>
      can(context.ability, 'propose', 'Need', need),
  },
};
