import type { RecognitionScheme } from '@scheldemond/domain/placement/start-conditions';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { listPage, type Page, type Sort } from '../connection.ts';
import { defineModel, externalKeyIndex, idsByExternalKey, plains, type Plain } from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
} from '../record-store.ts';
import { standing } from '../search.ts';
import { companiesByIds, sitesByIds } from './store.ts';

export interface RecognitionDocument extends RecordDocument {
  externalKey?: string;
  siteId: string;
  companyId: string;
  qualificationId: string;
  scheme: RecognitionScheme;
  number: string | null;
  validFrom: string;
  validTo: string | null;
  withdrawn: boolean;
  /** Of the company, the site and its place, by which it is ordered and found; kept by `rewriteRecognitions`. */
  sortKey: string;
  placeKey: string;
  searchKeys: string[];
}
export type Recognition = Plain<RecognitionDocument>;

const text = { type: String, default: null };
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
    sortKey: { type: String, default: '' },
    placeKey: { type: String, default: '' },
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    { key: { siteId: 1, qualificationId: 1 } },
    { key: { companyId: 1, validTo: 1 } },
    { key: { qualificationId: 1, sortKey: 1 } },
    { key: { sortKey: 1 } },
    { key: { placeKey: 1, sortKey: 1 } },
    { key: { validFrom: 1, sortKey: 1 } },
    { key: { validTo: 1, sortKey: 1 } },
    { key: { searchKeys: 1, sortKey: 1 } },
  ],
);

export const recognitionStore = recordStore(recognitions);
export const recognitionsByIds = recognitionStore.byIds;

/** Recognitions of these sites that stand or were archived, for some qualifications or for all. */
export async function findRecognitions(
  siteIds: readonly string[],
  qualificationIds?: readonly string[],
  archived = false,
): Promise<Recognition[]> {
  const filter = {
    siteId: { $in: [...siteIds] },
    ...(qualificationIds ? { qualificationId: { $in: [...qualificationIds] } } : {}),
    ...standing(archived),
  };
  return plains(await recognitions.find(filter).sort({ validFrom: 1 }).lean<RecognitionDocument[]>());
}

/** Recognitions whose last day lies in the span and that no later one of the same site renews, soonest first. */
export async function lapsingRecognitions(
  filter: Record<string, unknown>,
  { from, to }: { from: string; to: string },
): Promise<Recognition[]> {
  const found = plains(
    await recognitions
      .find({ $and: [filter, { validTo: { $gte: from, $lte: to }, withdrawn: false, ...standing() }] })
      .sort({ validTo: 1, _id: 1 })
      .lean<RecognitionDocument[]>(),
  );
  if (found.length === 0) return [];
  const others = await findRecognitions([...new Set(found.map(({ siteId }) => siteId))]);
  return found.filter((one) => !others.some((other) => renews(other, one)));
}

function renews(other: Recognition, one: Recognition): boolean {
  return (
    other.siteId === one.siteId &&
    other.qualificationId === one.qualificationId &&
    other.scheme === one.scheme &&
    !other.withdrawn &&
    (other.validTo === null || other.validTo > (one.validTo ?? ''))
  );
}

export function pageOfRecognitions(
  filter: Record<string, unknown>,
  sort: Sort,
  page: { first: number; after?: string | null },
): Promise<Page<Recognition>> {
  return listPage<RecognitionDocument, Recognition>(recognitions, {
    filter,
    sort,
    first: page.first,
    after: page.after,
  });
}

/** What a recognition copies of its company and its site. */
type Copied = Pick<RecognitionDocument, 'sortKey' | 'placeKey' | 'searchKeys'>;

/** By what each of these recognitions is ordered and found. */
export async function recognitionKeys(
  of: readonly Pick<Recognition, 'companyId' | 'siteId' | 'number'>[],
): Promise<Copied[]> {
  const companies = await companiesByIds(of.map(({ companyId }) => companyId));
  const sites = await sitesByIds(of.map(({ siteId }) => siteId));
  return of.map(({ number }, i) => {
    const [company, site] = [companies[i], sites[i]];
    return {
      sortKey: sortKey(company?.name ?? ''),
      placeKey: sortKey(site?.place ?? ''),
      searchKeys: searchKeys(company?.name, site?.name, site?.place, number),
    };
  });
}

/** Writes anew what recognitions copy of their company and site. */
export async function rewriteRecognitions(filter: Record<string, unknown>): Promise<void> {
  const found = plains(await recognitions.find(filter as never).lean<RecognitionDocument[]>());
  if (found.length === 0) return;
  const keys = await recognitionKeys(found);
  const writes = found.map(({ id }, i) => ({
    updateOne: { filter: { _id: id }, update: { $set: keys[i] } },
  }));
  await recognitions.bulkWrite(writes as never, { ordered: false });
}

/** Writes imported recognitions; by what they are found follows from their company and site. */
export async function importRecognitions(
  documents: Omit<NewRecord<RecognitionDocument>, keyof Copied>[],
): Promise<{ inserted: number; updated: number }> {
  const keys = await recognitionKeys(documents);
  return importRecords(
    recognitions,
    documents.map((document, i) => ({ ...document, ...keys[i]! })),
  );
}
export const recognitionIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(recognitions, keys);
