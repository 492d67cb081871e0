import { badValue } from '../errors.ts';
import { runQuery, type Statistics } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import type { Collection, Collections } from '../storage/catalog.ts';
import type { View } from '../storage/view.ts';
import type { Collation } from '../values/collation.ts';
import { encodeKey } from '../values/key.ts';
import { valuesAt } from '../values/paths.ts';
import { isDoc, toNumber, type Doc } from '../values/types.ts';
import { evaluate, type Variables } from './expressions.ts';
import { runStage, stageName } from './in-memory.ts';

export interface PipelineContext {
  view: View;
  catalog: Pick<Collections, 'find'>;
  database: string;
  variables: Variables;
  collation?: Collation | null;
  hint?: string;
  statistics?: Statistics;
}

/** Runs a pipeline over a collection; its leading `$match`, `$sort`, `$skip` and `$limit` use indexes. */
export function runPipeline(
  context: PipelineContext,
  collection: Collection | null,
  pipeline: readonly Doc[],
): Doc[] {
  for (const stage of pipeline) stageName(stage);
  const { query, used } = leading(pipeline);
  const found = runQuery(
    context.view,
    collection,
    {
      ...query,
      variables: context.variables,
      collation: context.collation ?? null,
      ...(context.hint ? { hint: context.hint } : {}),
    },
    context.statistics,
  );
  return runRest(
    context,
    found.map(({ doc }) => doc),
    pipeline.slice(used),
  );
}

function leading(pipeline: readonly Doc[]) {
  const filters: Doc[] = [];
  let used = 0;
  while (used < pipeline.length && '$match' in pipeline[used]!)
    filters.push(pipeline[used++]!['$match'] as Doc);
  const query: { filter: Doc; sort?: ReturnType<typeof readSort>; skip?: number; limit?: number } = {
    filter: filters.length === 1 ? filters[0]! : filters.length === 0 ? {} : { $and: filters },
  };
  if (used < pipeline.length && '$sort' in pipeline[used]!)
    query.sort = readSort(pipeline[used++]!['$sort'] as Doc);
  if (used < pipeline.length && '$skip' in pipeline[used]!) query.skip = toNumber(pipeline[used++]!['$skip']);
  if (used < pipeline.length && '$limit' in pipeline[used]!) {
    const limit = toNumber(pipeline[used]!['$limit']);
    if (limit > 0) {
      query.limit = limit;
      used++;
    }
  }
  return { query, used };
}

function runRest(context: PipelineContext, docs: Doc[], stages: readonly Doc[]): Doc[] {
  return stages.reduce((now, stage) => {
    const name = stageName(stage);
    const operand = stage[name];
    if (name === '$lookup') return lookup(context, now, operand as Doc);
    if (name === '$facet') return [facet(context, now, operand as Doc)];
    if (name === '$unionWith') return [...now, ...unionWith(context, operand)];
    return runStage(now, name, operand, context.variables, context.collation)!;
  }, docs);
}

function facet(context: PipelineContext, docs: Doc[], operand: Doc): Doc {
  return Object.fromEntries(
    Object.entries(operand).map(([field, stages]) => {
      for (const stage of stages as Doc[])
        if (stageName(stage) === '$facet')
          throw badValue('$facet is not allowed to be used within a $facet stage');
      return [field, runRest(context, docs, stages as Doc[])];
    }),
  );
}

function unionWith(context: PipelineContext, operand: unknown): Doc[] {
  const spec = isDoc(operand) ? operand : { coll: operand };
  const collection = context.catalog.find(`${context.database}.${String(spec['coll'])}`);
  return runPipeline(
    inner(context, context.variables),
    collection,
    (spec['pipeline'] as Doc[] | undefined) ?? [],
  );
}

function inner(context: PipelineContext, variables: Variables): PipelineContext {
  return { view: context.view, catalog: context.catalog, database: context.database, variables };
}

/** `$lookup` by field, by pipeline, or both; the field goes to an index of the other collection when it has one. */
function lookup(context: PipelineContext, docs: Doc[], operand: Doc): Doc[] {
  const collection = context.catalog.find(`${context.database}.${String(operand['from'])}`);
  const local = operand['localField'] as string | undefined;
  const foreign = operand['foreignField'] as string | undefined;
  const pipeline = (operand['pipeline'] as Doc[] | undefined) ?? [];
  const lets = (operand['let'] as Doc | undefined) ?? {};
  const as = String(operand['as']).split('.');
  if ((local === undefined) !== (foreign === undefined))
    throw badValue('$lookup requires both or neither of localField and foreignField');
  const remembered = new Map<string, Doc[]>();
  return docs.map((doc) => {
    const variables = { ...context.variables };
    for (const [name, expression] of Object.entries(lets))
      variables[name] = evaluate(expression, doc, context.variables);
    const match = foreign === undefined ? [] : [{ $match: equality(doc, local!, foreign) }];
    const run = () => runPipeline(inner(context, variables), collection, [...match, ...pipeline]);
    let joined: Doc[] | undefined;
    if (Object.keys(lets).length === 0) {
      const key = encodeKey(match).toString('latin1');
      joined = remembered.get(key);
      if (!joined) remembered.set(key, (joined = run()));
    } else joined = run();
    return place(doc, as, joined);
  });
}

function place(doc: Doc, [field, ...rest]: readonly string[], value: unknown): Doc {
  if (rest.length === 0) return { ...doc, [field!]: value };
  const below = doc[field!];
  return { ...doc, [field!]: place(isDoc(below) ? below : {}, rest, value) };
}

/** An array in the local field joins by any of its elements; missing joins with null and missing. */
function equality(doc: Doc, local: string, foreign: string): Doc {
  const values = valuesAt(doc, local.split('.'))
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .map((value) => value ?? null);
  if (values.length === 1) return { [foreign]: { $eq: values[0] } };
  return { [foreign]: { $in: values } };
}
