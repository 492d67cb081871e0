import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send } from '../test/placing.ts';
import {
  linkViewer,
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
} from '../test/region.ts';
import { needsByIds, restampProeftuin, studentsByIds } from './service.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  region = await makeRegion();
  for (const [firstName, lastName] of [
    ['Zoë', 'Baekelandt'],
    ['Yusuf', 'Yıldırım'],
    ['Anne-Sophie', 'de Vries'],
    ['Lotte', 'De Smet'],
    ['Bram', "van 't Hof"],
  ])
    await makeStudent(region, region.school, { student: { firstName, lastName } });
  await makeStudent(region, region.otherSchool, { student: { firstName: 'Zoë', lastName: 'Jansen' } });
});
afterAll(() => api.stop());

interface List {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  nodes: { id: string; displayName: string; lastName: string | null }[];
}
const STUDENTS = `query($first: Int! = 25, $after: String, $search: String, $classId: ID) {
  students(first: $first, after: $after, search: $search, classId: $classId) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id displayName lastName } } }`;
async function students(as: Viewer, variables: Record<string, unknown> = {}): Promise<List> {
  const { data, errors } = await api.graphql(STUDENTS, variables, as);
  expect(errors).toEqual([]);
  return data.students as List;
}
const names = async (as: Viewer, search: string) =>
  (await students(as, { search })).nodes.map(({ displayName }) => displayName);

const NEEDS = `query($filter: NeedFilter, $sort: NeedSort! = NAME, $direction: SortDirection! = ASC) {
  needs(filter: $filter, sort: $sort, direction: $direction) { totalCount nodes { id student { displayName } } } }`;
async function needs(as: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(NEEDS, variables, as);
  expect(errors).toEqual([]);
  return data.needs as { totalCount: number; nodes: { id: string; student: { displayName: string } }[] };
}

describe('the list of students', () => {
  it('is in the order of names, prefixes as in the country that writes them', async () => {
    const { nodes, totalCount } = await students(region.school.coordinator);
    expect(totalCount).toBe(5);
    expect(nodes.map(({ lastName }) => lastName)).toEqual([
      'Baekelandt',
      'De Smet',
      "van 't Hof",
      'de Vries',
      'Yıldırım',
    ]);
  });

  it.each([
    ['zoe', ['Zoë Baekelandt']],
    ['YILDIRIM', ['Yusuf Yıldırım']],
    ['vries anne', ['Anne-Sophie de Vries']],
    ['bae', ['Zoë Baekelandt']],
    ['aekel', []],
    ['.*', ['Zoë Baekelandt', 'Lotte De Smet', "Bram van 't Hof", 'Anne-Sophie de Vries', 'Yusuf Yıldırım']],
    ['zoe jansen', []],
  ])('finds for %s by folded beginnings of words', async (search, found) => {
    expect(await names(region.school.coordinator, search)).toEqual(found);
  });

  it('is paged by cursors that hold while rows come in before and behind', async () => {
    const whole = (await students(region.school.coordinator)).nodes.map(({ id }) => id);
    const first = await students(region.school.coordinator, { first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const added = await makeStudent(region, region.school, {
      student: { firstName: 'Aad', lastName: 'Aalst' },
    });
    const rest = await students(region.school.coordinator, { first: 10, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(whole);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(rest.totalCount).toBe(6);
    expect((await students(region.school.coordinator)).nodes[0]?.id).toBe(
      toNodeId('Student', added.studentId),
    );
  });

  it.each([{ first: 101 }, { first: 0 }, { first: -1 }, { after: 'not a cursor' }, { classId: 'Q2xhc3M' }])(
    'refuses %j',
    async (variables) => {
      const { errors } = await api.graphql(STUDENTS, variables, region.school.coordinator);
      expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
    },
  );
});

describe('check 3: another school’s student', () => {
  it('does not exist: not by list, count, search, class or id', async () => {
    const { coordinator, teacher, classId } = region.otherSchool;
    for (const viewer of [coordinator, teacher]) {
      expect((await students(viewer)).totalCount).toBe(1);
      expect(await names(viewer, 'baekelandt')).toEqual([]);
      expect((await students(viewer, { classId: toNodeId('Class', region.school.classId) })).totalCount).toBe(
        0,
      );
      expect((await needs(viewer)).totalCount).toBe(1);
    }
    expect((await students(coordinator, { classId: toNodeId('Class', classId) })).totalCount).toBe(1);
    const [own] = (await students(region.school.coordinator)).nodes;
    const [need] = (await needs(region.school.coordinator)).nodes;
    const node = `query($id: ID!) { node(id: $id) { id } }`;
    for (const id of [own?.id, need?.id]) {
      const { data, errors } = await api.graphql(node, { id }, coordinator);
      expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
      expect((await api.graphql(node, { id }, region.school.coordinator)).data.node).toEqual({ id });
    }
  });

  it('stays out whatever filter is asked: a filter adds to what access says and never replaces it', async () => {
    const other = region.otherSchool.coordinator;
    const period = toNodeId('PlacementPeriod', region.school.period._id);
    for (const filter of [
      {},
      { state: 'WITHOUT_PLACE' },
      { returned: false },
      { schoolYear: '2026-2027' },
      { search: 'zoe' },
    ])
      expect((await needs(other, { filter })).nodes.map(({ student }) => student.displayName)).toEqual([
        'Zoë Jansen',
      ]);
    expect((await needs(other, { filter: { periodId: period } })).totalCount).toBe(0);
    expect(
      (await needs(other, { filter: { classId: toNodeId('Class', region.school.classId) } })).totalCount,
    ).toBe(0);
  });

  it('nobody else’s either: not for a teacher without the class, a partner or a stranger', async () => {
    const withoutClass = await someone(region.school.id, 'TEACHER');
    for (const viewer of [withoutClass, region.partner, { kind: 'anonymous' } as const]) {
      expect((await students(viewer)).totalCount).toBe(0);
      expect((await needs(viewer)).totalCount).toBe(0);
    }
    expect((await students(region.coordinator)).totalCount).toBeGreaterThan(1);
    expect(await names(region.coordinator, 'jansen')).toEqual([]);
  });
});

describe('the list of needs', () => {
  it('is sorted both ways and filtered by state and school year', async () => {
    const up = (await needs(region.school.teacher)).nodes.map(({ id }) => id);
    const down = (await needs(region.school.teacher, { direction: 'DESC' })).nodes.map(({ id }) => id);
    expect(down).toEqual([...up].reverse());
    expect(
      new Set((await needs(region.school.teacher, { sort: 'STARTS_ON' })).nodes.map(({ id }) => id)),
    ).toEqual(new Set(up));
    expect((await needs(region.school.teacher, { filter: { state: 'PLACED' } })).totalCount).toBe(0);
    expect((await needs(region.school.teacher, { filter: { schoolYear: '2025-2026' } })).totalCount).toBe(0);
    expect((await needs(region.school.teacher, { filter: { returned: true } })).totalCount).toBe(0);
  });
});

describe('a name', () => {
  const NODE = `query($id: ID!) { node(id: $id) { ... on Student {
    displayName lastName email birthDate guidanceNote homeStreet minor } } }`;

  it('is the first name until the company accepts, and cannot be found by the last', async () => {
    api.setClock(NOW);
    const work = await makeWorkplace(region);
    const student = await makeStudent(region, region.school, { student: { lastName: 'Zwartvogel' } });
    const id = toNodeId('Student', student.studentId);
    const seen = async (as: Viewer) => (await api.graphql(NODE, { id }, as)).data.node;
    expect(await seen(work.mentor)).toBeNull();
    const placement = await proposed(api, region.school.teacher, {
      needId: student.needNode,
      slotId: work.slotNode,
    });
    const asked = { displayName: 'Lotte', lastName: null, email: null, birthDate: null, minor: true };
    for (const viewer of [work.mentor, linkViewer(work, placement, student)])
      expect(await seen(viewer)).toMatchObject({ ...asked, guidanceNote: null, homeStreet: null });
    expect(await names(work.mentor, 'zwartvogel')).toEqual([]);
    await send(api, 'acceptPlacement', work.mentor, { id: placement });
    expect(await seen(work.mentor)).toMatchObject({
      displayName: 'Lotte Zwartvogel',
      lastName: 'Zwartvogel',
      email: 'lotte@zandhoek.example',
      birthDate: null,
      homeStreet: null,
    });
    expect(await names(work.mentor, 'zwartvogel')).toEqual(['Lotte Zwartvogel']);
    api.setClock(null);
  });

  it.each([
    ['2009-03-14', '2027-03-13T22:59:00Z', true],
    ['2009-03-14', '2027-03-13T23:00:00Z', false],
    ['2008-02-29', '2026-02-28T12:00:00Z', true],
    ['2008-02-29', '2026-03-01T00:00:00Z', false],
    [null, '2026-11-24T09:00:00Z', null],
  ])('born on %s is at %s a minor: %s', async (birthDate, at, minor) => {
    const student = await makeStudent(region, region.school, { student: { birthDate } });
    api.setClock(new Date(at));
    const id = toNodeId('Student', student.studentId);
    const { data } = await api.graphql(NODE, { id }, region.school.teacher);
    expect(data.node.minor).toBe(minor);
    api.setClock(null);
  });
});

describe('editing a student', () => {
  const EDIT = `mutation($input: EditStudentInput!) { editStudent(input: $input) { __typename
    ... on StudentChanged { student { version maxTravelMinutes travelMeans guidanceNote } }
    ... on StudentRefused { reason changedFields facts { name } current { version maxTravelMinutes } } } }`;
  async function edit(as: Viewer, input: Record<string, unknown>) {
    const { data, errors } = await api.graphql(EDIT, { input: { key: newId(), ...input } }, as);
    expect(errors).toEqual([]);
    return data.editStudent as Record<string, unknown>;
  }

  it('check 9: refuses a stale edit with the fields that changed and what stands now', async () => {
    const { studentId } = await makeStudent(region);
    const id = toNodeId('Student', studentId);
    const { teacher } = region.school;
    expect(await edit(teacher, { id, version: 1, maxTravelMinutes: 45 })).toMatchObject({
      student: { version: 2, maxTravelMinutes: 45, guidanceNote: 'Heeft rust nodig' },
    });
    expect(await edit(teacher, { id, version: 1, guidanceNote: 'Anders' })).toEqual({
      __typename: 'StudentRefused',
      reason: 'STALE',
      changedFields: ['maxTravelMinutes'],
      facts: [],
      current: { version: 2, maxTravelMinutes: 45 },
    });
    expect(await edit(teacher, { id, version: 2, maxTravelMinutes: 45 })).toMatchObject({
      student: { version: 2 },
    });
    expect(await edit(teacher, { id, version: 2, maxTravelMinutes: 4 })).toMatchObject({
      reason: 'INVALID',
      facts: [{ name: 'maxTravelMinutes' }],
    });
  });

  it('lets one of two edits of the same version win', async () => {
    const { studentId } = await makeStudent(region);
    const id = toNodeId('Student', studentId);
    const answers = await Promise.all(
      [30, 35, 40, 50].map((maxTravelMinutes) =>
        edit(region.school.teacher, { id, version: 1, maxTravelMinutes }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'StudentChanged',
      'StudentRefused',
      'StudentRefused',
      'StudentRefused',
    ]);
  });

  it('is for the own teacher; the note only for who may read it', async () => {
    const { studentId } = await makeStudent(region);
    const id = toNodeId('Student', studentId);
    for (const viewer of [region.otherSchool.teacher, region.coordinator, region.partner])
      expect(await edit(viewer, { id, version: 1, maxTravelMinutes: 30 })).toMatchObject({
        reason: 'NOT_ALLOWED',
        current: null,
      });
    expect(await edit(region.school.coordinator, { id, version: 1, guidanceNote: 'x' })).toMatchObject({
      reason: 'NOT_ALLOWED',
    });
    expect((await studentsByIds([studentId]))[0]?.version).toBe(1);
  });
});

describe('a programme that joins or leaves a proeftuin', () => {
  it('takes its students and needs along, and nobody else', async () => {
    const { studentId, needId } = await makeStudent(region, region.otherSchool);
    const mine = await makeStudent(region);
    const stamps = async () => [
      (await studentsByIds([studentId]))[0]?.proeftuinId,
      (await needsByIds([needId]))[0]?.proeftuinId,
    ];
    expect(await stamps()).toEqual([null, null]);
    expect(await names(region.coordinator, 'jansen')).toEqual([]);
    await restampProeftuin([region.otherSchool.programmeId], region.proeftuinId);
    expect(await stamps()).toEqual([region.proeftuinId, region.proeftuinId]);
    expect(await names(region.coordinator, 'jansen')).toEqual(['Zoë Jansen']);
    await restampProeftuin([region.otherSchool.programmeId], null);
    expect(await stamps()).toEqual([null, null]);
    expect((await studentsByIds([mine.studentId]))[0]?.proeftuinId).toBe(region.proeftuinId);
  });
});
