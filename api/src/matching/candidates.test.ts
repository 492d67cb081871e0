import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { importSlots, slotsByIds } from '../slots/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makePlan } from '../test/making-plans.ts';
import { proposed, send } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
/** Two students who are alike in all that counts, both proposed to the one place. */
let needs: string[];
let ids: string[];
let students: string[];
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  const made = [await makeStudent(region), await makeStudent(region)];
  needs = made.map(({ needNode }) => needNode);
  students = made.map(({ studentId }) => studentId);
  ids = await proposeBoth();
});
afterAll(() => api.stop());

const proposeBoth = async () => {
  const found = [];
  for (const needId of needs)
    found.push(await proposed(api, region.school.teacher, { needId, slotId: work.slotNode }));
  return found;
};
const versionOf = async () => (await slotsByIds([work.slotId]))[0]!.version;

async function order(placementIds: string[], as: Viewer = work.mentor, change: object = {}) {
  const input = { key: newId(), id: work.slotNode, version: await versionOf(), placementIds, ...change };
  const { data, errors } = await api.graphql(
    `mutation($input: OrderCandidatesInput!) { orderCandidates(input: $input) {
      ... on SlotChanged { slot { version } } ... on SlotRefused { reason facts { name value } } } }`,
    { input },
    as,
  );
  expect(errors).toEqual([]);
  return data.orderCandidates as {
    slot?: { version: number };
    reason?: string;
    facts?: { name: string; value: string }[];
  };
}
async function ranks(as: Viewer) {
  const { data } = await api.graphql('{ placements(first: 10) { nodes { id companyRank } } }', {}, as);
  const nodes = data.placements.nodes as { id: string; companyRank: number | null }[];
  return ids.map((id) => nodes.find((one) => one.id === id)?.companyRank);
}
async function pointsOf(needNode: string, as: Viewer) {
  const { data } = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on Need { fittingSlots(includeNotFitting: true) { nodes { terms { term points outOf } } } } } }',
    { id: needNode },
    as,
  );
  const terms = data.node.fittingSlots.nodes[0].terms as { term: string; points: number }[];
  return terms.find(({ term }) => term === 'COMPANY_ORDER')?.points;
}

describe('the order of candidates', () => {
  it('is given by the slot’s company, and by nobody else', async () => {
    const other = await makeWorkplace(region, { company: { name: 'Ander' } });
    const elsewhere = await someone(work.companyId, 'MENTOR', { siteIds: [newId()] });
    for (const as of [other.mentor, other.admin, elsewhere, region.school.teacher, region.coordinator])
      expect(await order(ids, as)).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await ranks(work.mentor)).toEqual([null, null]);
    for (const as of [work.mentor, work.admin]) {
      const [first, second] = ids as [string, string];
      expect(await order([second, first], as)).toMatchObject({ slot: {} });
      expect(await ranks(as)).toEqual([2, 1]);
      expect(await order([], as)).toMatchObject({ slot: {} });
      expect(await ranks(as)).toEqual([null, null]);
    }
  });

  it('takes only proposals that wait at that slot, on the version that was seen, once', async () => {
    const [first, second] = ids as [string, string];
    const other = await makeWorkplace(region, { company: { name: 'Ander' } });
    const there = await proposed(api, region.school.teacher, { needId: needs[0]!, slotId: other.slotNode });
    const notOpen = { reason: 'INVALID', facts: [{ name: 'placementIds', value: 'not_open' }] };
    expect(await order([first, there])).toEqual(notOpen);
    expect(await order([first, toNodeId('Placement', newId())])).toEqual(notOpen);
    const again = { key: newId(), version: 1 };
    expect(await order([first, second], work.mentor, again)).toEqual({ slot: { version: 2 } });
    expect(await order([first, second], work.mentor, again)).toEqual({ slot: { version: 2 } });
    expect(await order([second, first], work.mentor, { version: 1 })).toMatchObject({ reason: 'STALE' });
    await send(api, 'declinePlacement', work.mentor, { id: first, reason: { code: 'NO_MENTOR' } });
    expect(await order([second, first])).toEqual(notOpen);
    expect(await ranks(work.mentor)).toEqual([null, 1]);
  });

  it('is told to the company and the school that proposed, as points too; not to the student or a coordinator', async () => {
    await order(ids.toReversed());
    const { teacher, coordinator } = region.school;
    expect(await ranks(teacher)).toEqual([2, 1]);
    expect(await ranks(coordinator)).toEqual([2, 1]);
    expect(await ranks(region.coordinator)).toEqual([null, null]);
    const student: Viewer = { ...teacher, role: 'STUDENT', studentId: students[1]! };
    expect(await ranks(student)).toEqual([undefined, null]);
    expect(await pointsOf(needs[1]!, teacher)).toBe(10);
    expect(await pointsOf(needs[0]!, teacher)).toBe(9);
    expect(await pointsOf(needs[1]!, region.coordinator)).toBeUndefined();
  });

  it('stays when the slot is imported again', async () => {
    await order(ids);
    const [{ id: _id, candidateNeedIds, ...slot }] = (await slotsByIds([work.slotId])) as [
      NonNullable<Awaited<ReturnType<typeof slotsByIds>>[number]>,
    ];
    await importSlots([{ ...slot, _id, externalKey: _id, title: 'Anders' }]);
    const [stored] = await slotsByIds([work.slotId]);
    expect(stored).toMatchObject({ title: 'Anders', candidateNeedIds });
    expect(candidateNeedIds).toHaveLength(2);
  });

  it('decides in a plan between students who are alike, as long as the company has not answered', async () => {
    // Only where a plan decides on five together; these three can be nowhere.
    for (let count = 0; count < 3; count++)
      await makeStudent(region, region.school, { student: { languages: ['fr'] } });
    for (const at of [1, 0]) {
      await order([ids[at]!, ids[1 - at]!]);
      for (const id of ids)
        await send(api, 'withdrawPlacement', region.school.teacher, {
          id,
          reason: { code: 'PROPOSAL_MISTAKE' },
        });
      expect(await placedByPlan()).toEqual([needs[at]]);
      ids = await proposeBoth();
    }
  });
});

async function placedByPlan(): Promise<string[]> {
  const id = await makePlan(api, region);
  const plan = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on MatchingPlan { rows { nodes { outcome need { id } } } } } }',
    { id },
    region.coordinator,
  );
  const rows = plan.data.node.rows.nodes as { outcome: string; need: { id: string } }[];
  return rows.filter(({ outcome }) => outcome === 'PLACED').map(({ need }) => need.id);
}
