import type { GuardedType } from '@scheldemond/domain/access/fields';
import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import type { Membership, Organisation } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { loadQualification } from '../qualifications/service.ts';
import { localInput, recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { localChosen, type Chosen } from '../search.ts';
import * as schools from './service.ts';
import type { PlacementPeriod, Programme, SchoolClass } from './service.ts';

type Year = { schoolYear?: string | null };
type Archived = { archived: boolean };

const school = { type: 'School', field: 'school', load: schools.loadSchool } as const;
const programme = { type: 'Programme', field: 'programme', load: schools.loadProgramme } as const;
const group = { type: 'Class', field: 'class', load: schools.loadClass } as const;
const period = { type: 'PlacementPeriod', field: 'placementPeriod', load: schools.loadPeriod } as const;
const startYear = recordMutation(schools.startSchoolYear, {
  ...school,
  ids: { schoolId: 'School', classIds: 'Class' },
});

/** What a list is asked, with stored ids. */
function localAsked<T extends Chosen>(asked: T, type: GuardedType): T {
  const of = { schoolId: 'School', programmeId: 'Programme', qualificationId: 'Qualification' } as const;
  return { ...localInput(asked, of), ...localChosen(asked, type) };
}

export const resolvers = {
  Query: {
    rollover: (_: unknown, args: { from?: string | null }, context: Context) =>
      schools.rolloverOf(context, args.from),
    schools: (_: unknown, args: schools.SchoolAsked, context: Context) =>
      schools.listSchools(context, localAsked(args, 'School')),
    programmes: (_: unknown, args: schools.ProgrammeAsked, context: Context) =>
      schools.listProgrammes(context, localAsked(args, 'Programme')),
    classes: (_: unknown, args: schools.ClassAsked, context: Context) =>
      schools.listClasses(context, localAsked(args, 'Class')),
    placementPeriods: (_: unknown, args: schools.PeriodAsked, context: Context) =>
      schools.listPeriods(context, localAsked(args, 'PlacementPeriod')),
    classChoices: (_: unknown, args: Year, context: Context) =>
      schools.classChoices(context, args.schoolYear),
    periodChoices: (_: unknown, args: Year, context: Context) =>
      schools.periodChoices(context, args.schoolYear),
  },
  Mutation: {
    createSchool: recordMutation(schools.createSchool, { ...school, ids: {} }),
    editSchool: recordMutation(schools.editSchool, { ...school, ids: { id: 'School' } }),
    createProgramme: recordMutation(schools.createProgramme, {
      ...programme,
      ids: { schoolId: 'School', qualificationId: 'Qualification' },
    }),
    editProgramme: recordMutation(schools.editProgramme, { ...programme, ids: { id: 'Programme' } }),
    createClass: recordMutation(schools.createClass, { ...group, ids: { programmeId: 'Programme' } }),
    editClass: recordMutation(schools.editClass, { ...group, ids: { id: 'Class' } }),
    createPlacementPeriod: recordMutation(schools.createPeriod, {
      ...period,
      ids: { programmeId: 'Programme', classId: 'Class' },
    }),
    startSchoolYear: (_: unknown, { input }: { input: schools.StartSchoolYear }, context: Context) => {
      const periods = input.periods.map((one) => localInput(one, { id: 'PlacementPeriod' }));
      return startYear(_, { input: { ...input, periods } }, context);
    },
    editPlacementPeriod: recordMutation(schools.editPeriod, { ...period, ids: { id: 'PlacementPeriod' } }),
  },
  Rollover: {
    school: ({ schoolId }: schools.Rollover, _: unknown, context: Context) =>
      schools.loadSchool(context, schoolId),
  },
  School: {
    ...recordFieldsOf(schools.schoolKind),
    municipality: (one: Organisation) => one.municipality ?? '',
    education: (one: Organisation) => one.education ?? 'SECONDARY',
    studentAgrees: (one: Organisation) => one.studentAgrees ?? false,
    programmes: (one: Organisation, { archived }: Archived, context: Context) =>
      schools.programmesOf(context, one.id, archived),
    classes: (one: Organisation, { archived }: Archived, context: Context) =>
      schools.classesOf(context, one.id, archived),
    periods: (one: Organisation, { archived }: Archived, context: Context) =>
      schools.periodsOf(context, one.id, archived),
  },
  Programme: {
    ...recordFieldsOf(schools.programmeKind),
    school: (one: Programme, _: unknown, context: Context) => schools.loadSchool(context, one.schoolId),
    qualification: (one: Programme, _: unknown, context: Context) =>
      loadQualification(context, one.qualificationId),
    recognitionScheme: (one: Programme) => schemeFor(one.form),
  },
  Class: {
    ...recordFieldsOf(schools.classKind),
    programme: (one: SchoolClass, _: unknown, context: Context) =>
      schools.loadProgramme(context, one.programmeId),
  },
  PlacementPeriod: {
    ...recordFieldsOf(schools.periodKind),
    programme: (one: PlacementPeriod, _: unknown, context: Context) =>
      schools.loadProgramme(context, one.programmeId),
    class: (one: PlacementPeriod, _: unknown, context: Context) =>
      one.classId ? schools.loadClass(context, one.classId) : null,
  },
  Membership: {
    classes: (membership: Membership, _: unknown, context: Context) =>
      Promise.all(membership.classIds.map((id) => schools.loadClass(context, id))),
  },
};
