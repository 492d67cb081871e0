import { ObjectId, type Document } from 'mongodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase, type Item } from '../test/server.ts';

const database = useDatabase();
const target = () => database.client.db('test').collection<Item>('target');
const run = (...pipeline: Document[]) => database.items.aggregate(pipeline).toArray();
const held = () => target().find().sort({ _id: 1 }).toArray();

beforeEach(async () => {
  await target().drop();
  await database.items.insertMany([
    { _id: 1, key: 'a', n: 10 },
    { _id: 2, key: 'b', n: 20 },
  ]);
});

describe('$out', () => {
  it('puts what comes in the place of what is there, and keeps the indexes', async () => {
    await target().createIndex({ key: 1 }, { unique: true });
    await target().insertOne({ _id: 9, key: 'a' });
    expect(await run({ $match: { n: { $gt: 10 } } }, { $out: 'target' })).toEqual([]);
    expect(await held()).toEqual([{ _id: 2, key: 'b', n: 20 }]);
    expect((await target().indexes()).map(({ name }) => name)).toEqual(['_id_', 'key_1']);
    await run({ $match: { n: 0 } }, { $out: { db: 'other', coll: 'empty' } });
    const made = await database.client.db('other').listCollections().toArray();
    expect(made.map(({ name }) => name as unknown)).toEqual(['empty']);
  });

  it('leaves everything as it was when a document is refused', async () => {
    await target().createIndex({ key: 1 }, { unique: true });
    await target().insertOne({ _id: 9, key: 'z' });
    await expect(run({ $set: { key: 'same' } }, { $out: 'target' })).rejects.toMatchObject({ code: 11000 });
    expect(await held()).toEqual([{ _id: 9, key: 'z' }]);
  });

  it('writes into the collection that it reads, and gives ids', async () => {
    await run({ $project: { _id: 0, n: { $add: ['$n', 1] } } }, { $out: 'items' });
    const found = await database.items.find().sort({ n: 1 }).toArray();
    expect(found.map(({ n }) => n as unknown)).toEqual([11, 21]);
    expect(found[0]!._id).toBeInstanceOf(ObjectId);
  });

  it('stands only at the end, and outside of transactions', async () => {
    await expect(run({ $out: 'target' }, { $limit: 1 })).rejects.toMatchObject({ code: 40601 });
    await expect(run({ $facet: { a: [{ $out: 'target' }] } })).rejects.toMatchObject({ code: 40601 });
    const within = database.client.withSession((session) =>
      session.withTransaction(() => database.items.aggregate([{ $out: 'target' }], { session }).toArray()),
    );
    await expect(within).rejects.toMatchObject({ code: 263 });
  });
});

describe('$merge', () => {
  beforeEach(() => target().insertOne({ _id: 1, key: 'a', old: true }));
  const merge = (spec: Document) => run({ $merge: { into: 'target', ...spec } });

  it('merges by default, or as it is told', async () => {
    await merge({});
    expect(await held()).toEqual([
      { _id: 1, key: 'a', old: true, n: 10 },
      { _id: 2, key: 'b', n: 20 },
    ]);
    await merge({ whenMatched: 'replace', whenNotMatched: 'discard' });
    expect((await held())[0]).toEqual({ _id: 1, key: 'a', n: 10 });
    await merge({ let: { by: '$n' }, whenMatched: [{ $set: { n: { $add: ['$n', '$$by', '$$new.n'] } } }] });
    expect((await held())[0]).toEqual({ _id: 1, key: 'a', n: 30 });
    await merge({ whenMatched: 'keepExisting' });
    expect((await held())[0]).toEqual({ _id: 1, key: 'a', n: 30 });
  });

  it('finds by fields that a unique index guards', async () => {
    await expect(merge({ on: 'key' })).rejects.toMatchObject({ code: 51183 });
    await target().createIndex({ key: 1 }, { unique: true });
    await run({ $project: { _id: 0 } }, { $merge: { into: 'target', on: 'key' } });
    const [first, second] = await held();
    expect(first).toEqual({ _id: 1, key: 'a', old: true, n: 10 });
    expect(second).toMatchObject({ key: 'b', n: 20 });
    await expect(run({ $unset: 'key' }, { $merge: { into: 'target', on: 'key' } })).rejects.toMatchObject({
      code: 51132,
    });
    await expect(run({ $set: { _id: 77 } }, { $merge: { into: 'target', on: 'key' } })).rejects.toMatchObject(
      {
        code: 66,
      },
    );
  });

  it('fails as it is told, and then does nothing', async () => {
    await expect(merge({ whenMatched: 'fail' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
    });
    await expect(merge({ whenNotMatched: 'fail' })).rejects.toMatchObject({ code: 13113 });
    await expect(merge({ whenMatched: 'fail', whenNotMatched: 'discard' })).rejects.toMatchObject({
      code: 51181,
    });
    expect(await held()).toEqual([{ _id: 1, key: 'a', old: true }]);
  });
});
