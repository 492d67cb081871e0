import { splitOutput } from '../aggregate/output.ts';
import { runPipeline } from '../aggregate/pipeline.ts';
import type { Plan } from '../query/plan.ts';
import { runQuery, type Statistics } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import { readCollation } from '../values/collation.ts';
import { isDoc, toNumber, type Doc } from '../values/types.ts';
import { notSupported } from '../errors.ts';
import { collationOfPipeline } from './collated.ts';
import { hintOf, type Command, type Reply } from './command.ts';

/** `explain` of a find, count, distinct or aggregate: the plan, and what running it examined. */
export function explainOf(command: Command): Reply {
  const inner = command.body['explain'] as Doc;
  const name = Object.keys(inner)[0]!;
  const namespace = `${command.database}.${String(inner[name])}`;
  const collection = command.catalog.find(namespace);
  const statistics: Statistics = { plan: null, docsExamined: 0, keysExamined: 0 };
  const hint = hintOf(collection, inner['hint']);
  const hinted = hint ? { hint } : {};
  let returned: number;
  if (name === 'aggregate') {
    const context = {
      view: command.view,
      catalog: command.catalog,
      database: command.database,
      variables: {},
      statistics,
      collation: collationOfPipeline(inner['collation'], inner['pipeline'] as Doc[]),
      ...hinted,
    };
    const { stages } = splitOutput(inner['pipeline'] as Doc[], command.database);
    returned = runPipeline(context, collection, stages).length;
  } else if (name === 'find' || name === 'count' || name === 'distinct') {
    const filter = (inner[name === 'find' ? 'filter' : 'query'] as Doc | undefined) ?? {};
    const query = {
      filter,
      collation: readCollation(inner['collation']),
      ...hinted,
      ...(isDoc(inner['sort']) ? { sort: readSort(inner['sort']) } : {}),
      ...(inner['limit'] ? { limit: Math.abs(toNumber(inner['limit'])) } : {}),
    };
    returned = runQuery(command.view, collection, query, statistics).length;
  } else throw notSupported(`Explaining ${name}`);
  return {
    explainVersion: '1',
    queryPlanner: {
      namespace,
      winningPlan: describe(statistics.plan ?? { kind: 'COLLSCAN' }),
      rejectedPlans: [],
    },
    executionStats: {
      executionSuccess: true,
      nReturned: returned,
      totalKeysExamined: statistics.keysExamined,
      totalDocsExamined: statistics.docsExamined,
    },
    ok: 1,
  };
}

function describe(plan: Plan): Doc {
  if (plan.kind === 'COLLSCAN') return { stage: 'COLLSCAN', direction: 'forward' };
  if (plan.kind === 'OR') return { stage: 'OR', inputStages: plan.plans.map(describe) };
  return {
    stage: 'FETCH',
    inputStage: {
      stage: 'IXSCAN',
      indexName: plan.index.name,
      keyPattern: plan.index.spec['key'],
      direction: plan.reverse ? 'backward' : 'forward',
      ranges: plan.ranges.length,
      sorted: plan.sorted,
    },
  };
}
