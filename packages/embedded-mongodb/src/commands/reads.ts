import { stageName } from '../aggregate/in-memory.ts';
import { runPipeline } from '../aggregate/pipeline.ts';
import { isChangeStream, openChangeStream } from '../change-streams/open.ts';
import { badValue, failedToParse, MongoError, notSupported } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { runQuery, type Query } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import { bytesOf } from '../storage/writer.ts';
import { encodeKey } from '../values/key.ts';
import { elementsAt } from '../values/paths.ts';
import { isDoc, isTrue, toNumber, type Doc } from '../values/types.ts';
import {
  hintOf,
  namespaceOf,
  refuseOptions,
  sessionOf,
  variablesOf,
  type Command,
  type Handler,
} from './command.ts';
import { explainOf } from './explain.ts';

const NOT_FOR_FIND = [
  'collation',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
];

function queryOf(command: Command, filterField: string): Query {
  const { body } = command;
  const filter = body[filterField] ?? {};
  if (!isDoc(filter))
    throw new MongoError(14, 'TypeMismatch', `Expected field ${filterField} to be an object`);
  const hint = hintOf(command.catalog.find(namespaceOf(command)), body['hint']);
  const limit = body['limit'] === undefined ? 0 : Math.abs(toNumber(body['limit']));
  return {
    filter,
    ...(isDoc(body['sort']) && !isNatural(body['sort']) ? { sort: readSort(body['sort']) } : {}),
    ...(body['skip'] === undefined ? {} : { skip: toNumber(body['skip']) }),
    ...(limit ? { limit } : {}),
    ...(hint ? { hint } : {}),
    variables: variablesOf(body['let']),
  };
}

/** `$natural` is the order of the documents themselves; backwards is not supported. */
function isNatural(sort: Doc): boolean {
  if (!('$natural' in sort)) return false;
  if (toNumber(sort['$natural']) < 0) throw notSupported('Sorting by {$natural: -1}');
  return true;
}

const find: Handler = (command) => {
  const { body } = command;
  refuseOptions(body, ...NOT_FOR_FIND);
  const namespace = namespaceOf(command);
  const query = queryOf(command, 'filter');
  if (toNumber(body['skip'] ?? 0) < 0) throw badValue("BSON field 'skip' value must be >= 0");
  const projection =
    isDoc(body['projection']) && Object.keys(body['projection']).length > 0
      ? compileProjection(body['projection'], query.variables)
      : null;
  const found = runQuery(command.view, command.catalog.find(namespace), query);
  const documents = found.map(({ raw, doc }) =>
    projection ? bytesOf(projection(doc)) : (raw ?? bytesOf(doc)),
  );
  const single = isTrue(body['singleBatch']) || toNumber(body['limit'] ?? 0) < 0;
  return command.cursors.start(namespace, documents, body['batchSize'], { single, session: sessionOf(body) });
};

const aggregate: Handler = (command) => {
  const { body, database } = command;
  refuseOptions(body, 'collation');
  const pipeline = body['pipeline'];
  if (!Array.isArray(pipeline)) throw failedToParse("'pipeline' option must be specified as an array");
  if (isTrue(body['explain'])) return explainOf({ ...command, name: 'explain', body: { explain: body } });
  if (!isDoc(body['cursor']))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const size = (body['cursor'] as Doc)['batchSize'];
  if (isChangeStream(pipeline)) {
    const watched = typeof body['aggregate'] === 'string' ? body['aggregate'] : '$cmd.aggregate';
    const stream = openChangeStream(command);
    return command.cursors.startStream(`${database}.${watched}`, stream, size, sessionOf(body));
  }
  if (typeof body['aggregate'] !== 'string') {
    stageName((pipeline[0] as Doc | undefined) ?? {});
    throw notSupported('Aggregation of a whole database');
  }
  const namespace = namespaceOf(command);
  const collection = command.catalog.find(namespace);
  const hint = hintOf(collection, body['hint']);
  const docs = runPipeline(
    {
      view: command.view,
      catalog: command.catalog,
      database,
      variables: variablesOf(body['let']),
      ...(hint ? { hint } : {}),
    },
    collection,
    pipeline as Doc[],
  );
  return command.cursors.start(namespace, docs.map(bytesOf), size, { session: sessionOf(body) });
};

const count: Handler = (command) => {
  refuseOptions(command.body, 'collation');
  const found = runQuery(command.view, command.catalog.find(namespaceOf(command)), queryOf(command, 'query'));
  return { n: found.length, ok: 1 };
};

const distinct: Handler = (command) => {
  refuseOptions(command.body, 'collation');
  const path = String(command.body['key']).split('.');
  const values = new Map<string, unknown>();
  for (const { doc } of runQuery(
    command.view,
    command.catalog.find(namespaceOf(command)),
    queryOf(command, 'query'),
  ))
    for (const value of elementsAt(doc, path)) if (value !== undefined) remember(values, value);
  return { values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value), ok: 1 };
};

/** Of values that are equal the first is kept. */
function remember(values: Map<string, unknown>, value: unknown): void {
  const key = encodeKey(value).toString('latin1');
  if (!values.has(key)) values.set(key, value);
}

const getMore: Handler = (command) =>
  command.cursors.more(
    command.body['getMore'],
    `${command.database}.${String(command.body['collection'])}`,
    command.body['batchSize'],
    command.body['maxTimeMS'],
  );

const killCursors: Handler = (command) => command.cursors.kill(command.body['cursors'] as unknown[]);

export const READS: Record<string, Handler> = {
  find,
  aggregate,
  count,
  distinct,
  getMore,
  killCursors,
  explain: explainOf,
};
