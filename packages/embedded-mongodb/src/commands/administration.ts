import { Timestamp } from 'bson';
import { MongoError } from '../errors.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { sessionOf, transactionNumberOf, type Command, type Handler } from './command.ts';

export const REPLICA_SET = 'embedded';
/** The wire protocol of MongoDB 7.0. */
const WIRE_VERSION = 21;

/** What drivers ask first: a primary of a replica set with sessions, so that they use transactions and retries. */
export function helloReply(address: string): Doc {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    setName: REPLICA_SET,
    setVersion: 1,
    secondary: false,
    hosts: [address],
    me: address,
    primary: address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
}

/** The cluster time that every reply of a replica set carries. */
export function clusterTime(): Doc {
  const timestamp = new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  return {
    $clusterTime: { clusterTime: timestamp, signature: { hash: Buffer.alloc(20), keyId: 0 } },
    operationTime: timestamp,
  };
}

const buildInfo: Handler = () => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  gitVersion: 'embedded',
  modules: [],
  bits: 64,
  maxBsonObjectSize: 16 * 1024 * 1024,
  ok: 1,
});

function identity(command: Command): { session: string; number: bigint } {
  const session = sessionOf(command.body);
  const number = transactionNumberOf(command.body);
  if (session === null || number === null)
    throw new MongoError(72, 'InvalidOptions', `${command.name} must be run within a transaction`);
  return { session, number };
}

/** Commits durably; a repeat, even after a crash, is answered as the first. */
const commitTransaction: Handler = async (command) => {
  const { engine } = command;
  const { session, number } = identity(command);
  if (engine.sessions.wasCommitted(session, number) || engine.replies.find(session, number)) return { ok: 1 };
  const transaction = engine.sessions.get(session, number);
  if (!transaction.wrote) {
    engine.sessions.finish(session, 'committed');
    return { ok: 1 };
  }
  try {
    await engine.queue.run(() => {
      transaction.apply(engine.catalog);
      engine.replies.remember(session, number, { ok: 1 });
    });
  } catch (error) {
    engine.sessions.abort(session);
    throw error;
  }
  engine.sessions.finish(session, 'committed');
  return { ok: 1 };
};

const abortTransaction: Handler = (command) => {
  const { session, number } = identity(command);
  command.engine.sessions.get(session, number);
  command.engine.sessions.abort(session);
  return { ok: 1 };
};

const endSessions: Handler = (command) => {
  const list = command.body[command.name];
  for (const lsid of Array.isArray(list) ? list : []) {
    const session = isDoc(lsid) ? sessionOf({ lsid }) : null;
    if (!session) continue;
    command.engine.sessions.forget(session);
    command.cursors.killSession(session);
  }
  return { ok: 1 };
};

export const ADMINISTRATION: Record<string, Handler> = {
  ping: () => ({ ok: 1 }),
  buildInfo,
  buildinfo: buildInfo,
  serverStatus: () => ({
    version: '7.0.0',
    process: 'embedded',
    pid: process.pid,
    uptime: Math.floor(process.uptime()),
    storageEngine: { name: 'lmdb' },
    mem: { resident: Math.round(process.memoryUsage().rss / 1048576) },
    ok: 1,
  }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 }),
  commitTransaction,
  abortTransaction,
  endSessions,
  killSessions: endSessions,
  refreshSessions: () => ({ ok: 1 }),
};
