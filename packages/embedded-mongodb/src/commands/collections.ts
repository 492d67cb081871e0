import { MongoError, notSupported } from '../errors.ts';
import { compileFilter } from '../query/matcher.ts';
import { ID_INDEX } from '../query/plan.ts';
import { readIndex, sameIndex, type Collection, type Index } from '../storage/catalog.ts';
import { documentRegion, indexRegion } from '../storage/keys.ts';
import { bytesOf } from '../storage/writer.ts';
import { afterPrefix } from '../values/key.ts';
import { isDoc, isTrue, type Doc } from '../values/types.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { collectionFor, namespaceOf, refuseOptions, type Command, type Handler } from './command.ts';
import type { Engine } from '../engine.ts';

const REFUSED = [
  'capped',
  'timeseries',
  'validator',
  'collation',
  'viewOn',
  'pipeline',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'expireAfterSeconds',
  'storageEngine',
  'indexOptionDefaults',
];

const create: Handler = async (command) => {
  refuseOptions(command.body, ...REFUSED);
  const namespace = namespaceOf(command);
  const exists = () => new MongoError(48, 'NamespaceExists', `Collection ${namespace} already exists.`);
  if (command.transaction) {
    if (command.catalog.find(namespace)) throw exists();
    await collectionFor(command);
    return { ok: 1 };
  }
  return command.engine.queue.run(() => {
    if (command.engine.catalog.find(namespace)) throw exists();
    command.engine.catalog.ensure(namespace);
    return { ok: 1 };
  });
};

function clear(engine: Engine, region: Buffer): void {
  const keys = [...engine.env.range(region, afterPrefix(region))].map(({ key }) => Buffer.from(key));
  for (const key of keys) engine.env.remove(key);
}

function dropCollection(engine: Engine, collection: Collection): void {
  clear(engine, documentRegion(collection.id));
  for (const index of collection.indexes) clear(engine, indexRegion(collection.id, index.id));
  engine.catalog.remove(collection);
  engine.oplog.append([{ op: 'drop', ns: collection.namespace }]);
}

const drop: Handler = (command) => {
  const namespace = namespaceOf(command);
  return command.engine.queue.run(() => {
    const collection = command.engine.catalog.find(namespace);
    if (!collection) return { ok: 1 };
    dropCollection(command.engine, collection);
    return { nIndexesWas: collection.indexes.length + 1, ns: namespace, ok: 1 };
  });
};

const dropDatabase: Handler = (command) =>
  command.engine.queue.run(() => {
    for (const collection of command.engine.catalog.list())
      if (collection.namespace.startsWith(`${command.database}.`)) dropCollection(command.engine, collection);
    command.engine.oplog.append([{ op: 'dropDatabase', ns: command.database }]);
    return { dropped: command.database, ok: 1 };
  });

const listCollections: Handler = (command) => {
  const matches = compileFilter((command.body['filter'] as Doc | undefined) ?? {});
  const docs = command.engine.catalog
    .list()
    .filter(({ namespace }) => namespace.startsWith(`${command.database}.`))
    .map(({ namespace, options }) => ({
      name: namespace.slice(command.database.length + 1),
      type: 'collection',
      options,
      info: { readOnly: false },
      idIndex: ID_INDEX.spec,
    }))
    .filter(matches);
  return command.cursors.start(
    `${command.database}.$cmd.listCollections`,
    docs.map(bytesOf),
    (command.body['cursor'] as Doc | undefined)?.['batchSize'],
  );
};

const listDatabases: Handler = (command) => {
  const names = new Set(
    command.engine.catalog.list().map(({ namespace }) => namespace.slice(0, namespace.indexOf('.'))),
  );
  const matches = compileFilter((command.body['filter'] as Doc | undefined) ?? {});
  const databases = [...names].map((name) => ({ name, sizeOnDisk: 1, empty: false })).filter(matches);
  return {
    databases: isTrue(command.body['nameOnly']) ? databases.map(({ name }) => ({ name })) : databases,
    totalSize: databases.length,
    ok: 1,
  };
};

/** Builds the indexes over what is there; a duplicate undoes the whole command. */
const createIndexes: Handler = async (command) => {
  refuseOptions(command.body, 'collation');
  if (command.transaction) return createInTransaction(command, command.transaction);
  const namespace = namespaceOf(command);
  const build = () => {
    const made = !command.engine.catalog.find(namespace);
    const collection = command.engine.catalog.ensure(namespace);
    return createAll(command, collection, made, (index) => {
      const writer = command.engine.storedWriter();
      for (const { doc } of Array.from(command.engine.view.documents(collection, null, null, false)))
        writer.add(collection, index, doc);
      command.engine.catalog.save(collection);
    });
  };
  // Readers know an index from memory, and would look for what is not there yet.
  return command.engine.queue.run(build, { atOnce: true });
};

/** A transaction makes indexes on collections that it makes itself, before it writes to them. */
async function createInTransaction(command: Command, transaction: Transaction): Promise<Doc> {
  const namespace = namespaceOf(command);
  const made = !command.catalog.find(namespace);
  await collectionFor(command);
  const collection = command.catalog.ensure(namespace);
  const [first] = command.view.documents(collection, null, null, false);
  if (!transaction.drafts.isDraft(collection) || first)
    throw notSupported('createIndexes in a transaction on a collection that exists');
  return createAll(command, collection, made, () => {});
}

function createAll(
  command: Command,
  collection: Collection,
  made: boolean,
  build: (index: Index) => void,
): Doc {
  const before = collection.indexes.length + 1;
  for (const spec of command.body['indexes'] as Doc[]) {
    const index = addIndex(collection, spec);
    if (index) build(index);
  }
  const after = collection.indexes.length + 1;
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: made,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  };
}

/** Adds an index to the collection, or gives null when it is there already. */
function addIndex(collection: Collection, raw: Doc): Index | null {
  const { background: _background, ns: _ns, ...rest } = raw;
  const id = Math.max(0, ...collection.indexes.map((index) => index.id)) + 1;
  const index = readIndex(id, { v: 2, ...rest });
  index.spec = { ...index.spec, name: index.name };
  if (index.fields.length === 1 && index.fields[0]!.name === '_id') return null;
  const same = collection.indexes.find((known) => sameIndex(known, index));
  if (same) {
    if (same.name === index.name) return null;
    throw new MongoError(
      85,
      'IndexOptionsConflict',
      `Index already exists with a different name: ${same.name}`,
    );
  }
  const named = collection.indexes.find((known) => known.name === index.name);
  if (named)
    throw new MongoError(
      86,
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${index.name}`,
    );
  collection.indexes.push(index);
  return index;
}

const dropIndexes: Handler = (command) => {
  const namespace = namespaceOf(command);
  return command.engine.queue.run(() => {
    const collection = command.engine.catalog.find(namespace);
    if (!collection) throw new MongoError(26, 'NamespaceNotFound', `ns not found ${namespace}`);
    const was = collection.indexes.length + 1;
    const wanted = command.body['index'];
    const names =
      wanted === '*'
        ? collection.indexes.map((index) => index.name)
        : [wanted].flat().map((one) => (isDoc(one) ? nameByKey(collection, one) : String(one)));
    for (const name of names) {
      if (name === '_id_') throw new MongoError(72, 'InvalidOptions', 'cannot drop _id index');
      const index = collection.indexes.find((known) => known.name === name);
      if (!index) throw new MongoError(27, 'IndexNotFound', `index not found with name [${name}]`);
      clear(command.engine, indexRegion(collection.id, index.id));
      collection.indexes.splice(collection.indexes.indexOf(index), 1);
    }
    command.engine.catalog.save(collection);
    return { nIndexesWas: was, ok: 1 };
  });
};

function nameByKey(collection: Collection, key: Doc): string {
  const print = (doc: Doc) =>
    Object.entries(doc)
      .map(([field, way]) => `${field}:${String(way)}`)
      .join();
  return (
    collection.indexes.find((index) => print(index.spec['key'] as Doc) === print(key))?.name ?? print(key)
  );
}

const listIndexes: Handler = (command) => {
  const namespace = namespaceOf(command);
  const collection = command.engine.catalog.find(namespace);
  if (!collection) throw new MongoError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
  const specs = [ID_INDEX.spec, ...collection.indexes.map((index) => index.spec)];
  return command.cursors.start(
    namespace,
    specs.map(bytesOf),
    (command.body['cursor'] as Doc | undefined)?.['batchSize'],
  );
};

const collStats: Handler = (command) => {
  const namespace = namespaceOf(command);
  const collection = command.engine.catalog.find(namespace);
  const region = collection ? documentRegion(collection.id) : null;
  return {
    ns: namespace,
    count: region ? command.engine.env.count(region, afterPrefix(region)) : 0,
    nindexes: (collection?.indexes.length ?? 0) + 1,
    ok: 1,
  };
};

export const COLLECTIONS: Record<string, Handler> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  createIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  listIndexes,
  collStats,
};
