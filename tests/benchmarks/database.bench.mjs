// The embedded database beside Debian's PostgreSQL with the same data, in the same run: reads by index, durable
// writes and a list of 25 with what it refers to. Asked through both drivers; through a mapper each, as an application
// asks; and, since a driver may take more than its database, by the processor time of the databases alone.
import { startEmbedded } from './database/embedded.mjs';
import { startWithData } from './database/postgres.mjs';
import { cpuMs } from './processes.mjs';

const SECONDS = 1.5;
const ROUNDS = 5;
/** Code that runs often is compiled meanwhile. */
const WARM_SECONDS = 4;

const NAMES = {
  read: 'one document by its id',
  write: 'one durable write',
  list: 'first 25 with $lookup',
};

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
async function measure(database, through, key, clients) {
  const [server, client] = [usedBy(database.processes()), process.cpuUsage()];
  const times = await repeat(database[through][key], clients, SECONDS);
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
async function inTurns(databases, through, key, clients) {
  for (const database of databases) await repeat(database[through][key], clients, WARM_SECONDS);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, database] of databases.entries())
      (rounds[at] ??= []).push(await measure(database, through, key, clients));
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

const own = await startEmbedded();
const other = await startWithData();
if (!other) console.log('PostgreSQL is not installed (apt-get install postgresql); measured without it.');
const rows = [];
for (const [through, key, clients] of [
  ['driver', 'read', 1],
  ['driver', 'read', 32],
  ['driver', 'write', 1],
  ['driver', 'write', 32],
  ['driver', 'list', 1],
  ['driver', 'list', 8],
  ['model', 'read', 1],
  ['model', 'read', 32],
  ['model', 'write', 1],
  ['model', 'write', 32],
]) {
  const [mine, theirs] = await inTurns(other ? [own, other] : [own], through, key, clients);
  const what = { operation: NAMES[key], through, clients };
  rows.push({ ...what, database: 'embedded', ...rounded(mine) });
  if (!theirs) continue;
  rows.push({
    ...what,
    database: 'PostgreSQL',
    ...rounded(theirs),
    'embedded to it': ratio(mine['a second'], theirs['a second']),
    'by server µs': ratio(theirs['server µs'], mine['server µs']),
  });
}
console.table(rows);
await own.stop();
await other?.stop();
