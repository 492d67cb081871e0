import { can } from '@scheldemond/domain/access/ability';
import { loadPerson } from '../accounts/service.ts';
import { loadCompany, loadSite, type Company, type Site } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { resultOf } from '../outcome.ts';
import { localChosen } from '../search.ts';
import { localInput, recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { loadQualification } from '../qualifications/service.ts';
import { loadSchool } from '../schools/service.ts';
import {
  confirmSlot,
  confirmSlots,
  canOfferAgain,
  createSlot,
  editSlot,
  freeFrom,
  listSites,
  listSlots,
  loadSlot,
  mapSites,
  offerSlotAgain,
  slotKind,
  type Slot,
  type SitesAsked,
  type SlotFilter,
} from './service.ts';

/** A slot from a list comes with its site and company. */
type Joined = Slot & { site?: Site; company?: Company };

function localFilter(filter: SlotFilter | null | undefined): SlotFilter {
  return {
    ...filter,
    ...localChosen(filter, 'Slot'),
    companyId: filter?.companyId ? localId(filter.companyId, 'Company') : null,
    siteId: filter?.siteId ? localId(filter.siteId, 'Site') : null,
    qualificationId: filter?.qualificationId ? localId(filter.qualificationId, 'Qualification') : null,
  };
}

const slot = { type: 'Slot', field: 'slot', load: loadSlot } as const;
const IDS = { qualificationIds: 'Qualification', earlySchoolIds: 'School', mentorId: 'Person' } as const;

export const resolvers = {
  Query: {
    slots: (_: unknown, args: Parameters<typeof listSlots>[1], context: Context) =>
      listSlots(context, { ...args, filter: localFilter(args.filter) }),
    mapSites: (_: unknown, { filter }: { filter?: SlotFilter | null }, context: Context) =>
      mapSites(context, localFilter(filter)),
    sites: (_: unknown, args: SitesAsked, context: Context) =>
      listSites(context, {
        ...args,
        ...localChosen(args, 'Site'),
        filter: localFilter(args.filter),
        studentId: args.studentId ? localId(args.studentId, 'Student') : null,
      }),
  },
  Mutation: {
    createSlot: recordMutation(createSlot, { ...slot, ids: { ...IDS, siteId: 'Site' } }),
    editSlot: recordMutation(editSlot, { ...slot, ids: { ...IDS, id: 'Slot' } }),
    confirmSlot: async (_: unknown, args: { key: string; id: string }, context: Context) =>
      resultOf(context, await confirmSlot(context, localInput(args, { id: 'Slot' })), slot),
    confirmSlots: async (_: unknown, args: { key: string; ids: string[] }, context: Context) => {
      const outcome = await confirmSlots(context, localInput(args, { ids: 'Slot' }));
      if (outcome.kind === 'refused') return resultOf(context, outcome, slot);
      const slots = await Promise.all((outcome['ids'] as string[]).map((id) => loadSlot(context, id)));
      return { __typename: 'SlotsConfirmed', slots };
    },
    offerSlotAgain: async (_: unknown, args: { key: string; id: string }, context: Context) =>
      resultOf(context, await offerSlotAgain(context, localInput(args, { id: 'Slot' })), slot),
  },
  Slot: {
    viewerCanOfferAgain: (slot: Slot, _: unknown, context: Context) => canOfferAgain(context, slot),
    site: (slot: Joined, _: unknown, context: Context) => slot.site ?? loadSite(context, slot.siteId),
    company: (slot: Joined, _: unknown, context: Context) =>
      slot.company ?? loadCompany(context, slot.companyId),
    qualifications: (slot: Slot, _: unknown, context: Context) =>
      Promise.all(slot.qualificationIds.map((id) => loadQualification(context, id))),
    earlySchools: (slot: Slot, _: unknown, context: Context) =>
      Promise.all(slot.earlySchoolIds.map((id) => loadSchool(context, id))),
    freeFrom: (slot: Slot, _: unknown, context: Context) => freeFrom(context, slot),
    mentor: (slot: Slot, _: unknown, context: Context) =>
      slot.mentorId ? loadPerson(context, slot.mentorId) : null,
    ...recordFieldsOf(slotKind),
    viewerCanConfirm: (slot: Slot, _: unknown, context: Context) =>
      !slot.archivedAt && can(context.ability, 'confirm', 'Slot', slot),
    viewerCanOrder: (slot: Slot, _: unknown, context: Context) =>
      !slot.archivedAt && can(context.ability, 'order', 'Slot', slot),
  },
};
