import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { newId } from '../../database.ts';
import { placementsOfNeeds } from '../../placements/service.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makePlan } from '../../test/making-plans.ts';
import { send, stored } from '../../test/placing.ts';
import { save } from '../../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../../test/region.ts';

const MINUTE = 60_000;
let api: TestApi;
let region: Region;
let work: Awaited<ReturnType<typeof makeWorkplace>>;
let plan: string;
let needs: string[];
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 3 } });
  needs = [];
  for (let at = 0; at < 3; at++) needs.push((await makeStudent(region, region.school)).needNode);
  plan = await makePlan(api, region);
});

const later = (ms: number) => api.setClock(new Date(NOW.getTime() + ms));

async function publish(): Promise<string[]> {
  const rows = needs.map((needId) => ({ needId, slotId: work.slotNode }));
  const { data } = await api.graphql(
    `mutation($input: ProposePlacementsInput!) { proposePlacements(input: $input) {
      ... on PlacementChanged { placement { id } } } }`,
    { input: { key: newId(), rows } },
    region.coordinator,
  );
  return data.proposePlacements.map(({ placement }: { placement: { id: string } }) => placement.id);
}

async function published(as: Viewer = region.coordinator) {
  const { data } = await api.graphql(
    'query($id: ID!) { publishedOfPlan(planId: $id) { open answered viewerCanWithdraw } }',
    { id: plan },
    as,
  );
  return data.publishedOfPlan;
}

async function withdraw(as: Viewer = region.coordinator, key = newId()) {
  const { data } = await api.graphql(
    `mutation($input: WithdrawMatchingPlanInput!) { withdrawMatchingPlan(input: $input) { __typename
      ... on MatchingPlanRefused { reason facts { name value } } } }`,
    { input: { key, id: plan } },
    as,
  );
  return data.withdrawMatchingPlan;
}

async function states(): Promise<string[]> {
  return (await placementsOfNeeds(needs.map(stored))).map(({ state }) => state);
}

describe('what came of a plan', () => {
  it('is withdrawn as a whole before a mail has left, and then no mail leaves', async () => {
    await publish();
    expect(await published()).toEqual({ open: 3, answered: 0, viewerCanWithdraw: true });
    expect(await withdraw()).toEqual({ __typename: 'MatchingPlanChanged' });
    expect(await states()).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
    expect(await published()).toEqual({ open: 0, answered: 0, viewerCanWithdraw: false });
    later(10 * MINUTE);
    await api.runJobs();
    expect(api.sentMails()).toEqual([]);
  });

  it('is withdrawn long after that, and who was asked hears of each', async () => {
    await publish();
    later(24 * 60 * MINUTE);
    await api.runJobs();
    const before = api.sentMails().length;
    expect(before).toBeGreaterThan(0);
    const key = newId();
    expect((await withdraw(region.coordinator, key)).__typename).toBe('MatchingPlanChanged');
    expect((await withdraw(region.coordinator, key)).__typename).toBe('MatchingPlanChanged');
    await api.runJobs();
    expect(api.sentMails().slice(before)).toHaveLength(3);
  });

  it('stays as a whole once a company has answered one', async () => {
    const [first] = await publish();
    await send(api, 'declinePlacement', work.mentor, { id: first, reason: { code: 'NO_CAPACITY' } });
    expect(await published()).toEqual({ open: 2, answered: 1, viewerCanWithdraw: false });
    expect(await withdraw()).toEqual({
      __typename: 'MatchingPlanRefused',
      reason: 'IN_USE',
      facts: [{ name: 'answered', value: '1' }],
    });
    expect((await states()).toSorted()).toEqual(['DECLINED', 'PROPOSED', 'PROPOSED']);
  });

  it('lets an answer at the same time win or lose as a whole', async () => {
    const [first] = await publish();
    const [answer, taken] = await Promise.all([
      send(api, 'acceptPlacement', work.mentor, { id: first }).catch(() => null),
      withdraw(),
    ]);
    const all = (await states()).toSorted();
    if (taken.__typename === 'MatchingPlanChanged') {
      expect(answer?.__typename).not.toBe('PlacementChanged');
      expect(all).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
    } else expect(all).toEqual(['ACCEPTED', 'PROPOSED', 'PROPOSED']);
  });

  it('is nobody’s but who leads the proeftuin', async () => {
    await publish();
    for (const as of [region.school.teacher, region.partner, work.mentor]) {
      expect(await published(as)).toBeNull();
      expect(await withdraw(as)).toMatchObject({ __typename: 'MatchingPlanRefused', reason: 'NOT_ALLOWED' });
    }
    expect(await states()).toEqual(['PROPOSED', 'PROPOSED', 'PROPOSED']);
  });
});

async function release(on: string | null, as: Viewer = region.coordinator) {
  const { data } = await api.graphql(
    `mutation($input: ReleaseMatchingPlanInput!) { releaseMatchingPlan(input: $input) { __typename
      ... on MatchingPlanRefused { reason facts { name value } } } }`,
    { input: { key: newId(), id: plan, on, note: 'Tot binnenkort' } },
    as,
  );
  return data.releaseMatchingPlan;
}

async function released() {
  const { data } = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on MatchingPlan { release { on begun ended refused by { id } } } } }',
    { id: plan },
    region.coordinator,
  );
  return data.node.release;
}

const runAt = async (instant: string) => {
  api.setClock(new Date(instant));
  await api.runJobs();
};

describe('a day on which a plan is proposed', () => {
  it('asks no company before it, and proposes on behalf of who named it', async () => {
    expect((await release('2026-12-01')).__typename).toBe('MatchingPlanChanged');
    await runAt('2026-12-01T05:59:00Z');
    expect(await states()).toEqual([]);
    expect(api.sentMails()).toEqual([]);
    await runAt('2026-12-01T06:00:00Z');
    await api.runJobs();
    const made = await placementsOfNeeds(needs.map(stored));
    expect(made.map(({ state }) => state)).toEqual(['PROPOSED', 'PROPOSED', 'PROPOSED']);
    expect(made[0]).toMatchObject({
      teacherPersonId: region.coordinator.personId,
      note: 'Tot binnenkort',
      companyId: work.companyId,
    });
    expect(await released()).toMatchObject({ on: '2026-12-01', begun: true, ended: true, refused: 0 });
    await runAt('2026-12-01T06:05:00Z');
    expect(api.sentMails().length).toBeGreaterThan(0);
    expect(await published()).toEqual({ open: 3, answered: 0, viewerCanWithdraw: true });
  });

  it('is taken back as a whole before it', async () => {
    await release('2026-12-01');
    expect((await release(null)).__typename).toBe('MatchingPlanChanged');
    expect(await released()).toBeNull();
    await runAt('2026-12-02T08:00:00Z');
    expect(await states()).toEqual([]);
  });

  it('leaves out who found a place meanwhile, and counts whom a company does not take any more', async () => {
    await release('2026-12-01');
    const elsewhere = await makeWorkplace(region);
    const other = { needId: needs[0], slotId: elsewhere.slotNode };
    await send(api, 'proposePlacement', region.school.teacher, other);
    await save(api, 'editSlot', work.admin, { id: work.slotNode, version: 1, paused: true });
    await runAt('2026-12-01T08:00:00Z');
    expect(await states()).toEqual(['PROPOSED']);
    expect(await released()).toMatchObject({ ended: true, refused: 2 });
  });

  it('is ahead, of a plan that is there, and named by who leads the proeftuin', async () => {
    for (const on of ['2026-11-24', '2026-11-01', '2028-01-01'])
      expect(await release(on)).toMatchObject({ reason: 'INVALID', facts: [{ name: 'on' }] });
    for (const as of [region.school.teacher, region.partner, work.mentor])
      expect((await release('2026-12-01', as)).reason).toBe('NOT_ALLOWED');
    expect(await released()).toBeNull();
  });
});
