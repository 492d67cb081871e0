import { Double, Int32 } from 'bson';
import { extreme, number, refuseDecimals, REMOVED, unfit, valueOf, type Variables } from './expression.ts';
import { matches, reach } from './filter.ts';
import { sorted } from './keys.ts';
import { drop, flat, placed, projected } from './projection.ts';
import { compare, equal, isDocument, isNumber, ModelError, plain, type Doc } from './values.ts';

/** The documents of another collection, by its name. */
export type Other = (name: string) => readonly Doc[];
type Stage = (docs: readonly Doc[], operand: never, other: Other, variables: Variables) => Doc[];

/** Runs a pipeline over documents. */
export function runStages(
  docs: readonly Doc[],
  pipeline: readonly Doc[],
  other: Other,
  variables: Variables = {},
): Doc[] {
  return pipeline.reduce<Doc[]>(
    (now, stage) => {
      const [[name, operand]] = Object.entries(stage) as [[string, never]];
      const run = STAGES[name];
      if (!run) throw new ModelError(40324, `Unrecognized pipeline stage name: '${name}'`);
      return run(now, operand, other, variables);
    },
    [...docs],
  );
}

const addFields: Stage = (docs, fields: Doc, _other, variables) =>
  docs.map((doc) =>
    flat(fields).reduce(
      (now, [path, value]) => placed(now, path.split('.'), valueOf(value, doc, { ...variables, ROOT: doc })),
      doc,
    ),
  );

const replaceRoot = (docs: readonly Doc[], root: unknown, variables: Variables) =>
  docs.map((doc) => {
    const value = valueOf(root, doc, { ...variables, ROOT: doc });
    if (!isDocument(value)) throw new ModelError(40228, "'newRoot' expression must evaluate to an object");
    return value;
  });

const unwind: Stage = (docs, operand: string | Doc) => {
  const spec = (typeof operand === 'string' ? { path: operand } : operand) as {
    path: string;
    preserveNullAndEmptyArrays?: boolean;
    includeArrayIndex?: string;
  };
  const path = spec.path.slice(1).split('.');
  const index = (doc: Doc, at: number | null) =>
    spec.includeArrayIndex ? { ...doc, [spec.includeArrayIndex]: at === null ? null : new Int32(at) } : doc;
  return docs.flatMap((doc) => {
    const value = path.reduce<unknown>((at, name) => (isDocument(at) ? at[name] : undefined), doc);
    if (Array.isArray(value) && value.length > 0)
      return value.map((item, at) => index(placed(doc, path, item), at));
    if (value !== undefined && value !== null && !Array.isArray(value)) return [index(doc, null)];
    if (!spec.preserveNullAndEmptyArrays) return [];
    return [index(Array.isArray(value) ? (drop(doc, [path]) as Doc) : doc, null)];
  });
};

const group: Stage = (docs, spec: Doc, _other, variables) => {
  const groups: { id: unknown; docs: Doc[] }[] = [];
  for (const doc of docs) {
    const id = valueOf(spec['_id'], doc, { ...variables, ROOT: doc }) ?? null;
    const known = groups.find((one) => equal(one.id, id));
    if (known) known.docs.push(doc);
    else groups.push({ id, docs: [doc] });
  }
  return groups.map(({ id, docs: inside }) => ({ _id: id, ...accumulated(inside, spec, variables) }));
};

function accumulated(docs: readonly Doc[], spec: Doc, variables: Variables): Doc {
  const fields = Object.entries(spec).filter(([name]) => name !== '_id');
  return Object.fromEntries(
    fields.map(([field, accumulator]) => {
      const [[name, expression]] = Object.entries(accumulator as Doc) as [[string, unknown]];
      return [
        field,
        accumulate(
          name,
          docs.map((doc) => valueOf(expression, doc, { ...variables, ROOT: doc })),
        ),
      ];
    }),
  );
}

function accumulate(name: string, all: unknown[]): unknown {
  const there = all.filter((value) => value !== undefined && value !== REMOVED);
  const real = there.filter((value) => value !== null);
  const numbers = there.filter(isNumber);
  switch (name) {
    case '$sum':
      return number(
        numbers.map(plain).reduce((a, b) => a + b, 0),
        numbers,
      );
    case '$avg':
      refuseDecimals(numbers);
      return numbers.length === 0
        ? null
        : new Double(numbers.map(plain).reduce((a, b) => a + b, 0) / numbers.length);
    case '$min':
      return extreme(real, -1);
    case '$max':
      return extreme(real, 1);
    case '$first':
      return all[0] ?? null;
    case '$last':
      return all.at(-1) ?? null;
    case '$push':
      return there;
    case '$addToSet':
      return there.filter((value, at) => there.findIndex((other) => equal(other, value)) === at);
    case '$count':
      return new Int32(all.length);
    case '$mergeObjects':
      if (!real.every(isDocument)) throw unfit('$mergeObjects');
      return Object.assign({}, ...real) as Doc;
    default:
      throw new ModelError(15952, `unknown group operator '${name}'`);
  }
}

const bucket: Stage = (
  docs,
  spec: { groupBy: unknown; boundaries: unknown[]; default?: unknown; output?: Doc },
) => {
  const marked = docs.map((doc) => {
    const value = valueOf(spec.groupBy, doc);
    const at = spec.boundaries.findIndex(
      (from, i) =>
        i < spec.boundaries.length - 1 &&
        compare(value, from) >= 0 &&
        compare(value, spec.boundaries[i + 1]) < 0,
    );
    return { id: at < 0 ? spec.default : spec.boundaries[at], doc };
  });
  const ids = [...spec.boundaries.slice(0, -1), spec.default].sort(compare);
  return ids.flatMap((id) => {
    const inside = marked.filter((one) => equal(one.id, id)).map(({ doc }) => doc);
    const output = spec.output ?? { count: { $sum: new Int32(1) } };
    return inside.length > 0 ? [{ _id: id, ...accumulated(inside, output, {}) }] : [];
  });
};

interface Lookup {
  from: string;
  as: string;
  localField?: string;
  foreignField?: string;
  let?: Doc;
  pipeline?: Doc[];
}

/** The document with a value at a path; whatever has no fields on the way gives way, arrays too. */
function nested(doc: Doc, [name, ...rest]: readonly string[], value: unknown): Doc {
  const below = doc[name!];
  return { ...doc, [name!]: rest.length === 0 ? value : nested(isDocument(below) ? below : {}, rest, value) };
}

/** By field: equal to any value there, an array by each of its elements, and missing is null. */
const lookup: Stage = (docs, spec: Lookup, other, variables) =>
  docs.map((doc) => {
    const own = Object.entries(spec.let ?? {}).map(([name, value]) => [name, valueOf(value, doc, variables)]);
    let joined = [...other(spec.from)];
    if (spec.localField !== undefined) {
      const local = reach(doc, spec.localField.split('.'), false).flat(1);
      joined = joined.filter((one) =>
        local.some((value) => matches(one, { [spec.foreignField!]: { $eq: value ?? null } })),
      );
    }
    return nested(
      doc,
      spec.as.split('.'),
      runStages(joined, spec.pipeline ?? [], other, {
        ...variables,
        ...(Object.fromEntries(own) as Variables),
      }),
    );
  });

const STAGES: Record<string, Stage> = {
  $match: (docs, filter: Doc, _other, variables) => docs.filter((doc) => matches(doc, filter, variables)),
  $project: (docs, spec: Doc, _other, variables) => docs.map((doc) => projected(doc, spec, variables)),
  $addFields: addFields,
  $set: addFields,
  $unset: (docs, fields: string | string[]) =>
    docs.map(
      (doc) =>
        drop(
          doc,
          [fields].flat().map((path) => path.split('.')),
        ) as Doc,
    ),
  $sort: (docs, sort: Record<string, 1 | -1>) => sorted(docs, sort),
  $skip: (docs, count: number) => docs.slice(count),
  $limit: (docs, count: number) => docs.slice(0, count),
  $count: (docs, name: string) => (docs.length === 0 ? [] : [{ [name]: new Int32(docs.length) }]),
  $unwind: unwind,
  $group: group,
  $bucket: bucket,
  $lookup: lookup,
  $replaceRoot: (docs, { newRoot }: { newRoot: unknown }, _other, variables) =>
    replaceRoot(docs, newRoot, variables),
  $replaceWith: (docs, root: unknown, _other, variables) => replaceRoot(docs, root, variables),
  $sortByCount: (docs, by: unknown, other, variables) =>
    runStages(
      docs,
      [{ $group: { _id: by, count: { $sum: new Int32(1) } } }, { $sort: { count: -1 } }],
      other,
      variables,
    ),
  $facet: (docs, facets: Record<string, Doc[]>, other, variables) => [
    Object.fromEntries(
      Object.entries(facets).map(([name, stages]) => [name, runStages(docs, stages, other, variables)]),
    ),
  ],
  $unionWith: (docs, spec: { coll: string; pipeline: Doc[] }, other) => [
    ...docs,
    ...runStages(other(spec.coll), spec.pipeline, other),
  ],
};
