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
  'students(first: 100) { nodes { needs { wish placements { note } } } }',
  `needs(first: 100) { totalCount nodes { wish returned student { ${STUDENT} } placements { note student { displayName } } } pageInfo { startCursor endCursor } }`,
  `placements(first: 100) { totalCount nodes { note reason { words } counter { message } student { ${STUDENT} } } pageInfo { startCursor endCursor } }`,
  'placements(first: 100) { nodes { history { actor { displayName } reason { words } } } }',
  `placements(first: 100) { nodes { agreement { reference signedBy } replaces { student { ${STUDENT} } } need { student { displayName } } } }`,
  'slots(first: 100) { nodes { id title mentor { displayName } } pageInfo { endCursor } }',
  'companies(first: 100) { nodes { id name mentors { displayName } sites { recognitions { number } } } }',
  'proeftuinen(first: 100) { nodes { title journal { text author { displayName } } } }',
  'proeftuinen(first: 100) { nodes { targets { current } placementCounts { count } } }',
  'classes { name } placementPeriods { name } attention { kind count }',
  'viewer { person { displayName } memberships { role person { displayName } organisation { memberships { person { displayName } } } } }',
  `linkedPlacement { note student { ${STUDENT} } }`,
];

/** All that this reader is told, and what stands inside the cursors. */
async function wholeText(asker: Asker): Promise<string> {
  const told: unknown[] = [];
  for (const piece of PIECES) {
    const { data, errors } = await api.graphql(`{ ${piece} }`, {}, asker.credentials);
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
        const [street, parent, note] = canary.secrets.map((secret) => secret.toLowerCase());
        if (!reads('homeStreet') && text.includes(street ?? '')) found.push(`${asker.name}: ${street}`);
        if (!reads('parentContact') && text.includes(parent ?? '')) found.push(`${asker.name}: ${parent}`);
        if (!reads('guidanceNote') && text.includes(note ?? '')) found.push(`${asker.name}: ${note}`);
      }
    }
    expect(found).toEqual([]);
    // The words are there to be found by who may read them.
    const told = new Map<string, string>();
    for (const asker of world.askers) told.set(asker.name, await wholeText(asker));
    expect(told.get('teacher')).toContain('notitie1kanarie');
    expect(told.get('another school’s teacher')).toMatch(/notitie\d+kanarie/);
    expect(told.get('mentor')).toMatch(/achter\d+kanarie/);
    expect(told.get('coordinator')).toContain('achter1kanarie');
    expect(told.get('a link')).toMatch(/voor\d+kanarie/);
  }, 120_000);

  it('check 2: answer by id as if they did not exist, to every query and every step', async () => {
    const absent: Record<string, string> = {};
    const steps = (type: string, id: string) =>
      STEPS.filter(([of]) => of === type).map(([, , make], at) => `m${at}: ${make(id)}`);
    const answerOf = async (thing: { type: string; id: string }, asker: Asker) => {
      const node = await api.graphql(`{ node(id: "${thing.id}") { __typename id } }`, {}, asker.credentials);
      const made = steps(thing.type, thing.id);
      const done =
        made.length > 0 ? await api.graphql(`mutation { ${made.join(' ')} }`, {}, asker.credentials) : null;
      return JSON.stringify([node, done]).replaceAll(thing.id, 'ID');
    };
    const differ: string[] = [];
    for (const asker of world.askers) {
      const hidden = world.things.filter(({ type, facts }) => !mayRead(asker, type, facts, 'id'));
      for (const thing of hidden) {
        absent[thing.type + asker.name] ??= await answerOf(
          { type: thing.type, id: toNodeId(thing.type, newId()) },
          asker,
        );
        if ((await answerOf(thing, asker)) !== absent[thing.type + asker.name])
          differ.push(`${asker.name}: ${thing.type}`);
      }
    }
    expect(differ).toEqual([]);
  }, 120_000);
});

const REFUSED = '{ __typename ... on PlacementRefused { reason facts { value } current { id } } }';
const step =
  (name: string, type: string, more = '') =>
  (id: string) =>
    `${name}(input: { key: "${newId()}", id: "${id}"${more} }) ${type}`;
/** Steps that name an object by its id. */
const STEPS: [type: string, name: string, make: (id: string) => string][] = [
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
  ].map((name): [string, string, (id: string) => string] => [
    'Placement',
    name,
    step(name, REFUSED, ', reason: { code: OTHER, words: "x" }'),
  ]),
  ['Placement', 'editPlacement', step('editPlacement', REFUSED, ', version: 1, note: "x"')],
  ['Placement', 'handOverPlacement', step('handOverPlacement', REFUSED, ', email: "a@b.example"')],
  [
    'Placement',
    'counterPlacement',
    step('counterPlacement', REFUSED, ', startsOn: "2027-02-08", endsOn: "2027-05-21", weekdays: [4]'),
  ],
  [
    'Placement',
    'recordAgreement',
    (id) =>
      `recordAgreement(input: { key: "${newId()}", placementId: "${id}", signedBy: "x", signedOn: "2026-11-20", reference: "x" }) ${REFUSED}`,
  ],
  [
    'Placement',
    'removeAgreement',
    (id) => `removeAgreement(key: "${newId()}", placementId: "${id}") ${REFUSED}`,
  ],
  [
    'Student',
    'editStudent',
    step(
      'editStudent',
      '{ __typename ... on StudentRefused { reason facts { value } current { id } } }',
      ', version: 1, maxTravelMinutes: 30',
    ),
  ],
  [
    'Slot',
    'editSlot',
    step(
      'editSlot',
      '{ __typename ... on SlotRefused { reason facts { value } current { id } } }',
      ', version: 1, places: 3',
    ),
  ],
  [
    'Slot',
    'confirmSlot',
    (id) =>
      `confirmSlot(key: "${newId()}", id: "${id}") { __typename ... on SlotRefused { reason facts { value } current { id } } }`,
  ],
  [
    'Need',
    'proposePlacement',
    (id) =>
      `proposePlacement(input: { key: "${newId()}", needId: "${id}", slotId: "${toNodeId('Slot', '0'.repeat(24))}" }) ${REFUSED}`,
  ],
  [
    'Organisation',
    'invitePerson',
    (id) =>
      `invitePerson(input: { key: "${newId()}", organisationId: "${id}", email: "x@y.example", firstName: "X", lastName: "Y", role: TEACHER }) { __typename ... on AccountRefused { reason } }`,
  ],
];
