import type { Viewer } from '@scheldemond/domain/access/viewer';
import { addDays } from '@scheldemond/domain/time/working-day';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, weekAtWork, weekOfLine } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

/** 16 or 17 years old on 1 February 2027, when the period begins; the first becomes 18 within it. */
const BORN = ['2009-03-14', '2009-07-02', '2010-06-30'];

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

const LAW = `query($id: ID!, $week: Schedule) { node(id: $id) { ... on Placement {
  workingTime(week: $week) { rule blocks from to actual limit allowedFrom days cures { change day minutes } } } } }`;
async function law(id: string, week: Schedule | null, as: Viewer) {
  const { data, errors } = await api.graphql(LAW, { id, week }, as);
  return errors.length > 0 ? errors.map(({ code }) => code) : data.node.workingTime;
}

/** A proposal for a student of each day of birth, at a slot of its own. */
async function proposals(as: Viewer, slot = {}) {
  const week = weekAtWork('2027-02-01', '2027-05-28', [4, 5]);
  const made = [];
  for (const birthDate of BORN) {
    const { needNode } = await makeStudent(region, region.school, { student: { birthDate } });
    const { slotNode } = await makeWorkplace(region, { slot });
    made.push(await proposed(api, as, { needId: needNode, slotId: slotNode, week }));
  }
  return made;
}
/** Weeks of ten-hour days that begin on one day after another. */
const tenHours = (from: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const startsOn = addDays(from, at * 11);
    return weekAtWork(startsOn, addDays(startsOn, 60), [1, 2, 3, 4, 5], ['07:00', '17:00']);
  });

describe('who may not read a day of birth', () => {
  it('reads the same of any week for all who are under 18 when the period begins', async () => {
    const ids = await proposals(region.school.teacher);
    for (const week of [null, ...tenHours('2026-12-01', 12)]) {
      const [first, ...others] = await Promise.all(ids.map((id) => law(id, week, region.coordinator)));
      for (const other of others) expect(other).toEqual(first);
      expect(JSON.stringify(first)).toMatch(/_YOUNG_/);
    }
    // The school goes by the day itself.
    const last = tenHours('2027-04-10', 1)[0]!;
    const [adult, minor] = [
      await law(ids[0]!, last, region.school.teacher),
      await law(ids[1]!, last, region.school.teacher),
    ];
    expect(JSON.stringify(adult)).not.toMatch(/_YOUNG_/);
    expect(JSON.stringify(minor)).toMatch(/_YOUNG_/);
  });

  it('is refused a change of the week for all of them, or for none', async () => {
    const ids = await proposals(region.coordinator);
    for (const week of tenHours('2027-02-01', 6)) {
      const answers = [];
      for (const id of ids) {
        const { reason, facts } = await send(api, 'editPlacement', region.coordinator, {
          id,
          version: 1,
          week,
        });
        answers.push({ reason, facts });
      }
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
      expect(answers[0]?.reason).toBe('WORKING_TIME');
    }
  });

  it('is told of an age that a slot asks as it is on the first day of the need’s period, whatever week is proposed', async () => {
    const { needNode } = await makeStudent(region, region.school, { student: { birthDate: '2009-03-14' } });
    const { slotNode } = await makeWorkplace(region, { slot: { minimumAge: 18 } });
    const asked = async (as: Viewer) => {
      const week = weekOfLine('do-vr bedrijf 8:30-16:30', '2027-03-15', '2027-05-28');
      return send(api, 'proposePlacement', as, { needId: needNode, slotId: slotNode, part: 1, week });
    };
    expect(await asked(region.coordinator)).toMatchObject({
      reason: 'RULE_NOT_MET',
      facts: [
        { name: 'rule', value: 'AGE' },
        { name: 'minimum', value: '18' },
      ],
    });
    // The school knows that the student is 18 by then.
    expect((await asked(region.school.teacher)).placement).toMatchObject({ state: 'PROPOSED' });
  });
});

describe('a week that is asked about', () => {
  it('is in order, and lies in the period of the placement or near it', async () => {
    const [id] = await proposals(region.school.teacher);
    const ask = (week: Schedule) => law(id!, week, region.school.teacher);
    const good = weekAtWork('2026-09-01', '2027-10-31', [4]);
    expect((await ask(good))[0]).toMatchObject({ rule: 'BE_YOUNG_LONG_BREAK' });
    for (const week of [
      weekAtWork('2026-07-01', '2026-09-30', [4]),
      weekAtWork('2027-02-01', '2028-02-01', [4]),
      { ...good, versions: [...good.versions, ...good.versions] },
      { ...good, exceptions: [{ kind: 'OFF' as const, from: '2028-01-01', to: '2028-01-02' }] },
    ])
      expect(await ask(week)).toEqual(['BAD_INPUT']);
  });
});
