import fc from 'fast-check';
import type { AnyBulkWriteOperation, Document } from 'mongodb';
import type { ModelCollection } from '../model/collection.ts';
import type { Doc } from '../model/values.ts';
import { document } from './documents.ts';
import { detail } from './loose.ts';
import { refusalOf, type Step } from './step.ts';
import { change } from './updates.ts';
import { byId } from './writing.ts';

/** As a command, whose answer holds what the driver keeps to itself. */
export const insertMany = fc
  .record({ documents: fc.array(document, { minLength: 1, maxLength: 4 }), ordered: fc.boolean() })
  .map((spec): Step => ({
    kind: 'insertMany',
    spec,
    server: async ({ database, options }) => {
      const reply = await database.command({ insert: 'fuzz', ...spec }, options);
      const errors = (reply['writeErrors'] ?? []) as Doc[];
      return {
        n: Number(reply['n']),
        errors: errors.map((one) => ({
          index: Number(one['index']),
          code: Number(one['code']),
          ...detail(one),
        })),
      };
    },
    model: (collection) => {
      const errors: Doc[] = [];
      let n = 0;
      for (const [index, doc] of spec.documents.entries()) {
        const error = refusalOf(() => collection.insert(doc));
        if (!error) n++;
        else errors.push({ index, code: error.code, ...detail(error.extra) });
        if (error && spec.ordered) break;
      }
      return { n, errors };
    },
  }));

interface BulkPart {
  operation: AnyBulkWriteOperation<Document & { _id?: unknown }>;
  run(collection: ModelCollection, counts: Record<string, number>): void;
}
const bulkPart: fc.Arbitrary<BulkPart> = fc.oneof(
  document.map((doc): BulkPart => ({
    operation: { insertOne: { document: { ...doc } } },
    run: (collection, counts) => {
      collection.insert(doc);
      counts['inserted']!++;
    },
  })),
  fc.tuple(byId, change, fc.boolean()).map(([given, { update, filter: wider }, upsert]): BulkPart => {
    const where = JSON.stringify(update).includes('.$') ? { ...wider, ...given } : given;
    const simple = JSON.stringify(update).includes('[e]') ? { $set: { b: 'bulk' } } : update;
    return {
      operation: { updateOne: { filter: where, update: simple, upsert } },
      run: (collection, counts) => {
        const result = collection.update(where, simple, false, { upsert });
        counts['matched']! += result.matched;
        counts['modified']! += result.modified;
        if (result.upserted !== undefined) counts['upserted']!++;
      },
    };
  }),
  byId.map((given): BulkPart => ({
    operation: { deleteOne: { filter: given } },
    run: (collection, counts) => {
      counts['deleted']! += collection.remove(given, { one: true }).length;
    },
  })),
);

/** What a bulk write of the model came to; the driver throws it when there is an error. */
export class BulkOutcome extends Error {
  readonly counts: Record<string, number>;
  readonly errors: Doc[];
  constructor(counts: Record<string, number>, errors: Doc[]) {
    super('bulk');
    this.counts = counts;
    this.errors = errors;
  }
}

export const bulk = fc
  .record({ parts: fc.array(bulkPart, { minLength: 1, maxLength: 5 }), ordered: fc.boolean() })
  .map(({ parts, ordered }): Step => ({
    kind: 'bulkWrite',
    spec: { operations: parts.map(({ operation }) => operation), ordered },
    server: async ({ collection, options }) => {
      const result = await collection.bulkWrite(
        parts.map(({ operation }) => operation),
        { ...options, ordered },
      );
      return {
        inserted: result.insertedCount,
        matched: result.matchedCount,
        modified: result.modifiedCount,
        deleted: result.deletedCount,
        upserted: result.upsertedCount,
      };
    },
    model: (collection) => {
      const counts = { inserted: 0, matched: 0, modified: 0, deleted: 0, upserted: 0 };
      const errors: Doc[] = [];
      for (const [index, part] of inTurn(parts, ordered)) {
        const error = refusalOf(() => part.run(collection, counts));
        if (error) errors.push({ index, code: error.code });
        if (error && ordered) break;
      }
      if (errors.length > 0) throw new BulkOutcome(counts, errors);
      return counts;
    },
  }));

/** An unordered bulk is sent by kind: inserts, updates, then deletes. */
function inTurn(parts: readonly BulkPart[], ordered: boolean): [number, BulkPart][] {
  const all = [...parts.entries()];
  if (ordered) return all;
  const kinds = ['insertOne', 'updateOne', 'deleteOne'];
  const kind = ({ operation }: BulkPart) => kinds.indexOf(Object.keys(operation)[0]!);
  return all.toSorted(([, a], [, b]) => kind(a) - kind(b));
}
