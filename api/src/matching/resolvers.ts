import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Placement } from '../placements/service.ts';
import { recordMutation } from '../record-resolvers.ts';
import { canDo } from '../records.ts';
import { loadSlot } from '../slots/service.ts';
import { loadStudent, type Need, type Student } from '../students/service.ts';
import { resultOf } from '../outcome.ts';
import { planResolvers } from './plan-resolvers.ts';
import {
  companyRankOf,
  fitOf,
  fittingSlots,
  loadPreference,
  orderCandidates,
  preferenceKind,
  preferenceOf,
  saveWishes,
  type KeyedPreference,
} from './service.ts';

type WishesInput = Parameters<typeof saveWishes>[1];

export const resolvers = {
  ...planResolvers,
  Mutation: {
    ...planResolvers.Mutation,
    orderCandidates: recordMutation(orderCandidates, {
      type: 'Slot',
      field: 'slot',
      load: loadSlot,
      ids: { id: 'Slot', placementIds: 'Placement' },
    }),
    saveWishes: async (_: unknown, { input }: { input: WishesInput }, context: Context) => {
      const choices = input.choices.map(({ slotId, work }) => ({
        slotId: slotId ? localId(slotId, 'Slot') : null,
        work: work ?? null,
      }));
      const outcome = await saveWishes(context, { ...input, choices });
      return resultOf(context, outcome, { type: 'Preference', field: 'preference', load: loadPreference });
    },
  },
  Placement: {
    companyRank: (placement: Placement, _: unknown, context: Context) => companyRankOf(context, placement),
  },
  Student: {
    preference: (student: Student, _: unknown, context: Context) => preferenceOf(context, student.id),
  },
  Preference: {
    student: (one: KeyedPreference, _: unknown, context: Context) => loadStudent(context, one.studentId),
    choices: (one: KeyedPreference, _: unknown, context: Context) =>
      one.choices.map(({ slotId, work }, at) => ({
        rank: at + 1,
        work: work ?? null,
        slotId: slotId ? toNodeId('Slot', slotId) : null,
        slot: slotId ? loadSlot(context, slotId) : null,
      })),
    viewerCanEdit: (one: KeyedPreference, _: unknown, context: Context) =>
      canDo(context, preferenceKind, 'edit', one),
  },
  Need: {
    fittingSlots: (need: Need, args: Parameters<typeof fittingSlots>[2], context: Context) =>
      fittingSlots(context, need, args),
    fitOf: (need: Need, args: { slotId: string }, context: Context) =>
      fitOf(context, need, localId(args.slotId, 'Slot')),
  },
};

export { registerPlanJobs as register } from './service.ts';
