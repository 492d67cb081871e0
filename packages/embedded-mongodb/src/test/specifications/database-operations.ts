import type { Db, MongoClient } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import { openStream } from './cursor-operations.ts';
import type { Operations } from './operations.ts';

export const DATABASE: Operations<Db> = {
  aggregate: (db, { pipeline, ...options }) => db.aggregate(pipeline as Doc[], options).toArray(),
  createChangeStream: (db, { pipeline, ...options }) => openStream(db.watch(pipeline as Doc[], options)),
  createCollection: (db, { collection, ...options }) => db.createCollection(String(collection), options),
  createCommandCursor: async (db, { command, commandName: _name, cursorType: _type, ...options }) => {
    const cursor = db.runCursorCommand(command as Doc, options);
    await cursor.hasNext();
    return cursor;
  },
  dropCollection: async (db, { collection, ...options }) => db.dropCollection(String(collection), options),
  listCollections: (db, { filter, ...options }) => db.listCollections(filter as Doc, options).toArray(),
  listCollectionObjects: (db, { filter, ...options }) => db.listCollections(filter as Doc, options).toArray(),
  listCollectionNames: async (db, { filter, ...options }) =>
    (await db.listCollections(filter as Doc, { nameOnly: true, ...options }).toArray()).map(
      ({ name }) => name,
    ),
  modifyCollection: (db, { collection, ...options }) => db.command({ collMod: collection, ...options }),
  runCommand: (db, { command, commandName: _name, ...options }) => db.command(command as Doc, options),
  runCursorCommand: (db, { command, commandName: _name, batchSize, comment, maxTimeMS, ...options }) => {
    const cursor = db.runCursorCommand(command as Doc, options);
    if (batchSize !== undefined) cursor.setBatchSize(Number(batchSize));
    if (comment !== undefined) cursor.setComment(comment);
    if (maxTimeMS !== undefined) cursor.setMaxTimeMS(Number(maxTimeMS));
    return cursor.toArray();
  },
};

export const CLIENT: Operations<MongoClient> = {
  clientBulkWrite: (client, { models, ...options }) =>
    client.bulkWrite((models as Doc[]).map(model), options),
  close: (client) => client.close(),
  createChangeStream: (client, { pipeline, ...options }) =>
    openStream(client.watch(pipeline as Doc[], options)),
  dropDatabase: (client, { database, ...options }) => client.db(String(database)).dropDatabase(options),
  listDatabases: async (client, options) => (await client.db().admin().listDatabases(options)).databases,
  listDatabaseObjects: async (client, options) =>
    (await client.db().admin().listDatabases(options)).databases,
  listDatabaseNames: async (client, options) =>
    (
      await client
        .db()
        .admin()
        .listDatabases({ nameOnly: true, ...options })
    ).databases.map(({ name }) => name),
};

/** `{insertOne: {…}}` as the driver has it, `{name: 'insertOne', …}`. */
function model(entry: Doc): never {
  const [[name, fields]] = Object.entries(entry) as [[string, Doc]];
  return { name, ...fields } as never;
}
