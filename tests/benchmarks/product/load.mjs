import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { childrenOf, cpuMs, memoryMiB } from '../processes.mjs';

const OTHER = fileURLToPath(new URL('other-server.mjs', import.meta.url));
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
/** Code that runs often is compiled meanwhile. */
const WARM_SECONDS = 3;
const WARM_REQUESTS = 1_500;
/** What waits for 63 others waits long on a busy machine. */
const PATIENCE_SECONDS = 600;
const cpuOf = (pids) => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);

/** Starts `bare` or `apollo` with the product's answers; how to reach and end it. */
export async function startOther(kind, answers) {
  const child = fork(OTHER, [kind], { execArgv: [], env: { ...process.env, NODE_ENV: 'production' } });
  child.send(answers);
  const [{ port }] = await once(child, 'message');
  const stop = async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}/graphql`, pid: child.pid, stop };
}

/** Waits until nothing is at work any more: what is asked when a run ends is still answered. */
async function settled(pids) {
  for (let before = cpuOf(pids), still = 0; still < 3;) {
    await sleep(100);
    const now = cpuOf(pids);
    still = now - before <= 10 ? still + 1 : 0;
    before = now;
  }
}

/** Asks each of these once, with so many connections; what autocannon would tell of it. */
async function askOnce(url, { headers, connections, bodies, isRight }) {
  const waiting = [...bodies];
  const took = [];
  const start = performance.now();
  const worker = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const begin = performance.now();
      const text = await (await fetch(url, { method: 'POST', headers, body })).text();
      took.push(performance.now() - begin);
      if (!isRight(text)) throw new Error(`It did not go well: ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const average = (took.length * 1_000) / (performance.now() - start);
  const sorted = took.toSorted((one, other) => one - other);
  const at = (part) => Math.round(sorted[Math.floor(part * (sorted.length - 1))]);
  const requests = { total: took.length, average };
  return { requests, latency: { p50: at(0.5), p99: at(0.99) }, errors: 0, non2xx: 0 };
}

/**
 * Asks the same again and again, after warming up: for some seconds, or so many times.
 *
 * @param server - `url`, `pid`, and `databasePids` where it has a database
 * @param nextBody - the body of each request
 * @param times - `[warm, measured]`, where time is not what ends it
 * @param isRight - whether an answer is right, of what can be asked only once
 */
export async function measure(server, { headers, nextBody, connections, times = null, isRight = null }) {
  const { url, pid, databasePids = [] } = server;
  const run = (amount, duration) => {
    if (isRight) {
      const bodies = Array.from({ length: amount }, nextBody);
      return askOnce(url, { headers, connections, bodies, isRight });
    }
    const setupRequest = (request) => ({ ...request, body: nextBody() });
    return autocannon({
      url,
      connections: Math.min(connections, amount ?? connections),
      ...(amount ? { amount } : { duration }),
      timeout: PATIENCE_SECONDS,
      requests: [{ method: 'POST', headers, setupRequest }],
    });
  };
  await run(times?.[0], WARM_SECONDS);
  await settled([pid, ...databasePids]);
  const before = [cpuMs(pid), cpuOf(databasePids)];
  const { requests, latency, errors, non2xx } = await run(times?.[1], SECONDS);
  await settled([pid, ...databasePids]);
  const [api, database] = [cpuMs(pid) - before[0], cpuOf(databasePids) - before[1]];
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests to ${url} failed.`);
  // What was on its way when the time was over was answered too, one for each connection.
  const answered = requests.total + (times ? 0 : connections);
  const perRequest = (ms) => Math.round((ms * 1_000) / answered);
  return {
    'req/s': Number(requests.average.toFixed(1)),
    // On a busy machine nothing may be answered in the time, but all of it after.
    p50: requests.total > 0 ? latency.p50 : null,
    p99: requests.total > 0 ? latency.p99 : null,
    'CPU µs/req': perRequest(api),
    'database µs/req': databasePids.length > 0 ? perRequest(database) : 0,
    MiB: memoryMiB(pid).now,
  };
}

/** Asks until code that answers slowly is compiled too. */
export async function warm({ url }, { headers, nextBody }) {
  const setupRequest = (request) => ({ ...request, body: nextBody() });
  const requests = [{ method: 'POST', headers, setupRequest }];
  await autocannon({ url, connections: 16, amount: WARM_REQUESTS, timeout: PATIENCE_SECONDS, requests });
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Which part of the answers to queries were kept ones, since it was last asked of this server. */
export async function keptShare(server) {
  const text = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
  const countOf = (from) =>
    Number(new RegExp(`query_answers_total\\{from="${from}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  const [kept, read] = [countOf('kept'), countOf('read')];
  const before = server.counted ?? { kept: 0, read: 0 };
  server.counted = { kept, read };
  const [givenAgain, readAnew] = [kept - before.kept, read - before.read];
  return givenAgain / Math.max(givenAgain + readAnew, 1);
}

/** The product as a server to measure. */
export function productServer(system) {
  return { url: `${system.url}/graphql`, pid: system.pid, databasePids: childrenOf(system.pid) };
}
