import { isEstablishmentNumber, isRegistrationNumber } from '@scheldemond/domain/identifiers/registration';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { importOrganisations } from '../accounts/service.ts';
import { importCompanies, importRecognitions, importSites, type SiteDocument } from '../companies/service.ts';
import { importQualifications } from '../qualifications/service.ts';
import type { Folder, RowError } from './read.ts';
import type { References } from './references.ts';
import type { Write } from './write.ts';
import { say } from './sentences.ts';

/** Qualifications, organisations, companies, sites and recognitions. */
export function planOrganisations(folder: Folder, references: References, errors: RowError[]): Write[] {
  return [
    {
      file: 'qualifications',
      write: importQualifications,
      documents: qualifications(folder, references, errors),
    },
    {
      file: 'organisations',
      write: importOrganisations,
      documents: organisations(folder, references, errors),
    },
    {
      file: 'organisations',
      write: importCompanies,
      documents: companies(folder, references, errors),
      beside: 'companies',
    },
    { file: 'sites', write: importSites, documents: sites(folder, references, errors) },
    { file: 'recognitions', write: importRecognitions, documents: recognitions(folder, references, errors) },
  ];
}

function qualifications(folder: Folder, references: References, errors: RowError[]) {
  return folder.qualifications.map((row) => {
    const { externalKey, code, title, level, country, sector, shortage } = row;
    const { escoCodes, escoUris, escoLabelsNl, escoLabelsEn } = row;
    if (new Set([escoCodes.length, escoUris.length, escoLabelsNl.length, escoLabelsEn.length]).size !== 1)
      errors.push({
        file: 'qualifications.csv',
        line: row.line,
        column: 'escoCodes',
        message: say('ESCO_UNEVEN'),
      });
    const occupations = escoCodes.map((one, at) => ({
      code: one,
      uri: escoUris[at] ?? '',
      labelNl: escoLabelsNl[at] ?? '',
      labelEn: escoLabelsEn[at] ?? '',
    }));
    const _id = references.id('qualifications', externalKey);
    return references.keep('qualifications', {
      _id,
      externalKey,
      code,
      title,
      level,
      country,
      sector,
      shortage,
      occupations,
      sortKey: sortKey(title),
      searchKeys: searchKeys(title, code),
    });
  });
}

function organisations(folder: Folder, references: References, errors: RowError[]) {
  return folder.organisations.map((row) => {
    const { line, sector, mostStudents, mostPerMentor, mostPerSchool, ...fields } = row;
    const wrong = (column: string, message: string) =>
      errors.push({ file: 'organisations.csv', line, column, message });
    if (fields.kind === 'SCHOOL' && !fields.education) wrong('education', say('SCHOOL_HAS_ONE'));
    if (fields.kind === 'COMPANY' && !sector) wrong('sector', say('COMPANY_HAS_ONE'));
    if (fields.kind !== 'COMPANY')
      for (const [column, limit] of Object.entries({ mostStudents, mostPerMentor, mostPerSchool }))
        if (limit !== null) wrong(column, say('ONLY_A_COMPANY'));
    if (fields.registrationNumber && !isRegistrationNumber(fields.registrationNumber, fields.country))
      wrong('registrationNumber', say(fields.country === 'BE' ? 'NOT_KBO' : 'NOT_KVK'));
    return references.keep('organisations', {
      _id: references.id('organisations', fields.externalKey),
      ...fields,
    });
  });
}

function companies(folder: Folder, references: References, errors: RowError[]) {
  const claimed = new Set(folder.memberships.map(({ organisation }) => organisation));
  const numbers = new Map<string, number>();
  return folder.organisations.flatMap((row) => {
    if (row.kind !== 'COMPANY' || !row.sector) return [];
    const number = row.registrationNumber?.replace(/\D/g, '') ?? null;
    const before = number ? numbers.get(number) : undefined;
    if (before !== undefined)
      errors.push({
        file: 'organisations.csv',
        line: row.line,
        column: 'registrationNumber',
        message: say('TWICE', before),
      });
    if (number) numbers.set(number, row.line);
    return [
      {
        _id: references.id('organisations', row.externalKey),
        externalKey: row.externalKey,
        name: row.name,
        country: row.country,
        sector: row.sector,
        municipality: row.municipality,
        registrationNumber: number,
        mostStudents: row.mostStudents,
        mostPerMentor: row.mostPerMentor,
        mostPerSchool: row.mostPerSchool,
        ...(claimed.has(row.externalKey) ? { claimed: true } : {}),
        sortKey: sortKey(row.name),
        searchKeys: searchKeys(row.name, row.municipality),
      },
    ];
  });
}

function sites(folder: Folder, references: References, errors: RowError[]) {
  return folder.sites.map(({ line, company, ...fields }) => {
    if (fields.establishmentNumber && !isEstablishmentNumber(fields.establishmentNumber, fields.country))
      errors.push({
        file: 'sites.csv',
        line,
        column: 'establishmentNumber',
        message: say('NOT_ESTABLISHMENT'),
      });
    if (fields.lat < 49.4 || fields.lat > 53.7 || fields.lon < 2.3 || fields.lon > 7.3)
      errors.push({
        file: 'sites.csv',
        line,
        column: 'lat',
        message: say('FAR_AWAY'),
      });
    return references.keep('sites', {
      _id: references.id('sites', fields.externalKey),
      companyId: references.id('organisations', company),
      ...fields,
    });
  });
}

function recognitions(folder: Folder, references: References, errors: RowError[]) {
  return folder.recognitions.map(({ line, site, qualification, status, ...fields }) => {
    if (fields.validTo && fields.validTo < fields.validFrom)
      errors.push({ file: 'recognitions.csv', line, column: 'validTo', message: say('BEFORE', 'validFrom') });
    return {
      _id: references.id('recognitions', fields.externalKey),
      ...fields,
      siteId: references.id('sites', site),
      companyId: references.object<SiteDocument>('sites', site).companyId,
      qualificationId: references.id('qualifications', qualification),
      withdrawn: status === 'WITHDRAWN',
    };
  });
}
