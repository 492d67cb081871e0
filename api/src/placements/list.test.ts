import type { Viewer } from '@scheldemond/domain/access/viewer';
import { abilityFor } from '@scheldemond/domain/access/ability';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscribe } from '../platform/live/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { commandsOf } from '../test/commands.ts';
import { proposed, send } from '../test/placing.ts';
import {
  linkViewer,
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';
import { stored } from '../test/placing.ts';

let api: TestApi;
let region: Region;
let works: Workplace[];
const ids: string[] = [];
const students: Awaited<ReturnType<typeof makeStudent>>[] = [];
let dutch: string;

/** Six students of one class at three companies, one of another school; accepted every other time. */
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  works = [];
  for (const name of ['Machinebouw Vliet', 'Scheepswerf Noord', 'Zoutziederij'])
    works.push(await makeWorkplace(region, { company: { name }, slot: { places: 4 } }));
  for (let i = 0; i < 6; i++) {
    const lastName = ['Baekelandt', 'de Vries', 'Yıldırım'][i % 3];
    const student = await makeStudent(region, region.school, {
      student: { firstName: `Lotte${i}`, lastName },
    });
    students.push(student);
    const work = works[i % 3]!;
    api.setClock(new Date(NOW.getTime() + i * 1_000));
    const id = await proposed(api, region.school.teacher, {
      needId: student.needNode,
      slotId: work.slotNode,
    });
    ids.push(id);
    if (i < 3) await send(api, 'acceptPlacement', work.mentor, { id });
  }
  const other = await makeStudent(region, region.otherSchool, { student: { lastName: 'Jansen' } });
  dutch = await proposed(api, region.otherSchool.teacher, {
    needId: other.needNode,
    slotId: works[0]!.slotNode,
  });
});
afterAll(() => api.stop());

const LIST = `query($filter: PlacementFilter, $sort: PlacementSort! = CHANGED, $direction: SortDirection! = DESC, $first: Int! = 25, $after: String) {
  placements(filter: $filter, sort: $sort, direction: $direction, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id state } } }`;
async function list(as: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(LIST, variables, as);
  expect(errors).toEqual([]);
  return data.placements as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: { id: string; state: string }[];
  };
}
const total = async (as: Viewer, filter: Record<string, unknown> = {}) =>
  (await list(as, { filter })).totalCount;

const commands = async (run: () => Promise<unknown>) => (await commandsOf(run)).length;

describe('the list of placements', () => {
  it('holds for each role what it may see; another school’s do not exist', async () => {
    expect(await total(region.school.teacher)).toBe(6);
    expect(await total(region.school.coordinator)).toBe(6);
    expect(await total(region.otherSchool.coordinator)).toBe(1);
    expect(await total(region.coordinator)).toBe(6);
    expect(await total(region.partner)).toBe(0);
    expect(await total(works[0]!.mentor)).toBe(3);
    expect(await total(works[1]!.admin)).toBe(2);
    expect(await total({ kind: 'anonymous' })).toBe(0);
    const emptyClass = await someone(region.school.id, 'TEACHER');
    expect(await total(emptyClass)).toBe(0);
    const node = 'query($id: ID!) { node(id: $id) { id } }';
    const { data } = await api.graphql(node, { id: dutch }, region.school.coordinator);
    expect(data.node).toBeNull();
    const own = await someone(region.school.id, 'STUDENT', { studentId: students[0]!.studentId });
    expect((await list(own)).nodes.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('is paged and sorted both ways', async () => {
    const newest = (await list(region.school.teacher)).nodes.map(({ id }) => id);
    const oldest = (await list(region.school.teacher, { direction: 'ASC' })).nodes.map(({ id }) => id);
    expect(oldest).toEqual([...newest].reverse());
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(region.school.teacher, { first: 4, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(newest);
    expect((await list(region.school.teacher, { sort: 'STARTS_ON' })).nodes).toHaveLength(6);
  });

  it('is ordered by names as far as the viewer may see them', async () => {
    const names = async (as: Viewer) => {
      const document = '{ placements(sort: STUDENT, direction: ASC) { nodes { student { displayName } } } }';
      const { data, errors } = await api.graphql(document, {}, as);
      expect(errors).toEqual([]);
      return data.placements.nodes.map(
        ({ student }: { student: { displayName: string } }) => student.displayName,
      );
    };
    expect(await names(region.school.teacher)).toEqual([
      'Lotte0 Baekelandt',
      'Lotte3 Baekelandt',
      'Lotte1 de Vries',
      'Lotte4 de Vries',
      'Lotte2 Yıldırım',
      'Lotte5 Yıldırım',
    ]);
    // Jansen of the other school stands after Baekelandt, but the company knows only "Lotte".
    expect(await names(works[0]!.mentor)).toEqual(['Lotte', 'Lotte0 Baekelandt', 'Lotte3']);
  });

  it('is filtered by what the viewer may read', async () => {
    const { teacher } = region.school;
    expect(await total(teacher, { states: ['ACCEPTED'] })).toBe(3);
    expect(await total(teacher, { companyId: toNodeId('Company', works[0]!.companyId) })).toBe(2);
    expect(await total(teacher, { slotId: works[1]!.slotNode, states: ['PROPOSED'] })).toBe(1);
    expect(await total(teacher, { studentId: toNodeId('Student', students[0]!.studentId) })).toBe(1);
    expect(await total(teacher, { classId: toNodeId('Class', region.school.classId) })).toBe(6);
    expect(await total(teacher, { province: 'ZEELAND' })).toBe(0);
    expect(await total(teacher, { proeftuinId: toNodeId('Proeftuin', region.proeftuinId) })).toBe(6);
    // A company never learns the class.
    expect(await total(works[0]!.mentor, { classId: toNodeId('Class', region.school.classId) })).toBe(0);
  });

  it('is searched by what the viewer may read: a company finds a last name after it accepted', async () => {
    expect(await total(region.school.teacher, { search: 'YILD' })).toBe(2);
    expect(await total(region.school.teacher, { search: 'lotte vliet' })).toBe(2);
    expect(await total(region.school.teacher, { search: 'jansen' })).toBe(0);
    expect(await total(works[0]!.mentor, { search: 'baek' })).toBe(1);
    expect(await total(works[0]!.mentor, { search: 'jansen' })).toBe(0);
    expect(await total(works[0]!.mentor, { search: 'lotte' })).toBe(3);
    expect(await total(works[0]!.mentor, { search: '.*' })).toBe(3);
  });
});

describe('commands to the database', () => {
  const FULL = `{ placements(first: 100) { nodes { id state startsOn viewerCan notReadyInTime agreement { signedBy }
    startConditions { kind met } history { command actor { firstName } } proposedBy { firstName } mentor { firstName }
    need { state } proeftuin { title } replaces { id }
    student { displayName class { name } school { name } programme { title } }
    slot { title site { place } company { name } } company { name } } } }`;

  it('do not grow with the list', async () => {
    const few = await commands(() => api.graphql(FULL.replace('100', '2'), {}, region.school.teacher));
    const many = await commands(async () => {
      const { data, errors } = await api.graphql(FULL, {}, region.school.teacher);
      expect(errors).toEqual([]);
      expect(data.placements.nodes).toHaveLength(6);
    });
    expect(many).toBe(few);
  });

  it('are one for the list itself', async () => {
    const document = `{ placements { nodes { id state startsOn endsOn week viewerCan
      student { displayName } slot { title site { place } } company { name } } } }`;
    expect(await commands(() => api.graphql(document, {}, region.school.teacher))).toBe(1);
  });

  it('do not grow with the needs either', async () => {
    const document = (first: number) => `{ needs(first: ${first}) { nodes { id state student { displayName }
      placements { state slot { title } company { name } } period { name } } } }`;
    const run = (first: number) => async () => {
      const { data, errors } = await api.graphql(document(first), {}, region.school.teacher);
      expect(errors).toEqual([]);
      expect(data.needs.nodes).toHaveLength(first);
    };
    expect(await commands(run(6))).toBe(await commands(run(2)));
  });
});

describe('what waits', () => {
  const attention = async (as: Viewer) => {
    const { data } = await api.graphql('{ attention { kind count } }', {}, as);
    return Object.fromEntries(
      data.attention.map(({ kind, count }: { kind: string; count: number }) => [kind, count]),
    );
  };

  it('differs by role', async () => {
    expect(await attention(region.school.teacher)).toEqual({ PROPOSALS_WAITING: 3 });
    expect(await attention(region.coordinator)).toEqual({ PROPOSALS_WAITING: 3 });
    expect(await attention(works[0]!.mentor)).toEqual({ TO_ANSWER: 2 });
    expect(await attention(region.partner)).toEqual({});
    expect(await attention(linkViewer(works[0]!, stored(ids[3]!), students[3]!))).toEqual({});
    api.setClock(new Date('2027-01-25T09:00:00Z'));
    expect(await attention(region.school.teacher)).toEqual({ PROPOSALS_WAITING: 3, NOT_READY: 3 });
    api.setClock(NOW);
  });
});

describe('the totals of a proeftuin', () => {
  const document = `query($id: ID!) { node(id: $id) { ... on Proeftuin { studentCount companyCount
    placementCounts { state count } targets { metric current } } } }`;
  const of = async (as: Viewer) =>
    (await api.graphql(document, { id: toNodeId('Proeftuin', region.proeftuinId) }, as)).data.node;

  it('are the same for its coordinator and its partner, who sees no placement', async () => {
    const totals = {
      studentCount: 6,
      companyCount: 3,
      placementCounts: [
        { state: 'PROPOSED', count: 3 },
        { state: 'ACCEPTED', count: 3 },
      ],
      targets: [{ metric: 'PLACEMENTS', current: 5 }],
    };
    expect(await of(region.coordinator)).toEqual(totals);
    expect(await of(region.partner)).toEqual(totals);
  });

  it('tell who is where in which week, from placements and slots; a partner gets the sum alone', async () => {
    const asked = `query($id: ID!) { node(id: $id) { ... on Proeftuin {
      occupancyByCompany { company { name } places { taken offered } }
      occupancy { schoolYear weeks total { taken offered } } } } }`;
    const id = toNodeId('Proeftuin', region.proeftuinId);
    const ask = async (as: Viewer) => (await api.graphql(asked, { id }, as)).data.node;
    const found = await ask(region.coordinator);
    expect(found.occupancy.schoolYear).toBe('2026-2027');
    expect(found.occupancyByCompany.map((row: { company: { name: string } }) => row.company.name)).toEqual([
      'Machinebouw Vliet',
      'Scheepswerf Noord',
      'Zoutziederij',
    ]);
    // Day by day: somebody is there in a week when one of its days is one of the placement's.
    const dates = 'query($id: ID!) { node(id: $id) { ... on Placement { startsOn endsOn } } }';
    const { startsOn, endsOn } = (await api.graphql(dates, { id: ids[0] }, region.coordinator)).data.node;
    const days = (monday: string) =>
      Array.from({ length: 7 }, (_, day) =>
        new Date(Date.parse(monday) + day * 86_400_000).toISOString().slice(0, 10),
      );
    const there = found.occupancy.weeks.map((monday: string) =>
      days(monday).some((day) => day >= startsOn && day <= endsOn) ? 1 : 0,
    );
    expect(there).toContain(1);
    expect(there[0]).toBe(0);
    for (const { places } of found.occupancyByCompany) {
      expect(places.taken).toEqual(there);
      expect(new Set(places.offered)).toEqual(new Set([0, 4]));
    }
    const total = { taken: there.map((one: number) => 3 * one), offered: expect.arrayContaining([0, 12]) };
    expect(found.occupancy.total).toEqual(total);
    expect(await ask(region.partner)).toMatchObject({
      occupancyByCompany: null,
      occupancy: { total },
    });
    expect(await ask(region.otherSchool.teacher)).toEqual({ occupancy: null, occupancyByCompany: null });

    // One company by itself: the same numbers, for its own people and for who looks after students.
    const own =
      'query($id: ID!) { node(id: $id) { ... on Company { occupancy { schoolYear weeks total { taken offered } } } } }';
    const at = async (as: Viewer, work: Workplace) =>
      (await api.graphql(own, { id: toNodeId('Company', work.companyId) }, as)).data.node.occupancy;
    const { places: vliet } = found.occupancyByCompany[0];
    const expected = { schoolYear: '2026-2027', weeks: found.occupancy.weeks, total: vliet };
    for (const as of [region.coordinator, region.school.coordinator, works[0]!.mentor])
      expect(await at(as, works[0]!)).toEqual(expected);
    expect(await at(region.partner, works[0]!)).toBeNull();
  });

  it('are told anew to who looks on when a place is accepted, also to a partner, and not outside', async () => {
    const lookers = {
      coordinator: region.coordinator,
      partner: region.partner,
      stranger: region.otherSchool.teacher,
    };
    const heard: Record<string, string[]> = {};
    const leave: (() => void)[] = [];
    for (const [name, viewer] of Object.entries(lookers)) {
      const own: string[] = (heard[name] = []);
      const send = ({ type, id }: { type: string; id: string }) => own.push(`${type} ${id}`) > 0;
      const { personId, sessionId } = viewer;
      const subscriber = { personId, sessionId, ability: abilityFor(viewer), send, close: () => undefined };
      leave.push(await subscribe(subscriber));
    }
    const asked = `query($id: ID!) { node(id: $id) { ... on Proeftuin { occupancy { total { taken } } } } }`;
    const most = async () => {
      const id = toNodeId('Proeftuin', region.proeftuinId);
      const { data } = await api.graphql(asked, { id }, region.partner);
      return Math.max(...data.node.occupancy.total.taken);
    };
    const before = await most();
    const student = await makeStudent(region, region.school, {});
    const input = { needId: student.needNode, slotId: works[0]!.slotNode };
    const id = await proposed(api, region.school.teacher, input);
    await send(api, 'acceptPlacement', works[0]!.mentor, { id });
    const proeftuin = `Proeftuin ${region.proeftuinId}`;
    await expect.poll(() => heard['partner'], { timeout: 5_000 }).toEqual([proeftuin, proeftuin]);
    expect(heard['coordinator']).toContain(`Placement ${stored(id)}`);
    // Slots are for every teacher; what goes on in a proeftuin is not.
    expect(heard['stranger']?.filter((one) => !one.startsWith('Slot '))).toEqual([]);
    expect(await most()).toBe(before + 1);
    await send(api, 'withdrawPlacement', region.school.teacher, {
      id,
      reason: { code: 'OTHER', words: 'x' },
    });
    await expect.poll(() => heard['partner']?.length, { timeout: 5_000 }).toBe(3);
    expect(await most()).toBe(before);
    leave.forEach((one) => one());
  });
});
