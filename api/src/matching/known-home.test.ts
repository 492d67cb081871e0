import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makePlan } from '../test/making-plans.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

/** Two homes with the postcode 9000, two kilometres apart. */
const HOMES = [
  { lat: 51.0397, lon: 3.7142 },
  { lat: 51.055, lon: 3.73 },
];

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

/** Slots around the homes, each with places for everybody. */
const around = () =>
  Promise.all(
    [0, 1, 2, 3, 4, 5].map((at) =>
      makeWorkplace(region, {
        company: { name: `Bedrijf ${at}` },
        site: { lat: 51.02 + at * 0.017, lon: 3.6 + ((at * 7) % 5) * 0.04 },
        slot: { places: 5 },
      }),
    ),
  );
const students = async (homes: object[] = HOMES) => {
  const made = [];
  for (const home of homes)
    made.push(
      (await makeStudent(region, region.school, { student: { ...home, maxTravelMinutes: 25 } })).needNode,
    );
  return made;
};

const FIT = `rules { rule met facts { name value } } score fits travel { means minutes kilometres via }
  journeys { means minutes kilometres via }`;
async function fits(id: string, slot: string, as: Viewer, minutes: number | null = null) {
  const { data, errors } = await api.graphql(
    `query($id: ID!, $slot: ID!, $minutes: Int) { node(id: $id) { ... on Need { fitOf(slotId: $slot) { ${FIT} }
      fittingSlots(first: 60, includeNotFitting: true, maxTravelMinutes: $minutes) { nodes { slot { id } ${FIT} } } } } }`,
    { id, slot, minutes },
    as,
  );
  expect(errors).toEqual([]);
  return data.node;
}

describe('who may not read where a student lives', () => {
  it('reads the same of all slots for all homes of a postcode', async () => {
    const [work] = await around();
    const ids = await students();
    const asked = (as: Viewer, minutes?: number) =>
      Promise.all(ids.map((id) => fits(id, work!.slotNode, as, minutes)));
    for (const minutes of [undefined, 20]) {
      const [one, other] = await asked(region.coordinator, minutes);
      expect(one.fittingSlots.nodes.length).toBeGreaterThan(0);
      expect(one.fittingSlots.nodes[0].journeys.length).toBeGreaterThan(1);
      expect(other).toEqual(one);
    }
    // The school goes by the home.
    const [one, other] = await asked(region.school.teacher);
    expect(other).not.toEqual(one);
  });

  it('reads no journey where the postcode is unknown', async () => {
    const [work] = await around();
    const [id] = await students([{ ...HOMES[0], homePostcode: '1000' }]);
    const { fitOf } = await fits(id!, work!.slotNode, region.coordinator);
    expect(fitOf).toMatchObject({ travel: null, journeys: [] });
    expect((await fits(id!, work!.slotNode, region.school.teacher)).fitOf.journeys).not.toEqual([]);
  });

  it('makes plans of which every figure is the same for all homes of a postcode', async () => {
    const works = await around();
    const ids = await students();
    const planId = await makePlan(api, region);
    const plan = await api.graphql(
      `query($id: ID!) { node(id: $id) { ... on MatchingPlan { figures { placed minutesTotal minutesMedian }
        rows(first: 9) { nodes { minutes means need { id } slot { id } } } } } }`,
      { id: planId },
      region.coordinator,
    );
    const { figures, rows } = plan.data.node;
    const [row, other] = rows.nodes;
    expect(figures).toEqual({ placed: 2, minutesTotal: 2 * row.minutes, minutesMedian: row.minutes });
    expect({ ...other, need: null }).toEqual({ ...row, need: null });
    for (const { slotNode } of works.slice(0, 2)) {
      const moves = await Promise.all(
        ids.map(async (needId) => {
          const { data } = await api.graphql(
            `query($planId: ID!, $needId: ID!, $slotId: ID!) { matchingMove(planId: $planId, needId: $needId, slotId: $slotId) {
              rules effect { minutesBefore minutes changes { rows { minutes means slot { id } } } } } }`,
            { planId, needId, slotId: slotNode },
            region.coordinator,
          );
          return data.matchingMove;
        }),
      );
      expect(moves[1]).toEqual(moves[0]);
      expect(moves[0].effect?.minutesBefore ?? figures.minutesTotal).toBe(figures.minutesTotal);
    }
    const { data } = await api.graphql(
      `query($planId: ID!, $slotId: ID!) { matchingOnePlace(planId: $planId, slotId: $slotId) { effect { minutesBefore minutes } } }`,
      { planId, slotId: row.slot.id },
      region.coordinator,
    );
    const { minutesTotal } = figures;
    expect(data.matchingOnePlace.effect).toEqual({ minutesBefore: minutesTotal, minutes: minutesTotal });
  });
});
