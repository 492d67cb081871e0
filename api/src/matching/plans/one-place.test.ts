import { abilityFor } from '@scheldemond/domain/access/ability';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../database.ts';
import { proeftuinenByIds } from '../../proeftuinen/service.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makePlan } from '../../test/making-plans.ts';
import { proposed, send } from '../../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../../test/region.ts';
import { loadCohort } from './cohort.ts';
import { computePlan, type PlanInput, type Solved } from './solver.ts';
import { whyUnused } from './unused.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.reset();
  api.setClock(NOW);
});
afterAll(() => api.stop());

interface Row {
  need: { id: string };
  slot: { id: string } | null;
  minutes?: number | null;
}

async function made(region: Region, fromId: string | null = null) {
  const id = await makePlan(api, region, { fromId });
  const { data } = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on MatchingPlan { id figures { placed minutesTotal }
      rows(first: 9) { nodes { minutes need { id } slot { id } } } } } }`,
    { id },
    region.coordinator,
  );
  return data.node;
}

async function asked(planId: string, slotId: string, as: Viewer) {
  const { data, errors } = await api.graphql(
    `query($planId: ID!, $slotId: ID!) { matchingOnePlace(planId: $planId, slotId: $slotId) { unused slot { id }
      effect { placedBefore placed minutesBefore minutes changes { need { id } rows { slot { id } } } } } }`,
    { planId, slotId },
    as,
  );
  return { found: data?.matchingOnePlace, errors };
}

async function raise(slotId: string, mentor: Viewer) {
  const { data } = await api.graphql(
    `mutation($input: EditSlotInput!) { editSlot(input: $input) { __typename } }`,
    { input: { key: newId(), id: slotId, version: 1, places: 2 } },
    mentor,
  );
  expect(data.editSlot.__typename).toBe('SlotChanged');
}

describe('one place more in a slot', () => {
  it('brings what the plan brings that is repaired once it is there', async () => {
    const region = await makeRegion();
    const near = await makeWorkplace(region, { company: { name: 'Dichtbij' } });
    const adults = await makeWorkplace(region, { slot: { minimumAge: 18 } });
    const birthDate = '2005-01-30';
    const first = await makeStudent(region, region.school, { student: { birthDate } });
    const second = await makeStudent(region, region.school, { student: { birthDate } });
    // Too young for one of both, and further from the other.
    const young = await makeStudent(region, region.school, {
      student: { lat: 51.09, lon: 3.76, homePostcode: '9041' },
    });
    const french = await makeWorkplace(region, { slot: { language: 'fr' } });
    const waits = await makeStudent(region, region.school, { student: { languages: ['fr'] } });
    const plan = await made(region);
    expect(plan).toMatchObject({ figures: { placed: 3 } });
    // Who waits for an answer since then is no difference, and counts neither before nor after.
    const pair = { needId: waits.needNode, slotId: french.slotNode };
    await proposed(api, region.school.teacher, pair);

    const { found } = await asked(plan.id, adults.slotNode, region.coordinator);
    expect(found).toMatchObject({
      unused: null,
      slot: { id: adults.slotNode },
      effect: { placedBefore: 2, placed: 3 },
    });
    const theirs = plan.rows.nodes.filter(({ need }: Row) => need.id !== waits.needNode);
    expect(found.effect.minutesBefore).toBe(
      theirs.reduce((sum: number, { minutes }: Row) => sum + (minutes ?? 0), 0),
    );
    // Who is near makes room for who can go nowhere else.
    const moved = [first, second].find(({ needNode }) =>
      plan.rows.nodes.some(({ need, slot }: Row) => need.id === needNode && slot?.id === near.slotNode),
    );
    const byNeed = (one: Row, other: Row) => one.need.id.localeCompare(other.need.id);
    expect(found.effect.changes.toSorted(byNeed)).toEqual(
      [
        {
          need: { id: moved?.needNode },
          rows: [{ slot: { id: near.slotNode } }, { slot: { id: adults.slotNode } }],
        },
        { need: { id: young.needNode }, rows: [{ slot: null }, { slot: { id: near.slotNode } }] },
      ].toSorted(byNeed as never),
    );
    await raise(adults.slotNode, adults.mentor);
    const repaired = await made(region, plan.id);
    expect(found.effect).toMatchObject({
      placed: repaired.figures.placed,
      minutes: repaired.figures.minutesTotal,
    });
    const slotOf = (rows: Row[], id: string) => rows.find(({ need }) => need.id === id)?.slot ?? null;
    for (const { need, rows } of found.effect.changes)
      expect(rows[1].slot).toEqual(slotOf(repaired.rows.nodes, need.id));
  });

  it('is looked at of slots that take part, by who leads the proeftuin', async () => {
    const region = await makeRegion();
    const other = await makeWorkplace(await makeRegion());
    const { slotNode } = await makeWorkplace(region);
    const plan = await made(region);
    for (const slotId of [other.slotNode, toNodeId('Slot', newId())])
      expect((await asked(plan.id, slotId, region.coordinator)).errors).not.toEqual([]);
    for (const as of [region.school.teacher, region.partner, { ...region.coordinator, proeftuinIds: [] }])
      expect((await asked(plan.id, slotNode, as)).found).toBeNull();
  });
});

/** What a plan would be made of with nothing decided. */
async function cohort({ proeftuinId, coordinator }: Region, onePlaceAt: string | null): Promise<PlanInput> {
  const [proeftuin] = await proeftuinenByIds([proeftuinId]);
  const { input } = await loadCohort({ ability: abilityFor(coordinator) }, proeftuin!, '2026-11-24', {
    begun: false,
    proposedOn: null,
    pins: [],
    forbids: [],
    leaveOut: [],
    withoutCompanyIds: [],
    onlyClassIds: [],
    onlyCompanyIds: [],
    onlyNeedIds: [],
    onlySlotIds: [],
    withoutSlotIds: [],
    before: null,
    ...(onePlaceAt && { onePlaceAt }),
  });
  return input;
}
const look = async (of: PlanInput) => (await computePlan(of)) as Solved;
const students = async (region: Region, count: number, student = {}) => {
  for (let at = 0; at < count; at++) await makeStudent(region, region.school, { student });
};

it('helps also where all are taken or asked, unless more are asked than there are', async () => {
  const region = await makeRegion();
  const { slotId, slotNode } = await makeWorkplace(region);
  const widened = async () => (await look(await cohort(region, null))).short.widenSlotIds;
  await students(region, 1);
  expect(await widened()).toEqual([]);
  for (const stands of [[slotId], []]) {
    const { needNode } = await makeStudent(region);
    await proposed(api, region.school.teacher, { needId: needNode, slotId: slotNode });
    expect(await widened()).toEqual(stands);
  }
});

describe('a place more that nobody takes', () => {
  /** Why, of a plan made at once and with nothing decided. */
  async function why(region: Region, slotId: string) {
    const input = await cohort(region, slotId);
    return whyUnused({ input, solved: await look(input), slotId }, look);
  }

  it.each([
    [{ mostStudents: 1 }, 'COMPANY_LIMIT'],
    [{ mostPerMentor: 1 }, 'MENTOR_LIMIT'],
    [{ mostPerSchool: 1 }, 'SCHOOL_LIMIT'],
  ])('is so by a limit of the company: %o', async (company, limit) => {
    const region = await makeRegion();
    const work = await makeWorkplace(region, { company });
    await students(region, 2);
    expect(await why(region, work.slotId)).toBe(limit);
    // Also when all that it leaves is taken already.
    const { needNode } = await makeStudent(region);
    const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect(await why(region, work.slotId)).toBe(limit);
  });

  it('is so by what the slot gives to a school, and by no limit when nobody could come without it', async () => {
    const region = await makeRegion();
    const { slotId } = await makeWorkplace(region, { slot: { places: 1, mostPerSchool: 1 } });
    await students(region, 1);
    await students(region, 1, { languages: ['fr'] });
    expect(await why(region, slotId)).toBe('NOBODY');
    await students(region, 1);
    expect(await why(region, slotId)).toBe('SCHOOL_LIMIT');
  });

  it('is so as there is room, everybody has a place, or nobody who has none fits', async () => {
    const region = await makeRegion();
    const [one, two] = [
      await makeWorkplace(region),
      await makeWorkplace(region, { slot: { minimumAge: 18, places: 2 } }),
    ];
    await students(region, 1);
    expect(await why(region, one.slotId)).toBe('ALL_PLACED');
    await students(region, 1);
    expect(await why(region, one.slotId)).toBeNull();
    expect(await why(region, two.slotId)).toBe('ROOM');
  });

  it('is so as it would not be free', async () => {
    const region = await makeRegion();
    const { slotId } = await makeWorkplace(region, { slot: { paused: true, state: 'PAUSED' } });
    await students(region, 1);
    expect(await why(region, slotId)).toBe('NOT_FREE');
  });
});
