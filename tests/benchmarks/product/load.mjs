import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { childrenOf, cpuMs, memoryMiB } from '../processes.mjs';

const OTHER = fileURLToPath(new URL('other-server.mjs', import.meta.url));
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
/** Code that runs often is compiled meanwhile. */
const WARM = 3;
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

/**
 * Asks the same again and again for some seconds, after warming up.
 *
 * @param server - `url`, `pid`, and `databasePids` where it has a database
 * @param nextBody - the body of each request
 */
export async function measure(server, { headers, nextBody, connections, seconds = SECONDS }) {
  const { url, pid, databasePids = [] } = server;
  const run = (duration) =>
    autocannon({
      url,
      connections,
      duration,
      timeout: 120,
      requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: nextBody() }) }],
    });
  await run(WARM);
  await settled([pid, ...databasePids]);
  const before = [cpuMs(pid), cpuOf(databasePids)];
  const { requests, latency, errors, non2xx } = await run(seconds);
  await settled([pid, ...databasePids]);
  const [api, database] = [cpuMs(pid) - before[0], cpuOf(databasePids) - before[1]];
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests to ${url} failed.`);
  if (requests.total === 0) throw new Error(`${url} answered nothing in ${seconds} seconds.`);
  // What was on its way at the end was answered too, one for each connection.
  const perRequest = (ms) => Math.round((ms * 1_000) / (requests.total + connections));
  return {
    'req/s': Number(requests.average.toFixed(1)),
    p50: latency.p50,
    p99: latency.p99,
    'CPU µs/req': perRequest(api),
    'database µs/req': databasePids.length > 0 ? perRequest(database) : 0,
    MiB: memoryMiB(pid).now,
  };
}

/** The product as a server to measure. */
export function productServer(system) {
  return { url: `${system.url}/graphql`, pid: system.pid, databasePids: childrenOf(system.pid) };
}
