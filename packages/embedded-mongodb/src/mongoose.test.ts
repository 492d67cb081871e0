import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedMongo, type EmbeddedMongo } from './index.ts';

interface SlotDocument {
  _id: string;
  title: string;
  places: number;
  taken: number;
  tags: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
let server: EmbeddedMongo;
mongoose.set('transactionAsyncLocalStorage', true);
const slotSchema = new mongoose.Schema<SlotDocument>({
  _id: String,
  title: String,
  places: Number,
  taken: Number,
  tags: [String],
});
slotSchema.index({ title: 1 }, { unique: true });
const Slot = mongoose.model('Slot', slotSchema);
const heldSchema = new mongoose.Schema({ _id: String, needId: String, holds: Boolean, slotId: String });
heldSchema.index({ needId: 1 }, { unique: true, partialFilterExpression: { holds: true } });
const Held = mongoose.model('Held', heldSchema);

beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir: folder });
  await mongoose.connect(server.uri, { dbName: 'test' });
  await Promise.all([Slot.init(), Held.init()]);
});
afterAll(async () => {
  await mongoose.disconnect();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('Mongoose, unmodified', () => {
  it('creates, finds, updates and removes', async () => {
    await Slot.create({ _id: 'a', title: 'Lassen', places: 5, taken: 0, tags: ['x', 'y'] });
    await Slot.insertMany([
      { _id: 'b', title: 'Zorg', places: 2, taken: 1, tags: [] },
      { _id: 'c', title: 'Netwerk', places: 1, taken: 1, tags: ['y'] },
    ]);
    expect((await Slot.find({ tags: 'y' }).sort({ title: 1 }).lean()).map(({ _id }) => _id)).toEqual([
      'a',
      'c',
    ]);
    await Slot.updateOne({ _id: 'a' }, { $inc: { taken: 1 }, $push: { tags: 'z' } });
    expect(await Slot.findById('a').lean()).toMatchObject({ taken: 1, tags: ['x', 'y', 'z'] });
    expect(await Slot.countDocuments({ taken: { $gte: 1 } })).toBe(3);
    await expect(Slot.create({ _id: 'd', title: 'Zorg' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { title: 1 },
      keyValue: { title: 'Zorg' },
    });
  });

  it('gives the last place once, whoever asks at the same time', async () => {
    await Slot.create({ _id: 'race', title: 'Race', places: 5, taken: 0 });
    const results = await Promise.all(
      Array.from({ length: 300 }, () =>
        Slot.findOneAndUpdate(
          { _id: 'race', $expr: { $lt: ['$taken', '$places'] } },
          { $inc: { taken: 1 } },
          { returnDocument: 'after' },
        ).lean(),
      ),
    );
    expect(results.filter(Boolean)).toHaveLength(5);
    expect((await Slot.findById('race').lean())?.taken).toBe(5);
  });

  it('keeps a partial unique index under concurrent transactions', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        mongoose.connection.transaction(async () => {
          await Held.create({ _id: `h${at}`, needId: 'n1', holds: true, slotId: 'a' });
          await Slot.updateOne({ _id: 'a' }, { $inc: { taken: 1 } });
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 11000 });
    expect((await Slot.findById('a').lean())?.taken).toBe(2);
    expect(await Held.countDocuments({ needId: 'n1' })).toBe(1);
  });

  it('undoes a transaction that throws, and shows it its own writes', async () => {
    await expect(
      mongoose.connection.transaction(async () => {
        await Slot.updateOne({ _id: 'b' }, { $set: { title: 'Anders' } });
        expect((await Slot.findById('b').lean())?.title).toBe('Anders');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await Slot.findById('b').lean())?.title).toBe('Zorg');
  });

  it('joins, groups and facets', async () => {
    await Held.create(
      { _id: 'j1', needId: 'n2', holds: false, slotId: 'b' },
      { _id: 'j2', needId: 'n3', holds: false, slotId: 'b' },
    );
    const [result] = await Held.aggregate([
      { $match: { slotId: 'b' } },
      { $sort: { needId: -1 } },
      {
        $lookup: {
          from: 'slots',
          localField: 'slotId',
          foreignField: '_id',
          as: 'slot',
          pipeline: [{ $project: { title: 1 } }],
        },
      },
      { $unwind: '$slot' },
      { $facet: { list: [{ $limit: 1 }], counts: [{ $group: { _id: '$slot.title', n: { $sum: 1 } } }] } },
    ]);
    expect(result.list[0]).toMatchObject({ needId: 'n3', slot: { _id: 'b', title: 'Zorg' } });
    expect(result.counts).toEqual([{ _id: 'Zorg', n: 2 }]);
  });

  it('refuses by name what it does not do', async () => {
    await expect(Slot.find({ $where: 'true' })).rejects.toThrow(/\$where is not supported/);
    await expect(Slot.aggregate([{ $graphLookup: {} as never }])).rejects.toThrow(
      /\$graphLookup is not supported/,
    );
    await expect(Slot.find().collation({ locale: 'nl', alternate: 'shifted' })).rejects.toThrow(
      /alternate of collation is not supported/,
    );
    await expect(Slot.aggregate([{ $project: { x: { $toHashedIndexKey: '$title' } } }])).rejects.toThrow(
      /not supported/,
    );
    await expect(Slot.collection.createIndex({ place: '2dsphere' })).rejects.toThrow(
      /2dsphere is not supported/,
    );
  });
});
