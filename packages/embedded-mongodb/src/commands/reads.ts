import { badValue, MongoError, notSupported } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { runQuery, type Query } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import { bytesOf, bytesOfRow } from '../storage/writer.ts';
import { encodeKey } from '../values/key.ts';
import { readCollation, type Collation } from '../values/collation.ts';
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
import { aggregate } from './aggregate.ts';
import { explainOf } from './explain.ts';

const NOT_FOR_FIND = ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay'];

function queryOf(command: Command, filterField: string): Query {
  const { body } = command;
  const filter = body[filterField] ?? {};
  if (!isDoc(filter))
    throw new MongoError(14, 'TypeMismatch', `Expected field ${filterField} to be an object`);
  const hint = hintOf(command.catalog.find(namespaceOf(command)), body['hint']);
  const limit = body['limit'] === undefined ? 0 : Math.abs(toNumber(body['limit']));
  const query: Query = {
    filter,
    variables: variablesOf(body['let']),
    collation: readCollation(body['collation']),
  };
  if (isDoc(body['sort']) && !isNatural(body['sort'])) query.sort = readSort(body['sort']);
  if (body['skip'] !== undefined) query.skip = toNumber(body['skip']);
  if (limit) query.limit = limit;
  if (hint) query.hint = hint;
  return query;
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
  const documents = projection ? found.map(({ doc }) => bytesOf(projection(doc))) : found.map(bytesOfRow);
  const single = isTrue(body['singleBatch']) || toNumber(body['limit'] ?? 0) < 0;
  return command.cursors.start(namespace, documents, body['batchSize'], {
    single,
    session: () => sessionOf(body),
  });
};

const count: Handler = (command) => {
  const found = runQuery(command.view, command.catalog.find(namespaceOf(command)), queryOf(command, 'query'));
  return { n: found.length, ok: 1 };
};

const distinct: Handler = (command) => {
  const path = String(command.body['key']).split('.');
  const query = queryOf(command, 'query');
  const found = runQuery(command.view, command.catalog.find(namespaceOf(command)), query);
  const values = found.flatMap(({ doc }) => elementsAt(doc, path)).filter((value) => value !== undefined);
  return { values: query.collation ? apartBy(query.collation, values) : apart(values), ok: 1 };
};

/** The values in their order; of those that are equal the first. */
function apart(values: readonly unknown[]): unknown[] {
  const byKey = new Map<string, unknown>();
  for (const value of values) {
    const key = encodeKey(value).toString('latin1');
    if (!byKey.has(key)) byKey.set(key, value);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function apartBy({ compare }: Collation, values: readonly unknown[]): unknown[] {
  const sorted = values.toSorted(compare);
  return sorted.filter((value, at) => at === 0 || compare(sorted[at - 1], value) !== 0);
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
