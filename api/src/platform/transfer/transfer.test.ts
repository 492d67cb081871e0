import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, disconnect, driver } from '../../database.ts';
import { exportTo } from './export-store.ts';
import { importFrom } from './import-store.ts';
import { MANIFEST } from './manifest.ts';
import { requireWholeData, setMark } from './mark-store.ts';

const {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} = mongoose.mongo.BSON;

const name = fc
  .string({ minLength: 1, maxLength: 6 })
  .filter((text) => !/[\0.$]/.test(text) && text !== '__proto__');
const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
const id = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.integer().map((value) => new Int32(value)),
  fc.double({ noNaN: true }).map((value) => new Double(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  bytes(12).map((value) => new ObjectId(value)),
  bytes(16).map((value) => new UUID(value)),
  fc.date({ noInvalidDate: true }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ part: fc.integer().map((value) => new Int32(value)), of: fc.string() }),
);
const leaf = fc.oneof(
  id,
  fc.constantFrom(new Double(Number.NaN), new Double(-0), new Double(Infinity), new MinKey(), new MaxKey()),
  fc.constantFrom(Decimal128.fromString('1.50'), Decimal128.fromString('NaN')),
  fc.uint8Array().map((value) => new Binary(value, 0x80)),
  fc.constantFrom(new BSONRegExp('^a.b', 'i'), new Code('f()'), new Timestamp({ t: 5, i: 7 })),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));
const document = fc.record({ _id: id, own: fc.dictionary(name, value, { maxKeys: 5 }) });

let folder: string;
const running: EmbeddedMongo[] = [];

async function open(database: string): Promise<void> {
  await disconnect();
  const server = await startEmbeddedMongo({ dataDir: join(folder, database, 'database') });
  running.push(server);
  await connect(server.uri);
}

/** Fills two collections; an id that another document has, as MongoDB compares them, is left out. */
async function fill(seed: number): Promise<number> {
  const documents = fc.sample(document, { numRuns: 700, seed });
  const collection = driver().db.collection<mongoose.mongo.BSON.Document>('every type');
  await collection
    .insertMany(documents as unknown as mongoose.mongo.BSON.Document[], {
      ordered: false,
      forceServerObjectId: true,
    })
    .catch((error: { code?: unknown }) => {
      if (error.code !== 11000) throw error;
    });
  await driver().db.createCollection('empty');
  return collection.countDocuments();
}

const command = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../transfer.ts', import.meta.url));

/** Runs `db:…` as an operator does, on the embedded data of this name. */
function run(what: string, where: string, database: string): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, DATA_DIR: join(folder, database), INIT_CWD: folder };
  delete (env as NodeJS.ProcessEnv)['MONGODB_URI'];
  return command(process.execPath, ['--conditions=source', '--import', 'tsx', SCRIPT, what, where], { env });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transfer-'));
});
afterEach(async () => {
  await disconnect();
  for (const server of running.splice(0)) await server.stop();
  rmSync(folder, { recursive: true });
});

describe('an export', () => {
  it('comes back whole, value by value, from documents of every type and every kind of id', async () => {
    await open('from');
    const count = await fill(Date.now());
    const taken = await exportTo(join(folder, 'export'), false);
    expect(taken.collections.map(({ name: of, documents }) => [of, documents])).toEqual([
      ['empty', 0],
      ['every type', count],
    ]);
    await open('to');
    await importFrom(join(folder, 'export'));
    const again = await exportTo(join(folder, 'again'), false);
    expect(again.collections).toEqual(taken.collections);
    await requireWholeData();
  });

  it('is refused when a byte, a line or the manifest is not what it was, and nothing is written', async () => {
    await open('from');
    await fill(7);
    const place = join(folder, 'export');
    await exportTo(place, false);
    const file = join(place, 'every%20type.jsonl');
    const whole = readFileSync(file, 'utf8');
    await open('to');
    writeFileSync(file, whole.replace('"own"', '"owm"'));
    await expect(importFrom(place)).rejects.toThrow('its checksum differs');
    writeFileSync(file, whole);
    appendFileSync(file, '{"_id":{"$numberInt":"424242"}}\n');
    await expect(importFrom(place)).rejects.toThrow(/holds \d+ documents/);
    writeFileSync(file, whole);
    unlinkSync(join(place, MANIFEST));
    await expect(importFrom(place)).rejects.toThrow('holds no whole export');
    expect(await driver().db.listCollections().toArray()).toEqual([]);
  });

  it('does not go into a database that has data, and begins anew where an import was cut off', async () => {
    await open('from');
    await fill(11);
    const taken = await exportTo(join(folder, 'export'), false);
    await expect(importFrom(join(folder, 'export'))).rejects.toThrow('The database is not empty');
    await open('to');
    await setMark();
    await driver().db.collection('every type').insertOne({ half: true });
    await expect(requireWholeData()).rejects.toThrow('cut off');
    await expect(exportTo(join(folder, 'half'), false)).rejects.toThrow('cut off');
    expect((await importFrom(join(folder, 'export'))).collections).toEqual(taken.collections);
    await requireWholeData();
  });
});

describe('the commands', () => {
  it('copy the embedded data while it is written to, and put a copy back', async () => {
    await open('live');
    const collection = driver().db.collection<{ _id: string; at: number }>('counter');
    await collection.insertMany([
      { _id: 'a', at: 0 },
      { _id: 'b', at: 0 },
    ]);
    let writing = true;
    const { client } = driver();
    // Both documents change in one transaction, so a copy at one moment has them alike.
    const writer = (async () => {
      while (writing)
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await collection.updateOne({ _id: 'a' }, { $inc: { at: 1 } }, { session });
            await collection.updateOne({ _id: 'b' }, { $inc: { at: 1 } }, { session });
          }),
        );
    })();
    await run('backup', 'copy', 'live');
    const exported = await run('export', 'export', 'live');
    await Promise.all([
      expect(run('import', 'export', 'live')).rejects.toThrow('is in use by another Scheldemond'),
      expect(run('restore', 'copy', 'live')).rejects.toThrow('is in use by another Scheldemond'),
    ]);
    writing = false;
    await writer;
    expect(exported.stdout).toContain('Exported 2 documents of 1 collections.');
    const lines = readFileSync(join(folder, 'export', 'counter.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const [a, b] = lines.map((line) => (JSON.parse(line) as { at: unknown }).at);
    expect(a).toEqual(b);

    await Promise.all([
      expect(run('restore', 'export', 'none')).rejects.toThrow('holds no backup'),
      run('restore', 'copy', 'other'),
    ]);
    await open('other');
    const restored = await driver().db.collection<{ at: number }>('counter').find().toArray();
    expect(restored).toHaveLength(2);
    expect(restored[0]?.at).toBe(restored[1]?.at);
  }, 180_000);
});
