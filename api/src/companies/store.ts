import type { RecognitionScheme } from '@scheldemond/domain/placement/start-conditions';
import type { Sector } from '@scheldemond/domain/vocabulary/states';
import type { Country } from '@scheldemond/domain/time/working-day';
import { byIds } from '../by-id.ts';
import { listPage, type Page, type Sort } from '../connection.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plains,
  upsertByExternalKey,
  type Plain,
} from '../database.ts';

export type Province = 'OOST_VLAANDEREN' | 'WEST_VLAANDEREN' | 'ZEELAND';

export interface CompanyDocument {
  /** The id of its organisation. */
  _id: string;
  externalKey?: string;
  name: string;
  country: Country;
  sector: Sector;
  registrationNumber: string | null;
  /** Somebody of the company is a member and looks after its data. */
  claimed: boolean;
  sortKey: string;
  searchKeys: string[];
}
export type Company = Plain<CompanyDocument>;

export interface SiteDocument {
  _id: string;
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

export interface RecognitionDocument {
  _id: string;
  externalKey?: string;
  siteId: string;
  companyId: string;
  qualificationId: string;
  scheme: RecognitionScheme;
  number: string | null;
  validFrom: string;
  validTo: string | null;
  withdrawn: boolean;
}
export type Recognition = Plain<RecognitionDocument>;

const text = { type: String, default: null };
const companies = defineModel<CompanyDocument>(
  'Company',
  'companies',
  {
    externalKey: String,
    name: String,
    country: String,
    sector: String,
    registrationNumber: text,
    claimed: { type: Boolean, default: false },
    sortKey: String,
    searchKeys: [String],
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
  },
  [externalKeyIndex, { key: { companyId: 1, name: 1 } }],
);
const recognitions = defineModel<RecognitionDocument>(
  'Recognition',
  'recognitions',
  {
    externalKey: String,
    siteId: String,
    companyId: String,
    qualificationId: String,
    scheme: String,
    number: text,
    validFrom: String,
    validTo: text,
    withdrawn: { type: Boolean, default: false },
  },
  [externalKeyIndex, { key: { siteId: 1, qualificationId: 1 } }],
);

export const companiesByIds = byIds(companies);
export const sitesByIds = byIds(sites);
export const recognitionsByIds = byIds(recognitions);

export async function findSitesOf(companyIds: readonly string[]): Promise<Site[]> {
  return plains(
    await sites
      .find({ companyId: { $in: [...companyIds] } })
      .sort({ name: 1 })
      .lean<SiteDocument[]>(),
  );
}

/** Recognitions of these sites, for one qualification or for all. */
export async function findRecognitions(
  siteIds: readonly string[],
  qualificationId?: string,
): Promise<Recognition[]> {
  const filter = { siteId: { $in: [...siteIds] }, ...(qualificationId ? { qualificationId } : {}) };
  return plains(await recognitions.find(filter).sort({ validFrom: 1 }).lean<RecognitionDocument[]>());
}

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

type Import<D> = (Omit<D, '_id'> & { _id?: string })[];
/** Writes imported companies; a folder without memberships leaves `claimed` as it is. */
export const importCompanies = (documents: (Omit<CompanyDocument, 'claimed'> & { claimed?: boolean })[]) =>
  upsertByExternalKey(companies, documents as Import<CompanyDocument>);
export const importSites = (documents: Import<SiteDocument>) => upsertByExternalKey(sites, documents);
export const importRecognitions = (documents: Import<RecognitionDocument>) =>
  upsertByExternalKey(recognitions, documents);
export const companyIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(companies, keys);
export const siteIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(sites, keys);
export const recognitionIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(recognitions, keys);
