import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { anyId, companies, newSlot, slots } from './data.mjs';

const CLIENTS = 32;
const NEWEST_OPEN = [
  { $match: { state: 'OPEN' } },
  { $sort: { changedAt: -1 } },
  { $limit: 25 },
  { $lookup: { from: 'companies', localField: 'companyId', foreignField: '_id', as: 'company' } },
];

/** The embedded database with the data, asked through MongoDB's driver and through Mongoose, as the product does. */
export async function startEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startEmbeddedMongo({ dataDir: folder });
  const client = await new MongoClient(server.uri, { maxPoolSize: CLIENTS }).connect();
  const db = client.db('bench');
  const own = db.collection('slots');
  await own.createIndex({ state: 1, changedAt: -1 });
  for (let i = 0; i < slots.length; i += 2000) await own.insertMany(slots.slice(i, i + 2000));
  await db.collection('companies').insertMany(companies);
  const connection = await mongoose
    .createConnection(server.uri, { dbName: 'bench', maxPoolSize: CLIENTS, autoIndex: false })
    .asPromise();
  const fields = { companyId: String, state: String, changedAt: Date, places: Number, text: String };
  const Slot = connection.model(
    'Slot',
    new mongoose.Schema({ _id: String, ...fields }, { versionKey: false, collection: 'slots' }),
  );
  return {
    driver: {
      read: () => own.findOne({ _id: anyId() }),
      write: () => own.insertOne(newSlot()),
      list: () => own.aggregate(NEWEST_OPEN).toArray(),
    },
    model: {
      read: () => Slot.findById(anyId()).lean(),
      write: () => Slot.create(newSlot()),
    },
    processes: () => [server.pid],
    stop: async () => {
      await connection.close();
      await client.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
