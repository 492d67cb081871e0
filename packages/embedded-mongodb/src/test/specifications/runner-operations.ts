import type { ClientSession, MongoClient } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import { match, Mismatch } from './match.ts';
import type { OperationContext, Operations } from './operations.ts';

function require(holds: boolean, what: string): void {
  if (!holds) throw new Mismatch(what);
}

export const RUNNER: Operations<null> = {
  failPoint: (_none, { client, failPoint }, { entities }) =>
    entities
      .get<MongoClient>(String(client))
      .db('admin')
      .command(failPoint as Doc),
  createEntities: (_none, { entities: descriptions }, { entities }) => entities.create(descriptions as Doc[]),
  assertSessionDirty: (_none, { session }) => require(isDirty(session), 'the session is not dirty'),
  assertSessionNotDirty: (_none, { session }) => require(!isDirty(session), 'the session is dirty'),
  assertSessionPinned: (_none, { session }) => require((session as ClientSession).isPinned, 'not pinned'),
  assertSessionUnpinned: (_none, { session }) => require(!(session as ClientSession).isPinned, 'pinned'),
  assertSessionTransactionState: (_none, { session, state }) =>
    require(stateOf(session) === state, `the transaction is ${stateOf(session)}, not ${String(state)}`),
  assertSameLsidOnLastTwoCommands: (_none, { client }, { entities }) => {
    const [before, last] = lastTwoSessions(String(client), entities);
    match(before, last, entities, false, 'lsid');
  },
  assertDifferentLsidOnLastTwoCommands: (_none, { client }, { entities }) => {
    const [before, last] = lastTwoSessions(String(client), entities);
    require(JSON.stringify(before) !== JSON.stringify(last), 'the sessions are the same');
  },
  assertNumberConnectionsCheckedOut: (_none, { client, connections }, { entities }) => {
    const out = entities.recorder(String(client)).connectionsOut;
    require(out === connections, `${out} connections are in use, not ${String(connections)}`);
  },
  assertCollectionExists: async (_none, args, context) =>
    require(await hasCollection(args, context), 'the collection does not exist'),
  assertCollectionNotExists: async (_none, args, context) =>
    require(!(await hasCollection(args, context)), 'the collection exists'),
  assertIndexExists: async (_none, args, context) =>
    require(await hasIndex(args, context), 'the index does not exist'),
  assertIndexNotExists: async (_none, args, context) =>
    require(!(await hasIndex(args, context)), 'the index exists'),
};

function isDirty(session: unknown): boolean {
  return (session as ClientSession).serverSession.isDirty;
}

function stateOf(session: unknown): string {
  const { transaction } = session as { transaction: { state: string } };
  return (
    { NO_TRANSACTION: 'none', STARTING_TRANSACTION: 'starting', TRANSACTION_IN_PROGRESS: 'in_progress' }[
      transaction.state
    ] ??
    { TRANSACTION_COMMITTED: 'committed', TRANSACTION_ABORTED: 'aborted' }[transaction.state] ??
    transaction.state
  );
}

function lastTwoSessions(client: string, entities: OperationContext['entities']): [unknown, unknown] {
  const [before, last] = entities.recorder(client).started.slice(-2);
  return [before?.['lsid'], last?.['lsid']];
}

async function hasCollection({ databaseName, collectionName }: Doc, { internal }: OperationContext) {
  const found = await internal.db(String(databaseName)).listCollections({ name: collectionName }).toArray();
  return found.length > 0;
}

async function hasIndex(args: Doc, context: OperationContext) {
  if (!(await hasCollection(args, context))) return false;
  const collection = context.internal
    .db(String(args['databaseName']))
    .collection(String(args['collectionName']));
  return (await collection.listIndexes().toArray()).some(({ name }) => name === args['indexName']);
}
