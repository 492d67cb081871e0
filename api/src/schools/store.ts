import type { PlacementForm } from '@scheldemond/domain/qualifications/schemes';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import type { Education } from '@scheldemond/domain/vocabulary/words';
import { defineModel, externalKeyIndex, idsByExternalKey, plains, type Plain } from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
} from '../record-store.ts';

export interface ProgrammeDocument extends RecordDocument {
  externalKey?: string;
  schoolId: string;
  qualificationId: string;
  title: string;
  education: Education;
  form: PlacementForm;
  /** When its students are at school; absent or null when that is not said. */
  schoolWeek?: WeekPattern | null;
  /** How many years it takes; absent or null when that is not said. */
  years?: number | null;
  /** Summary written by proeftuinen: the proeftuin that the programme takes part in. */
  proeftuinId: string | null;
}
/** A school's offer of a qualification. */
export type Programme = Plain<ProgrammeDocument>;

export interface ClassDocument extends RecordDocument {
  externalKey?: string;
  schoolId: string;
  programmeId: string;
  name: string;
  schoolYear: string;
  /** Which year of the programme it is in its school year; absent or null when that is not said. */
  yearOfProgramme?: number | null;
}
export type SchoolClass = Plain<ClassDocument>;

export interface PeriodDocument extends RecordDocument {
  externalKey?: string;
  schoolId: string;
  programmeId: string;
  /** Null: for every class of the programme. */
  classId: string | null;
  name: string;
  schoolYear: string;
  startsOn: string;
  endsOn: string;
  /** The days and hours that are asked at a company, the same every week. */
  workWeek: WeekPattern;
  hours: number | null;
  deadline: string | null;
  /** Days after which an unanswered proposal expires. */
  expiryDays: number;
  /** How many proposals of one need may be open at the same time. */
  maxOpenProposals: number;
}
/** When a programme's or class's students must be placed. */
export type PlacementPeriod = Plain<PeriodDocument>;

const programmes = defineModel<ProgrammeDocument>(
  'Programme',
  'programmes',
  {
    externalKey: String,
    schoolId: String,
    qualificationId: String,
    title: String,
    education: String,
    form: String,
    schoolWeek: { type: Object, default: null },
    years: { type: Number, default: null },
    proeftuinId: { type: String, default: null },
    ...recordFields,
  },
  [externalKeyIndex, { key: { schoolId: 1, title: 1 } }, { key: { proeftuinId: 1 } }],
);
const classes = defineModel<ClassDocument>(
  'Class',
  'classes',
  {
    externalKey: String,
    schoolId: String,
    programmeId: String,
    name: String,
    schoolYear: String,
    yearOfProgramme: { type: Number, default: null },
    ...recordFields,
  },
  [externalKeyIndex, { key: { schoolId: 1, schoolYear: 1, name: 1 } }, { key: { schoolYear: 1, name: 1 } }],
);
const periods = defineModel<PeriodDocument>(
  'PlacementPeriod',
  'placementPeriods',
  {
    externalKey: String,
    schoolId: String,
    programmeId: String,
    classId: { type: String, default: null },
    name: String,
    schoolYear: String,
    startsOn: String,
    endsOn: String,
    workWeek: Object,
    hours: { type: Number, default: null },
    deadline: { type: String, default: null },
    expiryDays: { type: Number, default: 10 },
    maxOpenProposals: { type: Number, default: 3 },
    ...recordFields,
  },
  [
    externalKeyIndex,
    { key: { schoolId: 1, schoolYear: 1, startsOn: 1 } },
    { key: { schoolYear: 1, startsOn: 1 } },
  ],
);

export const programmeStore = recordStore(programmes);
export const classStore = recordStore(classes);
export const periodStore = recordStore(periods);
export const programmesByIds = programmeStore.byIds;
export const classesByIds = classStore.byIds;
export const periodsByIds = periodStore.byIds;

export async function findProgrammes(filter: Record<string, unknown>): Promise<Programme[]> {
  return plains(await programmes.find(filter).sort({ title: 1 }).lean<ProgrammeDocument[]>());
}
export async function findClasses(filter: Record<string, unknown>): Promise<SchoolClass[]> {
  return plains(await classes.find(filter).sort({ schoolYear: 1, name: 1 }).lean<ClassDocument[]>());
}
export async function findPeriods(filter: Record<string, unknown>): Promise<PlacementPeriod[]> {
  return plains(await periods.find(filter).sort({ schoolYear: 1, startsOn: 1 }).lean<PeriodDocument[]>());
}

export async function countClasses(filter: Record<string, unknown>): Promise<number> {
  return classes.countDocuments(filter).exec();
}
export async function countPeriods(filter: Record<string, unknown>): Promise<number> {
  return periods.countDocuments(filter).exec();
}

/** Writes imported programmes. */
export const importProgrammes = (documents: NewRecord<ProgrammeDocument>[], unset: readonly string[] = []) =>
  importRecords(programmes, documents, unset);
export const importClasses = (documents: NewRecord<ClassDocument>[], unset: readonly string[] = []) =>
  importRecords(classes, documents, unset);
export const importPeriods = (documents: NewRecord<PeriodDocument>[], unset: readonly string[] = []) =>
  importRecords(periods, documents, unset);
export const programmeIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(programmes, keys);
export const classIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(classes, keys);
export const periodIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(periods, keys);
