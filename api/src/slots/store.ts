import { slotState, type SlotState } from '@scheldemond/domain/placement/capacity';
import type { Release } from '@scheldemond/domain/placement/release';
import type { Country, WorkingDay } from '@scheldemond/domain/time/working-day';
import type { Offer } from '@scheldemond/domain/week/offer';
import type { Company, Province, Site } from '../companies/service.ts';
import { companyJoin, siteJoin } from '../companies/join.ts';
import { listPage, type Page, type Sort } from '../connection.ts';
import {
  defineModel,
  externalKeyIndex,
  idsByExternalKey,
  plain,
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
  type RecordStore,
} from '../record-store.ts';
import { standing } from '../search.ts';

export interface SlotDocument extends RecordDocument {
  externalKey?: string;
  companyId: string;
  siteId: string;
  /** Of the site, for filters. */
  country: Country;
  province: Province;
  qualificationIds: string[];
  levels: number[];
  title: string;
  tasks: string;
  requirements: string | null;
  startsOn: string;
  endsOn: string;
  /** Days and hours, between the first and the last day. */
  offer: Offer;
  places: number;
  placesTaken: number;
  placesFree: number;
  mostPerSchool: number | null;
  releasedOn: string | null;
  earlySchoolIds: string[];
  /** Needs that were proposed to it, as the company put them in order; who of them still counts is told by their placements. */
  candidateNeedIds: string[];
  language: string;
  minimumAge: number | null;
  mentorId: string | null;
  lastConfirmedOn: string | null;
  /** The slot of an earlier school year that this one offers again. */
  repeatsId?: string | null;
  paused: boolean;
  closed: boolean;
  /** Derived from places and the company's word, kept in the same update. */
  state: SlotState;
  sortKey: string;
  searchKeys: string[];
}
/** A company site's offer of workplaces for learning. */
export type Slot = Plain<SlotDocument>;

/** What the list can be ordered by. */
const ORDERS = [
  ['sortKey'],
  ['placesFree', 'sortKey'],
  ['startsOn', 'sortKey'],
  ['lastConfirmedOn', 'sortKey'],
];
const orderedBy = (...scope: string[]): Index[] =>
  ORDERS.map((order) => ({
    key: Object.fromEntries([...scope, ...order, '_id'].map((field) => [field, 1])),
  }));

const text = { type: String, default: null };
const slots = defineModel<SlotDocument>(
  'Slot',
  'slots',
  {
    externalKey: String,
    companyId: String,
    siteId: String,
    country: String,
    province: String,
    qualificationIds: [String],
    levels: [Number],
    title: String,
    tasks: String,
    requirements: text,
    startsOn: String,
    endsOn: String,
    offer: Object,
    places: Number,
    placesTaken: { type: Number, default: 0 },
    placesFree: Number,
    mostPerSchool: { type: Number, default: null },
    releasedOn: text,
    earlySchoolIds: [String],
    candidateNeedIds: { type: [String], default: [] },
    language: String,
    minimumAge: { type: Number, default: null },
    mentorId: text,
    lastConfirmedOn: text,
    repeatsId: text,
    paused: { type: Boolean, default: false },
    closed: { type: Boolean, default: false },
    state: String,
    sortKey: String,
    searchKeys: [String],
    ...recordFields,
  },
  [
    externalKeyIndex,
    ...orderedBy(),
    ...orderedBy('companyId'),
    ...orderedBy('state'),
    { key: { state: 1, releasedOn: 1 } },
    { key: { siteId: 1, sortKey: 1 } },
    { key: { province: 1, sortKey: 1 } },
    { key: { country: 1, sortKey: 1 } },
    { key: { qualificationIds: 1, sortKey: 1 } },
    { key: { searchKeys: 1, sortKey: 1 } },
    // A slot is offered again once.
    { key: { repeatsId: 1 }, unique: true, partialFilterExpression: { repeatsId: { $type: 'string' } } },
  ],
);

export const slotStore: RecordStore<SlotDocument> = { ...recordStore(slots), update: updateSlot };
export const slotsByIds = slotStore.byIds;

/** Which of these slots were offered again. */
export async function repeatedSlots(ids: readonly string[]): Promise<boolean[]> {
  const found = await slots
    .find({ repeatsId: { $in: [...ids], $type: 'string' } }, { repeatsId: 1 })
    .lean<Pick<SlotDocument, 'repeatsId'>[]>();
  const repeated = new Set(found.map(({ repeatsId }) => repeatsId));
  return ids.map((id) => repeated.has(id));
}

/** Slots with site and company, in one aggregation. */
export function pageOfSlots(
  filter: Record<string, unknown>,
  sort: Sort,
  page: { first: number; after?: string | null },
): Promise<Page<Slot>> {
  return listPage<SlotDocument, Slot>(slots, {
    filter,
    sort,
    first: page.first,
    after: page.after,
    stages: [...siteJoin('siteId', 'site'), ...companyJoin('companyId', 'company')],
  });
}

/** A site with what its slots add up to. */
export interface MapSite {
  site: Site;
  company: Company;
  open: number;
  later: number;
  freeFrom: WorkingDay | null;
  paused: number;
  full: number;
  closed: number;
  places: number;
  placesFree: number;
}
const MOST_SITES = 5_000;

/**
 * Sites of these slots with their companies, in one aggregation that takes no more of a slot than it counts.
 *
 * @param by - for whom slots that are not released yet are counted apart
 */
export function findMapSites(
  filter: Record<string, unknown>,
  by: { organisationId: string; today: WorkingDay },
): Promise<MapSite[]> {
  const is = (state: SlotState) => ({ $eq: ['$state', state] });
  const count = (when: object) => ({ $sum: { $cond: [when, 1, 0] } });
  const sum = (field: string, when: object) => ({ $sum: { $cond: [when, `$${field}`, 0] } });
  const later = { $ne: ['$freeFrom', null] };
  // A null sorts before every day.
  const unreleased = [
    is('OPEN'),
    { $gt: ['$releasedOn', by.today] },
    { $not: [{ $in: [by.organisationId, '$earlySchoolIds'] }] },
  ];
  const freeFrom = { $cond: [{ $and: unreleased }, '$releasedOn', null] };
  return slots.aggregate<MapSite>([
    { $match: filter },
    { $project: { siteId: 1, companyId: 1, state: 1, places: 1, placesFree: 1, freeFrom } },
    {
      $group: {
        _id: '$siteId',
        companyId: { $first: '$companyId' },
        open: count({ $and: [is('OPEN'), { $not: [later] }] }),
        later: count(later),
        freeFrom: { $min: '$freeFrom' },
        paused: count(is('PAUSED')),
        full: count(is('FULL')),
        closed: count(is('CLOSED')),
        places: sum('places', { $ne: ['$state', 'CLOSED'] }),
        placesFree: sum('placesFree', is('OPEN')),
      },
    },
    { $sort: { _id: 1 } },
    { $limit: MOST_SITES },
    ...siteJoin('_id', 'site'),
    ...companyJoin('companyId', 'company'),
  ]);
}

/** Slots that suit one of the qualifications and were not closed. */
export async function findCandidates(
  qualificationIds: readonly string[],
  filter: Record<string, unknown>,
): Promise<Slot[]> {
  return plains(
    await slots
      .find({ qualificationIds: { $in: [...qualificationIds] }, closed: false, ...standing(), ...filter })
      .lean<SlotDocument[]>(),
  );
}

/** For whom a place is taken, and on which day. */
export interface Taking {
  schoolId: string;
  on: WorkingDay;
}

/**
 * Takes one place if there is one and the slot is open and free for the school: one conditional update, so the last
 * place goes once.
 */
export async function takeOnePlace(id: string, { schoolId, on }: Taking): Promise<Slot | null> {
  const released = [{ releasedOn: null }, { releasedOn: { $lte: on } }, { earlySchoolIds: schoolId }];
  const taken = await slots
    .findOneAndUpdate(
      { _id: id, state: 'OPEN', placesFree: { $gt: 0 }, $or: released },
      { $inc: { placesTaken: 1, placesFree: -1 } },
      { returnDocument: 'after' },
    )
    .lean<SlotDocument>();
  if (taken?.placesFree === 0) await slots.updateOne({ _id: id }, { $set: { state: 'FULL' } });
  return plain(taken);
}

/** Gives one place back; a slot that was full opens again. */
export async function giveOnePlaceBack(id: string): Promise<void> {
  await slots.updateOne({ _id: id, placesTaken: { $gt: 0 } }, { $inc: { placesTaken: -1, placesFree: 1 } });
  await slots.updateOne({ _id: id, state: 'FULL', placesFree: { $gt: 0 } }, { $set: { state: 'OPEN' } });
}

/** Writes a change on the version and the count of taken places that it was decided on; null when either moved. */
async function updateSlot(current: Slot, change: Partial<SlotDocument>): Promise<Slot | null> {
  const next = { ...current, ...change };
  const derived = { placesFree: Math.max(0, next.places - current.placesTaken), state: slotState(next) };
  return plain(
    await slots
      .findOneAndUpdate(
        { _id: current.id, version: current.version, placesTaken: current.placesTaken },
        { $set: { ...change, ...derived } },
        { returnDocument: 'after' },
      )
      .lean<SlotDocument>(),
  );
}

/** Sets how many places are taken, for the import. */
export async function writeTaken(taken: { id: string; placesTaken: number }[]): Promise<void> {
  const found = plains(await slots.find({ _id: { $in: taken.map(({ id }) => id) } }).lean<SlotDocument[]>());
  const counts = new Map(taken.map(({ id, placesTaken }) => [id, placesTaken]));
  if (found.length === 0) return;
  await slots.bulkWrite(
    found.map((slot) => {
      const placesTaken = counts.get(slot.id) ?? 0;
      const update = {
        placesTaken,
        placesFree: Math.max(0, slot.places - placesTaken),
        state: slotState({ ...slot, placesTaken }),
      };
      return { updateOne: { filter: { _id: slot.id }, update: { $set: update } } };
    }) as never,
    { ordered: false },
  );
}

export type OfferedPlaces = Pick<
  Slot,
  'id' | 'companyId' | 'qualificationIds' | 'startsOn' | 'endsOn' | 'places'
>;

/** What slots that were not closed offer for these qualifications. */
export function findOffers(qualificationIds: readonly string[]): Promise<OfferedPlaces[]> {
  return offersWhere({ qualificationIds: { $in: [...qualificationIds] } });
}
/** The same of these companies. */
export function findOffersOfCompanies(companyIds: readonly string[]): Promise<OfferedPlaces[]> {
  return offersWhere({ companyId: { $in: [...companyIds] } });
}
async function offersWhere(filter: Record<string, unknown>): Promise<OfferedPlaces[]> {
  return plains(
    await slots
      .find({ ...filter, closed: false, ...standing() }, OFFER)
      .lean<(Omit<OfferedPlaces, 'id'> & { _id: string })[]>(),
  );
}
const OFFER = { companyId: 1, qualificationIds: 1, startsOn: 1, endsOn: 1, places: 1 } as const;

/** Slots that stand. */
export function countSlots(filter: Record<string, unknown>): Promise<number> {
  return slots.countDocuments({ ...filter, ...standing() }).exec();
}

/** Writes what slots copy from their company and site. */
export async function rewriteSlots(
  filter: Record<string, unknown>,
  change: (slot: Slot) => Promise<Partial<SlotDocument>>,
): Promise<void> {
  for (const slot of plains(await slots.find(filter).lean<SlotDocument[]>()))
    await slots.updateOne({ _id: slot.id }, { $set: await change(slot) });
}

/** What a company says of schools and candidates; which schools may early and in which order is said here alone. */
type Said = Pick<SlotDocument, 'mostPerSchool' | 'candidateNeedIds'> & Release;
const NOTHING_SAID: Said = {
  mostPerSchool: null,
  releasedOn: null,
  earlySchoolIds: [],
  candidateNeedIds: [],
};
const SAID_HERE = ['earlySchoolIds', 'candidateNeedIds'] as const satisfies (keyof Said)[];

/** Writes imported slots; the places that are taken and what is said here are the product's, what is free follows. */
export async function importSlots(
  documents: (Omit<NewRecord<SlotDocument>, keyof Said> & Partial<Said>)[],
  unset: readonly string[] = [],
): Promise<{ inserted: number; updated: number }> {
  const whole = documents.map((document) => ({ ...NOTHING_SAID, ...document }));
  const kept = ['placesTaken', 'placesFree', 'state', ...SAID_HERE, ...unset];
  const result = await importRecords(slots, whole as NewRecord<SlotDocument>[], kept);
  if (result.updated > 0) {
    const keys = documents.map(({ externalKey }) => externalKey);
    const found = plains(await slots.find({ externalKey: { $in: keys } } as never).lean<SlotDocument[]>());
    await writeTaken(found);
  }
  return result;
}
export const slotIdsByExternalKey = (keys: readonly string[]) => idsByExternalKey(slots, keys);
