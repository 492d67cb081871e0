import { Int32 } from 'bson';
import { badValue, MongoError, notSupported } from '../errors.ts';
import { compileFilter } from '../query/matcher.ts';
import { compileProjection, setField } from '../query/projection.ts';
import { readSort, sortDocs } from '../query/sort.ts';
import { OUTPUT_STAGES, STAGES } from '../supported.ts';
import type { Collation } from '../values/collation.ts';
import { compareValues } from '../values/key.ts';
import { getPath } from '../values/paths.ts';
import { isDoc, isTrue, toNumber, type Doc } from '../values/types.ts';
import { evaluate, type Variables } from './expressions.ts';
import { group } from './group.ts';

/** Stages that an update pipeline may hold. */
export const UPDATE_STAGES = ['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'];

type Stage = (docs: Doc[], operand: unknown, variables: Variables, collation: Collation | null) => Doc[];

function addFields(docs: Doc[], operand: unknown, variables: Variables): Doc[] {
  if (!isDoc(operand)) throw badValue('$addFields specification must be an object');
  const fields = flattenFields(operand);
  return docs.map((doc) => {
    const result = { ...doc };
    for (const [path, expression] of fields)
      setField(result, path, evaluate(expression, doc, { ...variables, ROOT: doc }));
    return result;
  });
}

function flattenFields(operand: Doc, prefix: string[] = []): [string[], unknown][] {
  return Object.entries(operand).flatMap(([key, value]): [string[], unknown][] => {
    const path = [...prefix, ...key.split('.')];
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith('$');
    return nested ? flattenFields(value, path) : [[path, value]];
  });
}

function project(docs: Doc[], operand: unknown, variables: Variables): Doc[] {
  if (!isDoc(operand) || Object.keys(operand).length === 0)
    throw badValue('$project specification must have at least one field');
  const projection = compileProjection(operand, variables);
  return docs.map(projection);
}

function unset(docs: Doc[], operand: unknown, variables: Variables): Doc[] {
  const fields = Array.isArray(operand) ? operand : [operand];
  return project(docs, Object.fromEntries(fields.map((field) => [String(field), false])), variables);
}

function replaceRoot(docs: Doc[], expression: unknown, variables: Variables): Doc[] {
  return docs.map((doc) => {
    const root = evaluate(expression, doc, { ...variables, ROOT: doc });
    if (!isDoc(root))
      throw new MongoError(40228, 'Location40228', "'newRoot' expression must evaluate to an object");
    return root;
  });
}

function unwind(docs: Doc[], operand: unknown): Doc[] {
  const spec = isDoc(operand) ? operand : { path: operand };
  const path = String(spec['path']).slice(1).split('.');
  const keep = isTrue(spec['preserveNullAndEmptyArrays']);
  const position = spec['includeArrayIndex'] as string | undefined;
  const withValue = (doc: Doc, value: unknown, at: number | null) => {
    const result = { ...doc };
    setField(result, path, value);
    if (position) result[position] = at === null ? null : new Int32(at);
    return result;
  };
  return docs.flatMap((doc) => {
    const value = getPath(doc, path);
    if (Array.isArray(value) && value.length > 0) return value.map((item, at) => withValue(doc, item, at));
    if (value === undefined || value === null || Array.isArray(value)) {
      if (!keep) return [];
      const result = { ...doc };
      if (Array.isArray(value)) delete result[path[0]!];
      return [position ? { ...result, [position]: null } : result];
    }
    return [withValue(doc, value, null)];
  });
}

function bucket(docs: Doc[], operand: unknown, variables: Variables): Doc[] {
  const spec = operand as { groupBy: unknown; boundaries: unknown[]; default?: unknown; output?: Doc };
  const marked = docs.map((doc) => {
    const value = evaluate(spec.groupBy, doc, variables);
    const at = spec.boundaries.findLastIndex((bound) => compareValues(value, bound) >= 0);
    const inside = at >= 0 && at < spec.boundaries.length - 1;
    if (!inside && !('default' in spec))
      throw badValue('$bucket could not find a matching branch for an input, and no default was specified');
    return { id: inside ? spec.boundaries[at] : spec.default, doc };
  });
  const output = spec.output ?? { count: { $sum: new Int32(1) } };
  const byId = new Map<unknown, Doc[]>();
  for (const { id, doc } of marked) byId.set(id, [...(byId.get(id) ?? []), doc]);
  const buckets = [...byId].map(([id, inside]) => ({
    ...group(inside, { _id: null, ...output }, variables)[0]!,
    _id: id,
  }));
  return buckets.sort((a, b) => compareValues(a._id, b._id));
}

function limit(docs: Doc[], operand: unknown): Doc[] {
  const count = toNumber(operand);
  if (!(count > 0)) throw badValue('the limit must be positive');
  return docs.slice(0, count);
}

/** Stages that need nothing but the documents before them. */
const IN_MEMORY: Record<string, Stage> = {
  $match: (docs, operand, variables, collation) =>
    docs.filter(compileFilter(operand as Doc, variables, collation)),
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $sort: (docs, operand, _variables, collation) =>
    sortDocs(docs, readSort(operand as Doc), (doc) => doc, collation),
  $limit: limit,
  $skip: (docs, operand) => docs.slice(toNumber(operand)),
  $group: (docs, operand, variables) => group(docs, operand as Doc, variables),
  $count: (docs, operand) => (docs.length > 0 ? [{ [String(operand)]: new Int32(docs.length) }] : []),
  $unwind: unwind,
  $replaceRoot: (docs, operand, variables) => replaceRoot(docs, (operand as Doc)['newRoot'], variables),
  $replaceWith: replaceRoot,
  $bucket: bucket,
  $sortByCount: (docs, operand, variables) =>
    sortDocs(
      group(docs, { _id: operand, count: { $sum: new Int32(1) } }, variables),
      readSort({ count: -1 }),
      (doc) => doc,
    ),
};

export function stageName(stage: Doc): string {
  const names = Object.keys(stage);
  if (names.length !== 1)
    throw new MongoError(
      40323,
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    );
  const name = names[0]!;
  if (name === '$changeStream')
    throw new MongoError(
      40602,
      'Location40602',
      '$changeStream is only valid as the first stage in a pipeline',
    );
  if (OUTPUT_STAGES.supported.includes(name))
    throw new MongoError(40601, 'Location40601', `${name} can only be the final stage in the pipeline`);
  if (STAGES.refused.includes(name)) throw notSupported(`The aggregation stage ${name}`);
  if (!STAGES.supported.includes(name))
    throw new MongoError(40324, 'Location40324', `Unrecognized pipeline stage name: '${name}'`);
  return name;
}

/** Runs one stage that needs nothing but the documents before it; null when the stage needs more. */
export function runStage(
  docs: Doc[],
  name: string,
  operand: unknown,
  variables: Variables,
  collation: Collation | null = null,
): Doc[] | null {
  return IN_MEMORY[name]?.(docs, operand, variables, collation) ?? null;
}

export function runStages(docs: Doc[], stages: readonly Doc[], variables: Variables): Doc[] {
  return stages.reduce((now, stage) => {
    const name = stageName(stage);
    const result = runStage(now, name, stage[name], variables);
    if (!result) throw badValue(`${name} is not allowed here`);
    return result;
  }, docs);
}
