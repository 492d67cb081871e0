import { mongoFilter } from '@scheldemond/domain/access/filter';
import { groupedBy, readableNode } from '../by-id.ts';
import type { Context } from '../context.ts';
import type { LoadNode } from '../node.ts';
import { all, standing, where } from '../search.ts';
import { schoolsByIds } from './loaders.ts';
import {
  classesByIds,
  findClasses,
  findPeriods,
  findProgrammes,
  periodsByIds,
  programmesByIds,
  type PlacementPeriod,
  type Programme,
  type SchoolClass,
} from './store.ts';

export {
  listClasses,
  listPeriods,
  listProgrammes,
  listSchools,
  type ClassAsked,
  type PeriodAsked,
  type ProgrammeAsked,
  type SchoolAsked,
} from './lists.ts';
export { loadClass, loadPeriod, loadProgramme, loadSchool, schoolsByIds } from './loaders.ts';
export {
  classKind,
  createClass,
  createPeriod,
  createProgramme,
  createSchool,
  editClass,
  editPeriod,
  editProgramme,
  editSchool,
  periodKind,
  programmeKind,
  records,
  schoolKind,
} from './records.ts';
export {
  rolloverOf,
  startSchoolYear,
  type Rollover,
  type RolloverClass,
  type StartSchoolYear,
} from './rollover.ts';
export {
  classesByIds,
  classIdsByExternalKey,
  findClasses,
  findPeriods,
  importClasses,
  importPeriods,
  importProgrammes,
  periodIdsByExternalKey,
  periodsByIds,
  programmeIdsByExternalKey,
  programmesByIds,
  type ClassDocument,
  type PeriodDocument,
  type PlacementPeriod,
  type Programme,
  type ProgrammeDocument,
  type SchoolClass,
} from './store.ts';

/** What a school has of a kind: what stands, or what was archived. */
function ofSchool<T extends { schoolId: string }>(
  kind: string,
  find: (filter: Record<string, unknown>) => Promise<T[]>,
) {
  return (context: Context, schoolId: string, archived = false): Promise<T[] | null> =>
    context
      .load<string, T[]>(`${kind}.bySchool ${archived}`, async (ids) =>
        groupedBy(
          ids,
          await find({ schoolId: { $in: [...ids] }, ...standing(archived) }),
          (one) => one.schoolId,
        ),
      )
      .load(schoolId);
}

/** Programmes with one of these titles, whoever's they are: an import looks for what a list names. */
export function programmesNamed(titles: readonly string[]): Promise<Programme[]> {
  return findProgrammes({ title: { $in: [...titles] } });
}
/** Classes with one of these names, of every school and year. */
export function classesNamed(names: readonly string[]): Promise<SchoolClass[]> {
  return findClasses({ name: { $in: [...names] } });
}
/** Periods with one of these names, of every school and year. */
export function periodsNamed(names: readonly string[]): Promise<PlacementPeriod[]> {
  return findPeriods({ name: { $in: [...names] } });
}

/** A school's programmes by title. */
export const programmesOf = ofSchool('Programme', findProgrammes);
/** A school's classes by year and name. */
export const classesOf = ofSchool('Class', findClasses);
/** A school's placement periods by their first day. */
export const periodsOf = ofSchool('PlacementPeriod', findPeriods);

/** The programmes that take part in a proeftuin. */
export function programmesOfProeftuin(context: Context, proeftuinId: string): Promise<Programme[] | null> {
  return context
    .load<string, Programme[]>('Programme.byProeftuin', async (ids) =>
      groupedBy(
        ids,
        await findProgrammes({ proeftuinId: { $in: [...ids] }, ...standing() }),
        (programme) => programme.proeftuinId ?? '',
      ),
    )
    .load(proeftuinId);
}

/** Which classes concern the viewer: a teacher's own, a coordinator's those of programmes in own proeftuinen. */
async function concerned({ viewer }: Context): Promise<Record<string, unknown> | null> {
  if (viewer.kind !== 'person') return null;
  if (viewer.role === 'TEACHER') return { _id: { $in: viewer.classIds } };
  if (viewer.role !== 'COORDINATOR') return null;
  const programmes = await findProgrammes({ proeftuinId: { $in: viewer.proeftuinIds } });
  return { programmeId: { $in: programmes.map(({ id }) => id) } };
}

/** Classes to choose from: those that the viewer may read and that concern them. */
export async function classChoices(context: Context, schoolYear?: string | null): Promise<SchoolClass[]> {
  const own = await concerned(context);
  return findClasses(
    all(mongoFilter(context.ability, 'read', 'Class'), own, where('schoolYear', schoolYear), standing()),
  );
}

/** Placement periods to choose from: of the viewer's own school; a coordinator's proeftuinen span schools. */
export function periodChoices(context: Context, schoolYear?: string | null): Promise<PlacementPeriod[]> {
  const { viewer } = context;
  const own = viewer.kind === 'person' && ['TEACHER', 'SCHOOL_COORDINATOR', 'STUDENT'].includes(viewer.role);
  return findPeriods(
    all(
      mongoFilter(context.ability, 'read', 'PlacementPeriod'),
      own && viewer.kind === 'person' ? { schoolId: viewer.organisationId } : null,
      where('schoolYear', schoolYear),
      standing(),
    ),
  );
}

export const nodes: Record<string, LoadNode> = {
  School: readableNode('School', schoolsByIds),
  Programme: readableNode('Programme', programmesByIds),
  Class: readableNode('Class', classesByIds),
  PlacementPeriod: readableNode('PlacementPeriod', periodsByIds),
};
