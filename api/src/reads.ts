import mongoose from 'mongoose';
import {
  plains,
  sessionAround,
  type Model,
  type PipelineStage,
  type Plain,
  type Session,
  type Stored,
} from './database.ts';

/*
 * Reads that go to the driver itself. What is stored is plain already, and Mongoose's queries cost as much again as
 * the read (docs/decisions/25).
 */

function database(): mongoose.mongo.Db {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('The database is not connected.');
  return db;
}

/** What a read answers: documents, and the time of the database's last change at that moment, where it tells one. */
interface Read {
  found: mongoose.mongo.Document[];
  at: string | null;
}
interface Reply {
  cursor: { id: { toString(): string }; firstBatch: mongoose.mongo.Document[] };
  operationTime?: { toString(): string };
}
type Cursor = Pick<mongoose.mongo.AbstractCursor<mongoose.mongo.Document>, 'toArray'>;

/** More than any page or batch shows, so that one reply holds all of it unless it is very large. */
const IN_ONE_REPLY = 10_000;

/**
 * Reads by one plain command, whose reply is decoded as a whole: of a page, a cursor takes half as much again. A cursor
 * reads what belongs to a transaction, what one reply did not hold, and what failed: it knows what may be asked again.
 */
async function read(
  command: object,
  cursor: (db: mongoose.mongo.Db, session?: Session) => Cursor,
): Promise<Read> {
  const db = database();
  const session = sessionAround();
  if (session) return { found: await cursor(db, session).toArray(), at: null };
  const reply = (await db.command(command).catch((error: unknown) => {
    if (error instanceof mongoose.mongo.MongoServerSelectionError) throw error;
    return null;
  })) as Reply | null;
  return reply?.cursor.id.toString() === '0'
    ? { found: reply.cursor.firstBatch, at: reply.operationTime?.toString() ?? null }
    : { found: await cursor(db).toArray(), at: null };
}

function aggregate(collection: string, pipeline: readonly object[]): Promise<Read> {
  const stages = [...pipeline] as mongoose.mongo.Document[];
  return read(
    { aggregate: collection, pipeline: stages, cursor: { batchSize: IN_ONE_REPLY } },
    (db, session) => db.collection(collection).aggregate(stages, session ? { session } : {}),
  );
}

function find(collection: string, filter: object): Promise<Read> {
  return read({ find: collection, filter, batchSize: IN_ONE_REPLY }, (db, session) =>
    db.collection(collection).find(filter, session ? { session } : {}),
  );
}

/** Documents of an aggregation, in the transaction around it. */
export async function readAggregate<T extends object>(
  model: Model<never>,
  pipeline: readonly PipelineStage[],
): Promise<T[]> {
  return (await aggregate(model.collection.name, pipeline)).found as T[];
}

/**
 * Documents of an aggregation outside a transaction, with the time of the database's last change when they were read,
 * as text; null where the database tells none.
 */
export async function readDated<T extends object>(
  model: Model<never>,
  pipeline: readonly PipelineStage[],
): Promise<{ found: T[]; at: string | null }> {
  const { found, at } = await aggregate(model.collection.name, pipeline);
  return { found: found as T[], at };
}

interface Part {
  collection: string;
  filter: object;
  resolve: (found: never[]) => void;
  reject: (error: unknown) => void;
}
/** More would make one command long, and one slow part would hold up many. */
const MOST_PARTS = 24;
let waiting: Part[] = [];

/**
 * Documents by a filter that an index serves, in no order. What is asked at the same moment, of whatever collections
 * and by whatever requests, is read in one command; inside a transaction each is one of its own.
 */
export function findTogether<D extends Stored>(model: Model<D>, filter: object): Promise<Plain<D>[]> {
  const collection = model.collection.name;
  if (sessionAround()) return find(collection, filter).then(({ found }) => plainsOf<D>(found));
  return new Promise<D[]>((resolve, reject) => {
    if (waiting.length === 0) setImmediate(readWaiting);
    waiting.push({ collection, filter, resolve, reject });
  }).then(plainsOf<D>);
}

const plainsOf = <D extends Stored>(found: readonly unknown[]): Plain<D>[] => plains(found as readonly D[]);

function readWaiting(): void {
  const parts = waiting;
  waiting = [];
  for (let at = 0; at < parts.length; at += MOST_PARTS) void readParts(parts.slice(at, at + MOST_PARTS));
}

async function readParts(parts: readonly Part[]): Promise<void> {
  try {
    const found = await (parts.length === 1 ? readOne(parts[0]!) : readMany(parts));
    for (const [at, part] of parts.entries()) part.resolve(found[at] as never[]);
  } catch (error) {
    for (const part of parts) part.reject(error);
  }
}

async function readOne({ collection, filter }: Part): Promise<unknown[][]> {
  return [(await find(collection, filter)).found];
}

async function readMany(parts: readonly Part[]): Promise<unknown[][]> {
  const stagesOf = (at: number) => [
    { $match: parts[at]!.filter },
    { $replaceWith: { at: { $literal: at }, document: '$$ROOT' } },
  ];
  const others = parts.slice(1).map(({ collection }, index) => ({
    $unionWith: { coll: collection, pipeline: stagesOf(index + 1) },
  }));
  const found: unknown[][] = parts.map(() => []);
  const rows = await aggregate(parts[0]!.collection, [...stagesOf(0), ...others]);
  for (const { at, document } of rows.found) found[at as number]!.push(document);
  return found;
}
