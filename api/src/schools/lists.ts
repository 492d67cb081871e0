import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import { PLACEMENT_FORMS, type PlacementForm } from '@scheldemond/domain/qualifications/schemes';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import type { Country } from '@scheldemond/domain/time/working-day';
import type { Education } from '@scheldemond/domain/vocabulary/words';
import { findOrganisationsOf, type Organisation } from '../accounts/service.ts';
import type { Page } from '../connection.ts';
import type { Context } from '../context.ts';
import { loadQualification } from '../qualifications/service.ts';
import { rankedPage } from '../ranked.ts';
import { all, chosenFilter, standing, where, type Chosen } from '../search.ts';
import { loadClass, loadProgramme, loadSchool } from './loaders.ts';
import {
  findClasses,
  findPeriods,
  findProgrammes,
  type PlacementPeriod,
  type Programme,
  type SchoolClass,
} from './store.ts';

// A region has few enough schools, and a school few enough of these, to be ranked by what stands in others.

interface Asked<Sort extends string> extends Chosen {
  first: number;
  after?: string | null;
  search?: string | null;
  archived?: boolean | null;
  sort: Sort;
  direction: 'ASC' | 'DESC';
}

/** Field that each filter and order reads, where it was asked. */
function filterOf(
  context: Context,
  type: GuardedType,
  asked: Asked<string>,
  reads: readonly (string | false | null | undefined)[],
): Record<string, unknown> {
  const fields = reads.filter((field): field is string => Boolean(field));
  return all(
    mongoFilter(context.ability, 'read', type, fields),
    chosenFilter(asked),
    standing(asked.archived),
  );
}

export type SchoolAsked = Asked<'NAME' | 'PLACE' | 'COUNTRY' | 'EDUCATION' | 'NUMBER'> & {
  country?: Country | null;
  education?: Education | null;
};

/** Schools of the region. */
export async function listSchools(context: Context, asked: SchoolAsked): Promise<Page<Organisation>> {
  const { country, education, sort } = asked;
  const filter = filterOf(context, 'School', asked, ['name', 'municipality', 'country', 'education']);
  const found = await findOrganisationsOf(
    'SCHOOL',
    all(filter, where('country', country), where('education', education)),
  );
  return rankedPage(
    found.map((item) => {
      const { name, shortName, municipality, registrationNumber } = item;
      const keys = {
        NAME: '',
        PLACE: sortKey(municipality ?? ''),
        COUNTRY: item.country,
        EDUCATION: item.education ?? '',
        NUMBER: registrationNumber ?? '',
      };
      const words = searchKeys(name, shortName, municipality, registrationNumber);
      return { item, words, keys: [keys[sort], sortKey(name)] };
    }),
    asked,
  );
}

export type ProgrammeAsked = Asked<'TITLE' | 'SCHOOL' | 'QUALIFICATION' | 'LEVEL' | 'FORM'> & {
  schoolId?: string | null;
  qualificationId?: string | null;
  form?: PlacementForm | null;
};

/** What the schools of the region teach. */
export async function listProgrammes(context: Context, asked: ProgrammeAsked): Promise<Page<Programme>> {
  const { schoolId, qualificationId, form, sort } = asked;
  const filter = filterOf(context, 'Programme', asked, ['title', 'school', 'qualification', 'form']);
  const found = await findProgrammes(
    all(filter, where('schoolId', schoolId), where('qualificationId', qualificationId), where('form', form)),
  );
  const ranked = await Promise.all(
    found.map(async (item) => {
      const [school, qualification] = await Promise.all([
        loadSchool(context, item.schoolId),
        loadQualification(context, item.qualificationId),
      ]);
      const keys = {
        TITLE: '',
        SCHOOL: sortKey(school?.name ?? ''),
        QUALIFICATION: sortKey(qualification?.title ?? ''),
        LEVEL: qualification?.level ?? 0,
        FORM: PLACEMENT_FORMS.indexOf(item.form),
      };
      const words = searchKeys(item.title, school?.name, school?.shortName, qualification?.title);
      return { item, words, keys: [keys[sort], sortKey(item.title)] };
    }),
  );
  return rankedPage(ranked, asked);
}

interface OfSchool {
  schoolId?: string | null;
  programmeId?: string | null;
  schoolYear?: string | null;
}
const ofSchool = ({ schoolId, programmeId, schoolYear }: OfSchool) =>
  all(where('schoolId', schoolId), where('programmeId', programmeId), where('schoolYear', schoolYear));

export type ClassAsked = Asked<'NAME' | 'SCHOOL_YEAR' | 'PROGRAMME' | 'SCHOOL'> & OfSchool;

/** Classes that the viewer may read. */
export async function listClasses(context: Context, asked: ClassAsked): Promise<Page<SchoolClass>> {
  const filter = filterOf(context, 'Class', asked, ['name', 'schoolYear', 'programme']);
  const found = await findClasses(all(filter, ofSchool(asked)));
  const ranked = await Promise.all(
    found.map(async (item) => {
      const { programme, school } = await above(context, item);
      const keys = {
        NAME: '',
        SCHOOL_YEAR: item.schoolYear,
        PROGRAMME: sortKey(programme?.title ?? ''),
        SCHOOL: sortKey(school?.name ?? ''),
      };
      const words = searchKeys(item.name, programme?.title, school?.name, school?.shortName);
      return { item, words, keys: [keys[asked.sort], sortKey(item.name), item.schoolYear] };
    }),
  );
  return rankedPage(ranked, asked);
}

export type PeriodAsked = Asked<'NAME' | 'STARTS_ON' | 'DEADLINE' | 'SCHOOL_YEAR' | 'PROGRAMME' | 'SCHOOL'> &
  OfSchool;

/** Placement periods of the region's schools. */
export async function listPeriods(context: Context, asked: PeriodAsked): Promise<Page<PlacementPeriod>> {
  const filter = filterOf(context, 'PlacementPeriod', asked, [
    'name',
    'schoolYear',
    'programme',
    asked.sort === 'STARTS_ON' && 'startsOn',
    asked.sort === 'DEADLINE' && 'deadline',
  ]);
  const found = await findPeriods(all(filter, ofSchool(asked)));
  const ranked = await Promise.all(
    found.map(async (item) => {
      const [{ programme, school }, group] = await Promise.all([
        above(context, item),
        item.classId ? loadClass(context, item.classId) : null,
      ]);
      const keys = {
        NAME: '',
        STARTS_ON: item.startsOn,
        DEADLINE: item.deadline ?? '',
        SCHOOL_YEAR: item.schoolYear,
        PROGRAMME: sortKey(programme?.title ?? ''),
        SCHOOL: sortKey(school?.name ?? ''),
      };
      // The class is told to fewer readers than the period.
      const words = searchKeys(item.name, programme?.title, school?.name, school?.shortName);
      const named =
        group && can(context.ability, 'read', 'Class', group, 'name') ? searchKeys(group.name) : [];
      return {
        item,
        words: [...words, ...named],
        keys: [keys[asked.sort], sortKey(item.name), item.startsOn],
      };
    }),
  );
  return rankedPage(ranked, asked);
}

/** What a class or a period hangs on. */
async function above(context: Context, one: { programmeId: string; schoolId: string }) {
  const [programme, school] = await Promise.all([
    loadProgramme(context, one.programmeId),
    loadSchool(context, one.schoolId),
  ]);
  return { programme, school };
}
