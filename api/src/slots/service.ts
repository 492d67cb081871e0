import { mongoFilter } from '@scheldemond/domain/access/filter';
import { isReleased } from '@scheldemond/domain/placement/release';
import { readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { announce } from '../platform/live/service.ts';
import { all } from '../search.ts';
import { askedSlots, toConfirm, type SlotFilter } from './filter.ts';
import {
  countSlots,
  giveOnePlaceBack,
  pageOfSlots,
  slotsByIds,
  takeOnePlace,
  type Slot,
  type Taking,
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
export type { SlotFilter } from './filter.ts';
export { freeFrom } from './release.ts';
export { listSites, mapSites, type SitesAsked } from './sites.ts';
export {
  findCandidates as candidateSlots,
  findOffers as offersFor,
  findOffersOfCompanies as offersOfCompanies,
  importSlots,
  slotIdsByExternalKey,
  slotsByIds,
  writeTaken,
  type OfferedPlaces,
  type Slot,
  type SlotDocument,
} from './store.ts';

export function loadSlot(context: Context, id: string): Promise<Slot | null> {
  return context.load('Slot.byId', slotsByIds).load(id);
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
  const filter = askedSlots(context, args.filter ?? {}, ['title', reads]);
  return pageOfSlots(filter, sortBy(args.direction, ...sort), args);
}

/** How many slots the viewer is asked to confirm. */
export function countSlotsToConfirm(context: Context): Promise<number> {
  return countSlots(all(mongoFilter(context.ability, 'read', 'Slot'), toConfirm(context)));
}

/** Takes one place of a slot, inside a transaction. */
export async function takePlace(
  slotId: string,
  by: Taking,
): Promise<'TAKEN' | 'FULL' | 'NOT_OPEN' | 'NOT_RELEASED'> {
  const taken = await takeOnePlace(slotId, by);
  if (taken) {
    announce({ type: 'Slot', id: taken.id, version: taken.version, keys: taken });
    return 'TAKEN';
  }
  const [slot] = await slotsByIds([slotId]);
  if (slot?.state === 'OPEN' && !isReleased(slot, by.schoolId, by.on)) return 'NOT_RELEASED';
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
