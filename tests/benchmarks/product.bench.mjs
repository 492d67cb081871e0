// What the product's own requests cost, beside a bare Node server of the same bytes in the same run.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { startSystem } from '../support/start-system.ts';

const manifest = fileURLToPath(new URL('../../client/generated/trusted-documents.json', import.meta.url));
const texts = JSON.parse(readFileSync(manifest, 'utf8'));
const SECONDS = 4;
const CONNECTIONS = [1, 16];

function documentOf(operation) {
  const found = Object.entries(texts).find(([, text]) =>
    new RegExp(`(query|mutation) ${operation}\\b`).test(text),
  );
  if (!found) throw new Error(`No trusted document ${operation}`);
  return { documentId: found[0], operationName: operation };
}

const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };

async function ask(url, cookie, body) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify(body),
  });
  return { response, text: await response.text() };
}

async function measure(url, cookie, body, connections) {
  const options = {
    url,
    method: 'POST',
    connections,
    duration: SECONDS,
    headers: { ...headers, cookie },
    body,
  };
  await autocannon({ ...options, duration: 1 });
  return autocannon(options);
}

const system = await startSystem({ demo: true });
const signedIn = await ask(system.url, '', {
  ...documentOf('SignInAsDemo'),
  variables: { key: 'bench', account: 'hilde' },
});
const cookie = (signedIn.response.headers.get('set-cookie') ?? '').split(';')[0];
const list = { ...documentOf('Placements'), variables: { first: 25, filter: { states: ['ACCEPTED'] } } };
const answer = await ask(system.url, cookie, list);
const id = JSON.parse(answer.text).data.placements.nodes[0].id;
const cases = {
  'first 25 placements in a state': { body: list, bytes: answer.text },
  'one placement with all around it': await (async () => {
    const body = { ...documentOf('PlacementPage'), variables: { id } };
    return { body, bytes: (await ask(system.url, cookie, body)).text };
  })(),
};

const rows = [];
for (const [name, { body, bytes }] of Object.entries(cases)) {
  const bare = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(bytes));
  });
  await new Promise((resolve) => bare.listen(0, '127.0.0.1', resolve));
  for (const connections of CONNECTIONS) {
    const own = await measure(`${system.url}/graphql`, cookie, JSON.stringify(body), connections);
    const other = await measure(
      `http://127.0.0.1:${bare.address().port}/`,
      cookie,
      JSON.stringify(body),
      connections,
    );
    rows.push({
      request: name,
      connections,
      'req/s': Math.round(own.requests.average),
      'p50 ms': own.latency.p50,
      'p99 ms': own.latency.p99,
      'bare req/s': Math.round(other.requests.average),
      'bare is faster by': `${(other.requests.average / own.requests.average).toFixed(0)}x`,
      errors: own.errors + own.non2xx,
    });
  }
  bare.close();
}
console.table(rows);
await system.stop();
