// How long the embedded database takes from its start after SIGKILL to its first answer, with many documents
// and, for comparison, with one.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';

const DOCUMENTS = Number(process.env.RESTART_DOCUMENTS ?? 1_000_000);
const BATCH = 5_000;
const TIMES = 5;

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

/** Fills a database, kills it and starts it again, some times; the times sorted, in seconds. */
async function restarts(documents) {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  let server = await startEmbeddedMongo({ dataDir });
  let client = await new MongoClient(server.uri).connect();
  const items = () => client.db('bench').collection('items');
  await items().createIndex({ group: 1, n: 1 });
  for (let from = 0; from < documents; from += BATCH) {
    const length = Math.min(BATCH, documents - from);
    await items().insertMany(
      Array.from({ length }, (_, i) => ({ _id: from + i, group: i % 100, n: from + i })),
    );
  }
  const seconds = [];
  for (let time = 0; time < TIMES; time++) {
    await client.close();
    await kill(server.pid);
    const start = performance.now();
    server = await startEmbeddedMongo({ dataDir });
    client = await new MongoClient(server.uri).connect();
    const found = await items().findOne({ group: 0, n: { $gte: 0 } });
    seconds.push((performance.now() - start) / 1000);
    if (!found) throw new Error('A document is lost.');
  }
  const mib = Math.round(statSync(join(dataDir, 'data', 'data.mdb')).size / 1024 / 1024);
  await client.close();
  await server.stop();
  rmSync(dataDir, { recursive: true });
  seconds.sort((a, b) => a - b);
  return {
    documents,
    'data MiB': mib,
    'median s': Number(seconds[Math.floor(TIMES / 2)].toFixed(2)),
    'worst s': Number(seconds.at(-1).toFixed(2)),
  };
}

console.table([await restarts(1), await restarts(DOCUMENTS)]);
