import {
  companyFields,
  companyProblems,
  recognitionFields,
  recognitionProblems,
  siteFields,
  siteProblems,
} from '@scheldemond/domain/records/company';
import { findPlace } from '@scheldemond/domain/places/places';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import type { z } from 'zod';
import { insertOrganisation, organisationStore } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { newId } from '../database.ts';
import { Refusal } from '../errors.ts';
import type { Outcome } from '../once.ts';
import { qualificationsByIds } from '../qualifications/service.ts';
import {
  archiveBy,
  createRecord,
  editRecord,
  holdRecord,
  insertRecord,
  type Making,
  requireSound,
  type RecordKind,
} from '../records.ts';
import type { RecordRegistries } from '../registries.ts';
import { companyKeys, schoolOf, withCompanyKeys } from './keys.ts';
import {
  companiesByIds,
  companyStore,
  sitesByIds,
  siteStore,
  type CompanyDocument,
  type SiteDocument,
} from './store.ts';
import {
  recognitionKeys,
  recognitionStore,
  rewriteRecognitions,
  type RecognitionDocument,
} from './recognition-store.ts';

export const companyKind: RecordKind<CompanyDocument> = {
  type: 'Company',
  store: companyStore,
  keys: companyKeys,
  check: (_, company) => requireSound(companyProblems(company)),
  derive: ({ name, municipality }) => ({
    sortKey: sortKey(name),
    searchKeys: searchKeys(name, municipality),
  }),
};
export const siteKind: RecordKind<SiteDocument> = {
  type: 'Site',
  store: siteStore,
  keys: withCompanyKeys,
  check: (_, site) => requireSound(siteProblems(site)),
  derive: ({ country, postcode, place }, changed) => {
    if (!changed.includes('postcode') && !changed.includes('place')) return {};
    const found = findPlace(country, postcode, place);
    return found ? { province: found.province, lat: found.lat, lon: found.lon } : {};
  },
  requireParents: async (_, { companyId }) => {
    const [company] = await companiesByIds([companyId]);
    if (!company || company.archivedAt) throw new Refusal('ARCHIVED');
  },
};
export const recognitionKind: RecordKind<RecognitionDocument> = {
  type: 'Recognition',
  store: recognitionStore,
  keys: withCompanyKeys,
  check: (_, recognition) => requireSound(recognitionProblems(recognition)),
  derive: async (recognition) => (await recognitionKeys([recognition]))[0] ?? {},
  requireParents: async (_, { siteId }) => {
    const [site] = await sitesByIds([siteId]);
    if (!site || site.archivedAt) throw new Refusal('ARCHIVED');
  },
};

type Input = { key: string } & Record<string, unknown>;
type Edit = Input & { id: string; version: number };
const request = (operation: string, input: Input) => ({ key: input.key, operation, input });
const editsOf = (fields: z.ZodObject, input: Edit) => ({
  id: input.id,
  version: input.version,
  fields,
  given: input,
});

/**
 * Makes a company that no member looks after yet; the school that enters it works with it. Refused as DUPLICATE
 * when its registration number is known.
 */
export function createCompany(context: Context, input: Input): Promise<Outcome> {
  return createRecord(context, companyKind, request('createCompany', input), companyMaking(context, input));
}
/** The same inside a transaction that makes more. */
export const insertCompany = (context: Context, given: object) =>
  insertRecord(context, companyKind, companyMaking(context, given));

function companyMaking(context: Context, given: object): Making<CompanyDocument> {
  return {
    fields: companyFields,
    given,
    hang: () => {
      const schoolId = schoolOf(context);
      const schoolIds = schoolId ? [schoolId] : [];
      return Promise.resolve({ _id: newId(), claimed: false, schoolIds, madeBySchoolId: schoolId });
    },
  };
}
export function editCompany(context: Context, input: Edit): Promise<Outcome> {
  return editRecord(context, companyKind, request('editCompany', input), editsOf(companyFields, input));
}

/** Makes a site of a company, in the middle of its place. */
export function createSite(context: Context, input: Input & { companyId: string }): Promise<Outcome> {
  return createRecord(context, siteKind, request('createSite', input), siteMaking(context, input));
}
export const insertSite = (context: Context, given: SiteGiven) =>
  insertRecord(context, siteKind, siteMaking(context, given));

type SiteGiven = { companyId: string } & Record<string, unknown>;
function siteMaking(context: Context, input: SiteGiven): Making<SiteDocument> {
  return {
    fields: siteFields,
    given: input,
    hang: async () => {
      const company = await holdRecord(context, companyKind, input.companyId);
      const country =
        input['country'] === 'NL' || input['country'] === 'BE' ? input['country'] : company.country;
      return { companyId: company.id, country };
    },
  };
}
export function editSite(context: Context, input: Edit): Promise<Outcome> {
  return editRecord(context, siteKind, request('editSite', input), editsOf(siteFields, input));
}

/** Enters that a site may train for a qualification. */
export function createRecognition(context: Context, input: Input & RecognitionGiven): Promise<Outcome> {
  const asked = request('createRecognition', input);
  return createRecord(context, recognitionKind, asked, recognitionMaking(context, input));
}
export const insertRecognition = (context: Context, given: RecognitionGiven) =>
  insertRecord(context, recognitionKind, recognitionMaking(context, given));

type RecognitionGiven = {
  siteId: string;
  qualificationId: string;
  scheme: RecognitionDocument['scheme'];
} & Record<string, unknown>;
function recognitionMaking(context: Context, input: RecognitionGiven): Making<RecognitionDocument> {
  return {
    fields: recognitionFields,
    given: { withdrawn: false, ...input },
    hang: async () => {
      const { id, companyId } = await holdRecord(context, siteKind, input.siteId);
      const [qualification] = await qualificationsByIds([input.qualificationId]);
      if (!qualification) throw new Refusal('INVALID', [{ name: 'qualificationId', value: 'unknown' }]);
      if (input.scheme === 'NONE') throw new Refusal('INVALID', [{ name: 'scheme', value: 'none' }]);
      return { siteId: id, companyId, qualificationId: qualification.id, scheme: input.scheme };
    },
  };
}
export function editRecognition(context: Context, input: Edit): Promise<Outcome> {
  return editRecord(
    context,
    recognitionKind,
    request('editRecognition', input),
    editsOf(recognitionFields, input),
  );
}

/** Recognitions are found by what their site is called and where it is. */
async function followSite(_: Context, id: string, changed: readonly string[]): Promise<void> {
  if (changed.includes('name') || changed.includes('place')) await rewriteRecognitions({ siteId: id });
}

/** The organisation is called like its company; a new company has one from the start. */
async function followCompany(_: Context, id: string, changed: readonly string[]): Promise<void> {
  if (changed.includes('name')) await rewriteRecognitions({ companyId: id });
  const [company] = await companiesByIds([id]);
  if (!company) return;
  const { name, country, municipality, registrationNumber, archivedAt } = company;
  const same = { name, shortName: name, country, municipality, registrationNumber };
  const [organisation] = await organisationStore.byIds([id]);
  if (!organisation) await insertOrganisation({ _id: id, kind: 'COMPANY', education: null, ...same });
  else
    await organisationStore.update(organisation, { ...same, archivedAt, version: organisation.version + 1 });
}

export const records: RecordRegistries = {
  archives: {
    Company: archiveBy(companyKind),
    Site: archiveBy(siteKind),
    Recognition: archiveBy(recognitionKind),
  },
  followers: { Company: followCompany, Site: followSite },
};
