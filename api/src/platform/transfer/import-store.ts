import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { mongo } from 'mongoose';
import { driver } from '../../database.ts';
import { documentOf } from './documents-store.ts';
import { collectionNames, fingerprint } from './export-store.ts';
import { readManifest, TransferRefused, verifyFiles, type Manifest } from './manifest.ts';
import { importInterrupted, isMark, setMark, takeMark } from './mark-store.ts';

const AT_ONCE = 500;

/**
 * Brings an export into an empty database. All files are checked before the first document is written, and
 * what was written is read back and compared. An import that is cut off leaves a mark, with which the product
 * does not start and a next import begins anew.
 *
 * @throws TransferRefused
 */
export async function importFrom(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  await verifyFiles(folder, manifest);
  if (await importInterrupted()) await clear();
  else await requireEmpty();
  await setMark();
  for (const { name, file } of manifest.collections) await importOne(name, join(folder, file));
  for (const { name, documents, sha256 } of manifest.collections) {
    const written = await fingerprint(name);
    if (written.documents !== documents || written.sha256 !== sha256)
      throw new TransferRefused(`${name} was written, but reads otherwise than it was exported.`);
  }
  await takeMark();
  return manifest;
}

async function importOne(name: string, file: string): Promise<void> {
  const { db } = driver();
  await db.createCollection(name);
  const collection = db.collection(name);
  let batch: mongo.BSON.Document[] = [];
  const write = async () => {
    // The documents have their ids, of whatever type.
    if (batch.length > 0) await collection.insertMany(batch, { forceServerObjectId: true });
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    batch.push(documentOf(line));
    if (batch.length >= AT_ONCE) await write();
  }
  await write();
}

/** Takes away what an import that was cut off had written; the mark goes last. */
async function clear(): Promise<void> {
  for (const name of await collectionNames()) if (!isMark(name)) await driver().db.dropCollection(name);
  await takeMark();
}

async function requireEmpty(): Promise<void> {
  for (const name of await collectionNames()) {
    if ((await driver().db.collection(name).findOne({})) !== null)
      throw new TransferRefused(`The database is not empty: ${name} holds documents. Import into a new one.`);
    await driver().db.dropCollection(name);
  }
}
