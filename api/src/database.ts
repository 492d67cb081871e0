import { AsyncLocalStorage } from 'node:async_hooks';
import { failOnGoneSockets } from '@scheldemond/embedded-mongodb';
import mongoose, { type Model, type SchemaDefinition } from 'mongoose';

export type { Model, PipelineStage } from 'mongoose';

/** A document as it is stored: its id is a string of 24 hex digits. */
export interface Stored {
  _id: string;
}
/** A document as stores hand it out: `id` instead of `_id`. */
export type Plain<T extends Stored> = Omit<T, '_id'> & { id: string };

/** One index of a collection; names follow from the key. */
export interface Index {
  key: Record<string, 1 | -1>;
  unique?: boolean;
  partialFilterExpression?: Record<string, unknown>;
  /** A document goes this many seconds after the instant in the index's one field (`forgetOld`). */
  keptForSeconds?: number;
}

mongoose.set('transactionAsyncLocalStorage', true);
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);
mongoose.set('bufferCommands', false);

const indexesOf = new Map<string, { model: Model<never>; indexes: Index[] }>();
type Flush = (items: never[]) => Promise<void>;
/** What waits for the end of a transaction: items to write with it, and work after it. */
interface Scope {
  last: Map<Flush, unknown[]>;
  after: (() => void)[];
}
const scope = new AsyncLocalStorage<Scope>();
/** Where Mongoose keeps the session of a transaction. */
const { transactionAsyncLocalStorage: sessions } = mongoose as unknown as {
  transactionAsyncLocalStorage: AsyncLocalStorage<{ session?: Session }>;
};

export type Session = mongoose.mongo.ClientSession;

/** The session of the transaction around the caller. */
export function sessionAround(): Session | undefined {
  return sessions.getStore()?.session;
}

/** The index that lets a store find what an import wrote before; give it to every importable collection. */
export const externalKeyIndex: Index = {
  key: { externalKey: 1 },
  unique: true,
  partialFilterExpression: { externalKey: { $type: 'string' } },
};

/** Ends an aggregation: `id` beside `_id`. */
export const withId = { $set: { id: '$_id' } } as const;

/**
 * Connects to a MongoDB replica set or the embedded server, to the database `scheldemond` unless the address
 * names one. Throws when it cannot be reached in 10 seconds.
 */
export async function connect(uri: string): Promise<void> {
  failOnGoneSockets();
  const named = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/.test(uri);
  await mongoose.connect(uri, {
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 50,
    ...(named ? {} : { dbName: 'scheldemond' }),
  });
}

export async function disconnect(): Promise<void> {
  await mongoose.disconnect();
}

/** Whether the database answers within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  if (mongoose.connection.readyState !== 1) return false;
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const ping = mongoose.connection.db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([ping ?? false, late]);
}

/** The driver's own database and client, for what knows no model: migrations. */
export function driver(): { db: mongoose.mongo.Db; client: mongoose.mongo.MongoClient } {
  const { db } = mongoose.connection;
  if (!db) throw new Error('The database is not connected.');
  return { db, client: mongoose.connection.getClient() };
}

/** Empties the connected database; for tests. */
export async function dropDatabase(): Promise<void> {
  await mongoose.connection.dropDatabase();
}

/** A new id: 24 hex digits, growing with time. */
export function newId(): string {
  return new mongoose.Types.ObjectId().toHexString();
}

/** The key of the violated unique index, or null when the error is another one. */
export function isDuplicateKey(error: unknown): { keyPattern: Record<string, number> } | null {
  const found = error as { code?: unknown; keyPattern?: Record<string, number>; cause?: unknown } | null;
  if (found?.code === 11000) return { keyPattern: found.keyPattern ?? {} };
  return found?.cause ? isDuplicateKey(found.cause) : null;
}

const { MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError } =
  mongoose.mongo;
const AWAY = [MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError, MongoTopologyClosedError];

/** What a socket of the driver says, unwrapped, when the other end is gone. */
const CUT = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED']);

/** Whether the database could not be reached, so that the same may be asked again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY.some((kind) => error instanceof kind)) return true;
  // A bulk write keeps the error of its connection as the answer.
  const { code, cause, errorResponse } = error as {
    code?: unknown;
    cause?: unknown;
    errorResponse?: unknown;
  };
  return CUT.has(code) || isDatabaseAway(cause) || isDatabaseAway(errorResponse);
}

/**
 * Runs the work in one transaction and retries it on transient errors, so the work must be repeatable and
 * must change nothing outside the database. Inside another transaction it joins that one. Operations find
 * the session by AsyncLocalStorage; never run two of them at the same time (`Promise.all`) inside.
 */
export async function transaction<T>(work: () => Promise<T>): Promise<T> {
  if (scope.getStore()) return work();
  const own: Scope = { last: new Map(), after: [] };
  await enter();
  let result: T;
  try {
    result = await scope.run(own, () =>
      mongoose.connection.transaction(async () => {
        own.last.clear();
        own.after.length = 0;
        const done = await work();
        for (const [flush, items] of own.last) await flush(items as never[]);
        return done;
      }),
    );
  } finally {
    leave();
  }
  for (const run of own.after) run();
  return result;
}

// Many transactions on one document at once would only abort each other and sleep before they retry.
const AT_ONCE = 8;
let inside = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<void> {
  if (inside >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else inside += 1;
}

/** Hands the place to who waits longest. */
function leave(): void {
  const next = waiting.shift();
  if (next) return next();
  inside -= 1;
  if (inside === 0) followNobody();
}

/**
 * Once a transaction has run, Node 20 follows every promise of the process for it, which slows each read; so nothing is
 * followed while none runs. The next transaction begins anew.
 */
function followNobody(): void {
  scope.disable();
  sessions.disable();
}

/**
 * Writes the item with all others of the same `flush` in one go at the end of the transaction around it; outside one
 * at once. Dropped when it aborts.
 */
export function atCommit<T>(flush: (items: T[]) => Promise<void>, item: T): void {
  const around = scope.getStore();
  if (!around) {
    // Nobody waits for it; a database that is gone is told of by what was written before.
    flush([item]).catch(() => undefined);
    return;
  }
  const items = around.last.get(flush as Flush);
  if (items) items.push(item);
  else around.last.set(flush as Flush, [item]);
}

/** Runs when the transaction around it has committed; outside one at once. Dropped when it aborts. */
export function afterCommit(run: () => void): void {
  const around = scope.getStore();
  if (around) around.after.push(run);
  else run();
}

/**
 * The Mongoose model of a collection: string `_id`, no version key, unknown fields throw.
 * Its indexes are made by `ensureIndexes` at start.
 */
export function defineModel<T extends Stored>(
  name: string,
  collection: string,
  fields: Record<string, unknown>,
  indexes: Index[],
): Model<T> {
  const schema = new mongoose.Schema(
    { _id: { type: String, default: newId }, ...fields } as SchemaDefinition,
    { collection, versionKey: false, strict: 'throw', id: false, minimize: false },
  );
  const model = mongoose.model(name, schema) as unknown as Model<T>;
  indexesOf.set(name, { model: model as unknown as Model<never>, indexes });
  return model;
}

/** Makes the collections and indexes of every model that was defined; harmless when they exist. */
export async function ensureIndexes(): Promise<void> {
  for (const { model, indexes } of indexesOf.values()) {
    await model.createCollection();
    if (indexes.length === 0) continue;
    await model.collection.createIndexes(indexes.map(({ keptForSeconds: _, ...index }) => index));
  }
}

/**
 * Deletes the documents whose time is over. Not by the database's own expiry, which asks another clock than ours
 * and cannot be told of a test's.
 */
export async function forgetOld(now: Date): Promise<void> {
  for (const { model, indexes } of indexesOf.values()) {
    for (const { key, keptForSeconds } of indexes) {
      const [field] = Object.keys(key);
      if (keptForSeconds === undefined || field === undefined) continue;
      const before = new Date(now.getTime() - keptForSeconds * 1_000);
      await model.deleteMany({ [field]: { $lt: before } } as never);
    }
  }
}

/** An object without these fields. By a loop: what is left of a destructured object takes three times as long. */
export function without<T>(object: object, ...fields: readonly string[]): T {
  const given = object as Record<string, unknown>;
  const left: Record<string, unknown> = {};
  for (const field in given) if (!fields.includes(field)) left[field] = given[field];
  return left as T;
}

/** A stored document with `id` instead of `_id`. */
export function plain<T extends Stored>(document: T): Plain<T>;
export function plain<T extends Stored>(document: T | null): Plain<T> | null;
export function plain<T extends Stored>(document: T | null): Plain<T> | null {
  if (!document) return null;
  const made = without<Plain<T>>(document, '_id');
  made.id = document._id;
  return made;
}

export function plains<T extends Stored>(documents: readonly T[]): Plain<T>[] {
  return documents.map((document) => plain(document));
}

/**
 * Writes imported documents by their `externalKey` in one command, in the transaction around it. An existing
 * document keeps its `_id`, and the fields that the import does not name.
 *
 * @param kept - fields that the product itself looks after once the document exists: an import gives only
 *   their first value. When `version` is one of them, a rewritten document moves on by that value.
 */
export async function upsertByExternalKey<T extends Stored & { externalKey?: string }>(
  model: Model<T>,
  documents: readonly (Omit<T, '_id'> & { _id?: string })[],
  kept: readonly string[] = [],
): Promise<{ inserted: number; updated: number }> {
  if (documents.length === 0) return { inserted: 0, updated: 0 };
  const isKept = (field: string) => kept.includes(field);
  const result = await model.bulkWrite(
    documents.map(({ _id, ...fields }) => {
      const $set: Record<string, unknown> = {};
      const $setOnInsert: Record<string, unknown> = { _id: _id ?? newId() };
      const $inc: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(fields))
        (isKept(field) ? (field === 'version' ? $inc : $setOnInsert) : $set)[field] = value;
      const update = { $set, $setOnInsert, ...('version' in $inc ? { $inc } : {}) };
      return { updateOne: { filter: { externalKey: fields.externalKey }, update, upsert: true } };
    }) as never,
    { ordered: false },
  );
  return { inserted: result.upsertedCount, updated: result.modifiedCount };
}

/** The ids of imported documents by their `externalKey`; unknown keys are missing. */
export async function idsByExternalKey<T extends Stored & { externalKey?: string }>(
  model: Model<T>,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await model
    .find({ externalKey: { $in: [...keys] } } as never, { externalKey: 1 })
    .lean<{ _id: string; externalKey: string }[]>();
  return new Map(found.map((document) => [document.externalKey, document._id]));
}
