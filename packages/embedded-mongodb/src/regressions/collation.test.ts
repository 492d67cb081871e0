import fc from 'fast-check';
import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../test/server.ts';

const database = useDatabase();
const NO_CASE = { locale: 'nl', strength: 2 };

/** Documents with these names, `_id` by their place. */
const named = (...names: unknown[]) => names.map((name, _id) => ({ _id, name }));
const ids = (docs: readonly Document[]) => docs.map(({ _id }) => Number(_id));

describe('a collation', () => {
  it('compares strings by strength and leaves all else as it is', async () => {
    const { items } = database;
    await items.insertMany(named('Zorg', 'zorg', 'zörg', 'hout', 7, ['ZORG', 'x'], { in: 'ZORG' }));
    const found = async (filter: Document, strength: number) =>
      ids(await items.find(filter).collation({ locale: 'nl', strength }).sort({ _id: 1 }).toArray());
    expect(await found({ name: 'zorg' }, 1)).toEqual([0, 1, 2, 5]);
    expect(await found({ name: 'zorg' }, 2)).toEqual([0, 1, 5]);
    expect(await found({ name: 'zorg' }, 3)).toEqual([1]);
    expect(await found({ name: { $in: ['zorg', 7] } }, 2)).toEqual([0, 1, 4, 5]);
    expect(await found({ name: { $nin: ['zorg', 7] } }, 2)).toEqual([2, 3, 6]);
    expect(await found({ name: { in: 'zorg' } }, 2)).toEqual([6]);
    expect(await found({ name: { $not: { $gt: 'i' } } }, 2)).toEqual([3, 4, 6]);
    expect(await found({ name: /^zorg/ }, 2)).toEqual([1]);
    expect(await found({ name: { $elemMatch: { $eq: 'Zorg' } } }, 2)).toEqual([5]);
  });

  it('orders as a language does, in numbers when asked, and the rest as ever', async () => {
    const { items } = database;
    await items.insertMany(named('b', 'a10', 'A2', 'a', 'Z', 'é', null, 3));
    const sorted = async (collation: Document) =>
      ids(
        await items
          .find()
          .sort({ name: 1 })
          .collation(collation as never)
          .toArray(),
      );
    expect(await sorted({ locale: 'nl' })).toEqual([6, 7, 3, 1, 2, 0, 5, 4]);
    expect(await sorted({ locale: 'nl', numericOrdering: true })).toEqual([6, 7, 3, 2, 1, 0, 5, 4]);
    expect(await sorted({ locale: 'simple' })).toEqual([6, 7, 2, 4, 3, 1, 0, 5]);
  });

  it('tells values apart, changes and deletes by it', async () => {
    const { items } = database;
    await items.insertMany(named('Hout', 'hout', 'Zorg'));
    const options = { collation: NO_CASE };
    expect(await items.distinct('name', {}, options)).toEqual(['Hout', 'Zorg']);
    expect(await items.countDocuments({ name: 'HOUT' }, options)).toBe(2);
    expect(await items.updateMany({ name: 'HOUT' }, { $set: { seen: true } }, options)).toMatchObject({
      matchedCount: 2,
    });
    expect(await items.findOneAndUpdate({ name: 'ZORG' }, { $set: { seen: 1 } }, options)).toMatchObject({
      name: 'Zorg',
    });
    expect(await items.deleteMany({ name: 'hoUT' }, options)).toMatchObject({ deletedCount: 2 });
    const piped = items.aggregate([{ $match: { name: 'zORG' } }, { $sort: { name: 1 } }], options);
    expect(ids(await piped.toArray())).toEqual([2]);
  });

  it('finds the same with indexes as without', async () => {
    const { items } = database;
    const name = fc.constantFrom('a', 'A', 'á', 'b', 'B', 'bb', 1, 2, null);
    const comparison = fc.tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), name);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name), { maxLength: 12 }),
        comparison,
        comparison,
        async (rows, one, other) => {
          await items.drop();
          if (rows.length > 0) await items.insertMany(rows.map(([name, n], _id) => ({ _id, name, n })));
          const filter = { name: { [one[0]]: one[1] }, n: { [other[0]]: other[1] } };
          const ask = async () =>
            ids(await items.find(filter).collation(NO_CASE).sort({ n: 1, name: -1, _id: 1 }).toArray());
          const scanned = await ask();
          await items.createIndex({ name: 1, n: -1 });
          await items.createIndex({ n: 1 }, { partialFilterExpression: { name: 'a' } });
          await items.createIndex({ n: 1, name: 1 }, { sparse: true });
          expect(await ask()).toEqual(scanned);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is refused where it would be wrong or is not known', async () => {
    const { items } = database;
    const find = (collation: Document) =>
      items
        .find({ name: 'a' })
        .collation(collation as never)
        .toArray();
    await expect(find({ locale: 'xx' })).rejects.toThrow(/locale/);
    await expect(find({ locale: 'nl', strength: 4 })).rejects.toThrow(
      /strength 4 of collation is not supported/,
    );
    await expect(find({ locale: 'nl', alternate: 'shifted' })).rejects.toThrow(
      /alternate of collation is not/,
    );
    await expect(find({ locale: 'nl', backwards: true })).rejects.toThrow(/backwards of collation is not/);
    await expect(find({ locale: 'nl', what: 1 })).rejects.toThrow(/unknown field/);
    const options = { collation: NO_CASE };
    await expect(items.updateOne({}, { $addToSet: { l: 'a' } }, options)).rejects.toThrow(
      /\$addToSet with a collation is not supported/,
    );
    await expect(items.aggregate([{ $group: { _id: '$name' } }], options).toArray()).rejects.toThrow(
      /\$group with a collation is not supported/,
    );
    await expect(
      items
        .find({ $expr: { $eq: ['$a', 'b'] } })
        .collation(NO_CASE)
        .toArray(),
    ).rejects.toThrow(/\$expr with a collation is not supported/);
    await expect(items.createIndex({ name: 1 }, options)).rejects.toThrow(/collation is not supported/);
  });
});
