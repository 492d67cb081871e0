import type { MatchingTerm } from '@scheldemond/domain/fit/weights';
import type { HybridForm, Phase, Sector } from '@scheldemond/domain/vocabulary/states';
import type { TargetMetric } from '@scheldemond/domain/records/proeftuin';
import { defineModel, externalKeyIndex, idsByExternalKey, plains, type Plain } from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
} from '../record-store.ts';
import { standing } from '../search.ts';

export interface ProeftuinDocument extends RecordDocument {
  externalKey?: string;
  title: string;
  summary: string;
  sector: Sector;
  level: number;
  phase: Phase;
  phases: { phase: Phase; startsOn: string | null; endsOn: string | null }[];
  hybridForms: HybridForm[];
  partners: { organisationId: string; part: string }[];
  /** Access key: organisations of the partners. */
  partnerOrganisationIds: string[];
  /** Programmes that were asked to take part; their school has the say. */
  askedProgrammeIds: string[];
  /** How much each part of a score counts, as far as the proeftuin says so. */
  matchingWeights?: Partial<Record<MatchingTerm, number>> | null;
  sortKey: string;
  searchKeys: string[];
}
/** A living lab in which schools and companies try hybrid learning. */
export type Proeftuin = Plain<ProeftuinDocument>;

export interface TargetDocument extends RecordDocument {
  externalKey?: string;
  proeftuinId: string;
  metric: TargetMetric;
  startValue: number;
  value: number;
  startsOn: string;
  dueOn: string;
  enteredValue: number | null;
}
/** A number to reach by a day; carries its proeftuin's partners as access key. */
export type Target = Plain<TargetDocument> & { partnerOrganisationIds: string[] };

const proeftuinen = defineModel<ProeftuinDocument>(
  'Proeftuin',
  'proeftuinen',
  {
    externalKey: String,
    title: String,
    summary: String,
    sector: String,
    level: Number,
    phase: String,
    phases: [{ _id: false, phase: String, startsOn: String, endsOn: String }],
    hybridForms: [String],
    partners: [{ _id: false, organisationId: String, part: String }],
    partnerOrganisationIds: [String],
    askedProgrammeIds: [String],
    matchingWeights: { type: Object, default: null },
    sortKey: String,
    searchKeys: [String],
    ...recordFields,
  },
  [externalKeyIndex, { key: { partnerOrganisationIds: 1 } }],
);
const targets = defineModel<TargetDocument>(
  'Target',
  'targets',
  {
    externalKey: String,
    proeftuinId: String,
    metric: String,
    startValue: Number,
    value: Number,
    startsOn: String,
    dueOn: String,
    enteredValue: { type: Number, default: null },
    ...recordFields,
  },
  [externalKeyIndex, { key: { proeftuinId: 1, dueOn: 1 } }],
);
export const proeftuinStore = recordStore(proeftuinen);
export const proeftuinenByIds = proeftuinStore.byIds;
export const targetStore = recordStore(targets);
export const targetsByIds = targetStore.byIds;

/** Targets of proeftuinen, nearest first: those that stand, or those that were archived. */
export async function findTargets(
  proeftuinIds: readonly string[],
  archived = false,
): Promise<Plain<TargetDocument>[]> {
  return plains(
    await targets
      .find({ proeftuinId: { $in: [...proeftuinIds] }, ...standing(archived) })
      .sort({ dueOn: 1 })
      .lean<TargetDocument[]>(),
  );
}

/** Proeftuinen that match, in no order. */
export async function findProeftuinen(filter: Record<string, unknown>): Promise<Proeftuin[]> {
  return plains(await proeftuinen.find(filter).lean<ProeftuinDocument[]>());
}

type ImportedProeftuin = Omit<NewRecord<ProeftuinDocument>, 'askedProgrammeIds'> &
  Partial<Pick<ProeftuinDocument, 'askedProgrammeIds'>>;
/** Writes imported proeftuinen; what is asked is the product's once one exists. */
export const importProeftuinen = (documents: ImportedProeftuin[], unset: readonly string[] = []) =>
  importRecords(
    proeftuinen,
    documents.map((document) => ({ askedProgrammeIds: [], ...document })),
    ['askedProgrammeIds', ...unset],
  );
export const importTargets = (documents: NewRecord<TargetDocument>[], unset: readonly string[] = []) =>
  importRecords(targets, documents, unset);
export const proeftuinIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(proeftuinen, keys);
export const targetIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(targets, keys);
