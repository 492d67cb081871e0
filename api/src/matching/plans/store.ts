import type { MatchingWeights } from '@scheldemond/domain/fit/weights';
import { dayAt, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { byIds } from '../../by-id.ts';
import { defineModel, newId, plain, plains, type Plain } from '../../database.ts';
import type { PlanShort } from './short.ts';
import type { Pair, PlanCertificate, PlanFigures, PlanRow, RejectedPin } from './solver.ts';

export type PlanState = 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';

/** The day on which what a plan places is proposed, and how far that is. */
export interface Release {
  on: WorkingDay;
  /** What each company reads with the question. */
  note: string | null;
  /** Who named the day, and on whose behalf it is proposed. */
  personId: string;
  membershipId: string;
  /** Rows that had their turn, those among them that were refused, and when the last had. */
  handled: number;
  refused: number;
  endedAt: Date | null;
}

/** A plan with what it was computed from; ids, counts and instants, no names of students. */
export interface PlanDocument {
  _id: string;
  proeftuinId: string;
  name: string;
  state: PlanState;
  madeAt: Date;
  madeById: string | null;
  endedAt: Date | null;
  /** Why it failed: slots that more students are pinned to than they have places; empty for anything else. */
  fullSlotIds: string[];
  /** Why it failed: pins against a rule; left out for anything else. */
  rejectedPins?: RejectedPin[];
  weights: MatchingWeights;
  /** Students whose period had begun took part too. */
  begun: boolean;
  /** Day on which it is to be proposed; null: when it was made. */
  proposedOn: WorkingDay | null;
  pins: Pair[];
  forbids: Pair[];
  leaveOut: string[];
  /** The plan that this one repairs, and the companies without which. */
  fromId: string | null;
  withoutCompanyIds: string[];
  /** The only classes and students that take part, and companies and slots whose places are given; all when empty. */
  onlyClassIds: string[];
  onlyNeedIds: string[];
  onlyCompanyIds: string[];
  onlySlotIds: string[];
  /** Slots of which no place is given. */
  withoutSlotIds: string[];
  basis: { needs: number; waiting: number; slots: number; pairs: number } | null;
  figures: PlanFigures | null;
  certificate: PlanCertificate | null;
  release: Release | null;
  version: number;
}
/** A saved plan. */
export type Plan = Plain<PlanDocument>;

interface RowsDocument {
  _id: string;
  rows: PlanRow[];
  /** Left out by earlier versions. */
  short?: PlanShort;
}

const pair = { _id: false, needId: String, slotId: String };
const plans = defineModel<PlanDocument>(
  'MatchingPlan',
  'matchingPlans',
  {
    proeftuinId: String,
    name: String,
    state: String,
    madeAt: Date,
    madeById: { type: String, default: null },
    endedAt: { type: Date, default: null },
    fullSlotIds: [String],
    rejectedPins: { type: [Object], default: undefined },
    weights: { type: Object },
    begun: Boolean,
    proposedOn: { type: String, default: null },
    pins: [pair],
    forbids: [pair],
    leaveOut: [String],
    fromId: { type: String, default: null },
    withoutCompanyIds: [String],
    onlyClassIds: [String],
    onlyNeedIds: [String],
    onlyCompanyIds: [String],
    onlySlotIds: [String],
    withoutSlotIds: [String],
    basis: { type: Object, default: null },
    figures: { type: Object, default: null },
    certificate: { type: Object, default: null },
    release: { type: Object, default: null },
    version: Number,
  },
  [
    { key: { proeftuinId: 1, madeAt: -1 } },
    { key: { state: 1, madeAt: 1 } },
    { key: { 'release.endedAt': 1, 'release.on': 1 } },
  ],
);
// Apart, since a list of plans reads none of it.
const rowsOfPlans = defineModel<RowsDocument>(
  'MatchingRows',
  'matchingRows',
  { rows: [Object], short: Object },
  [],
);

export const plansByIds = byIds(plans);

/** The plans of each proeftuin, newest first. */
export async function findPlans(proeftuinIds: readonly string[]): Promise<Plan[]> {
  return plains(
    await plans
      .find({ proeftuinId: { $in: [...proeftuinIds] } })
      .sort({ madeAt: -1, _id: -1 })
      .lean<PlanDocument[]>(),
  );
}

export async function insertPlan(document: Omit<PlanDocument, '_id'>): Promise<Plan> {
  const whole = { _id: newId(), ...document };
  await plans.create([whole]);
  return plain(whole);
}

/** Ends a plan that runs; null when it had ended already. */
export async function endPlan(id: string, change: Partial<PlanDocument>): Promise<Plan | null> {
  return plain(
    await plans
      .findOneAndUpdate(
        { _id: id, state: 'RUNNING' },
        { $set: change, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean<PlanDocument>(),
  );
}

/** Sets the day of a plan, on the version that it was decided on; null when somebody was first. */
export async function updateRelease({ id, version }: Plan, release: Release | null): Promise<Plan | null> {
  return plain(
    await plans
      .findOneAndUpdate(
        { _id: id, version },
        { $set: { release }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean<PlanDocument>(),
  );
}

/** Plans whose day has come and that are not proposed to their end, earliest day first. */
export async function findReleases(now: Date): Promise<Plan[]> {
  const today = dayAt(now, 'Europe/Brussels');
  return plains(
    await plans
      .find({ 'release.endedAt': null, 'release.on': { $lte: today } })
      .sort({ 'release.on': 1 })
      .lean<PlanDocument[]>(),
  );
}

/** Plans that run since before an instant: their process is gone. */
export async function findLost(before: Date): Promise<string[]> {
  const found = await plans
    .find({ state: 'RUNNING', madeAt: { $lt: before } }, { _id: 1 })
    .lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
}

export async function insertRows(planId: string, rows: PlanRow[], short: PlanShort): Promise<void> {
  await rowsOfPlans.create([{ _id: planId, rows, short }]);
}

/** Where places lack in each plan; null for one of which that is not known. */
export async function findShort(planIds: readonly string[]): Promise<(PlanShort | null)[]> {
  const found = await rowsOfPlans
    .find({ _id: { $in: [...planIds] } }, { short: 1 })
    .lean<Pick<RowsDocument, '_id' | 'short'>[]>();
  const byPlan = new Map(found.map(({ _id, short }) => [_id, short]));
  return planIds.map((id) => byPlan.get(id) ?? null);
}

/** The rows of each plan; none for one that has not ended well. */
export async function findRows(planIds: readonly string[]): Promise<PlanRow[][]> {
  const found = await rowsOfPlans.find({ _id: { $in: [...planIds] } }).lean<RowsDocument[]>();
  const byPlan = new Map(found.map(({ _id, rows }) => [_id, rows]));
  return planIds.map((id) => byPlan.get(id) ?? []);
}
