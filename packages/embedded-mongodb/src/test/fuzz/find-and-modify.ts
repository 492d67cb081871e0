import { Int32 } from 'bson';
import fc from 'fast-check';
import { projected } from '../model/projection.ts';
import type { Doc } from '../model/values.ts';
import { sort } from './filters.ts';
import { TYPED, type Step } from './step.ts';
import { change, replacement } from './updates.ts';
import { settled, upserting } from './writing.ts';

export const findAndModify = fc
  .record({
    change,
    upsert: fc.option(upserting, { nil: null, freq: 3 }),
    sort,
    after: fc.boolean(),
    fields: fc.option(fc.constantFrom<Doc>({ b: 1 }, { _id: 0, b: 1, 'n.x': 1 }, { l: 0 }), {
      nil: undefined,
    }),
    replacement: fc.option(replacement, { nil: null, freq: 4 }),
    removing: fc.integer({ min: 0, max: 4 }),
  })
  .map((raw): Step => {
    const given = raw.replacement ? { filter: raw.change.filter, update: raw.replacement } : raw.change;
    const spec = settled(given, raw.upsert);
    const more = {
      sort: raw.sort,
      upsert: spec.filter === raw.upsert,
      ...(spec.arrayFilters ? { arrayFilters: spec.arrayFilters } : {}),
    };
    const shown = (doc: Doc | null) => doc && (raw.fields ? projected(doc, raw.fields) : doc);
    const reading = {
      ...TYPED,
      includeResultMetadata: true as const,
      ...(raw.fields ? { projection: raw.fields } : {}),
    };
    const reply = (result: Doc) => ({
      value: result['value'] ?? null,
      lastErrorObject: result['lastErrorObject'],
    });
    if (raw.removing === 0)
      return {
        kind: 'findOneAndDelete',
        spec: { filter: raw.change.filter, sort: raw.sort },
        server: async ({ collection, options }) =>
          reply(
            (await collection.findOneAndDelete(raw.change.filter, {
              ...options,
              ...reading,
              sort: raw.sort,
            })) as unknown as Doc,
          ),
        model: (collection) => {
          const [gone = null] = collection.remove(raw.change.filter, { one: true, sort: raw.sort });
          return { value: shown(gone), lastErrorObject: { n: new Int32(gone ? 1 : 0) } };
        },
      };
    const returnDocument = raw.after ? ('after' as const) : ('before' as const);
    return {
      kind: raw.replacement ? 'findOneAndReplace' : 'findOneAndUpdate',
      spec: { ...spec, ...more, returnDocument, fields: raw.fields },
      server: async ({ collection, options }) => {
        const all = { ...options, ...reading, ...more, returnDocument };
        const result = raw.replacement
          ? await collection.findOneAndReplace(spec.filter, raw.replacement, all)
          : await collection.findOneAndUpdate(spec.filter, spec.update, all);
        return reply(result as unknown as Doc);
      },
      model: (collection) => {
        const result = collection.update(spec.filter, spec.update, false, more);
        const upserted = result.upserted === undefined ? {} : { upserted: result.upserted };
        return {
          value: shown(raw.after ? result.after : result.before),
          lastErrorObject: {
            n: new Int32(result.after ? 1 : 0),
            updatedExisting: result.matched > 0,
            ...upserted,
          },
        };
      },
    };
  });
