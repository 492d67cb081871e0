import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type ChangeStream, type ChangeStreamDocument, type ResumeToken } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedMongo, type EmbeddedMongo } from './index.ts';

interface Place {
  _id: string;
  taken?: number;
  tags?: string[];
  at?: { town: string; street?: string };
}

const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
let server: EmbeddedMongo;
let client: MongoClient;
const open: ChangeStream[] = [];
/** How long a look at a stream waits for an event. */
const BRIEFLY = { maxAwaitTimeMS: 50 };

async function start(): Promise<void> {
  server = await startEmbeddedMongo({ dataDir: folder });
  // A client of a database that was killed shall not look for it for long.
  client = await new MongoClient(server.uri, { serverSelectionTimeoutMS: 1000 }).connect();
}

async function killAndStartAgain(): Promise<void> {
  const exited = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      try {
        process.kill(server.pid, 0);
      } catch {
        clearInterval(timer);
        resolve();
      }
    }, 10);
  });
  process.kill(server.pid, 'SIGKILL');
  await exited;
  await client.close();
  await start();
}

const places = () => client.db('streams').collection<Place>('places');

/** Opens a stream and asks the server for it, so that what is written next is seen. */
async function watch(stream: ChangeStream): Promise<ChangeStream> {
  open.push(stream);
  expect(await stream.tryNext()).toBeNull();
  return stream;
}

const keyOf = (event: ChangeStreamDocument) => String('documentKey' in event && event.documentKey._id);

async function take(stream: ChangeStream, count: number): Promise<ChangeStreamDocument[]> {
  const events: ChangeStreamDocument[] = [];
  while (events.length < count) events.push(await stream.next());
  return events;
}

beforeAll(start);
afterAll(async () => {
  await client.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
  await client.db('streams').dropDatabase();
});

describe('a change stream', () => {
  it('tells every kind of change of a document, in order', async () => {
    const stream = await watch(places().watch([], BRIEFLY));
    await places().insertOne({ _id: 'a', taken: 1, tags: ['x'], at: { town: 'Gent', street: 'Kouter' } });
    await places().updateOne(
      { _id: 'a' },
      { $inc: { taken: 1 }, $push: { tags: 'y' }, $unset: { 'at.street': 1 } },
    );
    await places().replaceOne({ _id: 'a' }, { taken: 5 });
    await places().deleteOne({ _id: 'a' });
    const events = await take(stream, 4);
    expect(events).toMatchObject([
      { operationType: 'insert', documentKey: { _id: 'a' }, fullDocument: { _id: 'a', taken: 1 } },
      {
        operationType: 'update',
        updateDescription: { updatedFields: { taken: 2, 'tags.1': 'y' }, removedFields: ['at.street'] },
      },
      { operationType: 'replace', fullDocument: { _id: 'a', taken: 5 } },
      { operationType: 'delete', documentKey: { _id: 'a' }, ns: { db: 'streams', coll: 'places' } },
    ]);
    expect(events[1]).not.toHaveProperty('fullDocument');
  });

  it('brings the document as it is now when that is asked, and null when it is gone', async () => {
    await places().insertMany([{ _id: 'a' }, { _id: 'b' }]);
    const stream = await watch(places().watch([], { fullDocument: 'updateLookup', ...BRIEFLY }));
    await places().updateMany({}, { $set: { taken: 1 } });
    await places().updateOne({ _id: 'a' }, { $set: { taken: 2 } });
    await places().deleteOne({ _id: 'b' });
    expect(await take(stream, 2)).toMatchObject([{ fullDocument: { taken: 2 } }, { fullDocument: null }]);
  });

  it('tells a transaction whole and in its own order once it is committed, and nothing of an aborted one', async () => {
    const stream = await watch(client.db('streams').watch([], BRIEFLY));
    const session = client.startSession();
    await places().insertOne({ _id: 'before' });
    await session.withTransaction(async () => {
      await places().insertOne({ _id: 'a' }, { session });
      await places().updateOne({ _id: 'a' }, { $set: { taken: 1 } }, { session });
      await places().updateOne({ _id: 'before' }, { $set: { taken: 2 } }, { session });
    });
    session.startTransaction();
    await places().insertOne({ _id: 'aborted' }, { session });
    await session.abortTransaction();
    await session.endSession();
    await places().insertOne({ _id: 'after' });
    const events = (await take(stream, 5)) as (ChangeStreamDocument & {
      lsid?: unknown;
      clusterTime?: unknown;
    })[];
    expect(events.map((event) => [event.operationType, keyOf(event)])).toEqual([
      ['insert', 'before'],
      ['insert', 'a'],
      ['update', 'a'],
      ['update', 'before'],
      ['insert', 'after'],
    ]);
    expect(events[1]?.clusterTime).toEqual(events[3]?.clusterTime);
    expect(events.map(({ lsid }) => lsid !== undefined)).toEqual([false, true, true, true, false]);
  });

  it('filters by its pipeline, over a database or over everything', async () => {
    const ofDatabase = await watch(
      client.db('streams').watch([{ $match: { 'ns.coll': 'people' } }], BRIEFLY),
    );
    const ofAll = await watch(client.watch([{ $match: { 'ns.db': 'elsewhere' } }], BRIEFLY));
    await places().insertOne({ _id: 'a' });
    await client.db('streams').collection<Place>('people').insertOne({ _id: 'p' });
    await client.db('elsewhere').collection<Place>('people').insertOne({ _id: 'q' });
    expect(await ofDatabase.next()).toMatchObject({ documentKey: { _id: 'p' } });
    expect(await ofAll.next()).toMatchObject({ documentKey: { _id: 'q' } });
    await client.db('elsewhere').dropDatabase();
    expect(await take(ofAll, 2)).toMatchObject([
      { operationType: 'drop' },
      { operationType: 'dropDatabase' },
    ]);
  });

  it('ends with invalidate when its collection is dropped, and starts again only with startAfter', async () => {
    await places().insertOne({ _id: 'a' });
    const stream = await watch(places().watch([], BRIEFLY));
    await places().drop();
    const [, invalidate] = await take(stream, 2);
    expect(invalidate).toMatchObject({ operationType: 'invalidate' });
    await places().insertOne({ _id: 'b' });
    const again = places().watch([], { startAfter: invalidate!._id });
    expect(await again.next()).toMatchObject({ operationType: 'insert', documentKey: { _id: 'b' } });
    await again.close();
    const refused = places().watch([], { resumeAfter: invalidate!._id });
    await expect(refused.next()).rejects.toMatchObject({ code: 260 });
    await refused.close();
  });

  it('starts at a time, with what happened at that time', async () => {
    const session = client.startSession();
    await places().insertOne({ _id: 'a' }, { session });
    const time = session.operationTime!;
    await session.endSession();
    await places().insertOne({ _id: 'b' });
    const stream = places().watch([], { startAtOperationTime: time });
    open.push(stream);
    expect(await take(stream, 2)).toMatchObject([
      { documentKey: { _id: 'a' } },
      { documentKey: { _id: 'b' } },
    ]);
  });

  it('goes on where it was after the database was killed, without a gap or a repeat', async () => {
    const seen: string[] = [];
    let token: ResumeToken = null;
    const stream = await watch(places().watch([], BRIEFLY));
    for (let at = 0; at < 20; at++) await places().insertOne({ _id: `early-${at}` });
    for (const event of await take(stream, 7)) {
      seen.push(keyOf(event));
      token = event._id;
    }
    open.splice(0);
    const last = places()
      .insertOne({ _id: 'unsure' })
      .catch(() => null);
    await killAndStartAgain();
    const acknowledged = (await last) !== null;
    const stored = (await places().find().toArray()).map(({ _id }) => _id);
    for (let at = 0; at < 5; at++) await places().insertOne({ _id: `late-${at}` });
    const resumed = places().watch([], { resumeAfter: token, ...BRIEFLY });
    open.push(resumed);
    const expected = [
      ...Array.from({ length: 20 }, (_, at) => `early-${at}`),
      ...(stored.includes('unsure') ? ['unsure'] : []),
      ...Array.from({ length: 5 }, (_, at) => `late-${at}`),
    ];
    if (acknowledged) expect(stored).toContain('unsure');
    for (const event of await take(resumed, expected.length - 7)) seen.push(keyOf(event));
    expect(seen).toEqual(expected);
    expect(await resumed.tryNext()).toBeNull();
  });

  it('refuses a pipeline that takes the token away, and a token that is not its own', async () => {
    const blind = places().watch([{ $project: { _id: 0 } }], BRIEFLY);
    open.push(blind);
    await blind.tryNext().catch(() => null);
    await places().insertOne({ _id: 'a' });
    await expect(blind.next()).rejects.toMatchObject({ code: 280 });
    const foreign = places().watch([], { resumeAfter: { _data: '82AB' } });
    await expect(foreign.next()).rejects.toMatchObject({ code: 260 });
    const grouped = places().watch([{ $group: { _id: null } }]);
    await expect(grouped.next()).rejects.toMatchObject({ code: 20 });
  });
});
