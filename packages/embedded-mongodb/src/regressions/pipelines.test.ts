import { Double, Int32, Long } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../test/server.ts';

const database = useDatabase();

async function valueOf(expression: unknown, doc: object = {}): Promise<unknown> {
  await database.items.drop();
  await database.items.insertOne({ _id: 1, ...doc });
  const [found] = await database.items
    .aggregate([{ $project: { value: expression } }], { promoteValues: false })
    .toArray();
  return found!['value'];
}

describe('expressions', () => {
  it('compare values of any two types', async () => {
    expect(await valueOf({ $gt: ['$a', 1] }, { a: ['x'] })).toBe(true);
    expect(await valueOf({ $lt: ['$a', new Date(0)] }, { a: 'x' })).toBe(true);
    expect(await valueOf({ $max: ['$a', 5] }, { a: 'x' })).toBe('x');
    expect(await valueOf({ $eq: ['$none', null] })).toBe(false);
  });

  it('keep the types of numbers', async () => {
    expect(await valueOf({ $add: ['$a', 1] }, { a: new Double(1) })).toMatchObject({ _bsontype: 'Double' });
    expect(await valueOf({ $multiply: ['$a', 2] }, { a: Long.fromNumber(3) })).toMatchObject({
      _bsontype: 'Long',
    });
    expect(await valueOf({ $add: ['$a', '$a'] }, { a: new Int32(2 ** 30) })).toMatchObject({
      _bsontype: 'Long',
    });
    expect(
      await valueOf(
        { $filter: { input: '$l', cond: { $gt: ['$$this', 1] } } },
        { l: [1, Long.fromNumber(2)] },
      ),
    ).toMatchObject([{ _bsontype: 'Long' }]);
  });

  it('have one operator each', async () => {
    await expect(valueOf({ $add: [1, 1], $abs: 1 })).rejects.toThrow(/exactly one field/);
  });
});

describe('$lookup', () => {
  it('gives a missing field to its pipeline as missing', async () => {
    await database.items.insertMany([{ _id: 1 }, { _id: 2, b: null }]);
    const lookup = {
      from: 'items',
      let: { one: '$b' },
      as: 'joined',
      pipeline: [{ $match: { $expr: { $eq: ['$b', '$$one'] } } }],
    };
    const joined = await database.items.aggregate([{ $match: { _id: 1 } }, { $lookup: lookup }]).toArray();
    expect(joined).toEqual([{ _id: 1, joined: [{ _id: 1 }] }]);
  });

  it('puts what it found beside the fields, in the place of a field, or below one', async () => {
    await database.items.insertMany([
      { _id: 1, name: 'a', to: 'b', found: 1, last: new Double(2) },
      { _id: 2, name: 'b', to: ['a', 'c'], 'to.x': 'a' },
    ]);
    const found = async (localField: string, ...as: string[]) => {
      const lookups = as.map((name) => ({
        $lookup: { from: 'items', localField, foreignField: 'name', as: name },
      }));
      const stages = [{ $sort: { _id: 1 } }, ...lookups];
      return (await database.items.aggregate(stages, { promoteValues: false }).toArray()) as object[];
    };
    const [a, b] = await found('none');
    expect((await found('to', 'more', 'found')).map((doc) => JSON.stringify(doc))).toEqual([
      JSON.stringify({ ...a, found: [b], more: [b] }),
      JSON.stringify({ ...b, more: [a], found: [a] }),
    ]);
    expect((await found('to', 'deep.er'))[0]).toEqual({ ...a, deep: { er: [b] } });
    expect((await found('to.x', 'more'))[1]).toEqual({ ...b, more: [] });
  });
});

describe('$group', () => {
  it('sums beyond 64 bits as a double', async () => {
    await database.items.insertMany([
      { _id: 1, a: Long.MAX_VALUE },
      { _id: 2, a: Long.MAX_VALUE },
    ]);
    const [{ sum } = { sum: 0 }] = await database.items
      .aggregate([{ $group: { _id: null, sum: { $sum: '$a' } } }])
      .toArray();
    expect(sum).toBe(2 ** 64);
  });
});
