import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../database.ts';
import { localId } from '../../node.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { askForPlan, makePlan } from '../../test/making-plans.ts';
import { proposed, send } from '../../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../../test/region.ts';
import { makeSavedPlan } from '../../test/saved-plan.ts';
import { plansIdle } from './service.ts';

let api: TestApi;
let region: Region;
let proeftuin: string;
/** One school, three companies: a student who is placed, one who waits, and three to place beside two who can be nowhere. */
let placed: string;
let waits: string;
let near: string;
let far: string;
let young: string;
let nowhere: string[];
let begun: string;
let first: Awaited<ReturnType<typeof made>>;
let works: Awaited<ReturnType<typeof makeWorkplace>>[];
beforeAll(async () => {
  api = await startTestApi();
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  proeftuin = toNodeId('Proeftuin', region.proeftuinId);
  works = [
    await makeWorkplace(region, { company: { name: 'Twee plaatsen' }, slot: { places: 2 } }),
    await makeWorkplace(region, { company: { name: 'Eén plaats' }, site: { lat: 51.1, lon: 3.75 } }),
    await makeWorkplace(region, { company: { name: 'Vanaf 18' }, slot: { minimumAge: 18, places: 1 } }),
  ];
  const student = async (change = {}) =>
    (await makeStudent(region, region.school, { student: change })).needNode;
  placed = await student();
  waits = await student({ birthDate: '2005-01-30' });
  near = await student();
  far = await student({ lat: 51.08, lon: 3.74, homePostcode: '9041' });
  young = await student({ languages: ['fr'] });
  // Wishes count where a plan decides on five together.
  nowhere = [await student({ languages: ['fr'] }), await student({ languages: ['fr'] })];
  begun = (await makeStudent(region, region.school, { need: { startsOn: '2026-10-01' } })).needNode;
  const accepted = await proposed(api, region.school.teacher, {
    needId: placed,
    slotId: works[0]!.slotNode,
  });
  await send(api, 'acceptPlacement', works[0]!.mentor, { id: accepted });
  await proposed(api, region.school.teacher, { needId: waits, slotId: works[2]!.slotNode });
  await wishes(near, works[1]!.slotNode);
  first = await made();
});
afterAll(() => api.stop());

const PLAN = `id name state progress version viewerCanEdit madeBy { id } proeftuin { id }
  from { id } withoutCompanies { id } onlyClasses { id } onlyCompanies { id } onlyNeeds { id } onlySlots { id } withoutSlots { id } leftOut { id } companies { company { id } students }
  basis { needs waiting slots pairs gap } figures { students placed fixed wishing firstChoices minutesTotal crossBorder moved
    schools { school { id } students placed } }
  fullSlots { id } shortages { qualifications { id } students places missing slots { id } } slotsToWiden { id }
  rejectedPins { need { id } slot { id } rules } pins { needId slotId }
  rows(first: 100) { totalCount nodes { outcome part minutes need { id student { displayName } } slot { id }
    reason { kind rules { rule slots } students places nearestRules nearest { id } morePlaces { id } } } }`;

const CHOICE = `query($id: ID!) { matchingChoice(proeftuinId: $id) {
  classes { class { id } needs } companies { company { id } placesFree } } }`;

const make = (change: Record<string, unknown> = {}, as: Viewer = region.coordinator) =>
  askForPlan(api, region, change, as);
async function read(id: string, as: Viewer = region.coordinator) {
  const { data } = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on MatchingPlan { ${PLAN} } } }`,
    { id },
    as,
  );
  return data.node;
}
async function made(change: Record<string, unknown> = {}) {
  return read(await makePlan(api, region, change));
}
interface Row {
  outcome: string;
  need: { id: string };
  slot: { id: string } | null;
  reason: Record<string, unknown> | null;
}
const byNeed = (plan: { rows: { nodes: Row[] } }) =>
  new Map(plan.rows.nodes.map((row) => [row.need.id, row]));

describe('plans beside each other', () => {
  const differences = async (id: string, others: string[], as: Viewer = region.coordinator) => {
    const { data, errors } = await api.graphql(
      `query($id: ID!, $with: [ID!]!) { node(id: $id) { ... on MatchingPlan { differences(with: $with) {
        totalCount nodes { need { id } rows { outcome slot { id } } } } } } }`,
      { id, with: others },
      as,
    );
    return { list: data?.node?.differences, errors };
  };

  it('name who gets another place or none, with what each gives, and nobody else', async () => {
    const other = await made({
      pins: [{ needId: near, slotId: works[1]!.slotNode }],
      forbids: [{ needId: far, slotId: works[0]!.slotNode }],
      begun: true,
    });
    const { list } = await differences(first.id, [other.id]);
    const [was, is] = [byNeed(first), byNeed(other)];
    const slotOf = (rows: Map<string, Row>, needId: string) => rows.get(needId)?.slot?.id ?? null;
    const expected = [...is.keys()].filter((needId) => slotOf(was, needId) !== slotOf(is, needId));
    expect(expected).toContain(far);
    expect(list.nodes.map(({ need }: Row) => need.id).sort()).toEqual(expected.sort());
    expect(list.totalCount).toBe(expected.length);
    const row = list.nodes.find(({ need }: Row) => need.id === far);
    expect(row.rows).toEqual([
      { outcome: 'PLACED', slot: { id: works[0]!.slotNode } },
      { outcome: 'NOT_PLACED', slot: null },
    ]);
    expect((await differences(first.id, [first.id])).list.nodes).toEqual([]);
  });

  it('are of one proeftuin, four at most', async () => {
    const elsewhere = toNodeId(
      'MatchingPlan',
      await makeSavedPlan(newId(), {
        needId: newId(),
        slotId: newId(),
        schoolId: newId(),
        classId: newId(),
        qualificationId: newId(),
        companyId: newId(),
        madeById: newId(),
      }),
    );
    for (const others of [[elsewhere], [first.id, first.id, first.id, first.id]])
      expect((await differences(first.id, others)).errors).not.toEqual([]);
  });
});

describe('a company that drops out', () => {
  it('gives its students another place, also who was accepted there, and moves nobody else', async () => {
    const company = toNodeId('Company', works[0]!.companyId);
    expect(first.companies).toContainEqual({ company: { id: company }, students: 2 });
    const repaired = await made({ fromId: first.id, withoutCompanyIds: [company] });
    expect(repaired).toMatchObject({ from: { id: first.id }, withoutCompanies: [{ id: company }] });
    expect(repaired.companies.map((one: { company: { id: string } }) => one.company.id)).not.toContain(
      company,
    );
    const [was, is] = [byNeed(first), byNeed(repaired)];
    expect(is.get(near)).toMatchObject({ outcome: 'PLACED', slot: was.get(near)!.slot });
    for (const needId of [placed, far]) expect(is.get(needId)?.slot).toBeNull();
    expect(repaired.figures).toMatchObject({ students: 6, placed: 1, fixed: 0, moved: 2 });
    // Without the plan before it, a new plan gives the place by points alone, and nobody has moved.
    expect((await made({ withoutCompanyIds: [company] })).figures).toMatchObject({ placed: 1, moved: null });
  });

  it('is repaired from a plan of the same proeftuin that is there', async () => {
    const ids = {
      needId: newId(),
      slotId: newId(),
      schoolId: newId(),
      classId: newId(),
      qualificationId: newId(),
      companyId: newId(),
      madeById: newId(),
    };
    const elsewhere = toNodeId('MatchingPlan', await makeSavedPlan(newId(), ids));
    for (const fromId of [elsewhere, toNodeId('MatchingPlan', newId())])
      expect(await make({ fromId })).toMatchObject({ __typename: 'MatchingPlanRefused', reason: 'INVALID' });
  });
});

describe('a student moved by hand', () => {
  const moved = async (needId: string, slotId: string, as: Viewer = region.coordinator) => {
    const { data, errors } = await api.graphql(
      `query($planId: ID!, $needId: ID!, $slotId: ID!) { matchingMove(planId: $planId, needId: $needId, slotId: $slotId) {
        rules effect { placed placedBefore minutes minutesBefore changes { need { id } rows { slot { id } } } } } }`,
      { planId: first.id, needId, slotId },
      as,
    );
    return { move: data?.matchingMove, errors };
  };

  it('tells at once who makes way, just as the plan that is saved then', async () => {
    const slotId = works[1]!.slotNode;
    const { move } = await moved(far, slotId);
    expect(move).toMatchObject({ rules: [], effect: { placedBefore: 3 } });
    const { changes, ...told } = move.effect;
    const change = changes.find(({ need }: Row) => need.id === far);
    expect(change.rows).toEqual([{ slot: byNeed(first).get(far)!.slot }, { slot: { id: slotId } }]);
    const saved = await made({ fromId: first.id, pins: [{ needId: far, slotId }] });
    expect(byNeed(saved).get(far)).toMatchObject({ outcome: 'PINNED', slot: { id: slotId } });
    expect(told).toMatchObject({ placed: saved.figures.placed, minutes: saved.figures.minutesTotal });
    expect(changes.map(({ need }: Row) => need.id).sort()).toEqual(
      [...byNeed(saved)]
        .flatMap(([id, { slot }]) => (slot?.id === byNeed(first).get(id)?.slot?.id ? [] : id))
        .sort(),
    );
    expect((await read(first.id)).figures).toEqual(first.figures);
  });

  it('keeps to the rules that no proposal gets by, and tells the others', async () => {
    const slotId = works[2]!.slotNode;
    const { move } = await moved(near, slotId);
    expect(move.effect).toBeNull();
    expect(move.rules).toContain('AGE');
    const failed = await made({ pins: [{ needId: near, slotId }] });
    expect(failed).toMatchObject({ state: 'FAILED', figures: null });
    expect(failed.rejectedPins).toMatchObject([{ need: { id: near }, slot: { id: slotId } }]);
    expect((await moved(young, works[0]!.slotNode)).move).toMatchObject({
      rules: ['LANGUAGE'],
      effect: { placedBefore: 3 },
    });
  });

  it('is not somebody who was accepted, nor asked by another than who leads the proeftuin', async () => {
    expect((await moved(placed, works[1]!.slotNode)).errors).not.toEqual([]);
    for (const as of [region.school.teacher, region.partner, { ...region.coordinator, proeftuinIds: [] }])
      expect((await moved(far, works[1]!.slotNode, as)).move).toBeNull();
  });
});

describe('where places lack', () => {
  it('is a group of students and slots, and the slots where one more place helps', async () => {
    expect(first).toMatchObject({ shortages: [], slotsToWiden: [] });
    // Only one place is left for near and far.
    const short = await made({ onlyCompanyIds: [toNodeId('Company', works[1]!.companyId)] });
    const slot = { id: works[1]!.slotNode };
    expect(short.shortages).toMatchObject([{ students: 2, places: 1, missing: 1 }]);
    expect(short.shortages[0].slots).toContainEqual(slot);
    expect(short.shortages[0].qualifications).toHaveLength(1);
    expect(short.slotsToWiden).toContainEqual(slot);
  });
});

describe('a plan for some', () => {
  it('gives only places of chosen companies, and leaves accepted placements where they are', async () => {
    const company = toNodeId('Company', works[1]!.companyId);
    const some = await made({ onlyCompanyIds: [company], begun: true });
    expect(some.onlyCompanies).toEqual([{ id: company }]);
    const rows = byNeed(some);
    expect(rows.get(placed)).toMatchObject({ outcome: 'FIXED', slot: { id: works[0]!.slotNode } });
    const given = [...rows.values()].filter(({ outcome }) => outcome === 'PLACED');
    expect(given.map(({ slot }) => slot?.id)).toEqual([works[1]!.slotNode]);
  });

  it('takes in and leaves out students and slots one by one', async () => {
    const [two, one] = [works[0]!.slotNode, works[1]!.slotNode];
    const elsewhere = [toNodeId('Class', newId())];
    const alone = await made({ onlyClassIds: elsewhere, onlyNeedIds: [near], leaveOut: [far] });
    expect(alone.rows.nodes.map(({ need }: Row) => need.id)).toEqual([near]);
    expect(alone).toMatchObject({ onlyNeeds: [{ id: near }], leftOut: [{ id: far }] });
    const given = (plan: { rows: { nodes: Row[] } }) =>
      plan.rows.nodes.flatMap(({ outcome, slot }) => (outcome === 'PLACED' && slot ? [slot.id] : []));
    const only = await made({ onlySlotIds: [one] });
    expect(only.onlySlots).toEqual([{ id: one }]);
    expect(given(only)).toEqual([one]);
    const without = await made({ withoutSlotIds: [two] });
    expect(without.withoutSlots).toEqual([{ id: two }]);
    expect(given(without)).toEqual([one]);
    expect(byNeed(without).get(placed)).toMatchObject({ outcome: 'FIXED', slot: { id: two } });
    const tooMany = { withoutSlotIds: Array.from({ length: 101 }, () => one) };
    expect(await make(tooMany)).toMatchObject({ reason: 'INVALID', facts: [{ name: 'withoutSlotIds' }] });
  });

  it('finds students and slots to choose by a few letters', async () => {
    const find = async (search: string) => {
      const { data } = await api.graphql(
        `query($id: ID!, $search: String!) { matchingChoice(proeftuinId: $id) {
          needs(search: $search) { id student { displayName } } slots(search: $search) { id } } }`,
        { id: proeftuin, search },
        region.coordinator,
      );
      return data.matchingChoice;
    };
    const { needs } = await find('');
    expect(needs.map(({ id }: { id: string }) => id).sort()).toEqual(
      [placed, waits, near, far, young, ...nowhere].sort(),
    );
    const [first] = needs[0].student.displayName.split(' ');
    expect((await find(first.slice(0, 3))).needs).toContainEqual(needs[0]);
    expect(await find('qqq')).toEqual({ needs: [], slots: [] });
  });

  it('has only students of chosen classes, from those that one can choose', async () => {
    const other = newId();
    const chosen = toNodeId('Class', region.school.classId);
    expect((await made({ onlyClassIds: [toNodeId('Class', other)] })).basis).toMatchObject({ needs: 0 });
    const some = await made({ onlyClassIds: [chosen] });
    expect(some).toMatchObject({ onlyClasses: [{ id: chosen }], basis: first.basis });
    const { data } = await api.graphql(CHOICE, { id: proeftuin }, region.coordinator);
    const { classes, companies } = data.matchingChoice;
    expect(classes).toEqual([{ class: { id: chosen }, needs: 7 }]);
    expect(companies).toContainEqual({
      company: { id: toNodeId('Company', works[0]!.companyId) },
      placesFree: 1,
    });
    expect(companies).toHaveLength(works.length);
    for (const as of [region.school.teacher, region.partner])
      expect((await api.graphql(CHOICE, { id: proeftuin }, as)).data.matchingChoice).toBeNull();
  });
});

describe('a plan', () => {
  it('places who can be placed, keeps what was accepted, and says why the rest is not', () => {
    expect(first).toMatchObject({ state: 'DONE', progress: 100, viewerCanEdit: true });
    expect(first.basis).toEqual({ needs: 6, waiting: 1, slots: 3, pairs: 6, gap: 0 });
    expect(first.figures).toMatchObject({ students: 6, placed: 3, fixed: 1, crossBorder: 0 });
    expect(first.figures.schools).toEqual([
      { school: { id: toNodeId('School', region.school.id) }, students: 6, placed: 3 },
    ]);
    const rows = byNeed(first);
    expect(rows.has(waits)).toBe(false);
    expect(rows.has(begun)).toBe(false);
    expect(rows.get(placed)).toMatchObject({ outcome: 'FIXED', slot: { id: works[0]!.slotNode } });
    expect(rows.get(far)?.outcome).toBe('PLACED');
    expect(rows.get(young)).toMatchObject({ outcome: 'NOT_PLACED', slot: null, reason: { kind: 'NO_SLOT' } });
    expect(rows.get(young)?.reason?.['rules']).toContainEqual({ rule: 'LANGUAGE', slots: 2 });
  });

  it('counts wishes and tells nobody’s: under five no count', () => {
    expect(byNeed(first).get(near)?.slot).toEqual({ id: works[1]!.slotNode });
    expect(first.figures).toMatchObject({ wishing: null, firstChoices: null });
  });

  it('does what a person decides, says which slot is full, can be stopped, and takes its turn', async () => {
    const slotId = works[1]!.slotNode;
    const decided = {
      pins: [{ needId: near, slotId }],
      forbids: [{ needId: far, slotId: works[0]!.slotNode }],
      leaveOut: [young],
      begun: true,
    };
    const both = { pins: [near, far].map((needId) => ({ needId, slotId })) };
    const asked = await Promise.all([decided, both, {}].map((change) => make(change)));
    const ids: string[] = asked.map(({ matchingPlan }) => matchingPlan!.id);
    expect((await read(ids[2]!)).state).toBe('RUNNING');
    const { data } = await api.graphql(
      `mutation($input: CancelMatchingPlanInput!) { cancelMatchingPlan(input: $input) { __typename } }`,
      { input: { key: newId(), id: ids[2] } },
      region.coordinator,
    );
    expect(data.cancelMatchingPlan.__typename).toBe('MatchingPlanChanged');
    await plansIdle();
    const [done, failed, cancelled] = await Promise.all(ids.map((id) => read(id)));
    expect(done).toMatchObject({ state: 'DONE', pins: [{ needId: near, slotId }] });
    expect(byNeed(done).get(near)).toMatchObject({ outcome: 'PINNED', slot: { id: slotId } });
    expect(byNeed(done).get(far)?.outcome).toBe('NOT_PLACED');
    expect(byNeed(done).get(young)?.outcome).toBe('LEFT_OUT');
    expect(byNeed(done).has(begun)).toBe(true);
    expect(failed).toMatchObject({ state: 'FAILED', figures: null, fullSlots: [{ id: slotId }] });
    expect(cancelled).toMatchObject({ state: 'CANCELLED', figures: null });
  });

  it('is refused when it contradicts itself', async () => {
    const pins = [{ needId: near, slotId: works[1]!.slotNode }];
    for (const change of [{ pins, leaveOut: [near] }, { pins, forbids: pins }, { name: ' ' }])
      expect(await make(change)).toMatchObject({ __typename: 'MatchingPlanRefused', reason: 'INVALID' });
  });

  it('is not made in a proeftuin that was archived', async () => {
    const input = {
      key: newId(),
      title: 'Voorbij',
      summary: 'Leren op de kade',
      sector: 'LOGISTICS',
      level: 4,
      phase: 'EMBEDDING',
      hybridForms: [],
    };
    const { data } = await api.graphql(
      `mutation($input: CreateProeftuinInput!) { createProeftuin(input: $input) {
        ... on ProeftuinChanged { proeftuin { id } } } }`,
      { input },
      region.coordinator,
    );
    const proeftuinId = data.createProeftuin.proeftuin.id as string;
    const own = { ...region.coordinator, proeftuinIds: [localId(proeftuinId, 'Proeftuin')] };
    expect((await make({ proeftuinId }, own)).__typename).toBe('MatchingPlanChanged');
    await plansIdle();
    const archived = await api.graphql(
      `mutation($key: ID!, $id: ID!) { archive(key: $key, id: $id) { __typename } }`,
      { key: newId(), id: proeftuinId },
      own,
    );
    expect(archived.data.archive.__typename).toBe('Archived');
    expect(await make({ proeftuinId }, own)).toMatchObject({ reason: 'NOT_ALLOWED' });
  });

  it('becomes proposals by the way that all proposals take', async () => {
    const slotId = byNeed(first).get(far)!.slot!.id;
    const { data } = await api.graphql(
      `mutation($input: ProposePlacementsInput!) { proposePlacements(input: $input) { __typename } }`,
      { input: { key: newId(), rows: [{ needId: far, slotId }] } },
      region.coordinator,
    );
    expect(data.proposePlacements).toEqual([{ __typename: 'PlacementChanged' }]);
  });
});

describe('who makes plans', () => {
  it('is the coordinator of the proeftuin, and nobody else knows them', async () => {
    for (const as of [
      region.school.teacher,
      region.school.coordinator,
      region.partner,
      works[0]!.mentor,
      { ...region.coordinator, proeftuinIds: [] },
    ]) {
      expect(await read(first.id, as)).toBeNull();
      expect(await make({}, as)).toMatchObject({ __typename: 'MatchingPlanRefused', reason: 'NOT_ALLOWED' });
    }
  });
});

describe('what counts', () => {
  it('is set by the coordinator, in whole weights up to a hundred', async () => {
    const edit = async (weight: number, as: Viewer) => {
      const found = await api.graphql(
        'query($id: ID!) { node(id: $id) { ... on Proeftuin { version } } }',
        { id: proeftuin },
        as,
      );
      const { data } = await api.graphql(
        `mutation($input: EditProeftuinInput!) { editProeftuin(input: $input) { __typename
          ... on ProeftuinChanged { proeftuin { matchingWeights { term weight } } } } }`,
        {
          input: {
            key: newId(),
            id: proeftuin,
            version: found.data.node.version,
            matchingWeights: [{ term: 'CROSS_BORDER', weight }],
          },
        },
        as,
      );
      return data.editProeftuin;
    };
    const { proeftuin: changed } = await edit(30, region.coordinator);
    expect(changed.matchingWeights).toContainEqual({ term: 'CROSS_BORDER', weight: 30 });
    expect(changed.matchingWeights).toContainEqual({ term: 'TRAVEL', weight: 40 });
    expect((await edit(101, region.coordinator)).__typename).toBe('ProeftuinRefused');
    expect((await edit(5, region.partner)).__typename).toBe('ProeftuinRefused');
  });
});

async function studentOf(needNode: string): Promise<string> {
  const { data } = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on Need { student { id } } } }',
    { id: needNode },
    region.school.teacher,
  );
  return Buffer.from(data.node.student.id as string, 'base64url')
    .toString()
    .split(':')[1]!;
}

async function wishes(needNode: string, slotId: string): Promise<void> {
  const own: Viewer = { ...region.school.teacher, role: 'STUDENT', studentId: await studentOf(needNode) };
  const wish = { choices: [{ slotId }], places: [], weekdays: [], travelMeans: ['BICYCLE'] };
  await api.graphql(
    'mutation($input: SaveWishesInput!) { saveWishes(input: $input) { __typename } }',
    { input: { key: newId(), ...wish } },
    own,
  );
}
