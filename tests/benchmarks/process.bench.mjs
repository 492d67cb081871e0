// How soon a process answers on 20,000 placements, and how much memory it takes after many requests.
import autocannon from 'autocannon';
import { startSystem } from '../support/start-system.ts';
import { documentId } from '../support/trusted-client.ts';
import { childrenOf, cpuMs, memoryMiB } from './processes.mjs';
import { largeRegion } from './product/region.mjs';

const REQUESTS = Number(process.env.MEMORY_REQUESTS ?? 100_000);
const STEPS = 5;
const TIMES = 5;
const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
const bodyOf = (operationName, variables) =>
  JSON.stringify({ documentId: documentId(operationName), operationName, variables });

async function post(url, body, more = {}) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return { data, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

const dataDir = await largeRegion();
const starts = [];
for (let time = 0; time < TIMES; time++) {
  const start = performance.now();
  const system = await startSystem({ demo: true, dataDir });
  await post(system.url, bodyOf('FrameViewer', {}));
  starts.push({
    'start to first answer, ms': Math.round(performance.now() - start),
    // Says the same on a busy machine.
    'CPU of API ms': cpuMs(system.pid),
    'CPU of database ms': childrenOf(system.pid).reduce((sum, pid) => sum + cpuMs(pid), 0),
    'MiB then': memoryMiB(system.pid).now,
  });
  await system.stop();
}
console.table(starts.toSorted((a, b) => a['start to first answer, ms'] - b['start to first answer, ms']));

const system = await startSystem({ demo: true, dataDir });
const { cookie } = await post(system.url, bodyOf('SignInAsDemo', { key: 'memory', account: 'hilde' }));
const list = bodyOf('Placements', { first: 25, filter: { states: ['ACCEPTED'] } });
const { data } = await post(system.url, list, { cookie });
const page = bodyOf('PlacementPage', { id: data.placements.nodes[0].id });
await post(system.url, page, { cookie });
let turn = 0;
const setupRequest = (request) => ({ ...request, body: [list, page][turn++ % 2] });
const table = [{ requests: 0, 'API MiB': memoryMiB(system.pid).now }];
for (let step = 1; step <= STEPS; step++) {
  const { errors, non2xx } = await autocannon({
    url: `${system.url}/graphql`,
    connections: 16,
    amount: REQUESTS / STEPS,
    timeout: 120,
    requests: [{ method: 'POST', headers: { ...headers, cookie }, setupRequest }],
  });
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests failed.`);
  table.push({
    requests: (REQUESTS / STEPS) * step,
    'API MiB': memoryMiB(system.pid).now,
    'API, most MiB': memoryMiB(system.pid).most,
    'database MiB': childrenOf(system.pid).reduce((sum, pid) => sum + memoryMiB(pid).now, 0),
  });
}
console.table(table);
await system.stop();
