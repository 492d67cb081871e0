import { Double, Int32, Long } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../test/server.ts';

const database = useDatabase();
const stored = () => database.items.findOne({}, { promoteValues: false });

describe('updates', () => {
  it('write new fields in the order of their names', async () => {
    await database.items.insertOne({ _id: 1 });
    await database.items.updateOne(
      {},
      { $set: { c: 1, 'l.10': 1 }, $inc: { b: 1 }, $push: { 'l.2': 1 } as never },
    );
    expect(Object.keys((await stored())!)).toEqual(['_id', 'b', 'c', 'l']);
    await database.items.drop();
    await database.items.updateOne({ _id: 1, z: 1, a: 1 }, { $set: { m: 1 } }, { upsert: true });
    expect(Object.keys((await stored())!)).toEqual(['_id', 'a', 'z', 'm']);
  });

  it('count a change of a number’s type', async () => {
    await database.items.insertOne({ _id: 1, a: new Int32(1) });
    const { modifiedCount } = await database.items.updateOne({}, { $set: { a: new Double(1) } });
    expect([modifiedCount, (await stored())!['a']._bsontype]).toEqual([1, 'Double']);
  });

  it('refuse a path through null in an array', async () => {
    await database.items.insertOne({ _id: 1, l: [null] });
    await expect(database.items.updateOne({}, { $set: { 'l.0.x': 1 } })).rejects.toMatchObject({ code: 28 });
  });

  it('refuse what no document could make right, also when none matches', async () => {
    await expect(database.items.updateOne({}, { $inc: { a: 'x' } as never })).rejects.toMatchObject({
      code: 14,
    });
    await expect(database.items.updateOne({}, { $pop: { a: 2 } as never })).rejects.toMatchObject({
      code: 9,
    });
    await database.items.insertOne({ _id: 1, a: Long.MAX_VALUE, b: 1 });
    await expect(database.items.updateOne({}, { $inc: { a: 1 } })).rejects.toMatchObject({ code: 2 });
    await expect(database.items.updateOne({}, { $pop: { b: 1 } })).rejects.toMatchObject({ code: 14 });
  });

  it('pull what is equal, and not what lies deeper', async () => {
    await database.items.insertOne({ _id: 1, l: [1, [1], [1, 2]] });
    await database.items.updateOne({}, { $pull: { l: 1 } as never });
    expect(await database.items.findOne()).toEqual({ _id: 1, l: [[1], [1, 2]] });
  });

  it('find the element that the query met as it is', async () => {
    await database.items.insertOne({ _id: 1, l: [[3], 3] });
    await database.items.updateOne({ l: { $gte: 3 } }, { $set: { 'l.$': 'new' } });
    expect(await database.items.findOne()).toEqual({ _id: 1, l: [[3], 'new'] });
  });

  it('sort what they push by whole values', async () => {
    await database.items.insertOne({ _id: 1, d: [[{ x: 1 }], { x: [3, 0] }] });
    await database.items.updateOne(
      {},
      { $push: { d: { $each: [{ x: 2 }, { x: [2, 9] }], $sort: { x: 1 } } } as never },
    );
    const sorted = await database.items.findOne();
    expect(sorted!['d']).toEqual([[{ x: 1 }], { x: 2 }, { x: [2, 9] }, { x: [3, 0] }]);
  });

  it('give 64 bits to bits when the mask has them', async () => {
    await database.items.insertOne({ _id: 1, a: new Int32(5) });
    await database.items.updateOne({}, { $bit: { a: { or: Long.fromNumber(2) } } });
    expect((await stored())!['a']._bsontype).toBe('Long');
    await database.items.updateOne({}, { $set: { a: new Double(4) } });
    await expect(database.items.updateOne({}, { $bit: { a: { or: 2 } } })).rejects.toMatchObject({ code: 2 });
  });
});

describe('updates by a pipeline', () => {
  it('keep the _id, first of all', async () => {
    await database.items.insertOne({ _id: 1, a: 1 });
    await database.items.updateOne({}, [{ $replaceWith: { b: '$a' } }]);
    expect(Object.entries((await database.items.findOne())!)).toEqual([
      ['_id', 1],
      ['b', 1],
    ]);
    await expect(database.items.updateOne({}, [{ $set: { _id: 2 } }])).rejects.toMatchObject({ code: 66 });
  });

  it('take a field away when its value is missing', async () => {
    await database.items.insertOne({ _id: 1, a: 1 });
    await database.items.updateOne({}, [{ $set: { a: '$none', 'n.x': '$none' } }]);
    expect(await database.items.findOne()).toEqual({ _id: 1, n: {} });
  });
});
