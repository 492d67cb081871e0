import { defineModel, externalKeyIndex, newId, upsertByExternalKey, type Plain } from '../database.ts';
import { findTogether } from '../reads.ts';

export interface AgreementDocument {
  _id: string;
  externalKey?: string;
  placementId: string;
  signedBy: string;
  signedOn: string;
  reference: string;
  enteredById: string | null;
  enteredAt: Date;
}
/** That the agreement of a placement was signed, entered by hand. */
export type Agreement = Plain<AgreementDocument>;

const agreements = defineModel<AgreementDocument>(
  'Agreement',
  'agreements',
  {
    externalKey: String,
    placementId: String,
    signedBy: String,
    signedOn: String,
    reference: String,
    enteredById: { type: String, default: null },
    enteredAt: Date,
  },
  [externalKeyIndex, { key: { placementId: 1 }, unique: true }],
);

export async function findAgreements(placementIds: readonly string[]): Promise<Agreement[]> {
  return findTogether(agreements, { placementId: { $in: [...placementIds] } });
}

/** Writes the agreement of a placement, in the place of an earlier entry. */
export async function writeAgreement(
  agreement: Omit<AgreementDocument, '_id' | 'externalKey'>,
): Promise<void> {
  const { placementId, ...fields } = agreement;
  await agreements.updateOne(
    { placementId },
    { $set: fields, $setOnInsert: { _id: newId() } },
    { upsert: true },
  );
}

/** Whether there was one to delete. */
export async function deleteAgreement(placementId: string): Promise<boolean> {
  return (await agreements.deleteOne({ placementId })).deletedCount === 1;
}

export const importAgreements = (documents: (Omit<AgreementDocument, '_id'> & { _id?: string })[]) =>
  upsertByExternalKey(agreements, documents);
