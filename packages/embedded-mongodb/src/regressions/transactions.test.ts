import type { ClientSession } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../test/server.ts';

const database = useDatabase();

async function transaction<T>(run: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = database.client.startSession();
  session.startTransaction();
  try {
    return await run(session);
  } finally {
    if (session.inTransaction()) await session.abortTransaction();
    await session.endSession();
  }
}

describe('transactions', () => {
  it('hold only the values of unique indexes that they change', async () => {
    await database.items.createIndex({ a: 1 }, { unique: true });
    await database.items.insertMany([
      { _id: 1, a: 1, b: 0 },
      { _id: 2, a: 2, b: 0 },
    ]);
    await transaction(async (first) => {
      await database.items.updateOne({ _id: 1 }, { $inc: { b: 1 } }, { session: first });
      await transaction(async (second) => {
        const taken = database.items.insertOne({ _id: 3, a: 1 }, { session: second });
        await expect(taken).rejects.toMatchObject({ code: 11000 });
      });
    });
  });

  it('know their own arrays after another write was refused', async () => {
    await database.items.createIndex({ l: 1 });
    await database.items.insertOne({ _id: 1, l: 5 });
    await transaction(async (session) => {
      await database.items.insertOne({ _id: 2, l: [1, 9] }, { session });
      await expect(database.items.insertOne({ _id: 1 })).rejects.toMatchObject({ code: 11000 });
      const found = await database.items.find({ l: { $gt: 4, $lt: 6 } }, { session }).toArray();
      expect(found.map(({ _id }) => _id).sort()).toEqual([1, 2]);
    });
  });

  it('do not conflict with a write that was refused', async () => {
    await database.items.insertOne({ _id: 1, a: 1 });
    await transaction(async (session) => {
      await database.items.findOne({}, { session });
      await expect(database.items.insertOne({ _id: 1 })).rejects.toMatchObject({ code: 11000 });
      expect(
        (await database.items.updateOne({ _id: 1 }, { $set: { a: 2 } }, { session })).modifiedCount,
      ).toBe(1);
    });
  });

  it('take a write concern only at their end', async () => {
    await transaction(async (session) => {
      const command = { insert: 'items', documents: [{ _id: 1 }], writeConcern: { w: 1 } };
      await expect(database.client.db('test').command(command, { session })).rejects.toMatchObject({
        code: 72,
      });
    });
  });
});
