import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { askForPlan, makePlan } from '../../test/making-plans.ts';
import { proposed, send } from '../../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../../test/region.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

it('gives places from the day on which their company lets schools propose, when it is for that day', async () => {
  const own = await makeRegion();
  await makeStudent(own);
  await makeWorkplace(own, { slot: { releasedOn: '2027-01-11' } });
  const figures = async (proposedOn: string | null) => {
    const id = await makePlan(api, own, { proposedOn });
    const { data } = await api.graphql(
      `query($id: ID!) { node(id: $id) { ... on MatchingPlan { proposedOn figures { students placed }
        rows(first: 9) { nodes { reason { rules { rule slots } } } } } } }`,
      { id },
      own.coordinator,
    );
    return data.node;
  };
  const now = await figures(null);
  expect(now).toMatchObject({ proposedOn: null, figures: { students: 1, placed: 0 } });
  expect(now.rows.nodes[0].reason.rules).toEqual([{ rule: 'RELEASED', slots: 1 }]);
  const then = await figures('2027-01-11');
  expect(then).toMatchObject({ proposedOn: '2027-01-11', figures: { students: 1, placed: 1 } });
  expect(await askForPlan(api, own, { proposedOn: '2026-11-24' })).toMatchObject({
    reason: 'INVALID',
    facts: [{ name: 'proposedOn' }],
  });
});

it('keeps to the limits of a company, counts who is there and who is asked, and says what they cost', async () => {
  const work = await makeWorkplace(region, { company: { mostStudents: 4 }, slot: { places: 20 } });
  const { companyId, siteId, mentor } = work;
  const other = await makeWorkplace(region, {
    slot: { companyId, siteId, mentorId: mentor.personId, places: 20 },
  });
  const student = async () => (await makeStudent(region)).needNode;
  const propose = async (slotId: string) =>
    proposed(api, region.school.teacher, { needId: await student(), slotId });
  await send(api, 'acceptPlacement', mentor, { id: await propose(work.slotNode) });
  await propose(other.slotNode);
  for (let count = 0; count < 4; count++) await student();

  const planId = await makePlan(api, region);
  const read = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on MatchingPlan { state figures { students placed fixed } basis { gap }
      rows(first: 10) { nodes { outcome reason { kind students places moreStudents { id } morePlaces { id } } } } } } }`,
    { id: planId },
    region.coordinator,
  );
  const plan = read.data.node;
  // One is there and one is asked, so two of the four still fit.
  expect(plan).toMatchObject({
    state: 'DONE',
    figures: { students: 5, placed: 3, fixed: 1 },
    basis: { gap: 0 },
  });
  const left = plan.rows.nodes.filter(({ outcome }: { outcome: string }) => outcome === 'NOT_PLACED');
  expect(left).toHaveLength(2);
  for (const { reason } of left)
    expect(reason).toMatchObject({
      kind: 'SHORTAGE',
      moreStudents: [{ id: toNodeId('Company', companyId) }],
      morePlaces: [],
    });
});

it('gives each school no more than a company does over all its slots, and says who was decided for that', async () => {
  const own = await makeRegion();
  const work = await makeWorkplace(own, { company: { mostPerSchool: 3 }, slot: { places: 2 } });
  const { companyId, siteId, mentor } = work;
  await makeWorkplace(own, { slot: { companyId, siteId, mentorId: mentor.personId, places: 20 } });
  const { needNode } = await makeStudent(own);
  const id = await proposed(api, own.school.teacher, { needId: needNode, slotId: work.slotNode });
  await send(api, 'acceptPlacement', mentor, { id });
  for (let count = 0; count < 4; count++) await makeStudent(own);
  const planId = await makePlan(api, own);
  const read = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on MatchingPlan { state figures { students placed fixed }
      basis { gap capped { students moreStudents morePoints } }
      rows(first: 10) { nodes { outcome reason { kind cappedBy { id } morePlaces { id } moreStudents { id }
        moreOfSchools { company { id } school { id } slot { id } } } } } } } }`,
    { id: planId },
    own.coordinator,
  );
  // One is there, so two of the four still fit.
  expect(read.data.node).toMatchObject({
    state: 'DONE',
    figures: { students: 5, placed: 3, fixed: 1 },
    basis: { gap: 0, capped: { students: 4, moreStudents: 0, morePoints: 0 } },
  });
  const left = read.data.node.rows.nodes.filter((row: { outcome: string }) => row.outcome === 'NOT_PLACED');
  expect(left).toHaveLength(2);
  for (const { reason } of left)
    expect(reason).toEqual({
      kind: 'CAPPED',
      cappedBy: [{ id: toNodeId('Company', companyId) }],
      morePlaces: [],
      moreStudents: [],
      // Its other slot has room enough.
      moreOfSchools: [
        {
          company: { id: toNodeId('Company', companyId) },
          school: { id: toNodeId('School', own.school.id) },
          slot: null,
        },
      ],
    });
});
