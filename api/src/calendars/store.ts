import type { EnteredClosure } from '@scheldemond/domain/records/closure';
import { defineModel, newId, plains, type Plain } from '../database.ts';

export interface ClosureDocument {
  _id: string;
  /** The school or company; both share their id with their organisation. */
  ownerId: string;
  /** The one site of a company that it closes; null for all of it, and for a school. */
  siteId: string | null;
  from: string;
  to: string;
  kind: EnteredClosure;
  name: string;
  reference: string;
}
/** Days on which a school or a company is closed, as somebody entered them. */
export type StoredClosure = Plain<ClosureDocument>;

const closures = defineModel<ClosureDocument>(
  'Closure',
  'closures',
  {
    ownerId: String,
    siteId: String,
    from: String,
    to: String,
    kind: String,
    name: String,
    reference: String,
  },
  [{ key: { ownerId: 1, from: 1, to: 1, name: 1, siteId: 1 }, unique: true }],
);

/** The closures of these owners, by first day. */
export async function findClosures(ownerIds: readonly string[]): Promise<StoredClosure[]> {
  return plains(
    await closures
      .find({ ownerId: { $in: [...ownerIds] } })
      .sort({ ownerId: 1, from: 1 })
      .lean<ClosureDocument[]>(),
  );
}

export async function insertClosures(given: readonly Omit<StoredClosure, 'id'>[]): Promise<void> {
  if (given.length > 0) await closures.insertMany(given.map((one) => ({ _id: newId(), ...one })));
}

/** How many were deleted; those of others are not. */
export async function deleteClosures(ownerId: string, ids: readonly string[]): Promise<number> {
  return (await closures.deleteMany({ _id: { $in: [...ids] }, ownerId })).deletedCount;
}
