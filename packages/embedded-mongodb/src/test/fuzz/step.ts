import type { ClientSession, Collection, Db, Document } from 'mongodb';
import type { ModelCollection } from '../model/collection.ts';
import { ModelError, type Doc } from '../model/values.ts';
import type { Change } from './updates.ts';

export interface Target {
  database: Db;
  collection: Collection<Document & { _id?: unknown }>;
  options: { session?: ClientSession };
}

/** One operation, as asked of the server by the driver and as done by the model. */
export interface Step {
  kind: string;
  spec: Doc;
  server(target: Target): Promise<unknown>;
  model(collection: ModelCollection): unknown;
  /** The order of the answer means nothing. */
  unordered?: boolean;
  /** Changes several documents, in an order that nobody promises. */
  many?: Change;
}

/** Numbers come with their types. */
export const TYPED = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

/** The refusal of the model, or null. */
export function refusalOf(run: () => void): ModelError | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}
