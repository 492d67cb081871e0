import { slotFields, slotProblems } from '@scheldemond/domain/records/slot';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { inNextSchoolYear } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { z } from 'zod';
import { membersOf } from '../accounts/service.ts';
import {
  addSchoolOf,
  companiesByIds,
  companyKind,
  schoolOf,
  siteKind,
  sitesByIds,
  withCompanyKeys,
} from '../companies/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { qualificationsByIds } from '../qualifications/service.ts';
import {
  archiveBy,
  canDo,
  changeRecord,
  insertRecord,
  noteChange,
  recordFor,
  requireSound,
  stale,
  type RecordKind,
} from '../records.ts';
import type { RecordRegistries } from '../registries.ts';
import { schoolsByIds } from '../schools/service.ts';
import { nextVersion } from '../versions.ts';
import { countSlots, repeatedSlots, rewriteSlots, slotStore, type Slot, type SlotDocument } from './store.ts';

export const slotKind: RecordKind<SlotDocument> = {
  type: 'Slot',
  store: slotStore,
  keys: withCompanyKeys,
  check: (_, slot) => {
    requireSound(slotProblems(slot));
    if (slot.places < slot.placesTaken)
      throw new Refusal('FEWER_THAN_TAKEN', [{ name: 'placesTaken', value: slot.placesTaken }]);
  },
  derive: async (slot, changed) => ({
    ...(changed.includes('title') ? { sortKey: sortKey(slot.title), searchKeys: await wordsOf(slot) } : {}),
    ...(changed.includes('qualificationIds') ? { levels: await levelsOf(slot.qualificationIds) } : {}),
  }),
  requireParents: async (_, { siteId, companyId }) => {
    const [site] = await sitesByIds([siteId]);
    const [company] = await companiesByIds([companyId]);
    if (!site || site.archivedAt || !company || company.archivedAt) throw new Refusal('ARCHIVED');
  },
};

/** The words by which a slot is found: title, company and place. */
async function wordsOf(slot: Pick<Slot, 'title' | 'companyId' | 'siteId'>): Promise<string[]> {
  const [company] = await companiesByIds([slot.companyId]);
  const [site] = await sitesByIds([slot.siteId]);
  return searchKeys(slot.title, company?.name, site?.place);
}

async function levelsOf(qualificationIds: readonly string[]): Promise<number[]> {
  const found = await qualificationsByIds(qualificationIds);
  if (found.length === 0 || found.includes(null))
    requireSound([{ field: 'qualificationIds', why: 'unknown' }]);
  return [...new Set(found.map((one) => one?.level ?? 0))].sort();
}

const fields = slotFields.extend({
  qualificationIds: z.array(z.string()).min(1).max(20),
  mentorId: z.string().nullable(),
});

interface SaysOfSchools {
  releasedOn?: string | null;
  earlySchoolIds?: readonly string[] | null;
}
type Input = { key: string; mentorId?: string | null } & SaysOfSchools & Record<string, unknown>;

/** The mentor is somebody of the company who can guide. */
async function requireMentor(companyId: string, mentorId: string | null | undefined): Promise<void> {
  if (mentorId && !(await canGuide(companyId, mentorId)))
    requireSound([{ field: 'mentorId', why: 'not_a_member' }]);
}
async function canGuide(companyId: string, personId: string): Promise<boolean> {
  const members = await membersOf(companyId, ['MENTOR', 'COMPANY_ADMIN']);
  return members.some((member) => member.personId === personId && member.active);
}

/** From when which schools may propose is the company's to say: a school that looks after its data keeps none out. */
async function requireReleaser(context: Context, given: SaysOfSchools, current?: Slot): Promise<void> {
  const { releasedOn = current?.releasedOn ?? null, earlySchoolIds } = given;
  const before = current?.earlySchoolIds ?? [];
  const early = earlySchoolIds ?? before;
  const added = early.filter((id) => !before.includes(id));
  const same = added.length === 0 && early.length === before.length;
  if (releasedOn === (current?.releasedOn ?? null) && same) return;
  if (schoolOf(context)) requireSound([{ field: 'releasedOn', why: 'for_the_company' }]);
  if ((await schoolsByIds(added)).includes(null)) requireSound([{ field: 'earlySchoolIds', why: 'unknown' }]);
}

/** Offers a slot at a site; a school that does works with the company from then on. */
export function createSlot(context: Context, input: Input & { siteId: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'createSlot', input }, async () => {
    const { id } = await insertSlot(context, input);
    return { kind: 'changed', id };
  });
}

/** The same inside a transaction that makes more. */
export async function insertSlot(
  context: Context,
  given: { siteId: string } & SaysOfSchools & Record<string, unknown>,
): Promise<Slot> {
  const slot = await insertRecord(context, slotKind, {
    fields,
    given: { paused: false, closed: false, ...given },
    hang: () => atSite(context, given.siteId, Number(given['places'])),
  });
  await requireMentor(slot.companyId, slot.mentorId);
  await requireReleaser(context, given);
  const schoolId = schoolOf(context);
  if (schoolId) await addSchoolOf(slot.companyId, schoolId);
  return slot;
}

/** What a new slot at a site starts with. */
async function atSite(context: Context, siteId: string, places: number): Promise<Partial<SlotDocument>> {
  const site = await siteKind.store.hold(siteId);
  const company = site ? await companyKind.store.hold(site.companyId) : null;
  if (!site || !company) throw new Refusal('NOT_ALLOWED');
  const { country, province } = site;
  return {
    siteId: site.id,
    companyId: company.id,
    country,
    province,
    placesTaken: 0,
    placesFree: places,
    candidateNeedIds: [],
    state: 'OPEN',
    lastConfirmedOn: context.clock.today(),
  };
}

/** The same days in the first school year after the slot's own that is not over. */
function nextDates(slot: Slot, today: WorkingDay): Pick<Slot, 'startsOn' | 'endsOn' | 'releasedOn'> {
  const later = ({ startsOn, endsOn, releasedOn }: Pick<Slot, 'startsOn' | 'endsOn' | 'releasedOn'>) => ({
    startsOn: inNextSchoolYear(startsOn),
    endsOn: inNextSchoolYear(endsOn),
    releasedOn: releasedOn && inNextSchoolYear(releasedOn),
  });
  let dates = later(slot);
  while (dates.endsOn < today) dates = later(dates);
  return dates;
}

/** Whether a slot of this school year or an earlier one can be offered for the next, and was not yet. */
export async function canOfferAgain(context: Context, slot: Slot): Promise<boolean> {
  const over = schoolYearOf(slot.endsOn) <= schoolYearOf(context.clock.today());
  if (!over || slot.archivedAt || !(await canDo(context, slotKind, 'confirm', slot))) return false;
  return !(await context.load('Slot.repeated', repeatedSlots).load(slot.id));
}

/** Offers a slot again for the next school year: the same work on the same days, with every place free. */
export function offerSlotAgain(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'offerSlotAgain', input }, async () => {
    const current = await recordFor(context, slotKind, 'confirm', input.id);
    if (current.archivedAt) throw new Refusal('ARCHIVED');
    const dates = nextDates(current, context.clock.today());
    const { companyId, mentorId } = current;
    const stays = mentorId !== null && (await canGuide(companyId, mentorId));
    const slot = await insertRecord(context, slotKind, {
      fields,
      given: { ...current, ...dates, paused: false, closed: false, mentorId: stays ? mentorId : null },
      hang: async () => ({
        ...(await atSite(context, current.siteId, current.places)),
        repeatsId: current.id,
      }),
    });
    return { kind: 'changed', id: slot.id };
  });
}

/** Edits, pauses, closes or reopens a slot; never fewer places than are taken. */
export function editSlot(context: Context, input: Input & { id: string; version: number }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editSlot', input }, async () => {
    const current = await recordFor(context, slotKind, 'edit', input.id);
    await changeRecord(context, slotKind, current, { version: input.version, fields, given: input });
    if (input.mentorId !== current.mentorId) await requireMentor(current.companyId, input.mentorId);
    await requireReleaser(context, input, current);
    return { kind: 'changed', id: current.id };
  });
}

/** The company says that the slot still stands. */
export function confirmSlot(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'confirmSlot', input }, async () => {
    await confirmOne(context, input.id);
    return { kind: 'changed', id: input.id };
  });
}

const MOST_CONFIRMED = 100;

/** The company says of many slots that they still stand: all of them, or none. */
export function confirmSlots(context: Context, input: { key: string; ids: string[] }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'confirmSlots', input }, async () => {
    const ids = [...new Set(input.ids)];
    if (ids.length === 0 || ids.length > MOST_CONFIRMED)
      throw new Refusal('INVALID', [{ name: 'ids', value: MOST_CONFIRMED }]);
    for (const id of ids) await confirmOne(context, id);
    return { kind: 'changed', id: ids[0]!, ids };
  });
}

async function confirmOne(context: Context, id: string): Promise<void> {
  const current = await recordFor(context, slotKind, 'confirm', id);
  if (current.archivedAt) throw new Refusal('ARCHIVED');
  const change = nextVersion(current, { lastConfirmedOn: context.clock.today() });
  const stored = await slotStore.update(current, change);
  if (!stored) throw stale('Slot', current.id);
  await noteChange(context, 'Slot', stored, 'CONFIRM', []);
}

/** Slots are found by the name of their company and the place of their site, and lie where the site lies. */
async function followCompany(_: Context, companyId: string, changed: readonly string[]): Promise<void> {
  if (changed.includes('name'))
    await rewriteSlots({ companyId }, async (slot) => ({ searchKeys: await wordsOf(slot) }));
}
async function followSite(_: Context, siteId: string, changed: readonly string[]): Promise<void> {
  if (!changed.includes('postcode') && !changed.includes('place')) return;
  const [site] = await sitesByIds([siteId]);
  if (!site) return;
  const { country, province } = site;
  await rewriteSlots({ siteId }, async (slot) => ({ country, province, searchKeys: await wordsOf(slot) }));
}

export const records: RecordRegistries = {
  archives: { Slot: archiveBy(slotKind) },
  followers: { Company: followCompany, Site: followSite },
  vetoes: {
    Company: async (_, companyId) => [{ name: 'slots', value: await countSlots({ companyId }) }],
    Site: async (_, siteId) => [{ name: 'slots', value: await countSlots({ siteId }) }],
  },
};
