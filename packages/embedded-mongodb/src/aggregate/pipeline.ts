import { badValue } from '../errors.ts';
import { runQuery, type Statistics } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import type { Collection, Collections } from '../storage/catalog.ts';
import type { Row, View } from '../storage/view.ts';
import type { Collation } from '../values/collation.ts';
import { isDoc, toNumber, type Doc } from '../values/types.ts';
import type { Variables } from './expressions.ts';
import { runStage, stageName } from './in-memory.ts';
import { lookup } from './lookup.ts';

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
): Row[] {
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
  return runRest(context, found, pipeline.slice(used));
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

function runRest(context: PipelineContext, rows: Row[], stages: readonly Doc[]): Row[] {
  return stages.reduce((now, stage) => {
    const name = stageName(stage);
    const operand = stage[name];
    if (name === '$lookup')
      return lookup(context, now, operand as Doc, (collection, variables, inside) =>
        runPipeline(inner(context, variables), collection, inside),
      );
    if (name === '$facet') return [made(facet(context, now, operand as Doc))];
    if (name === '$unionWith') return [...now, ...unionWith(context, operand)];
    const docs = now.map(({ doc }) => doc);
    return runStage(docs, name, operand, context.variables, context.collation)!.map(made);
  }, rows);
}

/** A document that a stage made, which has no bytes yet. */
function made(doc: Doc): Row {
  return { doc, raw: null };
}

function facet(context: PipelineContext, rows: Row[], operand: Doc): Doc {
  return Object.fromEntries(
    Object.entries(operand).map(([field, stages]) => {
      for (const stage of stages as Doc[])
        if (stageName(stage) === '$facet')
          throw badValue('$facet is not allowed to be used within a $facet stage');
      return [field, runRest(context, rows, stages as Doc[]).map(({ doc }) => doc)];
    }),
  );
}

function unionWith(context: PipelineContext, operand: unknown): Row[] {
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
