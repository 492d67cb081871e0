import type { MongoClient } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import { Entities } from './entities.ts';
import { matchEvents } from './events.ts';
import type { CollectionData, SpecificationFile, SpecificationTest } from './format.ts';
import { match } from './match.ts';
import { runOperation, type OperationContext } from './operations.ts';
import type { TestServer } from './server.ts';

/** Runs one test of a file. @throws Mismatch, or the driver's error, when the database does not do as it says */
export async function runTest(
  server: TestServer,
  internal: MongoClient,
  file: SpecificationFile,
  test: SpecificationTest,
): Promise<void> {
  for (const data of file.initialData ?? []) await fill(internal, data);
  const entities = new Entities(server.uri, DRIVER[file.description]);
  const context: OperationContext = {
    entities,
    internal,
    callback: async (operations) => {
      for (const operation of operations) {
        const error = await runOperation(operation, context);
        if (error) throw error;
      }
    },
  };
  try {
    await entities.create(file.createEntities ?? []);
    for (const operation of test.operations) await runOperation(operation, context);
    for (const expected of test.expectEvents ?? [])
      matchEvents(expected, entities.recorder(expected.client), entities);
    server.failPoints.clear();
    for (const data of test.outcome ?? []) await compareOutcome(internal, data, entities);
  } finally {
    server.failPoints.clear();
    await entities.close();
  }
}

/** Options of the driver by the file that needs them: it puts an id of its own in the place of a null one. */
const DRIVER: Record<string, object> = { 'create-null-ids': { pkFactory: { createPk: () => null } } };

async function fill(internal: MongoClient, data: CollectionData): Promise<void> {
  const db = internal.db(data.databaseName);
  await db.dropCollection(data.collectionName);
  if (data.documents.length === 0 || data.createOptions)
    await db.createCollection(data.collectionName, data.createOptions);
  if (data.documents.length > 0) await db.collection(data.collectionName).insertMany(data.documents);
}

async function compareOutcome(
  internal: MongoClient,
  data: CollectionData,
  entities: Entities,
): Promise<void> {
  const collection = internal.db(data.databaseName).collection<Doc>(data.collectionName);
  const found = await collection.find().sort({ _id: 1 }).toArray();
  match(data.documents, found, entities, false, data.collectionName);
}
