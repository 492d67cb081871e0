import { readFileSync } from 'node:fs';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { MongoClient, type Document } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSnapshot } from '../support/demo-snapshot.ts';
import { strangeIn } from '../support/database-words.ts';
import { startCommandLog, type CommandLog, type SentCommand } from '../support/command-log.ts';
import { enlargeRegion } from '../support/larger-region.ts';
import { newFolder } from '../support/run-home.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { clientAs, type TrustedClient } from '../support/trusted-client.ts';

const MANIFEST = new URL('../../client/generated/trusted-documents.json', import.meta.url);
const texts = Object.values(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>);
/** The demo's one-click roles: teachers, a mentor, a company, a student, a coordinator and the region. */
const ACCOUNTS = ['annelies', 'marloes', 'geert', 'hilde', 'thibo', 'school', 'joost'];
/** `SCANS_PLACEMENTS=20000` asks the same of as much as the benchmarks have, for which a change has no time. */
const PLACEMENTS = Number(process.env['SCANS_PLACEMENTS'] ?? 0);
const TIME = PLACEMENTS > 0 ? 900_000 : 240_000;
const WEEK = { from: '2026-11-23', to: '2026-11-29' };
const HELD = ['ACCEPTED', 'READY', 'ACTIVE'];
/** A collection with no more documents than this is read as a whole on purpose: it is a list of names. */
const FEW = 40;

/** Questions for all there is, which no index could make smaller. */
const WHOLE = [
  // The client's operations, read once when the product starts.
  { find: 'trustedDocuments', filter: {} },
  // How many slots, companies or recognitions there are, for a role that may see them all.
  ...['slots', 'companies', 'recognitions'].map((aggregate) => ({
    aggregate,
    pipeline: [{ $match: { archivedAt: null } }, { $group: { _id: 1, n: { $sum: 1 } } }],
  })),
].map((question) => JSON.stringify(question));

let database: EmbeddedMongo;
let log: CommandLog;
let system: System;

beforeAll(async () => {
  const dataDir = await demoSnapshot(async (folder) =>
    (await startSystem({ demo: true, dataDir: folder })).stop(),
  );
  database = await startEmbeddedMongo({ dataDir: `${dataDir}/database`, transport: 'tcp' });
  if (PLACEMENTS > 0) {
    const client = new MongoClient(database.uri);
    await enlargeRegion(client.db('scheldemond'), PLACEMENTS);
    await client.close();
  }
  log = await startCommandLog(database.uri);
  system = await startSystem({ demo: true, uri: log.uri, dataDir: await newFolder('mails') });
}, TIME);
afterAll(async () => {
  await system.stop();
  log.close();
  await database.stop();
});

/** Ids in an answer by the type of what has them. */
function harvest(value: unknown, into: Map<string, Set<string>>): void {
  if (Array.isArray(value)) return value.forEach((item) => harvest(item, into));
  if (typeof value !== 'object' || value === null) return;
  const { __typename: type, id } = value as { __typename?: string; id?: string };
  if (type && id) into.set(type, (into.get(type) ?? new Set()).add(id));
  for (const inner of Object.values(value)) harvest(inner, into);
}

/** The pages of the client, with what they are asked with; `of` gives an id of a type that was seen. */
function questions(of: (type: string) => string | undefined): [string, object][] {
  const page = { first: 25, after: null };
  const need = of('Need');
  const ofYear = { first: 25, schoolYear: '2026-2027', archived: false, direction: 'ASC' };
  return [
    ['Attention', {}],
    ['FrameAttention', {}],
    ['SlotsToConfirm', {}],
    ...['COMPANY', 'PLACE', 'FIRST_DAY', 'LAST_DAY'].map((sort): [string, object] => [
      'Recognitions',
      { ...page, sort, direction: 'DESC' },
    ]),
    ['Recognitions', { ...page, lapsing: true }],
    ['Recognitions', { ...page, status: 'VALID', search: 'gent' }],
    ['Recognitions', { ...page, qualificationId: of('Qualification') }],
    ['SimilarCompanies', { country: 'BE', name: 'elektro', street: 'Dok 4', postcode: '9000' }],
    ['FrameViewer', {}],
    ['OwnPlace', {}],
    ['OwnWishes', {}],
    ['SlotsToWish', { qualificationId: of('Qualification') }],
    ['Placements', page],
    ['Placements', { ...page, filter: { states: ['PROPOSED'] } }],
    ['Placements', { ...page, filter: { states: ['ACCEPTED', 'ACTIVE'] } }],
    ...['companyId', 'slotId', 'studentId', 'proeftuinId'].map((field): [string, object] => {
      const type = { companyId: 'Company', slotId: 'Slot', studentId: 'Student', proeftuinId: 'Proeftuin' }[
        field
      ]!;
      return ['Placements', { ...page, filter: { [field]: of(type) } }];
    }),
    ['SlotCandidates', { slotId: of('Slot') }],
    ['Needs', page],
    ...['CLASS', 'PROGRAMME'].flatMap((sort): [string, object][] => [
      ['Needs', { ...page, sort }],
      ['Needs', { ...page, sort, direction: 'DESC', filter: { state: 'WITHOUT_PLACE' } }],
    ]),
    ['Needs', { ...page, filter: { state: 'OPEN' } }],
    ['Needs', { ...page, filter: { returned: true } }],
    ['Slots', page],
    ['Slots', { ...page, filter: { country: 'BE' } }],
    ...[true, false].map((released): [string, object] => [
      'Slots',
      { ...page, filter: { state: 'OPEN', released } },
    ]),
    ['Slots', { ...page, filter: { companyId: of('Company') } }],
    ['Slots', { ...page, filter: { qualificationId: of('Qualification') } }],
    ['FittingSlots', { ...page, needId: need, includeNotFitting: false }],
    ['Proeftuinen', { first: 25, search: null, mine: false }],
    ['Proeftuinen', { first: 25, search: 'zorg', mine: true }],
    ['Proeftuinen', { first: 25, asking: true }],
    ...['SECTOR', 'COUNTRY', 'NUMBER', 'CLAIMED'].map((sort): [string, object] => [
      'Companies',
      { ...page, sort, direction: 'DESC' },
    ]),
    ...['NAME', 'CLASS', 'PROGRAMME'].map((sort): [string, object] => [
      'Students',
      { ...page, archived: false, sort, direction: 'DESC' },
    ]),
    ['Classes', { ...ofYear, sort: 'NAME' }],
    ['PlacementPeriods', { ...ofYear, sort: 'STARTS_ON' }],
    ['Search', { text: 'van' }],
    ['Members', { ...page, organisationId: of('Organisation'), search: 'an' }],
    ['ProeftuinBoard', { filter: { proeftuinId: of('Proeftuin') } }],
    ['ProeftuinOccupancy', { id: of('Proeftuin') }],
    ['CompanyOccupancy', { id: of('Company') }],
    ['ProeftuinPage', { id: of('Proeftuin'), entries: 20 }],
    [
      'Agenda',
      { ...page, ...WEEK, filter: { states: HELD, ...WEEK }, next: { states: HELD, startsAfter: WEEK.to } },
    ],
    ['Matching', {}],
    ['PlanChoice', { id: of('Proeftuin'), begun: true }],
    ...['FindNeeds', 'FindSlots'].map((operation): [string, object] => [
      operation,
      { id: of('Proeftuin'), begun: true, search: 'a' },
    ]),
    ...['PlanPage', 'PlanShort', 'PlanCompanies', 'ComparePlans'].map((operation): [string, object] => [
      operation,
      { id: of('MatchingPlan') },
    ]),
    ['PlanRows', { ...page, id: of('MatchingPlan') }],
    ['MoveSlots', { id: need }],
    ['PlanDifferences', { ...page, id: of('MatchingPlan'), with: [of('MatchingPlan')] }],
    ['PlanMove', { planId: of('MatchingPlan'), needId: need, slotId: of('Slot') }],
    ['PublishedOfPlan', { planId: of('MatchingPlan') }],
    ['OwnFeed', {}],
    ['Closures', { id: of('Company'), schoolYear: '2026-2027' }],
    ...['Placement', 'Slot', 'Student'].map((type): [string, object] => [`${type}Page`, { id: of(type) }]),
  ];
}

/** A plan, whose pages and whose own reading are asked too. */
async function makePlan(client: TrustedClient): Promise<void> {
  const { proeftuinen } = await client.ask<{
    proeftuinen: { nodes: { id: string; viewerCanEdit: boolean }[] };
  }>('Matching', {});
  const proeftuinId = proeftuinen.nodes.find(({ viewerCanEdit }) => viewerCanEdit)?.id;
  const input = { key: 'scans', proeftuinId, name: 'Scans', pins: [], forbids: [], leaveOut: [] };
  const { makeMatchingPlan: made } = await client.ask<{
    makeMatchingPlan: { matchingPlan?: { id: string }; reason?: string };
  }>('MakeMatchingPlan', { input });
  if (!made.matchingPlan) throw new Error(`No plan: ${made.reason}`);
  const { id } = made.matchingPlan;
  await expect
    .poll(async () => (await client.ask<{ node: { state: string } }>('PlanPage', { id })).node.state, {
      timeout: 60_000,
    })
    .toBe('DONE');
}

async function walk(client: TrustedClient): Promise<number> {
  const seen = new Map<string, Set<string>>();
  const of = (type: string) => [...(seen.get(type) ?? [])][0];
  let answered = 0;
  for (let round = 0; round < 2; round++)
    for (const [operation, variables] of questions(of)) {
      if (!texts.some((text) => text.includes(`query ${operation}`)))
        throw new Error(`The client has no query ${operation}.`);
      // What this role may not ask is refused; what it may is what counts.
      const answer = await client.ask(operation, variables).catch(() => null);
      if (answer) answered++;
      harvest(answer, seen);
    }
  return answered;
}

const ASKED = ['find', 'aggregate', 'count', 'distinct'];
const KEPT = [
  'filter',
  'query',
  'sort',
  'limit',
  'skip',
  'hint',
  'projection',
  'pipeline',
  'key',
  'collation',
];

/** The question of a command alone, without session and cluster time. */
function questionOf(command: SentCommand): Document | null {
  const [name] = Object.keys(command);
  if (!name || !ASKED.includes(name)) return null;
  const kept = Object.entries(command).filter(([field]) => field === name || KEPT.includes(field));
  return Object.fromEntries(kept);
}

const scans = (plan: unknown): boolean => JSON.stringify(plan).includes('COLLSCAN');

it(
  'no list of any role reads a whole collection of the demo region',
  async () => {
    let answered = 0;
    await makePlan(await clientAs(system.url, 'hilde'));
    for (const account of ACCOUNTS) answered += await walk(await clientAs(system.url, account));
    expect(answered).toBeGreaterThan(ACCOUNTS.length * 10);
    const asked = new Map<string, Document>();
    for (const command of log.commands) {
      const question = questionOf(command);
      if (question) asked.set(JSON.stringify(question), question);
    }
    const client = new MongoClient(log.uri);
    const db = client.db();
    const found: string[] = [];
    for (const question of asked.values()) {
      const explain = 'aggregate' in question ? { ...question, cursor: {} } : question;
      const { queryPlanner } = await db.command({ explain, verbosity: 'queryPlanner' });
      const [name] = Object.values(question) as [string];
      if (scans(queryPlanner) && (await db.collection(name).estimatedDocumentCount()) > FEW)
        found.push(JSON.stringify(question));
    }
    await client.close();
    expect(asked.size).toBeGreaterThan(50);
    expect(found.filter((question) => !WHOLE.includes(question))).toEqual([]);
  },
  TIME,
);

it('all that was sent is known to every database', () => {
  expect(log.commands.length).toBeGreaterThan(500);
  expect([...new Set(log.commands.flatMap(strangeIn))]).toEqual([]);
});
