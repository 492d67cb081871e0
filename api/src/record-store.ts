import { byIds } from './by-id.ts';
import { newId, plain, upsertByExternalKey, type Model, type Plain, type Stored } from './database.ts';
import { versionFields, type Versioned } from './versions.ts';

/** A document that people make, edit and archive. */
export interface RecordDocument extends Stored, Versioned {
  /** When it was archived: it left lists and choices, and stays readable in history. */
  archivedAt: Date | null;
  /** How often something new was hung on it; a write, so that archiving and hanging on exclude each other. */
  holds: number;
}
/** What every record begins with. */
export type RecordStart = Pick<RecordDocument, 'version' | 'fieldVersions' | 'archivedAt' | 'holds'>;
/** What a maker gives; the rest is `RecordStart`. */
export type NewRecord<D extends RecordDocument> = Omit<D, '_id' | keyof RecordStart> & { _id?: string };

/** Fields for a model. */
export const recordFields = {
  ...versionFields,
  archivedAt: { type: Date, default: null },
  holds: { type: Number, default: 0 },
};

export function recordStart(): RecordStart {
  return { version: 1, fieldVersions: {}, archivedAt: null, holds: 0 };
}

/** Reading and writing one collection of records. */
export interface RecordStore<D extends RecordDocument> {
  byIds(ids: readonly string[]): Promise<(Plain<D> | null)[]>;
  insert(document: NewRecord<D>): Promise<Plain<D>>;
  /** Writes a change on the version that it was decided on; null when somebody else was first. */
  update(current: Plain<D>, change: Record<string, unknown>): Promise<Plain<D> | null>;
  /** Holds on to a record to hang something new on it, in the transaction around it; null when it is archived. */
  hold(id: string): Promise<Plain<D> | null>;
}

export function recordStore<D extends RecordDocument>(model: Model<D>): RecordStore<D> {
  const change = async (filter: object, update: object) =>
    plain(
      (await model
        .findOneAndUpdate(filter as never, update as never, { returnDocument: 'after' })
        .lean()) as D | null,
    );
  return {
    byIds: byIds(model),
    async insert(document) {
      const whole = { _id: newId(), ...recordStart(), ...document } as unknown as D;
      await model.create([whole] as never);
      return plain(whole);
    },
    update: (current, set) => change({ _id: current.id, version: current.version }, { $set: set }),
    hold: (id) => change({ _id: id, archivedAt: null }, { $inc: { holds: 1 } }),
  };
}

/**
 * Writes imported records by their `externalKey`; versions and archiving are the product's once one exists.
 *
 * @param kept - further fields that an import gives their first value only
 */
export function importRecords<D extends RecordDocument & { externalKey?: string }>(
  model: Model<D>,
  documents: readonly NewRecord<D>[],
  kept: readonly string[] = [],
): Promise<{ inserted: number; updated: number }> {
  const whole = documents.map((document) => ({ ...recordStart(), ...document })) as unknown as (Omit<
    D,
    '_id'
  > & { _id?: string })[];
  return upsertByExternalKey(model, whole, ['version', 'fieldVersions', 'archivedAt', 'holds', ...kept]);
}
