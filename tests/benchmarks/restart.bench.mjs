// How long the embedded database takes from its start after SIGKILL to its first answer, with many documents.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';

const DOCUMENTS = Number(process.env.RESTART_DOCUMENTS ?? 1_000_000);
const BATCH = 5_000;
const TIMES = 5;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function kill(pid) {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(5);
}

let server = await startEmbeddedMongo({ dataDir: folder });
let client = await new MongoClient(server.uri).connect();
let items = client.db('bench').collection('items');
await items.createIndex({ group: 1, n: 1 });
for (let from = 0; from < DOCUMENTS; from += BATCH) {
  const length = Math.min(BATCH, DOCUMENTS - from);
  await items.insertMany(Array.from({ length }, (_, i) => ({ _id: from + i, group: i % 100, n: from + i })));
}
const seconds = [];
for (let time = 0; time < TIMES; time++) {
  await client.close();
  await kill(server.pid);
  const start = performance.now();
  server = await startEmbeddedMongo({ dataDir: folder });
  client = await new MongoClient(server.uri).connect();
  items = client.db('bench').collection('items');
  const found = await items.findOne({ group: 7, n: { $gte: DOCUMENTS / 2 } });
  seconds.push((performance.now() - start) / 1000);
  if (!found) throw new Error('A document is lost.');
}
const mib = Math.round(statSync(join(folder, 'data', 'data.mdb')).size / 1024 / 1024);
seconds.sort((a, b) => a - b);
console.table([
  {
    documents: DOCUMENTS,
    'data MiB': mib,
    'median s': Number(seconds[2].toFixed(2)),
    'worst s': Number(seconds[4].toFixed(2)),
  },
]);
await client.close();
await server.stop();
rmSync(folder, { recursive: true });
