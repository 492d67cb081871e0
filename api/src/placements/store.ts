import {
  HOLDS_PLACE,
  HOSTED_STATES,
  OPEN_STATES,
  type PlacementState,
} from '@scheldemond/domain/placement/states';
import type { PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import type { PlacementReason } from '@scheldemond/domain/placement/reasons';
import type { RecognitionScheme } from '@scheldemond/domain/placement/start-conditions';
import type { StudentAnswer } from '@scheldemond/domain/placement/student-answer';
import type { Country, Zone } from '@scheldemond/domain/time/working-day';
import type { AgreedPeriod } from '@scheldemond/domain/week/agreed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { byIds } from '../by-id.ts';
import type { Province } from '../companies/service.ts';
import { listPage, type Page, type Sort } from '../connection.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plain,
  plains,
  upsertByExternalKey,
  type Index,
  type Plain,
} from '../database.ts';
import { asStored, projected, together, type Answered, type Selection } from '../selection.ts';
import { slotJoin } from '../slots/join.ts';
import { studentJoin } from '../students/join.ts';
import { versionFields, type Versioned } from '../versions.ts';

/** First and last day with the agreed week between them; times are wall-clock at the site. */
export type Terms = AgreedPeriod;

/** What the last step can be taken back to, while its window is open. */
export interface Undo {
  /** Null for an edit, a reassignment or a reminder. */
  command: Extract<PlacementCommand, 'PROPOSE' | 'WITHDRAW' | 'END_EARLY'> | null;
  /** State and reason before the step. */
  state: PlacementState;
  reason: PlacementDocument['reason'];
  /** Version that the step made; its mails are named after it. */
  version: number;
  /** The company had not been asked yet, and the mail with the question was taken back. */
  unasked: boolean;
  /** Fields as they were before an edit, a reassignment or a reminder. */
  before?: Partial<PlacementDocument>;
  /** The company's own step, that it takes back itself. */
  byCompany?: boolean;
}

export interface PlacementDocument extends Versioned, Terms {
  _id: string;
  externalKey?: string;
  /** Access keys, fixed at proposal; those of the company are empty while it is a draft. */
  schoolId: string;
  classId: string;
  programmeId: string;
  companyId: string;
  siteId: string;
  mentorPersonId: string | null;
  teacherPersonId: string | null;
  proeftuinId: string | null;
  studentPersonId: string | null;
  studentId: string;
  needId: string;
  slotId: string;
  part: number;
  state: PlacementState;
  /** Takes one place of the slot. */
  holds: boolean;
  /** Fills its part of the need: it holds, or held to its end. */
  fills: boolean;
  /** The company or the school still has to answer. */
  open: boolean;
  periodId: string;
  schoolYear: string;
  qualificationId: string;
  recognitionScheme: RecognitionScheme;
  country: Country;
  province: Province;
  siteZone: Zone;
  crossBorder: boolean;
  note: string | null;
  proposedAt: Date | null;
  expiresAt: Date | null;
  /** When the one reminder leaves; null when it has left or none is due. */
  remindAt: Date | null;
  remindedAt: Date | null;
  undoUntil: Date | null;
  undo: Undo | null;
  counter: Counter | null;
  reason: { code: PlacementReason; words: string | null } | null;
  /** What the student said of these dates and days. */
  studentAnswer?: SaidByStudent | null;
  replacesId: string | null;
  replacedById: string | null;
  acceptedAt: Date | null;
  changedAt: Date;
  /** Words by which it is found: student, slot, company. */
  searchKeys: string[];
  /** The same without the last name, for who may not read that yet. */
  openSearchKeys: string[];
  /** Where the student's name stands in a list, whole and without the last name. */
  studentSortKey: string;
  openSortKey: string;
}
/** One part of a need at one slot. */
export type Placement = Plain<PlacementDocument>;

/** What a student says of a place, and why. */
export interface SaidByStudent extends StudentAnswer {
  at: Date;
  reason: PlacementDocument['reason'];
}

/** Another week, or other dates, that the company can offer. */
export interface Counter {
  week: Schedule;
  message: string | null;
}

/** What follows from the state, for indexes. */
export function derivedFrom(state: PlacementState): Pick<PlacementDocument, 'holds' | 'fills' | 'open'> {
  const holds = HOLDS_PLACE.has(state);
  return {
    holds,
    fills: holds || state === 'COMPLETED' || state === 'CLOSED',
    open: OPEN_STATES.has(state),
  };
}

const text = { type: String, default: null };
const instant = { type: Date, default: null };
const listedBy = (key: string, withState: boolean): Index[] => [
  { key: { [key]: 1, changedAt: -1, _id: -1 } },
  ...(withState ? [{ key: { [key]: 1, state: 1, changedAt: -1, _id: -1 } } as Index] : []),
];
/** The other orders of the list, for who reads many. */
const alsoListedBy = (key: string, name: 'studentSortKey' | 'openSortKey'): Index[] => [
  { key: { [key]: 1, startsOn: 1, _id: 1 } },
  { key: { [key]: 1, [name]: 1, _id: 1 } },
];
const placements = defineModel<PlacementDocument>(
  'Placement',
  'placements',
  {
    externalKey: String,
    schoolId: String,
    classId: String,
    programmeId: String,
    companyId: String,
    siteId: String,
    mentorPersonId: text,
    teacherPersonId: text,
    proeftuinId: text,
    studentPersonId: text,
    studentId: String,
    needId: String,
    slotId: String,
    part: { type: Number, default: 1 },
    state: String,
    holds: Boolean,
    fills: Boolean,
    open: Boolean,
    periodId: String,
    schoolYear: String,
    qualificationId: String,
    recognitionScheme: String,
    country: String,
    province: String,
    siteZone: String,
    crossBorder: Boolean,
    startsOn: String,
    endsOn: String,
    week: Object,
    note: text,
    proposedAt: instant,
    expiresAt: instant,
    remindAt: instant,
    remindedAt: instant,
    undoUntil: instant,
    undo: { type: Object, default: null },
    counter: { type: Object, default: null },
    reason: { type: Object, default: null },
    studentAnswer: { type: Object, default: null },
    replacesId: text,
    replacedById: text,
    acceptedAt: instant,
    changedAt: Date,
    searchKeys: [String],
    openSearchKeys: [String],
    studentSortKey: String,
    openSortKey: String,
    ...versionFields,
  },
  [
    externalKeyIndex,
    // Two companies, one student: whoever fills the part first has it.
    { key: { needId: 1, part: 1 }, unique: true, partialFilterExpression: { fills: true } },
    { key: { needId: 1, slotId: 1, part: 1 }, unique: true, partialFilterExpression: { open: true } },
    { key: { needId: 1, proposedAt: -1 } },
    ...listedBy('classId', true),
    ...listedBy('schoolId', true),
    ...listedBy('proeftuinId', true),
    ...listedBy('companyId', true),
    ...listedBy('siteId', false),
    ...listedBy('mentorPersonId', false),
    ...listedBy('studentId', false),
    ...listedBy('slotId', false),
    ...alsoListedBy('classId', 'studentSortKey'),
    ...alsoListedBy('schoolId', 'studentSortKey'),
    ...alsoListedBy('proeftuinId', 'studentSortKey'),
    ...alsoListedBy('companyId', 'openSortKey'),
    { key: { state: 1, remindAt: 1 } },
    { key: { state: 1, expiresAt: 1 } },
    { key: { state: 1, startsOn: 1 } },
    { key: { state: 1, endsOn: 1 } },
    { key: { undoUntil: 1 } },
  ],
);

export const placementsByIds = byIds(placements);

export async function insertPlacement(document: PlacementDocument): Promise<Placement> {
  await placements.create([document]);
  return plain(document);
}

/** Writes a change on the version that it was decided on; null when somebody else was first. */
export async function updatePlacement(
  id: string,
  version: number,
  change: Record<string, unknown>,
): Promise<Placement | null> {
  return plain(
    await placements
      .findOneAndUpdate({ _id: id, version }, { $set: change }, { returnDocument: 'after' })
      .lean<PlacementDocument>(),
  );
}

/** Deletes a draft: a proposal that was taken back before anybody heard of it. */
export async function deleteDraft(id: string): Promise<void> {
  await placements.deleteOne({ _id: id, state: 'DRAFT' });
}

/** Placements that match, for work inside the module; without the ones that were never proposed. */
export async function findPlacements(
  filter: Record<string, unknown>,
  options: { sort?: Record<string, 1 | -1>; limit?: number } = {},
): Promise<Placement[]> {
  let query = placements.find({ state: { $ne: 'DRAFT' }, ...filter }).sort(options.sort ?? { _id: 1 });
  if (options.limit) query = query.limit(options.limit);
  return plains(await query.lean<PlacementDocument[]>());
}

/** Ids of the placements that match, for the clock. */
export async function findPlacementIds(filter: Record<string, unknown>, limit: number): Promise<string[]> {
  const found = await placements.find(filter, { _id: 1 }).limit(limit).lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
}

const LISTED: Answered = {
  ...asStored('state', 'part', 'startsOn', 'endsOn', 'proposedAt', 'changedAt', 'expiresAt'),
  ...asStored('crossBorder', 'version'),
  student: ['studentId'],
  need: ['needId'],
  slot: ['slotId'],
  company: ['companyId', 'slotId'],
  proeftuin: ['proeftuinId'],
  proposedBy: ['teacherPersonId'],
  mentor: ['mentorPersonId'],
  days: ['startsOn', 'endsOn', 'week', 'country', 'schoolId', 'companyId'],
  calendars: ['startsOn', 'endsOn', 'country', 'schoolId', 'companyId'],
  notReadyInTime: ['state', 'startsOn', 'siteZone'],
  companyRank: ['needId', 'slotId', 'open'],
};

/**
 * A page of placements with student, slot, site and company, in one aggregation.
 *
 * @param selection - what is asked of each; left out: all of it
 */
export function pageOfPlacements(
  filter: Record<string, unknown>,
  sort: Sort,
  page: { first: number; after?: string | null },
  selection: Selection | null = null,
): Promise<Page<Placement>> {
  const asks = (...fields: string[]) => !selection || fields.some((field) => selection.has(field));
  const below = (field: string) => selection?.get(field) ?? null;
  // The company comes with its slot.
  const slot =
    selection &&
    together(below('slot'), asks('company') ? new Map([['company', selection.get('company')!]]) : null);
  return listPage<PlacementDocument, Placement>(placements, {
    filter: { $and: [{ state: { $ne: 'DRAFT' } }, filter] },
    sort,
    first: page.first,
    after: page.after,
    part: projected(selection, LISTED),
    stages: [
      ...(asks('student') ? studentJoin('studentId', 'student', below('student')) : []),
      ...(asks('slot', 'company') ? slotJoin('slotId', 'slot', slot) : []),
    ],
  });
}

/** Counts of several filters at once, in one command. */
export async function countPlacements(
  scope: Record<string, unknown>,
  filters: Record<string, Record<string, unknown>>,
): Promise<Record<string, number>> {
  const [found] = await placements.aggregate<Record<string, { count: number }[]>>([
    { $match: scope },
    {
      $facet: Object.fromEntries(
        Object.entries(filters).map(([name, filter]) => [name, [{ $match: filter }, { $count: 'count' }]]),
      ),
    },
  ]);
  return Object.fromEntries(Object.keys(filters).map((name) => [name, found?.[name]?.[0]?.count ?? 0]));
}

/** Placements of a proeftuin that have all this in common. */
export interface TotalsRow {
  proeftuinId: string;
  state: PlacementState;
  companyId: string;
  crossBorder: boolean;
  startsOn: string;
  count: number;
}

/** What the totals of these proeftuinen are summed from. */
export function findTotals(proeftuinIds: readonly string[]): Promise<TotalsRow[]> {
  return placements
    .aggregate<TotalsRow>([
      { $match: { proeftuinId: { $in: [...proeftuinIds] }, state: { $ne: 'DRAFT' } } },
      {
        $group: {
          _id: {
            proeftuinId: '$proeftuinId',
            state: '$state',
            companyId: '$companyId',
            crossBorder: '$crossBorder',
            startsOn: '$startsOn',
          },
          count: { $sum: 1 },
        },
      },
      { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', { count: '$count' }] } } },
    ])
    .exec();
}

/** Placements of a proeftuin at one slot in the same days. */
export interface StayRow {
  proeftuinId: string;
  companyId: string;
  slotId: string;
  startsOn: string;
  endsOn: string;
  /** When it ended before its last day. */
  endedAt: Date | null;
  count: number;
}

/** Who is or was at a company between two days, in these proeftuinen or at these companies. */
export function findStays(
  by: 'proeftuinId' | 'companyId',
  ids: readonly string[],
  from: string,
  to: string,
): Promise<StayRow[]> {
  return placements
    .aggregate<StayRow>([
      {
        $match: {
          [by]: { $in: [...ids] },
          state: { $in: [...HOSTED_STATES] },
          startsOn: { $lte: to },
          endsOn: { $gte: from },
        },
      },
      {
        $group: {
          _id: {
            proeftuinId: '$proeftuinId',
            companyId: '$companyId',
            slotId: '$slotId',
            startsOn: '$startsOn',
            endsOn: '$endsOn',
            endedAt: { $cond: [{ $eq: ['$state', 'ENDED_EARLY'] }, '$changedAt', null] },
          },
          count: { $sum: 1 },
        },
      },
      { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', { count: '$count' }] } } },
    ])
    .exec();
}

/** How many hold a place where these fields are the same. */
export type Held<Field extends keyof PlacementDocument> = Pick<PlacementDocument, Field> & { count: number };

/**
 * Who holds a place at these companies, counted by mentor, or of these slots, counted by school; `asked`: proposals that
 * wait too; `without`: but this one.
 */
export async function findHeld<
  Where extends 'companyId' | 'slotId',
  By extends 'mentorPersonId' | 'schoolId',
>(
  where: Where,
  ids: readonly string[],
  by: By,
  { asked = false, without }: { asked?: boolean; without?: string | undefined } = {},
): Promise<Held<Where | By>[]> {
  const counted = asked ? { $or: [{ holds: true }, { open: true }] } : { holds: true };
  const others = without ? { _id: { $ne: without } } : {};
  return placements
    .aggregate<Held<Where | By>>([
      { $match: { [where]: { $in: [...ids] }, ...counted, ...others } },
      { $group: { _id: { [where]: `$${where}`, [by]: `$${by}` }, count: { $sum: 1 } } },
      { $replaceRoot: { newRoot: { $mergeObjects: ['$_id', { count: '$count' }] } } },
    ])
    .exec();
}

/** How many placements are asked or hold a place. */
export function countLive(filter: Record<string, unknown>): Promise<number> {
  return placements.countDocuments({ ...filter, $or: [{ open: true }, { holds: true }] }).exec();
}

/** Companies among these at which a school ever placed or proposed a student. */
export async function companiesOfSchool(
  schoolId: string,
  companyIds: readonly string[],
): Promise<Set<string>> {
  const filter = { schoolId, companyId: { $in: [...companyIds] }, state: { $ne: 'DRAFT' } } as const;
  return new Set(await placements.distinct('companyId', filter as never));
}

/** Schools that ever placed or proposed a student at these companies, by company. */
export async function schoolsOfCompanies(companyIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await placements.aggregate<{ _id: string; schoolIds: string[] }>([
    { $match: { companyId: { $in: [...companyIds] }, state: { $ne: 'DRAFT' } } },
    { $group: { _id: '$companyId', schoolIds: { $addToSet: '$schoolId' } } },
  ]);
  return new Map(found.map(({ _id, schoolIds }) => [_id, schoolIds]));
}

/** Companies that are asked or hold a place in the placements that match. */
export async function companiesInUse(filter: Record<string, unknown>): Promise<string[]> {
  return placements.distinct('companyId', {
    $and: [filter, { $or: [{ open: true }, { holds: true }] }],
  } as never);
}

/** Writes the words by which a placement is found and ordered. */
export async function writeNames(id: string, names: Partial<PlacementDocument>): Promise<void> {
  await placements.updateOne({ _id: id }, { $set: names });
}

/** Placements of a programme belong to the proeftuin in which it takes part, or to none. */
export async function writeProeftuin(
  { id: programmeId, schoolId }: { id: string; schoolId: string },
  proeftuinId: string | null,
): Promise<void> {
  await placements.updateMany({ schoolId, programmeId }, { $set: { proeftuinId } });
}

/** Slots of a student's placements. */
export async function slotIdsOfStudent(studentId: string): Promise<string[]> {
  const found = await placements
    .find({ studentId, state: { $ne: 'DRAFT' } }, { slotId: 1 })
    .lean<{ slotId: string }[]>();
  return [...new Set(found.map(({ slotId }) => slotId))];
}

export const importPlacements = (
  documents: (Omit<PlacementDocument, '_id'> & { _id?: string })[],
  unset: readonly string[] = [],
) => upsertByExternalKey(placements, documents, unset);
export const placementIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(placements, keys);
