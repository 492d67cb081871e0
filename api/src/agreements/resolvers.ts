import { loadPerson } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import { resultOf } from '../outcome.ts';
import { loadPlacement, type Placement } from '../placements/service.ts';
import {
  agreementOf,
  recordAgreement,
  registerAgreements,
  removeAgreement,
  viewerCanRecord,
  type Agreement,
  type RecordInput,
} from './service.ts';

function result(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, { type: 'Placement', field: 'placement', load: loadPlacement });
}

export const resolvers = {
  Mutation: {
    recordAgreement: async (_: unknown, { input }: { input: RecordInput }, context: Context) => {
      const placementId = localId(input.placementId, 'Placement');
      return result(context, await recordAgreement(context, { ...input, placementId }));
    },
    removeAgreement: async (_: unknown, args: { key: string; placementId: string }, context: Context) => {
      const placementId = localId(args.placementId, 'Placement');
      return result(context, await removeAgreement(context, { key: args.key, placementId }));
    },
  },
  Placement: {
    agreement: (placement: Placement, _: unknown, context: Context) => agreementOf(context, placement.id),
    viewerCanRecordAgreement: (placement: Placement, _: unknown, context: Context) =>
      viewerCanRecord(context, placement),
  },
  SignedAgreement: {
    enteredBy: (agreement: Agreement, _: unknown, context: Context) =>
      agreement.enteredById ? loadPerson(context, agreement.enteredById) : null,
  },
};

export const register = registerAgreements;
