import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoError } from '../errors.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { sessionOf, transactionNumberOf, type Command, type Handler } from './command.ts';

export const REPLICA_SET = 'embedded';
export const VERSION = '8.0.0';
/** The wire protocol of that version. */
const WIRE_VERSION = 25;

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

const buildInfo: Handler = () => ({
  version: VERSION,
  versionArray: [...VERSION.split('.').map(Number), 0],
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
  if (engine.sessions.wasCommitted(session, number)) return { ok: 1 };
  // What is remembered may still be on its way to the disk.
  if (engine.replies.find(session, number)) return engine.queue.run(() => ({ ok: 1 }));
  const transaction = engine.sessions.get(session, number);
  if (!transaction.wrote) {
    engine.sessions.finish(session, 'committed');
    return { ok: 1 };
  }
  try {
    await engine.queue.run(() => {
      transaction.apply(engine.catalog, engine.oplog.order);
      const lsid = command.body['lsid'] as Doc;
      engine.oplog.append(
        transaction.changes.map((change) => ({ ...change, transaction: { lsid, number } })),
      );
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

/** The one command of our own: copies the data into a new folder, which `restoreBackup` takes. */
const backUp: Handler = async ({ body, engine }) => {
  const folder = String(body['backUp']);
  if (existsSync(folder)) throw new MongoError(48, 'NamespaceExists', `${folder} exists already.`);
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  await engine.env.backup(data);
  return { ok: 1 };
};

export const ADMINISTRATION: Record<string, Handler> = {
  backUp,
  ping: () => ({ ok: 1 }),
  buildInfo,
  buildinfo: buildInfo,
  serverStatus: () => ({
    version: VERSION,
    process: 'embedded',
    pid: process.pid,
    uptime: Math.floor(process.uptime()),
    storageEngine: { name: 'lmdb' },
    mem: { resident: Math.round(process.memoryUsage().rss / 1048576) },
    ok: 1,
  }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  getParameter: () => ({ featureCompatibilityVersion: { version: VERSION.slice(0, 3) }, ok: 1 }),
  commitTransaction,
  abortTransaction,
  endSessions,
  killSessions: endSessions,
  refreshSessions: () => ({ ok: 1 }),
};
