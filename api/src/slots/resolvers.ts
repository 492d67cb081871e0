import { can } from '@scheldemond/domain/access/ability';
import { loadPerson } from '../accounts/service.ts';
import { loadCompany, loadSite, type Company, type Site } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import { resultOf } from '../outcome.ts';
import { localChosen } from '../search.ts';
import { loadQualification } from '../qualifications/service.ts';
import { confirmSlot, editSlot, listSlots, loadSlot, type Slot, type SlotFilter } from './service.ts';

/** A slot from a list comes with its site and company. */
type Joined = Slot & { site?: Site; company?: Company };

function localFilter(filter: SlotFilter | null | undefined): SlotFilter {
  return {
    ...filter,
    ...localChosen(filter, 'Slot'),
    companyId: filter?.companyId ? localId(filter.companyId, 'Company') : null,
    qualificationId: filter?.qualificationId ? localId(filter.qualificationId, 'Qualification') : null,
  };
}

function result(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, { type: 'Slot', field: 'slot', load: loadSlot });
}

export const resolvers = {
  Query: {
    slots: (_: unknown, args: Parameters<typeof listSlots>[1], context: Context) =>
      listSlots(context, { ...args, filter: localFilter(args.filter) }),
  },
  Mutation: {
    editSlot: async (_: unknown, { input }: { input: Parameters<typeof editSlot>[1] }, context: Context) =>
      result(context, await editSlot(context, { ...input, id: localId(input.id, 'Slot') })),
    confirmSlot: async (_: unknown, args: { key: string; id: string }, context: Context) =>
      result(context, await confirmSlot(context, { key: args.key, id: localId(args.id, 'Slot') })),
  },
  Slot: {
    site: (slot: Joined, _: unknown, context: Context) => slot.site ?? loadSite(context, slot.siteId),
    company: (slot: Joined, _: unknown, context: Context) =>
      slot.company ?? loadCompany(context, slot.companyId),
    qualifications: (slot: Slot, _: unknown, context: Context) =>
      Promise.all(slot.qualificationIds.map((id) => loadQualification(context, id))),
    mentor: (slot: Slot, _: unknown, context: Context) =>
      slot.mentorId ? loadPerson(context, slot.mentorId) : null,
    viewerCanEdit: (slot: Slot, _: unknown, context: Context) => can(context.ability, 'edit', 'Slot', slot),
  },
};
