import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import type { Organisation } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { loadQualification } from '../qualifications/service.ts';
import {
  listClasses,
  listPeriods,
  loadProgramme,
  loadSchool,
  programmesOf,
  type PlacementPeriod,
  type Programme,
  type SchoolClass,
} from './service.ts';

type Year = { schoolYear?: string | null };

export const resolvers = {
  Query: {
    classes: (_: unknown, args: Year, context: Context) => listClasses(context, args.schoolYear),
    placementPeriods: (_: unknown, args: Year, context: Context) => listPeriods(context, args.schoolYear),
  },
  School: {
    municipality: (school: Organisation) => school.municipality ?? '',
    education: (school: Organisation) => school.education ?? 'SECONDARY',
    programmes: (school: Organisation, _: unknown, context: Context) => programmesOf(context, school.id),
  },
  Programme: {
    school: (programme: Programme, _: unknown, context: Context) => loadSchool(context, programme.schoolId),
    qualification: (programme: Programme, _: unknown, context: Context) =>
      loadQualification(context, programme.qualificationId),
    recognitionScheme: (programme: Programme) => schemeFor(programme.form),
  },
  Class: {
    programme: (one: SchoolClass, _: unknown, context: Context) => loadProgramme(context, one.programmeId),
  },
  PlacementPeriod: {
    programme: (period: PlacementPeriod, _: unknown, context: Context) =>
      loadProgramme(context, period.programmeId),
  },
};
