import {
  COUNTRY_WORDS,
  RECOGNITION_WORDS,
  SCHEME_WORDS,
  SECTOR_WORDS,
} from '@scheldemond/domain/vocabulary/states';
import { registerExport } from '../exports.ts';
import type { Company, Recognition } from '../schema-types.generated.ts';

const YES = { nl: 'ja', en: 'yes' };
const NO = { nl: 'nee', en: 'no' };

/** Puts the list into the registry of exports. */
export function register(): void {
  registerExport<'companies', Company>('companies', {
    document: `query ExportCompanies(
      $first: Int!, $after: String, $search: String, $sector: Sector, $country: Country, $claimed: Boolean,
      $ids: [ID!], $exceptIds: [ID!], $sort: CompanySort!, $direction: SortDirection!, $archived: Boolean! = false
    ) {
      list: companies(
        first: $first, after: $after, search: $search, sector: $sector, country: $country, claimed: $claimed,
        ids: $ids, exceptIds: $exceptIds, sort: $sort, direction: $direction, archived: $archived
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          name country sector registrationNumber mostStudents mostPerMentor mostPerSchool claimed sites { place }
        }
      }
    }`,
    columns: {
      bedrijf: [{ cell: ({ name }) => name }],
      vestigingen: [{ cell: ({ sites }) => [...new Set(sites.map(({ place }) => place))].join(', ') }],
      sector: [{ cell: ({ sector }, language) => SECTOR_WORDS[sector][language] }],
      land: [{ cell: ({ country }, language) => COUNTRY_WORDS[country][language] }],
      nummer: [{ cell: ({ registrationNumber }) => registrationNumber ?? null }],
      tegelijk: [{ cell: ({ mostStudents }) => mostStudents ?? null }],
      permentor: [{ cell: ({ mostPerMentor }) => mostPerMentor ?? null }],
      perschool: [{ cell: ({ mostPerSchool }) => mostPerSchool ?? null }],
      beheerd: [{ cell: ({ claimed }, language) => (claimed ? YES : NO)[language] }],
    },
  });
  registerExport<'recognitions', Recognition>('recognitions', {
    document: `query ExportRecognitions(
      $first: Int!, $after: String, $search: String, $qualificationId: ID, $scheme: RecognitionScheme,
      $status: RecognitionStatus, $lapsing: Boolean! = false, $ids: [ID!], $exceptIds: [ID!],
      $sort: RecognitionSort!, $direction: SortDirection!, $archived: Boolean! = false
    ) {
      list: recognitions(
        first: $first, after: $after, search: $search, qualificationId: $qualificationId, scheme: $scheme,
        status: $status, lapsing: $lapsing, ids: $ids, exceptIds: $exceptIds,
        sort: $sort, direction: $direction, archived: $archived
      ) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { scheme number validFrom validTo status qualification { title } site { name place company { name } } }
      }
    }`,
    columns: {
      bedrijf: [{ cell: ({ site }) => site.company.name }],
      vestiging: [{ cell: ({ site }) => site.name }],
      plaats: [{ cell: ({ site }) => site.place }],
      opleiding: [{ cell: ({ qualification }) => qualification.title }],
      register: [
        { cell: ({ scheme }, language) => (scheme === 'NONE' ? null : SCHEME_WORDS[scheme][language]) },
      ],
      nummer: [{ cell: ({ number }) => number ?? null }],
      vanaf: [{ cell: ({ validFrom }) => ({ day: validFrom }) }],
      vervalt: [{ cell: ({ validTo }) => (validTo ? { day: validTo } : null) }],
      stand: [{ cell: ({ status }, language) => RECOGNITION_WORDS[status][language] }],
    },
  });
}
