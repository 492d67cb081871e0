import fc from 'fast-check';
import type { Doc } from '../model/values.ts';
import { document, id, scalar } from './documents.ts';
import { filter, sort } from './filters.ts';
import { loose } from './loose.ts';
import type { Step } from './step.ts';
import { change, replacement, type Change } from './updates.ts';

export const byId: fc.Arbitrary<Doc> = id.map((_id) => ({ _id }));
export const upserting = fc
  .tuple(id, fc.option(fc.tuple(fc.constantFrom('b', 'n.x', 'a'), scalar), { nil: null }))
  .map(([_id, more]): Doc => ({ _id, ...(more ? { [more[0]]: more[1] } : {}) }));

/** With an upsert the filter names the `_id`, so that the new one is known. */
export function settled(given: Change, upsert: Doc | null): Change {
  return upsert && !JSON.stringify(given.update).includes('.$') ? { ...given, filter: upsert } : given;
}

export const insert = document.map((doc): Step => ({
  kind: 'insert',
  spec: doc,
  server: async ({ collection, options }) => (await collection.insertOne({ ...doc }, options)).acknowledged,
  model: (collection) => {
    collection.insert(doc);
    return true;
  },
}));

const summary = ({
  matched,
  modified,
  upserted,
}: {
  matched: number;
  modified: number;
  upserted?: unknown;
}) => ({
  matched,
  modified,
  upserted: loose(upserted),
});
const answered = (result: { matchedCount: number; modifiedCount: number; upsertedId: unknown }) => ({
  matched: result.matchedCount,
  modified: result.modifiedCount,
  upserted: loose(result.upsertedId),
});

export const updateOne = fc
  .record({ change, upsert: fc.option(upserting, { nil: null, freq: 3 }), sort })
  .map((raw): Step => {
    const upsert = raw.upsert !== null;
    const spec = settled(raw.change, raw.upsert);
    const more = {
      upsert: upsert && spec.filter === raw.upsert,
      ...(spec.arrayFilters ? { arrayFilters: spec.arrayFilters } : {}),
      sort: raw.sort,
    };
    return {
      kind: 'updateOne',
      spec: { ...spec, ...more },
      server: async ({ collection, options }) =>
        answered(await collection.updateOne(spec.filter, spec.update, { ...options, ...more })),
      model: (collection) => summary(collection.update(spec.filter, spec.update, false, more)),
    };
  });

export const updateMany = change.map((spec): Step => ({
  kind: 'updateMany',
  spec: { ...spec },
  many: spec,
  server: async ({ collection, options }) =>
    answered(
      await collection.updateMany(spec.filter, spec.update, {
        ...options,
        ...(spec.arrayFilters ? { arrayFilters: spec.arrayFilters } : {}),
      }),
    ),
  model: (collection) => summary(collection.update(spec.filter, spec.update, true, spec)),
}));

export const replaceOne = fc
  .record({ filter: fc.oneof(byId, upserting), replacement, upsert: fc.boolean(), sort })
  .map((spec): Step => ({
    kind: 'replaceOne',
    spec,
    server: async ({ collection, options }) =>
      answered(
        await collection.replaceOne(spec.filter, spec.replacement, {
          ...options,
          upsert: spec.upsert,
          sort: spec.sort,
        }),
      ),
    model: (collection) => summary(collection.update(spec.filter, spec.replacement, false, spec)),
  }));

export const remove = fc
  .oneof(
    byId.map((given) => ({ one: true, filter: given })),
    filter.map((given) => ({ one: false, filter: given })),
  )
  .map((spec): Step => ({
    kind: spec.one ? 'deleteOne' : 'deleteMany',
    spec,
    server: async ({ collection, options }) =>
      (
        await (spec.one
          ? collection.deleteOne(spec.filter, options)
          : collection.deleteMany(spec.filter, options))
      ).deletedCount,
    model: (collection) => collection.remove(spec.filter, spec).length,
  }));
