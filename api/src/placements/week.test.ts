import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, weekAtWork } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  const { needNode } = await makeStudent(region);
  const week = weekAtWork('2027-02-01', '2027-05-28', [4, 5]);
  id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode, week });
});

const edit = (version: number, week: object, as = region.school.teacher) =>
  send(api, 'editPlacement', as, { id, version, week });
async function breaches(as: Viewer, week?: object) {
  const document = `query($id: ID!, $week: Schedule) { node(id: $id) { ... on Placement {
    workingTime(week: $week) { rule blocks days cures { change minutes stretches { breakMinutes } } } } } }`;
  return (await api.graphql(document, { id, week }, as)).data.node.workingTime;
}

describe('the week of a placement', () => {
  it('tells the school what the law says of it, with its cure, and the company nothing of that', async () => {
    // Lotte is 17 and works eight hours with half an hour of break.
    expect((await breaches(region.school.teacher))[0]).toMatchObject({
      rule: 'BE_YOUNG_LONG_BREAK',
      blocks: true,
      cures: [{ change: 'LONGER_BREAK', minutes: 30, stretches: [{ breakMinutes: 60 }] }],
    });
    expect(await breaches(work.mentor)).toBeNull();
    const short = weekAtWork('2027-02-01', '2027-05-28', [4, 5], ['08:00', '12:00']);
    expect(await breaches(region.school.teacher, short)).toEqual([]);
  });

  it('is refused where the law forbids more than what stands, and not for what stands already', async () => {
    const long = weekAtWork('2027-02-01', '2027-05-28', [4, 5], ['08:00', '18:00']);
    expect(await edit(1, long)).toMatchObject({
      reason: 'WORKING_TIME',
      facts: [{ name: 'rule', value: 'BE_YOUNG_DAY_HOURS' }, { name: 'day' }, { name: 'source' }],
    });
    const later = await edit(1, weekAtWork('2027-02-08', '2027-05-28', [4]));
    expect(later.placement).toMatchObject({ state: 'PROPOSED', version: 2 });
  });

  it('is changed by who manages it, and after the answer by the school’s coordinator', async () => {
    const may = async (as: Viewer) => {
      const document = 'query($id: ID!) { node(id: $id) { ... on Placement { viewerCanEdit } } }';
      return (await api.graphql(document, { id }, as)).data.node.viewerCanEdit;
    };
    const { teacher, coordinator } = region.school;
    const all = async () => [await may(teacher), await may(coordinator), await may(work.mentor)];
    expect(await all()).toEqual([true, true, false]);
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect(await all()).toEqual([false, true, false]);
  });

  it('is looked at when a counter-proposal is taken up too', async () => {
    const week = weekAtWork('2027-02-01', '2027-05-28', [4, 5], ['06:00', '18:00']);
    await send(api, 'counterPlacement', work.mentor, { id, week });
    const answer = await send(api, 'acceptCounterProposal', region.school.teacher, { id });
    expect(answer.reason).toBe('WORKING_TIME');
  });
});
