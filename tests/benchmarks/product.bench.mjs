// What the product's requests cost with 20,000 placements, sign-in and access included, beside a bare Node server of the
// same bytes and an Apollo-on-Express server that answers the same from memory, in the same run.
import { setTimeout as sleep } from 'node:timers/promises';
import { startSystem } from '../support/start-system.ts';
import { bodyOf, DOCUMENTS, trustDocuments } from './product/cases.mjs';
import { measure, productServer, startOther } from './product/load.mjs';
import { largeRegion } from './product/region.mjs';
import { documentId } from '../support/trusted-client.ts';

const CONNECTIONS = (process.env.BENCH_CONNECTIONS ?? '1,16,64').split(',').map(Number);
/** Letters of the cases to measure. */
const WANTED = process.env.BENCH_CASES ?? 'a,b,c,d';
/** Of the processor time of an Apollo that answers from memory, the product may take so many times as much. */
const TARGET = 0.6;
const json = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };

async function post(url, headers, body) {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  const { data, errors } = JSON.parse(text);
  if (errors) throw new Error(`${body.operationName}: ${JSON.stringify(errors)}`);
  return { text, data, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

const dataDir = await largeRegion();
await trustDocuments(dataDir);

/** The product on the region, asked as the coordinator of proeftuinen. */
async function start(env) {
  const system = await startSystem({ demo: true, dataDir, env });
  const server = productServer(system);
  const signIn = { documentId: documentId('SignInAsDemo'), operationName: 'SignInAsDemo' };
  const variables = { key: `bench-${system.pid}`, account: 'hilde' };
  const { cookie } = await post(server.url, json, { ...signIn, variables });
  const headers = { ...json, cookie };
  const ask = (name, given) => post(server.url, headers, bodyOf(name, given));
  return { server, headers, ask, stop: () => system.stop() };
}

/** Every answer read anew; a second one keeps answers while nothing changes, as the product does when it is run. */
const anew = await start({ KEPT_ANSWERS_MB: '0' });
const { ask } = anew;
const open = [];
for (let after = null, more = true; more;) {
  const { nodes, pageInfo } = (await ask('BenchOpen', { after })).data.placements;
  open.push(...nodes.map(({ id }) => id));
  [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
}
const first = (await ask('BenchList', { state: 'ACCEPTED' })).data.placements.nodes[0];
const withdrawal = () => {
  const id = open.pop();
  if (!id) throw new Error('No proposal is left to withdraw.');
  return { input: { key: id, id, reason: { code: 'PROPOSAL_MISTAKE' } } };
};
const CASES = [
  ['a', 'first 25 placements in a state, newest first', 'BenchList', () => ({ state: 'ACCEPTED' })],
  ['b', 'placements by state and province', 'BenchCounts', () => ({})],
  ['c', 'one placement with all around it', 'PlacementPage', () => ({ id: first.id })],
  ['d', 'a state change: a proposal withdrawn', 'BenchWithdraw', withdrawal],
];
const answers = {};
for (const [, , name, given] of CASES) {
  const { text, data } = await ask(name, given());
  answers[name] = { text, data };
}
if (answers.BenchWithdraw.data.withdrawPlacement.__typename !== 'PlacementChanged')
  throw new Error(`A proposal could not be withdrawn: ${answers.BenchWithdraw.text}`);

const others = { bare: await startOther('bare', answers), apollo: await startOther('apollo', answers) };
for (const [, , name, given] of CASES) {
  const body = { query: DOCUMENTS[name], operationName: name, variables: given() };
  const same = JSON.stringify((await post(others.apollo.url, json, body)).data);
  if (same !== JSON.stringify(answers[name].data)) throw new Error(`Apollo answers ${name} otherwise.`);
}
const table = [];
const ratios = [];

/** Measures the product beside the others, in this order, for every case and number of connections. */
async function compare(kind, { server, headers }, cases) {
  for (const [letter, what, name, given] of cases) {
    for (const connections of CONNECTIONS) {
      // An answer that takes long is waited for longer.
      const seconds = letter === 'b' && kind === 'anew' ? 20 : undefined;
      const text = JSON.stringify({ query: DOCUMENTS[name], operationName: name, variables: given() });
      const own = await measure(server, {
        headers,
        connections,
        seconds,
        nextBody: () => JSON.stringify(bodyOf(name, given())),
      });
      const fixed = { headers: { ...json, 'x-operation': name }, connections, nextBody: () => text };
      const apollo = await measure(others.apollo, fixed);
      const bare = await measure(others.bare, fixed);
      for (const [who, found] of Object.entries({ [`product, ${kind}`]: own, apollo, bare }))
        table.push({ case: letter, connections, server: who, ...found });
      ratios.push({
        case: letter,
        what,
        answers: kind,
        connections,
        'of Apollo by CPU': Number((apollo['CPU µs/req'] / own['CPU µs/req']).toFixed(2)),
        'target at least': letter === 'a' || letter === 'c' ? TARGET : '',
        'bare is faster by': `${Math.round(own['CPU µs/req'] / Math.max(bare['CPU µs/req'], 1))}x`,
      });
    }
  }
}
const wanted = CASES.filter(([letter]) => WANTED.includes(letter));
await compare('anew', anew, wanted);
await anew.stop();
const keeping = await start({});
// Nothing is kept before the database has stood still, and who signed in has just changed it.
await sleep(1_500);
await compare(
  'kept',
  keeping,
  wanted.filter(([letter]) => letter !== 'd'),
);
await keeping.stop();
console.table(table);
console.table(ratios);
await Promise.all(Object.values(others).map((one) => one.stop()));
