import type { Collection, Db } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import { openStream } from './cursor-operations.ts';
import type { Operations } from './operations.ts';

export const COLLECTION: Operations<Collection> = {
  aggregate: (collection, { pipeline, ...options }) =>
    collection.aggregate(pipeline as Doc[], options).toArray(),
  bulkWrite: (collection, { requests, ...options }) => collection.bulkWrite(requests as never, options),
  count: (collection, { filter, ...options }) => collection.count(filter as Doc, options),
  countDocuments: (collection, { filter, ...options }) => collection.countDocuments(filter as Doc, options),
  createChangeStream: (collection, { pipeline, ...options }) =>
    openStream(collection.watch(pipeline as Doc[], options)),
  createFindCursor: async (collection, { filter, ...options }) => {
    const cursor = collection.find(filter as Doc, options);
    await cursor.hasNext();
    return cursor;
  },
  createIndex: (collection, { keys, ...options }) => collection.createIndex(keys as never, options),
  deleteMany: (collection, { filter, ...options }) => collection.deleteMany(filter as Doc, options),
  deleteOne: (collection, { filter, ...options }) => collection.deleteOne(filter as Doc, options),
  distinct: (collection, { fieldName, filter, ...options }) =>
    collection.distinct(String(fieldName), filter as Doc, options),
  dropIndex: (collection, { name, ...options }) => collection.dropIndex(String(name), options),
  dropIndexes: (collection, options) => collection.dropIndexes(options),
  estimatedDocumentCount: (collection, options) => collection.estimatedDocumentCount(options),
  find: (collection, { filter, ...options }) => collection.find(filter as Doc, options).toArray(),
  findOne: (collection, { filter, ...options }) => collection.findOne(filter as Doc, options),
  findOneAndDelete: (collection, { filter, ...options }) =>
    collection.findOneAndDelete(filter as Doc, options),
  findOneAndReplace: (collection, { filter, replacement, ...options }) =>
    collection.findOneAndReplace(filter as Doc, replacement as Doc, returning(options)),
  findOneAndUpdate: (collection, { filter, update, ...options }) =>
    collection.findOneAndUpdate(filter as Doc, update as Doc, returning(options)),
  insertMany: (collection, { documents, ...options }) => collection.insertMany(documents as Doc[], options),
  insertOne: (collection, { document, ...options }) => collection.insertOne(document as Doc, options),
  listIndexes: (collection, options) => collection.listIndexes(options).toArray(),
  listIndexNames: async (collection, options) =>
    (await collection.listIndexes(options).toArray()).map(({ name }) => name as unknown),
  // The driver has a command for it no more.
  mapReduce: (collection, { map, reduce, out }) =>
    (collection as unknown as { s: { db: Db } }).s.db.command({
      mapReduce: collection.collectionName,
      map,
      reduce,
      out,
    }),
  rename: (collection, { to, ...options }) => collection.rename(String(to), options),
  replaceOne: (collection, { filter, replacement, ...options }) =>
    collection.replaceOne(filter as Doc, replacement as Doc, options),
  updateMany: (collection, { filter, update, ...options }) =>
    collection.updateMany(filter as Doc, update as Doc, options),
  updateOne: (collection, { filter, update, ...options }) =>
    collection.updateOne(filter as Doc, update as Doc, options),
};

function returning({ returnDocument, ...options }: Doc): object {
  return returnDocument === undefined
    ? options
    : { ...options, returnDocument: String(returnDocument).toLowerCase() };
}
