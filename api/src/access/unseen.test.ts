import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { EVERY_LIFE } from '../test/lives.ts';
import { mayRead } from '../test/read-matrix.ts';
import { makeWorld, type Asker, type World } from '../test/world.ts';

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startTestApi();
  world = await makeWorld(api, EVERY_LIFE);
}, 120_000);
afterAll(() => api.stop());

const STUDENT = `id firstName lastName displayName birthDate email phone homeStreet homePostcode homePlace
  parentContact guidanceNote languages class { name }`;
/** What can be asked of lists, in pieces, since one field that is refused empties its whole answer. */
const PIECES = [
  `students(first: 100) { totalCount nodes { ${STUDENT} } pageInfo { startCursor endCursor } }`,
  'students(first: 100) { nodes { preference { places choices { work slot { title } } } } }',
  'students(first: 100) { nodes { needs { wish placements { note } } } }',
  `needs(first: 100) { totalCount nodes { wish returned student { ${STUDENT} } placements { note student { displayName } } } pageInfo { startCursor endCursor } }`,
  `placements(first: 100) { totalCount nodes { note reason { words } counter { message } student { ${STUDENT} } } pageInfo { startCursor endCursor } }`,
  'placements(first: 100) { nodes { history { actor { displayName } reason { words } } } }',
  `placements(first: 100) { nodes { agreement { reference signedBy } replaces { student { ${STUDENT} } } need { student { displayName } } } }`,
  'slots(first: 100) { nodes { id title mentor { displayName } } pageInfo { endCursor } }',
  'companies(first: 100) { nodes { id name mentors { displayName } sites { recognitions { number } } } }',
  'proeftuinen(first: 100) { nodes { title journal { text author { displayName } files { name } } } }',
  'proeftuinen(first: 100) { nodes { targets { current } placementCounts { count } } }',
  'classChoices { name } periodChoices { name } attention { kind count }',
  'schools { nodes { name } } programmes { nodes { title } }',
  'classes(first: 100) { nodes { name } } placementPeriods(first: 100) { nodes { name class { name } } }',
  'viewer { person { displayName } memberships { role person { displayName } organisation { memberships { person { displayName } } } } }',
  `linkedPlacement { note student { ${STUDENT} } }`,
];

/** All that this reader is told, and what stands inside the cursors. */
async function wholeText(asker: Asker): Promise<string> {
  const told: unknown[] = [];
  for (const piece of PIECES) {
    const { data, errors } = await api.graphql(`{ ${piece} }`, {}, asker.viewer);
    expect(errors.filter(({ code }) => code !== 'FORBIDDEN')).toEqual([]);
    told.push(data);
  }
  const text = JSON.stringify(told);
  const cursors = [...text.matchAll(/Cursor":"([\w-]+)"/g)].map(([, cursor]) =>
    Buffer.from(cursor ?? '', 'base64url').toString('utf8'),
  );
  return [text, ...cursors].join('\n').toLowerCase();
}

describe('check 3: another school’s and another company’s students', () => {
  it('leave no word in any list, joined object, cursor, reason or count', async () => {
    const found: string[] = [];
    for (const asker of world.askers) {
      const text = await wholeText(asker);
      for (const canary of world.canaries) {
        const reads = (field: string) => mayRead(asker, 'Student', canary.facts, field);
        if (!reads('firstName') && text.includes(canary.first.toLowerCase()))
          found.push(`${asker.name}: ${canary.first}`);
        if (!reads('lastName') && text.includes(canary.last.toLowerCase()))
          found.push(`${asker.name}: ${canary.last}`);
        const [street, parent, note, dream] = canary.secrets.map((secret) => secret.toLowerCase());
        if (!reads('homeStreet') && text.includes(street ?? '')) found.push(`${asker.name}: ${street}`);
        if (!reads('parentContact') && text.includes(parent ?? '')) found.push(`${asker.name}: ${parent}`);
        if (!reads('preference') && text.includes(dream ?? '')) found.push(`${asker.name}: ${dream}`);
        if (!reads('guidanceNote') && text.includes(note ?? '')) found.push(`${asker.name}: ${note}`);
      }
    }
    expect(found).toEqual([]);
    // The words are there to be found by who may read them.
    const told = new Map<string, string>();
    for (const asker of world.askers) told.set(asker.name, await wholeText(asker));
    expect(told.get('teacher')).toContain('notitie1kanarie');
    expect(told.get('teacher')).toContain('droom1kanarie');
    expect(told.get('another school’s teacher')).toMatch(/notitie\d+kanarie/);
    expect(told.get('mentor')).toMatch(/achter\d+kanarie/);
    expect(told.get('coordinator')).toContain('achter1kanarie');
    expect(told.get('a link')).toMatch(/voor\d+kanarie/);
  }, 120_000);

  it('check 2: answer by id as if they did not exist, to every query and every step', async () => {
    const differ: string[] = [];
    for (const asker of world.askers) {
      const hidden = world.things.filter(({ type, facts }) => !mayRead(asker, type, facts, 'id'));
      for (const type of new Set(hidden.map((thing) => thing.type))) {
        const some = hidden.filter((thing) => thing.type === type);
        const absent = {
          node: await nodeAs(asker, absentOf(type)),
          steps: await stepsAs(asker, type, absentOf(type)),
        };
        for (const { id } of some)
          if ((await nodeAs(asker, id)) !== absent.node) differ.push(`${asker.name} by node: ${type}`);
        // The first and the last stand for all: every step begins by asking the same question.
        for (const thing of new Set([some[0], some.at(-1)]))
          if (thing && (await stepsAs(asker, type, thing.id)) !== absent.steps)
            differ.push(`${asker.name} by a step: ${type}`);
      }
    }
    expect(differ).toEqual([]);
  }, 120_000);
});

const absentOf = (type: string) => toNodeId(type, newId());

async function nodeAs({ viewer }: Asker, id: string): Promise<string> {
  return JSON.stringify(
    await api.graphql('query($id: ID!) { node(id: $id) { __typename id } }', { id }, viewer),
  );
}

async function stepsAs({ viewer }: Asker, type: string, id: string): Promise<string> {
  const steps = (STEPS[type] ?? []).map(([name, asked], at) => `s${at}: ${name}(${asked})`);
  if (steps.length === 0) return '';
  // A refused step leaves its key free for the next.
  const named = steps.map((step, at) => step.replace('KEY', `key: "unseen-${at}"`));
  const body = named.map((step) => `${step} ${refusedOf(type, step)}`).join('\n');
  return JSON.stringify(await api.graphql(`mutation($id: ID!) { ${body} }`, { id }, viewer));
}

/** What a refused step tells: not one fact more than that it is refused. */
function refusedOf(type: string, step: string): string {
  if (type === 'Membership') return '{ __typename }';
  if (type === 'Organisation') return '{ __typename ... on AccountRefused { reason } }';
  const union = type === 'Need' || step.includes('Agreement') ? 'Placement' : type;
  return `{ __typename ... on ${union}Refused { reason facts { value } current { id } } }`;
}

const WITH_REASON = 'input: { KEY, id: $id, reason: { code: OTHER, words: "x" } }';
/** Steps that name an object by its id, by the object's type. */
const STEPS: Record<string, [name: string, asked: string][]> = {
  Placement: [
    ...[
      'acceptPlacement',
      'declinePlacement',
      'withdrawPlacement',
      'interruptPlacement',
      'resumePlacement',
      'endPlacementEarly',
      'completePlacement',
      'closePlacement',
      'acceptCounterProposal',
      'refuseCounterProposal',
      'undoPlacementStep',
    ].map((name): [string, string] => [name, WITH_REASON]),
    ['editPlacement', 'input: { KEY, id: $id, version: 1, note: "x" }'],
    ['remindPlacements', 'input: { KEY, rows: [{ id: $id }] }'],
    ['undoPlacementSteps', 'input: { KEY, rows: [{ id: $id }] }'],
    ['editPlacements', 'input: { KEY, rows: [{ id: $id, version: 1, note: "x" }] }'],
    [
      'reassignPlacements',
      `input: { KEY, rows: [{ id: $id, teacherId: "${toNodeId('Person', '0'.repeat(24))}" }] }`,
    ],
    ['handOverPlacement', 'input: { KEY, id: $id, email: "a@b.example" }'],
    [
      'counterPlacement',
      `input: { KEY, id: $id, week: {
        startsOn: "2027-02-08", endsOn: "2027-05-21", exceptions: [],
        versions: [{ from: "2027-02-08", pattern: { firstWeek: null, weeks: [[[], [], [], [
          { place: "WORKPLACE", from: "08:00", to: "16:30", breakMinutes: 30 }
        ], [], [], []]] } }] } }`,
    ],
    [
      'recordAgreement',
      'input: { KEY, placementId: $id, signedBy: "x", signedOn: "2026-11-20", reference: "x" }',
    ],
    ['removeAgreement', 'KEY, placementId: $id'],
  ],
  Student: [['editStudent', 'input: { KEY, id: $id, version: 1, maxTravelMinutes: 30 }']],
  Slot: [
    ['editSlot', 'input: { KEY, id: $id, version: 1, places: 3 }'],
    ['confirmSlot', 'KEY, id: $id'],
    ['orderCandidates', 'input: { KEY, id: $id, version: 1, placementIds: [] }'],
  ],
  Need: [
    ['proposePlacement', `input: { KEY, needId: $id, slotId: "${toNodeId('Slot', '0'.repeat(24))}" }`],
    [
      'proposePlacements',
      `input: { KEY, rows: [{ needId: $id, slotId: "${toNodeId('Slot', '0'.repeat(24))}" }] }`,
    ],
  ],
  Proeftuin: [
    ['editProeftuin', 'input: { KEY, id: $id, version: 1, title: "x" }'],
    ['writeJournal', 'input: { KEY, proeftuinId: $id, text: "x" }'],
  ],
  Organisation: [
    [
      'invitePerson',
      'input: { KEY, organisationId: $id, email: "x@y.example", firstName: "X", lastName: "Y", role: TEACHER }',
    ],
  ],
  Membership: [['switchMembership', 'KEY, membershipId: $id']],
};
