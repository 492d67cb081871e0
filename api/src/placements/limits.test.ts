import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored } from '../test/placing.ts';
import { save } from '../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { findPlacements } from './store.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
});

/** Slots with room for many at one company with these limits, guided by one mentor. */
async function slotsOf(
  limits: { mostStudents?: number; mostPerMentor?: number; mostPerSchool?: number },
  count: number,
) {
  const work = await makeWorkplace(region, { company: limits, slot: { places: 20 } });
  const { companyId, siteId, mentor } = work;
  const slots = [work.slotNode];
  while (slots.length < count) {
    const slot = { companyId, siteId, mentorId: mentor.personId, places: 20 };
    slots.push((await makeWorkplace(region, { slot })).slotNode);
  }
  return { work, slots };
}

async function propose(slotId: string): Promise<string> {
  const { needNode } = await makeStudent(region);
  return proposed(api, region.school.teacher, { needId: needNode, slotId });
}
const accept = (work: Workplace, id: string) => send(api, 'acceptPlacement', work.mentor, { id });

describe('limits that a company set to itself', () => {
  it.each([
    [{ mostStudents: 3 }, 'COMPANY_FULL'],
    [{ mostPerMentor: 3 }, 'MENTOR_FULL'],
    [{ mostStudents: 9, mostPerMentor: 3 }, 'MENTOR_FULL'],
    [{ mostPerMentor: 9, mostPerSchool: 3 }, 'SCHOOL_FULL'],
  ])('hold over all its slots, also for accepts at the same moment: %o', async (limits, reason) => {
    const { work, slots } = await slotsOf(limits, 2);
    const ids: string[] = [];
    for (let at = 0; at < 10; at++) ids.push(await propose(slots[at % 2]!));
    const answers = await Promise.all(ids.map((id) => accept(work, id)));
    const refused = answers.filter(({ __typename }) => __typename === 'PlacementRefused');
    expect(refused.map((answer) => answer.reason)).toEqual(Array(7).fill(reason));
    expect(await findPlacements({ companyId: work.companyId, holds: true })).toHaveLength(3);

    const { needNode } = await makeStudent(region);
    const late = await send(api, 'proposePlacement', region.school.teacher, {
      needId: needNode,
      slotId: slots[0],
    });
    expect(late).toMatchObject({ __typename: 'PlacementRefused', reason });
  });

  it('give each school its share of a slot, also for accepts at the same moment', async () => {
    const work = await makeWorkplace(region, { slot: { places: 20, mostPerSchool: 2 } });
    const proposals: string[] = [];
    for (const school of [region.school, region.otherSchool])
      for (let at = 0; at < 4; at++) {
        const { needNode } = await makeStudent(region, school);
        proposals.push(await proposed(api, school.teacher, { needId: needNode, slotId: work.slotNode }));
      }
    const answers = await Promise.all(proposals.map((id) => accept(work, id)));
    const refused = answers.map((answer) => answer.reason ?? 'accepted');
    for (const own of [refused.slice(0, 4), refused.slice(4)])
      expect(own.sort()).toEqual(['SCHOOL_FULL', 'SCHOOL_FULL', 'accepted', 'accepted']);
    expect(await findPlacements({ slotId: stored(work.slotNode), holds: true })).toHaveLength(4);
    const { needNode } = await makeStudent(region);
    const late = await send(api, 'proposePlacement', region.school.teacher, {
      needId: needNode,
      slotId: work.slotNode,
    });
    expect(late).toMatchObject({ __typename: 'PlacementRefused', reason: 'SCHOOL_FULL' });
  });

  it('give each school its share over all slots of the company, whoever else is there', async () => {
    const { work, slots } = await slotsOf({ mostStudents: 4, mostPerSchool: 2 }, 2);
    const ask = async (school: Region['school'], slotId: string) => {
      const { needNode } = await makeStudent(region, school);
      return send(api, 'proposePlacement', school.teacher, { needId: needNode, slotId });
    };
    for (const slotId of slots) {
      const { placement } = await ask(region.school, slotId);
      expect(await accept(work, placement!.id)).toMatchObject({ __typename: 'PlacementChanged' });
    }
    expect(await ask(region.school, slots[0]!)).toMatchObject({ reason: 'SCHOOL_FULL' });
    const { placement } = await ask(region.otherSchool, slots[0]!);
    expect(await accept(work, placement!.id)).toMatchObject({ __typename: 'PlacementChanged' });
    expect(await findPlacements({ companyId: work.companyId, holds: true })).toHaveLength(3);
  });

  it('do not count who left, nor who works elsewhere', async () => {
    const { work, slots } = await slotsOf({ mostStudents: 1 }, 2);
    const other = await slotsOf({ mostStudents: 1 }, 1);
    const [first, second] = [await propose(slots[0]!), await propose(slots[1]!)];
    expect(await accept(other.work, await propose(other.slots[0]!))).toMatchObject({
      __typename: 'PlacementChanged',
    });
    expect(await accept(work, first)).toMatchObject({ __typename: 'PlacementChanged' });
    expect(await accept(work, second)).toMatchObject({ reason: 'COMPANY_FULL' });
    await send(api, 'withdrawPlacement', region.school.teacher, {
      id: first,
      reason: { code: 'STUDENT_LEFT' },
    });
    expect(await accept(work, second)).toMatchObject({ __typename: 'PlacementChanged' });
  });

  it('let schools propose from a day on, and those that the company named before', async () => {
    const releasedOn = '2026-12-01';
    const work = await makeWorkplace(region, { slot: { places: 20 } });
    const waiting = await propose(work.slotNode);
    const said = await save(api, 'editSlot', work.admin, { id: work.slotNode, version: 1, releasedOn });
    expect(said.reason).toBeUndefined();
    const facts = [{ name: 'from', value: releasedOn }];
    const ask = async (school = region.school) => {
      const { needNode } = await makeStudent(region, school);
      return send(api, 'proposePlacement', school.teacher, { needId: needNode, slotId: work.slotNode });
    };
    expect(await ask()).toMatchObject({ reason: 'NOT_RELEASED', facts });
    // Also what was proposed before the company said so waits for that day.
    expect(await accept(work, waiting)).toMatchObject({ reason: 'NOT_RELEASED', facts });
    const early = { earlySchoolIds: [toNodeId('School', region.otherSchool.id)] };
    await save(api, 'editSlot', work.admin, { id: work.slotNode, version: 2, ...early });
    expect(await ask()).toMatchObject({ reason: 'NOT_RELEASED' });
    const own = await ask(region.otherSchool);
    expect(await accept(work, own.placement!.id)).toMatchObject({ __typename: 'PlacementChanged' });
    api.setClock(new Date('2026-12-01T08:00:00Z'));
    expect(await ask()).toMatchObject({ __typename: 'PlacementChanged' });
    expect(await accept(work, waiting)).toMatchObject({ __typename: 'PlacementChanged' });
  });

  it('are told to who looks for a slot', async () => {
    const { work, slots } = await slotsOf({ mostStudents: 1 }, 1);
    await accept(work, await propose(slots[0]!));
    const { needNode } = await makeStudent(region);
    const query = `query($id: ID!, $slotId: ID!) { node(id: $id) { ... on Need { fitOf(slotId: $slotId) {
      rules { rule met facts { name value } } } } } }`;
    const { data } = await api.graphql(query, { id: needNode, slotId: slots[0] }, region.school.teacher);
    const rule = data.node.fitOf.rules.find((one: { rule: string }) => one.rule === 'FREE_PLACES');
    expect(rule.met).toBe(false);
    expect(rule.facts).toContainEqual({ name: 'most', value: '1' });
    expect(rule.facts).toContainEqual({ name: 'of', value: 'COMPANY' });
  });
});
