import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../../database.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makePlan } from '../../test/making-plans.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../../test/region.ts';

let api: TestApi;
let region: Region;
/** Slots that differ in nothing, with room for all. */
let slots: string[];
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  slots = [];
  for (let count = 0; count < 2; count++)
    slots.push((await makeWorkplace(region, { slot: { places: 9 } })).slotNode);
});

/** A student who wishes for a slot; gives the need. */
async function wishingFor(slotId: string): Promise<string> {
  const { studentId, needNode } = await makeStudent(region);
  const self = await someone(region.school.id, 'STUDENT', { studentId });
  const wish = { choices: [{ slotId }], places: [], weekdays: [], travelMeans: ['BICYCLE'] };
  const { data } = await api.graphql(
    'mutation($input: SaveWishesInput!) { saveWishes(input: $input) { __typename } }',
    { input: { key: newId(), ...wish } },
    self,
  );
  expect(data.saveWishes.__typename).toBe('PreferenceChanged');
  return needNode;
}

async function placesOf(change: Record<string, unknown>): Promise<Map<string, string | undefined>> {
  const id = await makePlan(api, region, change);
  const { data } = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on MatchingPlan { rows { nodes { need { id } slot { id } } } } } }',
    { id },
    region.coordinator,
  );
  const rows = data.node.rows.nodes as { need: { id: string }; slot: { id: string } | null }[];
  return new Map(rows.map(({ need, slot }) => [need.id, slot?.id]));
}

it('follows wishes where a plan decides on five students together, and not of fewer', async () => {
  const needs: string[] = [];
  for (let at = 0; at < 5; at++) needs.push(await wishingFor(slots[at % 2]!));
  const together = await placesOf({});
  expect(needs.map((id) => together.get(id))).toEqual(needs.map((_, at) => slots[at % 2]));
  for (const some of [needs.slice(0, 1), needs.slice(0, 4)]) {
    const given = await placesOf({ onlyNeedIds: some });
    expect(new Set(some.map((id) => given.get(id))).size).toBe(1);
  }
  const pins = [0, 1, 2, 3].map((at) => ({ needId: needs[at]!, slotId: slots[0]! }));
  const pinned = async (slotId: string) =>
    (await placesOf({ pins, withoutSlotIds: [slotId] })).get(needs[4]!);
  // With four decided by hand only the fifth is open: what stays is given, wished for or not.
  expect(await pinned(slots[1]!)).toBe(slots[0]);
});

it('keeps a coordinator from letting what they may not read outweigh the rest', async () => {
  const id = toNodeId('Proeftuin', region.proeftuinId);
  const set = async (...matchingWeights: { term: string; weight: number }[]) => {
    const found = await api.graphql(
      'query($id: ID!) { node(id: $id) { ... on Proeftuin { version } } }',
      { id },
      region.coordinator,
    );
    const { data } = await api.graphql(
      `mutation($input: EditProeftuinInput!) { editProeftuin(input: $input) { __typename
        ... on ProeftuinRefused { reason facts { name value } } } }`,
      { input: { key: newId(), id, version: found.data.node.version, matchingWeights } },
      region.coordinator,
    );
    return data.editProeftuin;
  };
  expect((await set({ term: 'WISHES', weight: 90 })).__typename).toBe('ProeftuinChanged');
  expect(await set({ term: 'WISHES', weight: 100 })).toMatchObject({
    reason: 'INVALID',
    facts: [{ name: 'matchingWeights', value: 'unread' }],
  });
  expect((await set({ term: 'TRAVEL', weight: 0 })).reason).toBe('INVALID');
});
