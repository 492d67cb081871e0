import { Decimal128, Double, Int32 } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../test/server.ts';

const database = useDatabase();
const ids = async (filter: object) =>
  (await database.items.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

describe('filters', () => {
  it('find no missing field in an array without documents', async () => {
    await database.items.insertMany([{ _id: 1, a: [] }, { _id: 2, a: [1] }, { _id: 3, a: [{}] }, { _id: 4 }]);
    expect(await ids({ 'a.b': null })).toEqual([3, 4]);
  });

  it('ask $elemMatch about an element as it is, also when that is an array', async () => {
    await database.items.insertMany([
      { _id: 1, l: [[5]] },
      { _id: 2, l: [5] },
      { _id: 3, l: [[]] },
    ]);
    expect(await ids({ l: { $elemMatch: { $gte: 5 } } })).toEqual([2]);
    expect(await ids({ l: { $elemMatch: { x: null } } })).toEqual([1, 3]);
  });

  it('ask about an element named by its place as it is', async () => {
    await database.items.insertMany([
      { _id: 1, l: [[1, 2]] },
      { _id: 2, l: [1] },
    ]);
    expect(await ids({ 'l.0': 1 })).toEqual([2]);
    expect(await ids({ 'l.0': [1, 2] })).toEqual([1]);
  });

  it('refuse by name to compare a decimal that no double holds', async () => {
    await database.items.insertOne({ _id: 1, a: Decimal128.fromString('0.1') });
    await expect(ids({ a: 0.1 })).rejects.toThrow(/Decimal128 0.1 is not supported/);
  });

  it('scan when the hint is $natural', async () => {
    await database.items.createIndex({ a: 1 }, { sparse: true });
    const plan = await database.items.find({ a: 1 }).hint({ $natural: 1 }).explain('queryPlanner');
    expect(plan['queryPlanner'].winningPlan.stage).toBe('COLLSCAN');
  });

  it('give the first of equal values in distinct', async () => {
    await database.items.insertMany([
      { _id: 1, a: new Double(1) },
      { _id: 2, a: new Int32(1) },
    ]);
    const values = await database.items.distinct('a', {}, { promoteValues: false });
    expect(values).toMatchObject([{ _bsontype: 'Double' }]);
  });
});

describe('sorting', () => {
  it('puts an empty array before null', async () => {
    await database.items.insertMany([{ _id: 1, a: null }, { _id: 2, a: [] }, { _id: 3 }]);
    const sorted = async () =>
      (await database.items.find().sort({ a: 1, _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await sorted()).toEqual([2, 1, 3]);
    await database.items.createIndex({ a: 1, _id: 1 });
    expect(await sorted()).toEqual([2, 1, 3]);
  });

  it('takes two fields of one array from the same element', async () => {
    await database.items.insertMany([
      {
        _id: 1,
        d: [
          { x: 1, y: 5 },
          { x: 2, y: 1 },
        ],
      },
      { _id: 2, d: [{ x: 1, y: 3 }] },
    ]);
    const sorted = await database.items.find().sort({ 'd.x': 1, 'd.y': 1 }).toArray();
    expect(sorted.map(({ _id }) => _id)).toEqual([2, 1]);
  });
});

describe('projections', () => {
  it('know $elemMatch on values', async () => {
    await database.items.insertOne({ _id: 1, l: [1, 5, 7] });
    const found = await database.items.findOne({}, { projection: { l: { $elemMatch: { $gt: 4 } } } });
    expect(found).toEqual({ _id: 1, l: [5] });
  });

  it('refuse the positional operator by name', async () => {
    const asked = database.items.find({ l: 1 }, { projection: { 'l.$': 1 } }).toArray();
    await expect(asked).rejects.toThrow(/positional projection operator \$ is not supported/);
  });
});

describe('indexes', () => {
  it('take several fields of one array', async () => {
    await database.items.createIndex({ 'd.x': 1, 'd.y': 1 }, { unique: true });
    await database.items.insertOne({
      _id: 1,
      d: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    });
    await database.items.insertOne({ _id: 2, d: [{ x: 1, y: 2 }] });
    expect(await ids({ 'd.x': 1, 'd.y': 2 })).toEqual([1, 2]);
    await expect(database.items.insertOne({ _id: 3, d: [{ x: 2, y: 2 }] })).rejects.toMatchObject({
      code: 11000,
      keyValue: { 'd.x': 2, 'd.y': 2 },
    });
  });

  it('name the element of an array that is there already', async () => {
    await database.items.createIndex({ l: 1 }, { unique: true });
    await database.items.insertOne({ _id: 1, l: ['b', 'c'] });
    await expect(database.items.insertOne({ _id: 2, l: ['a', 'c'] })).rejects.toMatchObject({
      keyPattern: { l: 1 },
      keyValue: { l: 'c' },
    });
  });

  it('tell an empty array from a missing field', async () => {
    await database.items.createIndex({ l: 1 }, { unique: true });
    await database.items.insertMany([{ _id: 1, l: [] }, { _id: 2 }]);
    await expect(database.items.insertOne({ _id: 3, l: [] })).rejects.toMatchObject({ code: 11000 });
  });

  it('answer two conditions on one array from different elements', async () => {
    await database.items.createIndex({ 'd.x': 1, 'd.y': 1 });
    await database.items.insertOne({
      _id: 1,
      d: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    });
    expect(await ids({ 'd.x': 1, 'd.y': 2 })).toEqual([1]);
    expect(await ids({ 'd.x': 1, 'd.y': { $gt: 1 } })).toEqual([1]);
  });

  it('find the first value of a type when they run backwards', async () => {
    await database.items.createIndex({ a: -1 });
    await database.items.insertOne({ _id: 1, a: ['', 1] });
    expect(await ids({ a: { $gt: 0, $lt: 'b' } })).toEqual([1]);
    expect(await ids({ a: { $lt: 'b' } })).toEqual([1]);
  });

  it('know two arrays apart, also when an update gives both fields the same', async () => {
    await database.items.createIndex({ b: 1, l: 1 });
    await database.items.insertOne({ _id: 1, l: [1, 2] });
    await expect(database.items.updateOne({}, [{ $set: { b: '$l' } }])).rejects.toMatchObject({ code: 171 });
  });

  it('take an index also for a long list of values', async () => {
    const { items } = database;
    await items.createIndex({ a: 1 });
    await items.insertMany(Array.from({ length: 50 }, (_, a) => ({ _id: a, a })));
    const found = items.find({ a: { $in: Array.from({ length: 2_000 }, (_, at) => at + 40) } });
    expect(await found.toArray()).toHaveLength(10);
    expect(JSON.stringify(await found.explain())).toContain('IXSCAN');
  });
});

describe('commands', () => {
  it('of a name that every object has are unknown like any other', async () => {
    for (const name of ['constructor', 'toString', '__proto__x'])
      await expect(database.client.db('test').command({ [name]: 1 })).rejects.toMatchObject({ code: 59 });
  });
});
