import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { mongo } from 'mongoose';
import { driver } from '../../database.ts';
import { linesOf } from './documents-store.ts';
import { MANIFEST, TransferRefused, type Manifest } from './manifest.ts';
import { importInterrupted } from './mark-store.ts';

/**
 * Writes every collection to a file and their counts and checksums to a manifest, which comes last: a folder
 * without one is no export.
 *
 * @param snapshot - reads all collections at one moment, which a MongoDB replica set can
 * @throws TransferRefused
 */
export async function exportTo(folder: string, snapshot: boolean): Promise<Manifest> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new TransferRefused(`${folder} is not empty.`);
  if (await importInterrupted())
    throw new TransferRefused('The database holds a part of an import that was cut off.');
  const { client } = driver();
  const session = snapshot ? client.startSession({ snapshot: true }) : undefined;
  try {
    const collections: Manifest['collections'] = [];
    for (const name of await collectionNames()) collections.push(await exportOne(folder, name, session));
    const manifest: Manifest = {
      format: 'scheldemond-export-1',
      takenAt: new Date().toISOString(),
      collections,
    };
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  } finally {
    await session?.endSession();
  }
}

export async function collectionNames(): Promise<string[]> {
  const found = await driver().db.listCollections({}, { nameOnly: true }).toArray();
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .toSorted();
}

async function exportOne(folder: string, name: string, session?: mongo.ClientSession) {
  const file = `${encodeURIComponent(name)}.jsonl`;
  const counted = countAndHash();
  const target = createWriteStream(join(folder, file), { mode: 0o600 });
  await pipeline(
    Readable.from(linesOf(driver().db.collection<mongo.BSON.Document>(name), session)),
    counted.stream,
    target,
  );
  return { name, file, ...counted.result() };
}

/** Counts and checksum of a collection as an export would have it. */
export async function fingerprint(name: string): Promise<{ documents: number; sha256: string }> {
  const counted = countAndHash();
  for await (const line of linesOf(driver().db.collection<mongo.BSON.Document>(name))) counted.add(line);
  return counted.result();
}

function countAndHash() {
  const hash = createHash('sha256');
  let documents = 0;
  const add = (line: string) => {
    documents++;
    hash.update(line);
  };
  const stream = new Transform({
    writableObjectMode: true,
    transform: (line: string, _encoding, done) => {
      add(line);
      done(null, line);
    },
  });
  return { stream, add, result: () => ({ documents, sha256: hash.digest('hex') }) };
}
