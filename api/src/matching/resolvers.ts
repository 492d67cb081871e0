import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Need } from '../students/service.ts';
import { fitOf, fittingSlots } from './service.ts';

export const resolvers = {
  Need: {
    fittingSlots: (need: Need, args: Parameters<typeof fittingSlots>[2], context: Context) =>
      fittingSlots(context, need, args),
    fitOf: (need: Need, args: { slotId: string }, context: Context) =>
      fitOf(context, need, localId(args.slotId, 'Slot')),
  },
};
