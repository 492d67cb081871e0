import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedMongo, type EmbeddedMongo, type StartOptions } from '../index.ts';

/** Any document with a number as its `_id`. */
export interface Item extends Document {
  _id: number;
}

/** A database of its own for the tests of one file, whose collection is empty before each. */
export interface TestDatabase {
  client: MongoClient;
  items: Collection<Item>;
}

/** Starts a database before the file's tests and stops it after them. */
export function useDatabase(options: Pick<StartOptions, 'commits'> = {}): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  const database = {} as TestDatabase;
  let server: EmbeddedMongo;
  beforeAll(async () => {
    server = await startEmbeddedMongo({ dataDir: folder, ...options });
    database.client = await new MongoClient(server.uri).connect();
  });
  beforeEach(async () => {
    database.items = database.client.db('test').collection<Item>('items');
    await database.items.drop();
  });
  afterAll(async () => {
    await database.client.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  return database;
}
