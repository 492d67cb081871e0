import fc from 'fast-check';
import { reach } from '../model/filter.ts';
import { projected } from '../model/projection.ts';
import { runStages } from '../model/stages.ts';
import { compare, equal } from '../model/values.ts';
import { filter, path, projection, sort } from './filters.ts';
import { pipeline } from './pipelines.ts';
import { TYPED, type Step } from './step.ts';

export const find = fc
  .record({
    filter,
    sort: fc.option(sort, { nil: undefined }),
    projection: fc.option(projection, { nil: undefined }),
    page: fc.option(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })), { nil: undefined }),
  })
  .map((spec): Step => {
    const order = spec.sort;
    const [skip, limit] = order && spec.page ? spec.page : [0, 0];
    return {
      kind: 'find',
      spec,
      unordered: !order,
      server: ({ collection, options }) =>
        collection
          .find(spec.filter, {
            ...options,
            ...TYPED,
            skip,
            limit,
            ...(order ? { sort: order } : {}),
            ...(spec.projection ? { projection: spec.projection } : {}),
          })
          .toArray(),
      model: (collection) =>
        collection
          .find(spec.filter, order)
          .slice(skip, limit ? skip + limit : undefined)
          .map((doc) => (spec.projection ? projected(doc, spec.projection) : doc)),
    };
  });

export const count = filter.map((given): Step => ({
  kind: 'count',
  spec: { filter: given },
  server: ({ collection, options }) => collection.countDocuments(given, options),
  model: (collection) => collection.find(given).length,
}));

export const distinct = fc.tuple(path, filter).map(([name, given]): Step => ({
  kind: 'distinct',
  spec: { path: name, filter: given },
  server: ({ collection, options }) => collection.distinct(name, given, { ...options, ...TYPED }),
  model: (collection) => {
    const all = collection.find(given).flatMap((doc) => reach(doc, name.split('.'), false).flat(1));
    const values = all.filter((value) => value !== undefined).sort(compare);
    return values.filter((value, at) => at === 0 || !equal(value, values[at - 1]));
  },
}));

export const aggregate = pipeline.map((stages): Step => ({
  kind: 'aggregate',
  spec: { pipeline: stages },
  server: ({ collection, options }) => collection.aggregate(stages, { ...options, ...TYPED }).toArray(),
  model: (collection) => runStages(collection.docs, stages, () => collection.docs),
}));
