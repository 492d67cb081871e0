import { mongoFilter } from '@scheldemond/domain/access/filter';
import { addDays } from '@scheldemond/domain/time/working-day';
import { attentionWindows } from '../attention-windows.ts';
import { readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { announce } from '../platform/live/service.ts';
import { all, chosenFilter, searchFilter, standing, where, type Chosen } from '../search.ts';
import {
  countSlots,
  findMapSites,
  giveOnePlaceBack,
  pageOfSlots,
  slotsByIds,
  takeOnePlace,
  type MapSite,
  type Slot,
} from './store.ts';

export {
  canOfferAgain,
  confirmSlot,
  confirmSlots,
  createSlot,
  insertSlot,
  editSlot,
  offerSlotAgain,
  records,
  slotKind,
} from './records.ts';
export {
  findCandidates as candidateSlots,
  findOffers as offersFor,
  importSlots,
  slotIdsByExternalKey,
  slotsByIds,
  writeTaken,
  type Offer,
  type Slot,
  type SlotDocument,
} from './store.ts';

export function loadSlot(context: Context, id: string): Promise<Slot | null> {
  return context.load('Slot.byId', slotsByIds).load(id);
}

export interface SlotFilter extends Chosen {
  state?: string | null;
  free?: boolean | null;
  companyId?: string | null;
  siteId?: string | null;
  qualificationId?: string | null;
  country?: string | null;
  province?: string | null;
  search?: string | null;
  archived?: boolean | null;
  toConfirm?: boolean | null;
}

/** What slots can be ordered by; the fields are those that this reads. */
const SLOT_SORTS = {
  TITLE: { sort: ['sortKey'], reads: 'title' },
  PLACES_FREE: { sort: ['placesFree', 'sortKey'], reads: 'placesFree' },
  STARTS_ON: { sort: ['startsOn', 'sortKey'], reads: 'startsOn' },
  CONFIRMED: { sort: ['lastConfirmedOn', 'sortKey'], reads: 'lastConfirmedOn' },
} as const;

/** Slots that the viewer may read. */
export function listSlots(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    filter?: SlotFilter | null;
    sort: keyof typeof SLOT_SORTS;
    direction: 'ASC' | 'DESC';
  },
) {
  const { sort, reads } = SLOT_SORTS[args.sort];
  const filter = asked(context, args.filter ?? {}, ['title', reads]);
  return pageOfSlots(filter, sortBy(args.direction, ...sort), args);
}

/** Sites with such slots, of those that the viewer may read, with what their slots add up to. */
export function mapSites(context: Context, given: SlotFilter): Promise<MapSite[]> {
  return findMapSites(asked(context, given, ['site', 'company', 'state', 'places', 'placesFree']));
}

/** What is asked, of the slots of which the viewer may read these fields and those that it asks by. */
function asked(context: Context, given: SlotFilter, reads: readonly string[]): Record<string, unknown> {
  const fields = [
    ...reads,
    ...(given.free != null ? ['placesFree'] : []),
    ...(given.toConfirm ? ['lastConfirmedOn', 'state', 'endsOn'] : []),
    ...(given.state ? ['state'] : []),
    ...(given.qualificationId ? ['qualifications'] : []),
    ...(given.country || given.province || given.siteId ? ['site'] : []),
    ...(given.companyId || given.search ? ['company'] : []),
  ];
  return all(
    mongoFilter(context.ability, 'read', 'Slot', fields),
    where('state', given.state),
    where('companyId', given.companyId),
    where('siteId', given.siteId),
    where('qualificationIds', given.qualificationId),
    where('country', given.country),
    where('province', given.province),
    given.free == null ? null : { placesFree: given.free ? { $gt: 0 } : 0 },
    given.toConfirm && toConfirm(context),
    searchFilter(given.search),
    chosenFilter(given),
    standing(given.archived),
  );
}

/** Slots that the viewer is asked to confirm: still offered, and not confirmed for long or never. */
function toConfirm({ ability, clock }: Context): Record<string, unknown> {
  const today = clock.today();
  const before = addDays(today, -attentionWindows().slotUnconfirmedDays);
  return all(mongoFilter(ability, 'confirm', 'Slot'), {
    state: { $in: ['OPEN', 'FULL'] },
    endsOn: { $gte: today },
    $or: [{ lastConfirmedOn: null }, { lastConfirmedOn: { $lt: before } }],
  });
}

/** How many slots the viewer is asked to confirm. */
export function countSlotsToConfirm(context: Context): Promise<number> {
  return countSlots(all(mongoFilter(context.ability, 'read', 'Slot'), toConfirm(context)));
}

/** Takes one place of a slot, inside a transaction. */
export async function takePlace(slotId: string): Promise<'TAKEN' | 'FULL' | 'NOT_OPEN'> {
  const taken = await takeOnePlace(slotId);
  if (taken) {
    announce({ type: 'Slot', id: taken.id, version: taken.version, keys: taken });
    return 'TAKEN';
  }
  const [slot] = await slotsByIds([slotId]);
  return slot?.state === 'FULL' ? 'FULL' : 'NOT_OPEN';
}

/** Gives one place back, inside a transaction. */
export async function givePlaceBack(slotId: string): Promise<void> {
  await giveOnePlaceBack(slotId);
  const [slot] = await slotsByIds([slotId]);
  if (slot) announce({ type: 'Slot', id: slot.id, version: slot.version, keys: slot });
}

export const nodes: Record<string, LoadNode> = { Slot: readableNode('Slot', slotsByIds) };

export const finders: Record<string, Find> = {
  Slot: async (context, search, first) =>
    (await listSlots(context, { filter: { search }, first, sort: 'TITLE', direction: 'ASC' })).nodes,
};
