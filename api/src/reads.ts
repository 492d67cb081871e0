import mongoose from 'mongoose';
import { plains, type Model, type PipelineStage, type Plain, type Stored } from './database.ts';

/*
 * Reads that go to the driver itself. What is stored is plain already, and Mongoose's queries cost as much again as
 * the read (docs/decisions/25).
 */

type Session = mongoose.mongo.ClientSession;

/** The session of the transaction around the caller. */
function sessionAround(): Session | undefined {
  const kept = mongoose as unknown as {
    transactionAsyncLocalStorage?: { getStore(): { session?: Session } | undefined };
  };
  return kept.transactionAsyncLocalStorage?.getStore()?.session;
}

function collectionOf(name: string): mongoose.mongo.Collection {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('The database is not connected.');
  return db.collection(name);
}

/** Documents of an aggregation, in the transaction around it. */
export function readAggregate<T extends object>(
  model: Model<never>,
  pipeline: readonly PipelineStage[],
): Promise<T[]> {
  const session = sessionAround();
  return collectionOf(model.collection.name)
    .aggregate<T>([...pipeline] as never, session ? { session } : {})
    .toArray();
}

/**
 * Documents of an aggregation outside a transaction, with the time of the database's last change when they were read,
 * as text; null where the database tells none.
 */
export async function readDated<T extends object>(
  model: Model<never>,
  pipeline: readonly PipelineStage[],
): Promise<{ found: T[]; at: string | null }> {
  const session = mongoose.connection.getClient().startSession();
  try {
    const rows = collectionOf(model.collection.name).aggregate<T>([...pipeline] as never, { session });
    const found = await rows.toArray();
    return { found, at: session.operationTime?.toString() ?? null };
  } finally {
    await session.endSession();
  }
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
  const session = sessionAround();
  if (session)
    return collectionOf(collection)
      .find(filter, { session })
      .toArray()
      .then(plainsOf<D>);
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
  return [await collectionOf(collection).find(filter).toArray()];
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
  const rows = collectionOf(parts[0]!.collection).aggregate<{ at: number; document: unknown }>([
    ...stagesOf(0),
    ...others,
  ]);
  for (const { at, document } of await rows.toArray()) found[at]!.push(document);
  return found;
}
