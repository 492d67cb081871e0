import type { PlacementForm } from '@scheldemond/domain/qualifications/schemes';
import type { Education } from '@scheldemond/domain/vocabulary/words';
import { byIds } from '../by-id.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plains,
  upsertByExternalKey,
  type Plain,
} from '../database.ts';

export interface ProgrammeDocument {
  _id: string;
  externalKey?: string;
  schoolId: string;
  qualificationId: string;
  title: string;
  education: Education;
  form: PlacementForm;
  /** Summary written by proeftuinen: the proeftuin that the programme takes part in. */
  proeftuinId: string | null;
}
/** A school's offer of a qualification. */
export type Programme = Plain<ProgrammeDocument>;

export interface ClassDocument {
  _id: string;
  externalKey?: string;
  schoolId: string;
  programmeId: string;
  name: string;
  schoolYear: string;
}
export type SchoolClass = Plain<ClassDocument>;

export interface PeriodDocument {
  _id: string;
  externalKey?: string;
  schoolId: string;
  programmeId: string;
  /** Null: for every class of the programme. */
  classId: string | null;
  name: string;
  schoolYear: string;
  startsOn: string;
  endsOn: string;
  weekdays: number[];
  startTime: string;
  endTime: string;
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
    proeftuinId: { type: String, default: null },
  },
  [externalKeyIndex, { key: { schoolId: 1, title: 1 } }, { key: { proeftuinId: 1 } }],
);
const classes = defineModel<ClassDocument>(
  'Class',
  'classes',
  { externalKey: String, schoolId: String, programmeId: String, name: String, schoolYear: String },
  [externalKeyIndex, { key: { schoolId: 1, schoolYear: 1, name: 1 } }],
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
    weekdays: [Number],
    startTime: { type: String, default: '08:30' },
    endTime: { type: String, default: '16:30' },
    hours: { type: Number, default: null },
    deadline: { type: String, default: null },
    expiryDays: { type: Number, default: 10 },
    maxOpenProposals: { type: Number, default: 3 },
  },
  [externalKeyIndex, { key: { schoolId: 1, schoolYear: 1, startsOn: 1 } }],
);

export const programmesByIds = byIds(programmes);
export const classesByIds = byIds(classes);
export const periodsByIds = byIds(periods);

export async function findProgrammes(filter: Record<string, unknown>): Promise<Programme[]> {
  return plains(await programmes.find(filter).sort({ title: 1 }).lean<ProgrammeDocument[]>());
}
export async function findClasses(filter: Record<string, unknown>): Promise<SchoolClass[]> {
  return plains(await classes.find(filter).sort({ schoolYear: 1, name: 1 }).lean<ClassDocument[]>());
}
export async function findPeriods(filter: Record<string, unknown>): Promise<PlacementPeriod[]> {
  return plains(await periods.find(filter).sort({ schoolYear: 1, startsOn: 1 }).lean<PeriodDocument[]>());
}

type Import<D> = (Omit<D, '_id'> & { _id?: string })[];
export const importProgrammes = (documents: Import<ProgrammeDocument>) =>
  upsertByExternalKey(programmes, documents);
export const importClasses = (documents: Import<ClassDocument>) => upsertByExternalKey(classes, documents);
export const importPeriods = (documents: Import<PeriodDocument>) => upsertByExternalKey(periods, documents);
export const programmeIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(programmes, keys);
export const classIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(classes, keys);
export const periodIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(periods, keys);
