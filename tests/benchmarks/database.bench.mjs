// The embedded database beside Debian's PostgreSQL with the same data, in the same run: reads by index, durable
// writes and a list of 25 with what it refers to. PostgreSQL runs with its own settings. A second holds what both drivers
// leave of it, and MongoDB's takes most; so what an operation costs the database alone is compared too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { startPostgres } from '../support/postgres.mjs';
import { childrenOf, cpuMs } from './processes.mjs';

const SECONDS = 1.5;
const ROUNDS = 5;
/** Code that runs often is compiled meanwhile. */
const WARM_SECONDS = 4;
const SLOTS = 20_000;
const COMPANIES = 200;
const TEXT = 'Een leerplek bij een bedrijf aan de Schelde, met begeleiding door een mentor. '.repeat(8);

const companies = Array.from({ length: COMPANIES }, (_, i) => ({
  _id: `company-${i}`,
  name: `Bedrijf ${i}`,
}));
const slots = Array.from({ length: SLOTS }, (_, i) => ({
  _id: `slot-${i}`,
  companyId: `company-${i % COMPANIES}`,
  state: i % 3 === 0 ? 'OPEN' : 'CLOSED',
  changedAt: new Date(Date.UTC(2027, 0, 1) + ((i * 7919) % SLOTS) * 60_000),
  places: i % 5,
  text: TEXT,
}));
const anyId = () => `slot-${Math.floor(Math.random() * SLOTS)}`;

async function embedded() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startEmbeddedMongo({ dataDir: folder });
  const client = await new MongoClient(server.uri, { maxPoolSize: 32 }).connect();
  const db = client.db('bench');
  const own = db.collection('slots');
  await own.createIndex({ state: 1, changedAt: -1 });
  for (let i = 0; i < SLOTS; i += 2000) await own.insertMany(slots.slice(i, i + 2000));
  await db.collection('companies').insertMany(companies);
  let next = 0;
  return {
    read: () => own.findOne({ _id: anyId() }),
    write: () => own.insertOne({ ...slots[0], _id: `new-${next++}` }),
    list: () =>
      own
        .aggregate([
          { $match: { state: 'OPEN' } },
          { $sort: { changedAt: -1 } },
          { $limit: 25 },
          { $lookup: { from: 'companies', localField: 'companyId', foreignField: '_id', as: 'company' } },
        ])
        .toArray(),
    processes: () => [server.pid],
    stop: async () => {
      await client.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function postgres() {
  const server = await startPostgres();
  if (!server) return null;
  const { pool } = server;
  await pool.query('create table companies (id text primary key, name text)');
  await pool.query(
    'create table slots (id text primary key, company_id text, state text, changed_at timestamptz, places int, body text)',
  );
  await pool.query('create index on slots (state, changed_at desc)');
  const values = (rows) => [JSON.stringify(rows)];
  await pool.query(
    'insert into companies select "_id", name from json_to_recordset($1) as r("_id" text, name text)',
    values(companies),
  );
  const columns = '"_id", "companyId", state, "changedAt", places, text';
  const types = '"_id" text, "companyId" text, state text, "changedAt" timestamptz, places int, text text';
  await pool.query(
    `insert into slots select ${columns} from json_to_recordset($1) as r(${types})`,
    values(slots),
  );
  await pool.query('analyze');
  let next = 0;
  const first = slots[0];
  return {
    read: () => pool.query({ name: 'read', text: 'select * from slots where id = $1', values: [anyId()] }),
    write: () =>
      pool.query({
        name: 'write',
        text: 'insert into slots values ($1, $2, $3, $4, $5, $6)',
        values: [`new-${next++}`, first.companyId, first.state, first.changedAt, first.places, first.text],
      }),
    list: () =>
      pool.query({
        name: 'list',
        text: "select * from slots join companies on companies.id = company_id where state = 'OPEN' order by changed_at desc limit 25",
      }),
    processes: () => [server.pid, ...childrenOf(server.pid)],
    stop: server.stop,
  };
}

const usedBy = (pids) => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);

/** Runs something again and again with so many at a time; gives the times that it took, in ms. */
async function repeat(run, clients, seconds) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return times.sort((a, b) => a - b);
}

/** What an operation takes, and the processor time that one costs on both sides. */
async function measure(database, key, clients) {
  const [server, client] = [usedBy(database.processes()), process.cpuUsage()];
  const times = await repeat(database[key], clients, SECONDS);
  const ms = usedBy(database.processes()) - server;
  const { user, system } = process.cpuUsage(client);
  return {
    'a second': times.length / SECONDS,
    'p50 ms': times[Math.floor(times.length / 2)] ?? 0,
    'server µs': (ms * 1000) / times.length,
    'client µs': (user + system) / times.length,
  };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians of several rounds, in which the databases take turns: what else the machine does meets both. */
async function inTurns(databases, key, clients) {
  for (const database of databases) await repeat(database[key], clients, WARM_SECONDS);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, database] of databases.entries())
      (rounds[at] ??= []).push(await measure(database, key, clients));
  return rounds.map((figures) =>
    Object.fromEntries(
      Object.keys(figures[0]).map((name) => [name, median(figures.map((one) => one[name]))]),
    ),
  );
}

const rounded = (figures) => ({
  'a second': Math.round(figures['a second']),
  'p50 ms': Number(figures['p50 ms'].toFixed(2)),
  'server µs': Math.round(figures['server µs']),
  'client µs': Math.round(figures['client µs']),
});
const ratio = (part, whole) => Number((part / whole).toFixed(2));

const own = await embedded();
const other = await postgres();
if (!other) console.log('PostgreSQL is not installed (apt-get install postgresql); measured without it.');
const rows = [];
for (const [operation, key, clients] of [
  ['one document by its id', 'read', 1],
  ['one document by its id', 'read', 32],
  ['one durable write', 'write', 1],
  ['one durable write', 'write', 32],
  ['first 25 with $lookup', 'list', 1],
  ['first 25 with $lookup', 'list', 8],
]) {
  const [mine, theirs] = await inTurns(other ? [own, other] : [own], key, clients);
  rows.push({ operation, clients, database: 'embedded', ...rounded(mine) });
  if (!theirs) continue;
  rows.push({
    operation,
    clients,
    database: 'PostgreSQL',
    ...rounded(theirs),
    'embedded to it': ratio(mine['a second'], theirs['a second']),
    'by server µs': ratio(theirs['server µs'], mine['server µs']),
  });
}
console.table(rows);
await own.stop();
await other?.stop();
