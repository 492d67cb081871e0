import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { COUNTRY_WORDS, EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { periodParts, registerExport } from '../exports.ts';
import type { Class, PlacementPeriod, Programme, School } from '../schema-types.generated.ts';

/** What every one of these lists takes, and passes on. */
const TAKES = `$first: Int!, $after: String, $search: String, $ids: [ID!], $exceptIds: [ID!]`;
const WAYS = `$direction: SortDirection!, $archived: Boolean! = false`;
const PASSES = `first: $first, after: $after, search: $search, ids: $ids, exceptIds: $exceptIds,
  sort: $sort, direction: $direction, archived: $archived`;
const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';
const OF_SCHOOL = {
  takes: `$schoolId: ID, $programmeId: ID, $schoolYear: String`,
  passes: `schoolId: $schoolId, programmeId: $programmeId, schoolYear: $schoolYear`,
};

/** Puts the lists into the registry of exports. */
export function register(): void {
  registerExport<'schools', School>('schools', {
    document: `query ExportSchools(${TAKES}, $country: Country, $education: Education, $sort: SchoolSort!, ${WAYS}) {
      list: schools(country: $country, education: $education, ${PASSES}) {
        ${PAGE} nodes { name municipality country education registrationNumber }
      }
    }`,
    columns: {
      school: [{ cell: ({ name }) => name }],
      plaats: [{ cell: ({ municipality }) => municipality }],
      land: [{ cell: ({ country }, language) => COUNTRY_WORDS[country][language] }],
      onderwijs: [{ cell: ({ education }, language) => EDUCATION_WORDS[education][language] }],
      nummer: [{ cell: ({ registrationNumber }) => registrationNumber ?? null }],
    },
  });
  registerExport<'programmes', Programme>('programmes', {
    document: `query ExportProgrammes(
      ${TAKES}, $schoolId: ID, $qualificationId: ID, $form: PlacementForm, $sort: ProgrammeSort!, ${WAYS}
    ) {
      list: programmes(schoolId: $schoolId, qualificationId: $qualificationId, form: $form, ${PASSES}) {
        ${PAGE} nodes { title form education school { name } qualification { title level } }
      }
    }`,
    columns: {
      opleiding: [{ cell: ({ title }) => title }],
      school: [{ cell: ({ school }) => school.name }],
      kwalificatie: [{ cell: ({ qualification }) => qualification.title }],
      niveau: [{ cell: ({ qualification }) => qualification.level }],
      vorm: [{ cell: ({ form }, language) => capital(FORMS[form][language]) }],
      onderwijs: [{ cell: ({ education }, language) => EDUCATION_WORDS[education][language] }],
    },
  });
  registerExport<'classes', Class>('classes', {
    document: `query ExportClasses(${TAKES}, ${OF_SCHOOL.takes}, $sort: ClassSort!, ${WAYS}) {
      list: classes(${OF_SCHOOL.passes}, ${PASSES}) {
        ${PAGE} nodes { name schoolYear programme { title school { name } } }
      }
    }`,
    columns: {
      klas: [{ cell: ({ name }) => name }],
      opleiding: [{ cell: ({ programme }) => programme.title }],
      school: [{ cell: ({ programme }) => programme.school.name }],
      jaar: [{ cell: ({ schoolYear }) => schoolYear }],
    },
  });
  registerExport<'periods', PlacementPeriod>('periods', {
    document: `query ExportPeriods(${TAKES}, ${OF_SCHOOL.takes}, $sort: PlacementPeriodSort!, ${WAYS}) {
      list: placementPeriods(${OF_SCHOOL.passes}, ${PASSES}) {
        ${PAGE}
        nodes {
          name schoolYear startsOn endsOn workWeek hours deadline class { name }
          programme { title school { name country } }
        }
      }
    }`,
    columns: {
      periode: [{ cell: ({ name }) => name }],
      opleiding: [{ cell: ({ programme }) => programme.title }],
      klas: [{ cell: (period) => period.class?.name ?? null }],
      school: [{ cell: ({ programme }) => programme.school.name }],
      jaar: [{ cell: ({ schoolYear }) => schoolYear }],
      dagen: periodParts<PlacementPeriod>((period) => period),
      weekdagen: [
        {
          cell: ({ workWeek, programme }, language) =>
            describeWeekdays(weekdaysOf(workWeek), language, programme.school.country),
        },
      ],
      uren: [{ cell: ({ hours }) => hours ?? null }],
      deadline: [{ cell: ({ deadline }) => (deadline ? { day: deadline } : null) }],
    },
  });
}
