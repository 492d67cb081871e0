import type { Sector } from '@scheldemond/domain/vocabulary/states';
import type { Country } from '@scheldemond/domain/time/working-day';
import { byIds } from '../by-id.ts';
import { listPage, type Page } from '../connection.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plains,
  upsertByExternalKey,
  type Plain,
} from '../database.ts';

export interface Occupation {
  uri: string;
  code: string;
  labelNl: string;
  labelEn: string;
}

export interface QualificationDocument {
  _id: string;
  externalKey?: string;
  code: string;
  title: string;
  level: number;
  country: Country;
  sector: Sector;
  occupations: Occupation[];
  shortage: boolean;
  sortKey: string;
  searchKeys: string[];
}
/** What a programme leads to. */
export type Qualification = Plain<QualificationDocument>;

const qualifications = defineModel<QualificationDocument>(
  'Qualification',
  'qualifications',
  {
    externalKey: String,
    code: String,
    title: String,
    level: Number,
    country: String,
    sector: String,
    occupations: [{ _id: false, uri: String, code: String, labelNl: String, labelEn: String }],
    shortage: Boolean,
    sortKey: String,
    searchKeys: [String],
  },
  [
    externalKeyIndex,
    { key: { sortKey: 1 } },
    { key: { sector: 1, sortKey: 1 } },
    { key: { searchKeys: 1, sortKey: 1 } },
  ],
);

export const qualificationsByIds = byIds(qualifications);

/** Qualifications with one of these codes or titles. */
export async function findQualificationsNamed(names: readonly string[]): Promise<Qualification[]> {
  const named = { $in: [...names] };
  return plains(
    await qualifications.find({ $or: [{ code: named }, { title: named }] }).lean<QualificationDocument[]>(),
  );
}

export function pageOfQualifications(
  filter: Record<string, unknown>,
  page: { first: number; after?: string | null },
): Promise<Page<Qualification>> {
  return listPage<QualificationDocument, Qualification>(qualifications, {
    filter,
    sort: [
      ['sortKey', 1],
      ['_id', 1],
    ],
    first: page.first,
    after: page.after,
  });
}

export const importQualifications = (documents: (Omit<QualificationDocument, '_id'> & { _id?: string })[]) =>
  upsertByExternalKey(qualifications, documents);
export const qualificationIdsByExternalKey = (keys: readonly string[]) =>
  idsByExternalKey(qualifications, keys);
