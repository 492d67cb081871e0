import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Long, UUID } from 'bson';
import { MongoClient } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { failOnGoneSockets, startEmbeddedMongo, type EmbeddedMongo } from './index.ts';
import { sendRaw } from './test/raw-client.ts';
import {
  addThroughCrash,
  agrees,
  named,
  newLedger,
  SEATS,
  writeThroughCrash,
  type Ledger,
} from './test/crash-load.ts';

/** `CRASH_KILLS=200` for a long run. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 12);
const WRITERS = 6;
const folder = mkdtempSync(join(tmpdir(), 'crash-'));
failOnGoneSockets();
afterAll(() => rmSync(folder, { recursive: true }));

async function killed({ pid }: EmbeddedMongo): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(5);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function prepare(client: MongoClient): Promise<void> {
  const db = client.db('crash');
  await named(db, 'counters').insertMany(['added', 'pairs', 'repeated'].map((_id) => ({ _id, n: 0 })));
  await named(db, 'seats').createIndex({ seat: 1 }, { unique: true });
  await named(db, 'pairs').createIndex({ pair: 1 });
}

/** What is wrong with the data after a crash; nothing, that is. */
async function wrongs(client: MongoClient, ledger: Ledger): Promise<string[]> {
  const db = client.db('crash');
  const ids = async (name: string) =>
    new Set((await named(db, name).find().hint({ $natural: 1 }).toArray()).map(({ _id }) => _id));
  const counter = async (_id: string) => (await named(db, 'counters').findOne({ _id }))?.n ?? Number.NaN;
  const [singles, pairs, added, repeated] = [
    await ids('singles'),
    await ids('pairs'),
    await counter('added'),
    await counter('repeated'),
  ];
  const seats = await named(db, 'seats').find().hint({ $natural: 1 }).toArray();
  const bySeat = await named(db, 'seats')
    .find({ seat: { $gte: 0 } })
    .hint('seat_1')
    .toArray();
  const byPair = await named(db, 'pairs')
    .find({ pair: { $gte: '' } })
    .hint('pair_1')
    .toArray();
  return [
    ...[...ledger.singles].filter((name) => !singles.has(name)).map((name) => `lost ${name}`),
    ...[...ledger.pairs].filter((name) => !pairs.has(`${name}/1`)).map((name) => `lost the pair ${name}`),
    ...[...pairs]
      .filter((half) => !pairs.has(half.endsWith('1') ? half.replace(/1$/, '2') : half.replace(/2$/, '1')))
      .map((half) => `half of a pair: ${half}`),
    ...((await counter('pairs')) * 2 === pairs.size ? [] : ['pairs and their counter differ']),
    ...(agrees(ledger, 'added', added) ? [] : [`added ${added}`]),
    ...(agrees(ledger, 'repeated', repeated) ? [] : [`repeated ${repeated}`]),
    ...(new Set(seats.map(({ seat }) => seat)).size === seats.length && seats.length <= SEATS
      ? []
      : ['a seat is taken twice']),
    ...(bySeat.length === seats.length && byPair.length === pairs.size
      ? []
      : ['an index differs from the scan']),
  ];
}

const RETRIED: Record<string, Record<string, unknown>> = {
  insert: { insert: 'items', documents: [{ _id: 'new' }] },
  update: { update: 'items', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] },
  delete: { delete: 'items', deletes: [{ q: {}, limit: 1 }] },
  findAndModify: { findAndModify: 'items', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true },
};

describe('a write that is repeated after a crash', () => {
  it('is applied once and answered as before', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
    let server = await startEmbeddedMongo({ dataDir });
    // Only the last of a session can be repeated.
    const numbered = () => ({ lsid: { id: new UUID() }, txnNumber: Long.fromNumber(9) });
    const sent = Object.values(RETRIED).map((command) => ({ ...command, ...numbered() }));
    await sendRaw(server.uri, { insert: 'items', documents: [{ _id: 1, n: 0 }, { _id: 2 }, { _id: 3 }] });
    const ask = async () => {
      const answers = [];
      for (const command of sent) answers.push(await sendRaw(server.uri, command));
      return answers;
    };
    const first = await ask();
    const inTransaction = { ...numbered(), autocommit: false };
    await sendRaw(server.uri, {
      insert: 'items',
      documents: [{ _id: 'tx' }],
      ...inTransaction,
      startTransaction: true,
    });
    const commit = { commitTransaction: 1, ...inTransaction, $db: 'admin' };
    const committed = await sendRaw(server.uri, commit);
    const stored = () => sendRaw(server.uri, { find: 'items', sort: { _id: 1 } });
    const before = await stored();
    await killed(server);
    server = await startEmbeddedMongo({ dataDir });
    expect(await stored()).toEqual(before);
    expect(await ask()).toEqual(first);
    expect(await sendRaw(server.uri, commit)).toEqual(committed);
    expect(await stored()).toEqual(before);
    const older = { ...sent[0], txnNumber: Long.fromNumber(8) };
    expect(await sendRaw(server.uri, older)).toMatchObject({
      ok: 0,
      code: 225,
      codeName: 'TransactionTooOld',
    });
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });
});

describe('SIGKILL at any moment', () => {
  it(
    `loses no acknowledged write, leaves none half done and repeats none, ${KILLS} times`,
    async () => {
      const ledger = newLedger();
      let server = await startEmbeddedMongo({ dataDir: folder });
      // The path of the socket stays, so that clients find the database again.
      const { uri } = server;
      const patient = await new MongoClient(uri, { heartbeatFrequencyMS: 500 }).connect();
      await prepare(patient);
      for (let round = 0; round < KILLS; round++) {
        const hasty = await new MongoClient(uri, {
          retryWrites: false,
          serverSelectionTimeoutMS: 500,
        }).connect();
        const written = ledger.pairs.size;
        let back = false;
        const load = Promise.all([
          ...Array.from({ length: WRITERS }, (_, writer) =>
            writeThroughCrash(hasty, `${round}-${writer}`, ledger, () => back),
          ),
          ...Array.from({ length: WRITERS }, () => addThroughCrash(patient, ledger, () => back)),
        ]);
        while (ledger.pairs.size < written + 2) await sleep(5);
        await sleep(Math.random() * 150);
        await killed(server);
        server = await startEmbeddedMongo({
          dataDir: folder,
          commits: round % 2 === 0 ? 'aside' : 'at once',
        });
        back = true;
        await load;
        await hasty.close();
        expect(await wrongs(patient, ledger), `after kill ${round + 1}`).toEqual([]);
      }
      expect(Math.min(ledger.singles.size, ledger.pairs.size, ledger.repeated.before)).toBeGreaterThan(KILLS);
      await patient.close();
      await server.stop();
    },
    KILLS * 20_000,
  );
});
