import type { Engine } from '../engine.ts';
import { MongoError, notSupported } from '../errors.ts';
import { COMMANDS } from '../supported.ts';
import { isDoc, isNumeric, isTrue, toNumber, type Doc } from '../values/types.ts';
import { ADMINISTRATION, helloReply } from './administration.ts';
import { BULK } from './bulk-write.ts';
import { COLLECTIONS } from './collections.ts';
import { sessionOf, transactionNumberOf, type Command, type Handler, type Reply } from './command.ts';
import type { Cursors } from './cursors.ts';
import { READS } from './reads.ts';
import { WRITES } from './writes.ts';

const HANDLERS: Record<string, Handler> = { ...READS, ...WRITES, ...BULK, ...COLLECTIONS, ...ADMINISTRATION };
const ENDING = new Set(['commitTransaction', 'abortTransaction']);
/** What a transaction may hold (MongoDB manual, "Operations and Transactions"). */
const IN_TRANSACTIONS = new Set(
  'find aggregate distinct getMore killCursors insert update delete bulkWrite findAndModify findandmodify create createIndexes'.split(
    ' ',
  ),
);

/** Names of all commands that are answered. */
export const ANSWERED = ['hello', 'isMaster', ...Object.keys(HANDLERS)];

/**
 * Answers one command; an error becomes a reply with its code and labels. What waits for nothing is answered at once: a
 * promise for each step would cost more than a look-up.
 */
export function dispatch(
  engine: Engine,
  cursors: Cursors,
  body: Doc,
  address: string,
): Reply | Promise<Reply> {
  try {
    const reply = answer(engine, cursors, body, address);
    return reply instanceof Promise ? reply.catch(errorReply) : reply;
  } catch (error) {
    return errorReply(error);
  }
}

function answer(engine: Engine, cursors: Cursors, body: Doc, address: string): Reply | Promise<Reply> {
  const [name = ''] = Object.keys(body);
  // A name that every object has, such as `constructor`, is no command.
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (handler) {
    return run(handler, {
      name,
      body,
      database: String(body['$db'] ?? 'admin'),
      engine,
      cursors,
      transaction: null,
      view: engine.view,
      catalog: engine.catalog,
    });
  }
  if (name === 'hello' || name.toLowerCase() === 'ismaster') return helloReply(address);
  if (COMMANDS.refused.includes(name)) throw notSupported(`The command ${name}`);
  throw new MongoError(59, 'CommandNotFound', `no such command: '${name}'`);
}

function run(handler: Handler, command: Command): Reply | Promise<Reply> {
  const { body, name } = command;
  const inTransaction = body['autocommit'] !== undefined && !isTrue(body['autocommit']);
  if (inTransaction && !ENDING.has(name)) return runInTransaction(handler, command);
  if ((body['readConcern'] as Doc | undefined)?.['level'] === 'snapshot')
    throw notSupported('The read concern snapshot outside a transaction');
  const reply = handler(command);
  return reply instanceof Promise
    ? reply.then((settled) => withConcern(settled, command))
    : withConcern(reply, command);
}

async function runInTransaction(handler: Handler, command: Command): Promise<Reply> {
  const { body, engine, name } = command;
  const session = sessionOf(body)!;
  const number = transactionNumberOf(body)!;
  const transaction = isTrue(body['startTransaction'])
    ? engine.sessions.start(session, number)
    : engine.sessions.get(session, number);
  try {
    if (!IN_TRANSACTIONS.has(name)) throw notInTransaction(name);
    if (body['writeConcern'] !== undefined)
      throw new MongoError(
        72,
        'InvalidOptions',
        'writeConcern is not allowed within a multi-statement transaction',
      );
    const { view, drafts: catalog } = transaction;
    const reply = await handler({ ...command, transaction, view, catalog });
    if (Array.isArray(reply['writeErrors'])) engine.sessions.abort(session);
    return reply;
  } catch (error) {
    engine.sessions.abort(session);
    throw error;
  }
}

function notInTransaction(name: string): MongoError {
  return new MongoError(
    263,
    'OperationNotSupportedInTransaction',
    `Cannot run '${name}' in a multi-document transaction.`,
  );
}

/** A write concern that one member cannot fulfil is told beside the reply: the write itself is done. */
function withConcern(reply: Reply, { body }: Command): Reply {
  const concern = body['writeConcern'];
  const wanted = isDoc(concern) ? concern['w'] : undefined;
  if (!isNumeric(wanted) || toNumber(wanted) <= 1) return reply;
  return {
    ...reply,
    writeConcernError: {
      code: 100,
      codeName: 'UnsatisfiableWriteConcern',
      errmsg: 'Not enough data-bearing nodes',
      errInfo: { writeConcern: concern },
    },
  };
}

function errorReply(error: unknown): Reply {
  if (!(error instanceof MongoError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: 0, errmsg: `Internal error: ${message}`, code: 1, codeName: 'InternalError' };
  }
  return {
    ok: 0,
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.extra,
    ...(error.labels.length > 0 ? { errorLabels: [...error.labels] } : {}),
  };
}
