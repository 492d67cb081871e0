import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { z } from 'zod';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { readableNode } from '../by-id.ts';
import { companiesByIds, sitesByIds } from '../companies/service.ts';
import { sortBy } from '../connection.ts';
import { personIdOf, type Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { once, type Outcome } from '../once.ts';
import { announce } from '../platform/live/service.ts';
import { recordStep } from '../platform/history/service.ts';
import { all, chosenFilter, searchFilter, where, type Chosen } from '../search.ts';
import { changesOf, nextVersion, requireFresh } from '../versions.ts';
import { giveOnePlaceBack, pageOfSlots, slotsByIds, takeOnePlace, updateSlot, type Slot } from './store.ts';

export {
  findCandidates as candidateSlots,
  findOffers as offersFor,
  importSlots,
  slotIdsByExternalKey,
  slotsByIds,
  writeTaken,
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
  qualificationId?: string | null;
  country?: string | null;
  province?: string | null;
  search?: string | null;
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
  const given = args.filter ?? {};
  const { sort, reads } = SLOT_SORTS[args.sort];
  const fields = [
    'title',
    reads,
    ...(given.free != null ? ['placesFree'] : []),
    ...(given.state ? ['state'] : []),
    ...(given.qualificationId ? ['qualifications'] : []),
    ...(given.country || given.province ? ['site'] : []),
    ...(given.companyId || given.search ? ['company'] : []),
  ];
  const filter = all(
    mongoFilter(context.ability, 'read', 'Slot', fields),
    where('state', given.state),
    where('companyId', given.companyId),
    where('qualificationIds', given.qualificationId),
    where('country', given.country),
    where('province', given.province),
    given.free == null ? null : { placesFree: given.free ? { $gt: 0 } : 0 },
    searchFilter(given.search),
    chosenFilter(given),
  );
  return pageOfSlots(filter, sortBy(args.direction, ...sort), args);
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

const day = z.string().refine(isWorkingDay);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const editable = z.object({
  title: z.string().trim().min(3).max(120),
  tasks: z.string().trim().min(3).max(4000),
  requirements: z.string().trim().max(2000).nullable(),
  places: z.number().int().min(1).max(200),
  startsOn: day,
  endsOn: day,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  startTime: time,
  endTime: time,
  paused: z.boolean(),
  closed: z.boolean(),
});
type Edit = Partial<z.infer<typeof editable>>;

async function slotFor(context: Context, action: 'edit' | 'confirm', id: string): Promise<Slot> {
  const [found] = await slotsByIds([id]);
  if (!found || !can(context.ability, action, 'Slot', found)) throw new Refusal('NOT_ALLOWED');
  return found;
}

async function record(context: Context, slot: Slot, command: string, fields: string[]): Promise<void> {
  await recordStep({
    subjectType: 'Slot',
    subjectId: slot.id,
    command,
    state: slot.state,
    actorKind: 'MENTOR',
    actorPersonId: personIdOf(context),
    facts: fields.map((field) => ({ name: 'field', value: field })),
    at: context.clock.now(),
  });
  announce({ type: 'Slot', id: slot.id, version: slot.version, keys: slot });
}

/** The words by which a slot is found: title, company and place. */
async function slotSearchKeys(slot: Pick<Slot, 'title' | 'companyId' | 'siteId'>): Promise<string[]> {
  const [company] = await companiesByIds([slot.companyId]);
  const [site] = await sitesByIds([slot.siteId]);
  return searchKeys(slot.title, company?.name, site?.place);
}

/** Edits, pauses, closes or reopens a slot; never fewer places than are taken. */
export function editSlot(
  context: Context,
  input: { key: string; id: string; version: number } & { [K in keyof Edit]?: Edit[K] | null },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editSlot', input }, async () => {
    const current = await slotFor(context, 'edit', input.id);
    requireFresh('Slot', current, input.version);
    const { key: _key, id: _id, version: _version, ...rest } = input;
    const given = Object.fromEntries(
      Object.entries(rest).filter(([field, value]) => value != null || field === 'requirements'),
    );
    const parsed = editable.partial().safeParse(given);
    if (!parsed.success)
      throw new Refusal(
        'INVALID',
        parsed.error.issues.map((issue) => ({ name: String(issue.path[0] ?? ''), value: issue.code })),
      );
    const changes = changesOf<Edit>(current, parsed.data);
    const next = { ...current, ...changes };
    if (next.endsOn < next.startsOn)
      throw new Refusal('INVALID', [{ name: 'endsOn', value: 'before_start' }]);
    if (next.endTime <= next.startTime)
      throw new Refusal('INVALID', [{ name: 'endTime', value: 'before_start' }]);
    if (next.places < current.placesTaken)
      throw new Refusal('FEWER_THAN_TAKEN', [{ name: 'placesTaken', value: current.placesTaken }]);
    if (Object.keys(changes).length === 0) return { kind: 'changed', id: current.id };
    const keys = changes.title
      ? {
          sortKey: sortKey(changes.title),
          searchKeys: await slotSearchKeys({ ...current, title: changes.title }),
        }
      : {};
    const stored = await updateSlot(current, { ...nextVersion(current, changes), ...keys });
    if (!stored) throw new Refusal('STALE', [], { current: { type: 'Slot', id: current.id } });
    await record(context, stored, 'EDIT', Object.keys(changes));
    return { kind: 'changed', id: current.id };
  });
}

/** The company says that the slot still stands. */
export function confirmSlot(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'confirmSlot', input }, async () => {
    const current = await slotFor(context, 'confirm', input.id);
    const stored = await updateSlot(
      current,
      nextVersion(current, { lastConfirmedOn: context.clock.today() }),
    );
    if (!stored) throw new Refusal('STALE', [], { current: { type: 'Slot', id: current.id } });
    await record(context, stored, 'CONFIRM', []);
    return { kind: 'changed', id: current.id };
  });
}

export const nodes: Record<string, LoadNode> = { Slot: readableNode('Slot', slotsByIds) };

export const finders: Record<string, Find> = {
  Slot: async (context, search, first) =>
    (await listSlots(context, { filter: { search }, first, sort: 'TITLE', direction: 'ASC' })).nodes,
};
