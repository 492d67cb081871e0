// What the product's requests cost with 20,000 placements, sign-in and access included, beside a bare Node server of the
// same bytes and an Apollo-on-Express server that answers the same from memory, in the same run. Reads are measured three
// times: with every answer read anew, with kept answers while one write a second is made, and while nothing changes.
import { setTimeout as sleep } from 'node:timers/promises';
import { startSystem } from '../support/start-system.ts';
import { bodyOf, DOCUMENTS, trustDocuments } from './product/cases.mjs';
import { freePort, keptShare, measure, productServer, startOther, warm } from './product/load.mjs';
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
async function start(env = {}) {
  const metricsPort = await freePort();
  const system = await startSystem({
    demo: true,
    dataDir,
    env: { ...env, METRICS_PORT: String(metricsPort) },
  });
  const server = { ...productServer(system), metricsPort };
  const signIn = { documentId: documentId('SignInAsDemo'), operationName: 'SignInAsDemo' };
  const variables = { key: `bench-${system.pid}`, account: 'hilde' };
  const { cookie } = await post(server.url, json, { ...signIn, variables });
  const headers = { ...json, cookie };
  const ask = (name, given) => post(server.url, headers, bodyOf(name, given));
  return { server, headers, ask, stop: () => system.stop(), kill: () => system.kill() };
}

/** Ids of the proposals that stand open. */
async function openProposals(ask) {
  const open = [];
  for (let after = null, more = true; more;) {
    const { nodes, pageInfo } = (await ask('BenchOpen', { after })).data.placements;
    open.push(...nodes.map(({ id }) => id));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return open;
}

const anew = await start({ KEPT_ANSWERS_MB: '0' });
const open = await openProposals(anew.ask);
const first = (await anew.ask('BenchList', { state: 'ACCEPTED' })).data.placements.nodes[0];
const withdrawal = () => {
  const id = open.pop();
  if (!id) throw new Error('No proposal is left to withdraw.');
  return { input: { key: id, id, reason: { code: 'PROPOSAL_MISTAKE' } } };
};
/** So many proposals are left for what is written beside reads. */
const KEPT_OPEN = 150;
const share = Math.floor((open.length - KEPT_OPEN) / CONNECTIONS.length);
const isWithdrawn = (text) => text.includes('"PlacementChanged"');
// What takes seconds, and what uses proposals up, is asked so many times and not for so long.
const CASES = [
  ['a', 'first 25 placements in a state, newest first', 'BenchList', () => ({ state: 'ACCEPTED' })],
  ['b', 'placements by state and province', 'BenchCounts', () => ({}), (most) => [1, Math.max(most, 4)]],
  ['c', 'one placement with all around it', 'PlacementPage', () => ({ id: first.id })],
  [
    'd',
    'a state change: a proposal withdrawn',
    'BenchWithdraw',
    withdrawal,
    () => [Math.floor(share / 4), Math.floor((share * 3) / 4)],
  ],
];
const answers = {};
for (const [, , name, given] of CASES) {
  const variables = given();
  const { text, data } = await anew.ask(name, variables);
  answers[name] = { text, data, variables };
}
const withdraw = async (ask) => {
  const { text } = await ask('BenchWithdraw', withdrawal());
  if (!isWithdrawn(text)) throw new Error(`A proposal could not be withdrawn: ${text}`);
};

const others = { bare: await startOther('bare', answers), apollo: await startOther('apollo', answers) };
for (const [, , name] of CASES) {
  const body = { query: DOCUMENTS[name], operationName: name, variables: answers[name].variables };
  const same = JSON.stringify((await post(others.apollo.url, json, body)).data);
  if (same !== JSON.stringify(answers[name].data)) throw new Error(`Apollo answers ${name} otherwise.`);
}
const table = [];
const ratios = [];

/**
 * Measures the product beside the others, in this order, for every case and number of connections.
 *
 * @param during - what happens beside the product's own part
 */
async function compare(kind, { server, headers, ask }, cases, during = (run) => run()) {
  for (const [letter, what, name, given, timesAt] of cases) {
    const next = () => JSON.stringify(bodyOf(name, given()));
    const text = JSON.stringify({
      query: DOCUMENTS[name],
      operationName: name,
      variables: answers[name].variables,
    });
    const isLong = letter === 'd' || (letter === 'b' && kind === 'read anew');
    if (letter !== 'd') await ask(name, given());
    if (!isLong) await warm(server, { headers, nextBody: next });
    for (const connections of CONNECTIONS) {
      const times = isLong ? timesAt(connections) : null;
      const isRight = letter === 'd' ? isWithdrawn : null;
      const how = { headers, connections, times, nextBody: next, isRight };
      await keptShare(server);
      const own = await during(() => measure(server, how));
      const kept = await keptShare(server);
      const fixed = { headers: { ...json, 'x-operation': name }, connections, nextBody: () => text };
      const apollo = await measure(others.apollo, fixed);
      console.log(
        `(${letter}) ${kind}, ${connections} at once: ${own['CPU µs/req']} µs, Apollo ${apollo['CPU µs/req']}`,
      );
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
        'kept %': Math.round(kept * 100),
        'bare is faster by': `${Math.round(own['CPU µs/req'] / Math.max(bare['CPU µs/req'], 1))}x`,
      });
    }
  }
}

/** Withdraws a proposal every second during the run. */
async function withWrites(ask, run) {
  let done = false;
  const found = run().finally(() => (done = true));
  while (!done) await Promise.all([sleep(1_000), withdraw(ask)]);
  return found;
}

const wanted = (letters) => CASES.filter(([letter]) => letters.includes(letter) && WANTED.includes(letter));
await compare('read anew', anew, wanted('abc'));
await anew.stop();
const keeping = await start();
// Nothing is kept before the database has stood still; what is written is last, since it leads to more that is written.
await sleep(1_500);
await compare('nothing changes', keeping, wanted('abc'));
await compare('one write a second', keeping, wanted('ac'), (run) => withWrites(keeping.ask, run));
await compare('itself a change', keeping, wanted('d'));
await keeping.kill();
console.table(table);
console.table(ratios);
await Promise.all(Object.values(others).map((one) => one.stop()));
