import type { Limits } from '@scheldemond/domain/placement/capacity';
import type { Sector } from '@scheldemond/domain/vocabulary/states';
import type { Country } from '@scheldemond/domain/time/working-day';
import { listPage, type Page, type Sort } from '../connection.ts';
import { defineModel, externalKeyIndex, idsByExternalKey, plain, plains, type Plain } from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
} from '../record-store.ts';
import { standing } from '../search.ts';

export type Province = 'OOST_VLAANDEREN' | 'WEST_VLAANDEREN' | 'ZEELAND';

/** Its id is that of its organisation. */
export interface CompanyDocument extends RecordDocument {
  externalKey?: string;
  name: string;
  country: Country;
  sector: Sector;
  municipality: string | null;
  registrationNumber: string | null;
  mostStudents: number | null;
  mostPerMentor: number | null;
  mostPerSchool: number | null;
  /** How often a placement took its turn at these limits. */
  limitTurns?: number;
  /** Somebody of the company is a member and looks after its data. */
  claimed: boolean;
  /** Schools that entered it or a slot there; together with those that placed students they work with it. */
  schoolIds: string[];
  /** School that entered it; one that came with a list has none. */
  madeBySchoolId?: string | null;
  sortKey: string;
  searchKeys: string[];
}
export type Company = Plain<CompanyDocument>;

export interface SiteDocument extends RecordDocument {
  externalKey?: string;
  companyId: string;
  name: string;
  street: string;
  postcode: string;
  place: string;
  province: Province;
  country: Country;
  lat: number;
  lon: number;
  establishmentNumber: string | null;
}
export type Site = Plain<SiteDocument>;

const text = { type: String, default: null };
const number = { type: Number, default: null };
const companies = defineModel<CompanyDocument>(
  'Company',
  'companies',
  {
    externalKey: String,
    name: String,
    country: String,
    sector: String,
    municipality: text,
    registrationNumber: text,
    mostStudents: number,
    mostPerMentor: number,
    mostPerSchool: number,
    limitTurns: { type: Number, default: 0 },
    claimed: { type: Boolean, default: false },
    schoolIds: [String],
    madeBySchoolId: text,
    sortKey: String,
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    {
      key: { registrationNumber: 1 },
      unique: true,
      partialFilterExpression: { registrationNumber: { $type: 'string' } },
    },
    { key: { sortKey: 1 } },
    { key: { searchKeys: 1, sortKey: 1 } },
    { key: { sector: 1, sortKey: 1 } },
    { key: { country: 1, sortKey: 1 } },
    { key: { registrationNumber: 1, sortKey: 1 } },
    { key: { claimed: 1, sortKey: 1 } },
  ],
);
const sites = defineModel<SiteDocument>(
  'Site',
  'sites',
  {
    externalKey: String,
    companyId: String,
    name: String,
    street: String,
    postcode: String,
    place: String,
    province: String,
    country: String,
    lat: Number,
    lon: Number,
    establishmentNumber: text,
    ...recordFields,
  },
  [externalKeyIndex, { key: { companyId: 1, name: 1 } }, { key: { postcode: 1 } }],
);
export const companyStore = recordStore(companies);
export const siteStore = recordStore(sites);
export const companiesByIds = companyStore.byIds;
export const sitesByIds = siteStore.byIds;

/** A school works with a company from now on. */
export async function addSchoolOf(companyId: string, schoolId: string): Promise<void> {
  await companies.updateOne({ _id: companyId }, { $addToSet: { schoolIds: schoolId } });
}

/** A member of its own looks after it from now on; null when one did already. */
export async function claim(companyId: string): Promise<Company | null> {
  return plain(
    await companies
      .findOneAndUpdate(
        { _id: companyId, claimed: false },
        { $set: { claimed: true }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean<CompanyDocument>(),
  );
}

const LIMITS = ['mostStudents', 'mostPerMentor', 'mostPerSchool'] as const satisfies (keyof Limits)[];

/**
 * Takes a turn at the limits of a company, inside a transaction: another that takes one meanwhile has to begin anew.
 * Null for a company without limits, which nobody waits for.
 */
export async function holdLimits(companyId: string): Promise<Company | null> {
  return plain(
    await companies
      .findOneAndUpdate(
        { _id: companyId, $or: LIMITS.map((limit) => ({ [limit]: { $ne: null } })) },
        { $inc: { limitTurns: 1 } },
        { returnDocument: 'after' },
      )
      .lean<CompanyDocument>(),
  );
}

/** Sites of companies: those that stand, or those that were archived. */
export async function findSitesOf(companyIds: readonly string[], archived = false): Promise<Site[]> {
  return plains(
    await sites
      .find({ companyId: { $in: [...companyIds] }, ...standing(archived) })
      .sort({ name: 1 })
      .lean<SiteDocument[]>(),
  );
}

/** Companies with one of these names or registration numbers (digits alone). */
export async function findCompaniesNamed(names: readonly string[]): Promise<Company[]> {
  const named = { $in: [...names] };
  return plains(
    await companies.find({ $or: [{ name: named }, { registrationNumber: named }] }).lean<CompanyDocument[]>(),
  );
}

/** Sites with one of these names or establishment numbers, of every company. */
export async function findSitesNamed(names: readonly string[]): Promise<Site[]> {
  const named = { $in: [...names] };
  return plains(
    await sites.find({ $or: [{ name: named }, { establishmentNumber: named }] }).lean<SiteDocument[]>(),
  );
}

/** Companies that may be the same one: by their number, by words of the name, or at the same address. */
export async function findSimilar(
  filter: Record<string, unknown>,
  asked: { number: string | null; words: readonly string[]; postcode: string | null },
): Promise<{ companies: Company[]; sites: Site[] }> {
  const { number, words, postcode } = asked;
  const near = postcode
    ? plains(
        await sites
          .find({ postcode, ...standing() })
          .limit(MOST_NEAR)
          .lean<SiteDocument[]>(),
      )
    : [];
  const ways = [
    ...(number ? [{ registrationNumber: number }] : []),
    ...words.map((word) => ({ searchKeys: { $regex: `^${word}` } })),
    ...(near.length > 0 ? [{ _id: { $in: near.map(({ companyId }) => companyId) } }] : []),
  ];
  if (ways.length === 0) return { companies: [], sites: near };
  const found = await companies
    .find({ $and: [filter, { $or: ways }, standing()] } as never)
    .limit(MOST_NEAR)
    .lean<CompanyDocument[]>();
  return { companies: plains(found), sites: near };
}
const MOST_NEAR = 100;

export function pageOfCompanies(
  filter: Record<string, unknown>,
  sort: Sort,
  page: { first: number; after?: string | null },
): Promise<Page<Company>> {
  return listPage<CompanyDocument, Company>(companies, {
    filter,
    sort,
    first: page.first,
    after: page.after,
  });
}

/** Writes imported companies; a folder without memberships leaves `claimed` as it is. */
export const writeCompanies = (
  documents: (Omit<NewRecord<CompanyDocument>, 'claimed' | 'schoolIds' | keyof Limits> &
    Partial<Limits> & { claimed?: boolean })[],
  unset: readonly string[] = [],
) => {
  const none = { mostStudents: null, mostPerMentor: null, mostPerSchool: null };
  const whole = documents.map((document) => ({ ...none, ...document }));
  return importRecords(companies, whole as NewRecord<CompanyDocument>[], ['schoolIds', ...unset]);
};
export const writeSites = (documents: NewRecord<SiteDocument>[], unset: readonly string[] = []) =>
  importRecords(sites, documents, unset);
export const companyIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(companies, keys);
export const siteIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(sites, keys);
