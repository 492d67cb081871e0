import type { FoundPlaceState, FoundPlaceValues } from '@scheldemond/domain/records/found-place';
import type { TravelMeans } from '@scheldemond/domain/travel/means';
import { listPage, type Page, type Sort } from '../connection.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plains,
  type Index,
  type Plain,
} from '../database.ts';
import {
  importRecords,
  recordFields,
  recordStore,
  type NewRecord,
  type RecordDocument,
} from '../record-store.ts';
import { searchFilter, standing } from '../search.ts';

export interface StudentDocument extends RecordDocument {
  externalKey?: string;
  schoolId: string;
  classId: string;
  programmeId: string;
  proeftuinId: string | null;
  /** The student's own account. */
  personId: string | null;
  /** Access summary written by placements: companies, sites and mentors that were asked. */
  proposedTo: string[];
  /** And those that host or hosted the student. */
  acceptedBy: string[];
  firstName: string;
  lastName: string;
  birthDate: string | null;
  email: string | null;
  phone: string | null;
  homeStreet: string | null;
  homePostcode: string | null;
  homePlace: string | null;
  homeCountry: 'BE' | 'NL' | null;
  lat: number | null;
  lon: number | null;
  travelMeans: TravelMeans[];
  maxTravelMinutes: number | null;
  languages: string[];
  parentContact: string | null;
  guidanceNote: string | null;
  sortKey: string;
  /** Of class and programme, for their order. */
  classKey: string;
  programmeKey: string;
  searchKeys: string[];
}
/** A student; minimal data. */
export type Student = Plain<StudentDocument>;

export interface NeedDocument extends RecordDocument {
  externalKey?: string;
  studentId: string;
  studentPersonId: string | null;
  schoolId: string;
  classId: string;
  programmeId: string;
  qualificationId: string;
  proeftuinId: string | null;
  proposedTo: string[];
  acceptedBy: string[];
  periodId: string;
  schoolYear: string;
  startsOn: string;
  endsOn: string;
  weekdays: number[];
  parts: number;
  wish: string | null;
  /** A place that the student found, as they told it last. */
  foundPlace?: FoundPlace | null;
  /** Summary written by placements. */
  partsHeld: number;
  openProposals: number;
  state: NeedState;
  returned: 'DECLINED' | 'EXPIRED' | 'WITHDRAWN' | 'ENDED_EARLY' | null;
  returnedAt: Date | null;
  sortKey: string;
  /** Of its own class and programme, for their order. */
  classKey: string;
  programmeKey: string;
  searchKeys: string[];
}
/** A place that a student found, and what the school made of it. */
export interface FoundPlace extends FoundPlaceValues {
  /** A site that is known already. */
  siteId: string | null;
  state: FoundPlaceState;
  sentAt: Date;
  /** Why the school chooses otherwise. */
  answer: string | null;
}
export type NeedState = 'WITHOUT_PLACE' | 'PROPOSED' | 'PLACED';
/** One student in one placement period: what has to be placed. */
export type Need = Plain<NeedDocument>;

const text = { type: String, default: null };
const number = { type: Number, default: null };
const students = defineModel<StudentDocument>(
  'Student',
  'students',
  {
    externalKey: String,
    schoolId: String,
    classId: String,
    programmeId: String,
    proeftuinId: text,
    personId: text,
    proposedTo: [String],
    acceptedBy: [String],
    firstName: String,
    lastName: String,
    birthDate: text,
    email: text,
    phone: text,
    homeStreet: text,
    homePostcode: text,
    homePlace: text,
    homeCountry: text,
    lat: number,
    lon: number,
    travelMeans: [String],
    maxTravelMinutes: number,
    languages: [String],
    parentContact: text,
    guidanceNote: text,
    sortKey: String,
    classKey: String,
    programmeKey: String,
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    ...['classId', 'schoolId', 'proeftuinId'].flatMap((scope): Index[] => [
      { key: { [scope]: 1, sortKey: 1 } },
      { key: { [scope]: 1, classKey: 1, sortKey: 1 } },
      { key: { [scope]: 1, programmeKey: 1, sortKey: 1 } },
    ]),
    { key: { acceptedBy: 1, sortKey: 1 } },
    { key: { proposedTo: 1, sortKey: 1 } },
    { key: { programmeId: 1 } },
  ],
);
const needs = defineModel<NeedDocument>(
  'Need',
  'needs',
  {
    externalKey: String,
    studentId: String,
    studentPersonId: text,
    schoolId: String,
    classId: String,
    programmeId: String,
    qualificationId: String,
    proeftuinId: text,
    proposedTo: [String],
    acceptedBy: [String],
    periodId: String,
    schoolYear: String,
    startsOn: String,
    endsOn: String,
    weekdays: [Number],
    parts: { type: Number, default: 1 },
    wish: text,
    foundPlace: { type: Object, default: null },
    partsHeld: { type: Number, default: 0 },
    openProposals: { type: Number, default: 0 },
    state: { type: String, default: 'WITHOUT_PLACE' },
    returned: text,
    returnedAt: { type: Date, default: null },
    sortKey: String,
    classKey: String,
    programmeKey: String,
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    { key: { studentId: 1, startsOn: 1 } },
    ...['classId', 'schoolId', 'proeftuinId'].flatMap((scope): Index[] => [
      { key: { [scope]: 1, state: 1, sortKey: 1, _id: 1 } },
      { key: { [scope]: 1, sortKey: 1, _id: 1 } },
      { key: { [scope]: 1, startsOn: 1, sortKey: 1, _id: 1 } },
      { key: { [scope]: 1, classKey: 1, sortKey: 1, _id: 1 } },
      { key: { [scope]: 1, programmeKey: 1, sortKey: 1, _id: 1 } },
    ]),
    { key: { programmeId: 1, schoolYear: 1 } },
  ],
);

export const studentStore = recordStore(students);
export const needStore = recordStore(needs);
export const studentsByIds = studentStore.byIds;
export const needsByIds = needStore.byIds;

export async function findStudents(filter: Record<string, unknown>): Promise<Student[]> {
  return plains(await students.find(filter).sort({ sortKey: 1, _id: 1 }).lean<StudentDocument[]>());
}

/** Needs of students: those that stand, or those that were archived. */
export async function findNeedsOf(studentIds: readonly string[], archived = false): Promise<Need[]> {
  return plains(
    await needs
      .find({ studentId: { $in: [...studentIds] }, ...standing(archived) })
      .sort({ startsOn: -1 })
      .lean<NeedDocument[]>(),
  );
}

/**
 * Needs of a proeftuin whose period is still to begin, first those that begin first; at most so many.
 *
 * @param begun - also those whose period has begun and is not over
 */
export async function findNeedsOfProeftuin(
  proeftuinId: string,
  asked: { today: string; begun: boolean; most: number; search?: string },
): Promise<Need[]> {
  return plains(
    await needs
      .find({
        proeftuinId,
        [asked.begun ? 'endsOn' : 'startsOn']: { $gte: asked.today },
        ...standing(),
        ...searchFilter(asked.search),
      })
      .sort({ startsOn: 1, sortKey: 1, _id: 1 })
      .limit(asked.most)
      .lean<NeedDocument[]>(),
  );
}

type PageArgs = { first: number; after?: string | null };

export function pageOfStudents(
  filter: Record<string, unknown>,
  sort: Sort,
  page: PageArgs,
): Promise<Page<Student>> {
  return listPage<StudentDocument, Student>(students, {
    filter,
    sort,
    first: page.first,
    after: page.after,
  });
}

/** Needs with their students, in one aggregation. */
export function pageOfNeeds(
  filter: Record<string, unknown>,
  sort: Sort,
  page: PageArgs,
): Promise<Page<Need & { student?: Student }>> {
  return listPage<NeedDocument, Need & { student?: Student }>(needs, {
    filter,
    sort,
    first: page.first,
    after: page.after,
    stages: [
      {
        $lookup: {
          from: 'students',
          localField: 'studentId',
          foreignField: '_id',
          as: 'student',
          pipeline: [{ $set: { id: '$_id' } }],
        },
      },
      { $unwind: { path: '$student', preserveNullAndEmptyArrays: true } },
    ],
  });
}

export function countNeeds(filter: Record<string, unknown>): Promise<number> {
  return needs.countDocuments(filter).exec();
}

/** Distinct students with a need, per proeftuin, in a school year. */
export async function countStudentsByProeftuin(
  proeftuinIds: readonly string[],
  schoolYear: string,
): Promise<Map<string, number>> {
  const found = await needs.aggregate<{ _id: string; count: number }>([
    { $match: { proeftuinId: { $in: [...proeftuinIds] }, schoolYear, ...standing() } },
    { $group: { _id: { proeftuinId: '$proeftuinId', studentId: '$studentId' } } },
    { $group: { _id: '$_id.proeftuinId', count: { $sum: 1 } } },
  ]);
  return new Map(found.map(({ _id, count }) => [_id, count]));
}

export function countStudents(filter: Record<string, unknown>): Promise<number> {
  return students.countDocuments(filter).exec();
}

/** Writes what students copy from their class or programme. */
export async function rewriteStudents(
  filter: Record<string, unknown>,
  change: Partial<StudentDocument>,
): Promise<void> {
  await students.updateMany(filter, { $set: change });
}

/** Writes what needs copy from their student or period; live needs are found again by their ids. */
export async function rewriteNeeds(
  filter: Record<string, unknown>,
  change: Partial<NeedDocument>,
): Promise<void> {
  await needs.updateMany(filter, { $set: change, $inc: { version: 1 } });
}

export async function writeNeedSummary(id: string, summary: Partial<NeedDocument>): Promise<void> {
  await needs.updateOne({ _id: id }, { $set: summary, $inc: { version: 1 } });
}

export async function writeVisibility(
  studentId: string,
  summary: Pick<StudentDocument, 'proposedTo' | 'acceptedBy'>,
): Promise<void> {
  await students.updateOne({ _id: studentId }, { $set: summary });
}

/** Sets the proeftuin of everyone in a programme. */
export async function stampProeftuinOf(programmeId: string, proeftuinId: string | null): Promise<void> {
  await students.updateMany({ programmeId }, { $set: { proeftuinId } });
  await needs.updateMany({ programmeId }, { $set: { proeftuinId } });
}

/** Summaries of many needs and students in one command each, for the import. */
export async function writeManySummaries(
  needSummaries: { id: string; summary: Partial<NeedDocument> }[],
  visibility: { id: string; summary: Pick<StudentDocument, 'proposedTo' | 'acceptedBy'> }[],
): Promise<void> {
  if (needSummaries.length > 0)
    await needs.bulkWrite(
      needSummaries.map(({ id, summary }) => ({
        updateOne: { filter: { _id: id }, update: { $set: summary } },
      })) as never,
      { ordered: false },
    );
  if (visibility.length > 0)
    await students.bulkWrite(
      visibility.map(({ id, summary }) => ({
        updateOne: { filter: { _id: id }, update: { $set: summary } },
      })) as never,
      { ordered: false },
    );
}

/** Writes imported students as they are given. */
export const writeStudents = (documents: NewRecord<StudentDocument>[], unset: readonly string[] = []) =>
  importRecords(students, documents, ['proposedTo', 'acceptedBy', ...unset]);
/** Writes imported needs; what placements make of them is the product's once a need exists. */
export const writeNeeds = (documents: NewRecord<NeedDocument>[], unset: readonly string[] = []) =>
  importRecords(needs, documents, [
    'proposedTo',
    'acceptedBy',
    'partsHeld',
    'openProposals',
    'state',
    'returned',
    'returnedAt',
    ...unset,
  ]);
export const studentIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(students, keys);
export const needIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(needs, keys);
