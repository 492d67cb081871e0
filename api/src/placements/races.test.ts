import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';
import { findPlacements, placementsByIds } from './store.ts';

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

function counted(answers: { __typename: string; reason?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { __typename, reason } of answers) {
    const name = reason ?? __typename;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('at the same moment', () => {
  it('sixty accepts for five places: five get one, the others hear that it is full', async () => {
    const work = await makeWorkplace(region, { slot: { places: 5 } });
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) {
      const { needNode } = await makeStudent(region);
      ids.push(await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode }));
    }
    const answers = await Promise.all(ids.map((id) => send(api, 'acceptPlacement', work.mentor, { id })));
    expect(counted(answers)).toEqual({ PlacementChanged: 5, FULL: 55 });
    const [slot] = await slotsByIds([work.slotId]);
    expect(slot).toMatchObject({ places: 5, placesTaken: 5, placesFree: 0, state: 'FULL' });
    expect(await findPlacements({ slotId: work.slotId, holds: true })).toHaveLength(5);
  });

  it('two companies accept one student: one wins and the other gets told', async () => {
    for (let round = 0; round < 5; round++) {
      const lotte = await makeStudent(region);
      const works = [await makeWorkplace(region), await makeWorkplace(region), await makeWorkplace(region)];
      const ids: string[] = [];
      for (const { slotNode } of works)
        ids.push(await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: slotNode }));
      const answers = await Promise.all(
        works.map(({ mentor }, at) => send(api, 'acceptPlacement', mentor, { id: ids[at] })),
      );
      expect(counted(answers)).toEqual({ PlacementChanged: 1, STUDENT_PLACED: 2 });
      const slots = await slotsByIds(works.map(({ slotId }) => slotId));
      expect(slots.map((slot) => slot?.placesTaken).sort()).toEqual([0, 0, 1]);
      expect((await needsByIds([lotte.needId]))[0]).toMatchObject({
        state: 'PLACED',
        partsHeld: 1,
        openProposals: 0,
      });
    }
  });

  it('one click that arrives many times does one thing', async () => {
    const work = await makeWorkplace(region, { slot: { places: 3 } });
    const { needNode, needId } = await makeStudent(region);
    const input = { key: 'click', needId: needNode, slotId: work.slotNode };
    const proposals = await Promise.all(
      Array.from({ length: 5 }, () => send(api, 'proposePlacement', region.school.teacher, input)),
    );
    expect(new Set(proposals.map(({ placement }) => placement?.id)).size).toBe(1);
    const id = proposals[0]?.placement?.id ?? '';
    const accepts = await Promise.all(
      Array.from({ length: 5 }, () => send(api, 'acceptPlacement', work.mentor, { id, key: 'tap' })),
    );
    expect(counted(accepts)).toEqual({ PlacementChanged: 5 });
    expect((await slotsByIds([work.slotId]))[0]?.placesTaken).toBe(1);
    expect((await needsByIds([needId]))[0]?.partsHeld).toBe(1);
  });

  it('accepting, withdrawing and declining: exactly one of them counts', async () => {
    for (let round = 0; round < 6; round++) {
      const work = await makeWorkplace(region);
      const { needNode, needId } = await makeStudent(region);
      const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
      await Promise.all([
        send(api, 'acceptPlacement', work.mentor, { id }),
        send(api, 'declinePlacement', work.admin, { id, reason: { code: 'NO_MENTOR' } }),
        send(api, 'withdrawPlacement', region.school.teacher, { id, reason: { code: 'STUDENT_LEFT' } }),
      ]);
      const [placement] = await placementsByIds([stored(id)]);
      const [slot] = await slotsByIds([work.slotId]);
      const [need] = await needsByIds([needId]);
      const held = placement?.state === 'ACCEPTED' ? 1 : 0;
      expect(slot).toMatchObject({ placesTaken: held, state: held ? 'FULL' : 'OPEN' });
      expect(need).toMatchObject({ partsHeld: held, openProposals: 0 });
    }
  });

  it('the same proposal by two teachers is made once', async () => {
    const work = await makeWorkplace(region);
    const { needNode } = await makeStudent(region);
    const input = { needId: needNode, slotId: work.slotNode };
    const answers = await Promise.all(
      [region.school.teacher, region.school.coordinator, region.coordinator].map((viewer) =>
        send(api, 'proposePlacement', viewer, input),
      ),
    );
    expect(counted(answers)).toEqual({ PlacementChanged: 1, ALREADY_PROPOSED: 2 });
  });
});
