import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, stored } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { derivedFrom, importPlacements, placementIdsByExternalKey, placementsByIds } from './store.ts';
import { rebuildSummaries } from './summaries.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
const STATES = ['COMPLETED', 'CLOSED', 'DECLINED', 'EXPIRED'] as const;
const COUNT = 400;

beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 3 } });
  lotte = await makeStudent(region);
  const id = await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
  const [pattern] = await placementsByIds([stored(id)]);
  const { id: _id, ...fields } = pattern!;
  const another = (i: number) => (i % 4 === 0 ? newId() : null);
  await importPlacements(
    Array.from({ length: COUNT }, (_, i) => {
      const state = STATES[i % STATES.length]!;
      return {
        ...fields,
        externalKey: `imported-${i}`,
        needId: newId(),
        state,
        ...derivedFrom(state),
        classId: another(i) ?? fields.classId,
        companyId: another(i) ?? fields.companyId,
        undo: null,
        undoUntil: null,
        changedAt: new Date(NOW.getTime() - i * 60_000),
      };
    }),
  );
});
afterAll(() => api.stop());

describe('the list', () => {
  it('reads no more documents than it shows, in the order of an index', async () => {
    const viewers: PersonViewer[] = [
      region.school.teacher,
      region.school.coordinator,
      region.coordinator,
      work.admin,
    ];
    for (const viewer of viewers)
      for (const more of [{}, { state: 'COMPLETED' }]) {
        const filter = { $and: [mongoFilter(api.context(viewer).ability, 'read', 'Placement'), more] };
        const explained = (await mongoose.connection
          .collection('placements')
          .find(filter)
          .sort({ changedAt: -1, _id: -1 })
          .limit(26)
          .explain('executionStats')) as { executionStats: { totalDocsExamined: number } };
        expect([viewer.role, more, explained.executionStats.totalDocsExamined <= 27]).toEqual([
          viewer.role,
          more,
          true,
        ]);
      }
  });
});

describe('an import', () => {
  it('writes each placement once, and its summaries follow from a rebuild', async () => {
    const [first] = await placementIdsByExternalKey(['imported-0']).then((found) => [...found.values()]);
    const [before] = await placementsByIds([first!]);
    const { id: _id, ...fields } = before!;
    const held = { ...fields, state: 'ACTIVE' as const, ...derivedFrom('ACTIVE'), needId: lotte.needId };
    expect(await importPlacements([held])).toEqual({ inserted: 0, updated: 1 });
    expect(await importPlacements([held])).toEqual({ inserted: 0, updated: 0 });
    await rebuildSummaries();
    expect((await slotsByIds([work.slotId]))[0]).toMatchObject({ placesTaken: 1, placesFree: 2 });
    expect((await needsByIds([lotte.needId]))[0]).toMatchObject({
      state: 'PLACED',
      partsHeld: 1,
      openProposals: 1,
    });
  });
});
