import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, transaction } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, makeWorkplace, NOW, someone, type Region, type Workplace } from '../test/region.ts';
import { givePlaceBack, slotsByIds, takePlace } from './service.ts';

let api: TestApi;
let region: Region;
let gent: Workplace;
let zeeland: Workplace;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  gent = await makeWorkplace(region, {
    slot: {
      title: 'Kastenbouw',
      sortKey: 'kastenbouw',
      searchKeys: ['kastenbouw', 'machinebouw', 'vliet', 'gent'],
      places: 3,
    },
  });
  zeeland = await makeWorkplace(region, {
    company: { name: 'Procestechniek Axelse Vlakte' },
    site: { place: 'Terneuzen', country: 'NL', province: 'ZEELAND' },
    slot: {
      title: 'Onderhoud',
      sortKey: 'onderhoud',
      paused: true,
      state: 'PAUSED',
      searchKeys: ['onderhoud', 'procestechniek', 'axelse', 'vlakte', 'terneuzen'],
    },
  });
});
afterAll(() => api.stop());

const BY = { schoolId: newId(), on: '2026-11-24' };

const SLOTS = `query($first: Int! = 25, $after: String, $filter: SlotFilter) {
  slots(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id title state company { name } site { place } viewerCanEdit } } }`;
interface Node {
  id: string;
  title: string;
  state: string;
  company: { name: string };
  viewerCanEdit: boolean;
}
async function slots(as: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(SLOTS, variables, as);
  expect(errors).toEqual([]);
  return data.slots as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: Node[];
  };
}
const titles = async (as: Viewer, filter: Record<string, unknown>) =>
  (await slots(as, { filter })).nodes.map(({ title }) => title);

describe('the list of slots', () => {
  it.each([
    [{ search: 'KASTEN' }, ['Kastenbouw']],
    [{ search: 'axel' }, ['Onderhoud']],
    [{ search: 'terneuzen onder' }, ['Onderhoud']],
    [{ search: 'kasten terneuzen' }, []],
    [{ state: 'OPEN' }, ['Kastenbouw']],
    [{ state: 'PAUSED' }, ['Onderhoud']],
    [{ province: 'ZEELAND' }, ['Onderhoud']],
    [{ country: 'BE' }, ['Kastenbouw']],
    [{ country: 'BE', state: 'PAUSED' }, []],
    [{}, ['Kastenbouw', 'Onderhoud']],
  ])('filtered by %j holds %j', async (filter, found) => {
    expect(await titles(region.school.teacher, filter)).toEqual(found);
  });

  it('is filtered by company and qualification, by their ids', async () => {
    const companyId = toNodeId('Company', zeeland.companyId);
    const qualificationId = toNodeId('Qualification', region.qualificationId);
    expect(await titles(region.school.teacher, { companyId })).toEqual(['Onderhoud']);
    expect(await titles(region.school.teacher, { qualificationId })).toHaveLength(2);
    const nobody = toNodeId('Qualification', newId());
    expect(await titles(region.school.teacher, { qualificationId: nobody })).toEqual([]);
    const { errors } = await api.graphql(
      SLOTS,
      { filter: { companyId: qualificationId } },
      region.school.teacher,
    );
    expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  });

  it('is paged, and refuses more than a hundred', async () => {
    const first = await slots(region.school.teacher, { first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await slots(region.school.teacher, { first: 1, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ title }) => title)).toEqual(['Kastenbouw', 'Onderhoud']);
    const { errors } = await api.graphql(SLOTS, { first: 101 }, region.school.teacher);
    expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  });

  it('shows a company its own, a student the open ones, whatever filter is asked', async () => {
    const other = toNodeId('Company', zeeland.companyId);
    expect(await titles(gent.mentor, {})).toEqual(['Kastenbouw']);
    expect(await titles(gent.mentor, { companyId: other })).toEqual([]);
    expect(await titles(gent.mentor, { search: 'onderhoud' })).toEqual([]);
    const student = await someone(region.school.id, 'STUDENT', { studentId: newId() });
    expect(await titles(student, {})).toEqual(['Kastenbouw']);
    expect(await titles(student, { state: 'PAUSED' })).toEqual([]);
    expect(await titles({ kind: 'anonymous' }, {})).toEqual([]);
    expect((await slots(gent.mentor)).nodes[0]?.viewerCanEdit).toBe(true);
    expect((await slots(region.school.teacher)).nodes[0]?.viewerCanEdit).toBe(false);
  });
});

const RESULT = `{ __typename
  ... on SlotChanged { slot { version title places placesFree state lastConfirmedOn } }
  ... on SlotRefused { reason changedFields facts { name value } current { version places } } }`;
async function edit(as: Viewer, work: Workplace, input: Record<string, unknown>) {
  const document = `mutation($input: EditSlotInput!) { editSlot(input: $input) ${RESULT} }`;
  const variables = { input: { key: newId(), id: work.slotNode, ...input } };
  const { data, errors } = await api.graphql(document, variables, as);
  expect(errors).toEqual([]);
  return data.editSlot as Record<string, unknown> & { __typename: string };
}

describe('editing a slot', () => {
  it('check 9: refuses a stale edit with the fields that changed and what stands now', async () => {
    const work = await makeWorkplace(region);
    expect(await edit(work.mentor, work, { version: 1, places: 4, title: 'Laswerk' })).toMatchObject({
      slot: { version: 2, places: 4, placesFree: 4, title: 'Laswerk', state: 'OPEN' },
    });
    expect(await edit(work.admin, work, { version: 2, tasks: 'Lassen en slijpen' })).toMatchObject({
      slot: { version: 3 },
    });
    const stale = await edit(work.mentor, work, { version: 1, places: 9 });
    expect(stale).toMatchObject({ reason: 'STALE', current: { version: 3, places: 4 } });
    expect([...(stale['changedFields'] as string[])].sort()).toEqual(['places', 'tasks', 'title']);
    expect(await edit(work.mentor, work, { version: 2, places: 9 })).toMatchObject({
      reason: 'STALE',
      changedFields: ['tasks'],
    });
    expect(await titles(region.school.teacher, { search: 'laswerk machinebouw gent' })).toEqual(['Laswerk']);
    expect(await titles(work.mentor, { search: 'onderhoud' })).toEqual([]);
  });

  it('pauses, closes and opens again', async () => {
    const work = await makeWorkplace(region);
    for (const [version, change, state] of [
      [1, { paused: true }, 'PAUSED'],
      [2, { closed: true }, 'CLOSED'],
      [3, { paused: false, closed: false }, 'OPEN'],
    ] as const)
      expect(await edit(work.mentor, work, { version, ...change })).toMatchObject({ slot: { state } });
  });

  it('never offers fewer places than are taken', async () => {
    const work = await makeWorkplace(region, { slot: { places: 3 } });
    await transaction(() => takePlace(work.slotId, BY));
    await transaction(() => takePlace(work.slotId, BY));
    expect(await edit(work.mentor, work, { version: 1, places: 1 })).toMatchObject({
      reason: 'FEWER_THAN_TAKEN',
      facts: [{ name: 'placesTaken', value: '2' }],
    });
    expect(await edit(work.mentor, work, { version: 1, places: 2 })).toMatchObject({
      slot: { places: 2, placesFree: 0, state: 'FULL' },
    });
  });

  it.each([
    [{ places: 0 }, 'places'],
    [{ title: ' x ' }, 'title'],
    [{ startsOn: '2028-01-01' }, 'endsOn'],
  ])('refuses %j', async (change, name) => {
    const before = (await slotsByIds([gent.slotId]))[0];
    const answer = await edit(gent.mentor, gent, { version: before?.version, ...change });
    expect(answer).toMatchObject({ reason: 'INVALID', facts: [{ name }] });
    expect((await slotsByIds([gent.slotId]))[0]).toEqual(before);
  });

  it('is for the own company, and for a mentor of that site', async () => {
    const elsewhere = await someone(gent.companyId, 'MENTOR', { siteIds: [newId()] });
    for (const viewer of [zeeland.mentor, region.school.teacher, region.coordinator, elsewhere])
      expect(await edit(viewer, gent, { version: 1, places: 2 })).toMatchObject({
        reason: 'NOT_ALLOWED',
        current: null,
      });
    expect(
      await edit(gent.mentor, { ...gent, slotNode: toNodeId('Slot', newId()) }, { version: 1 }),
    ).toMatchObject({ reason: 'NOT_ALLOWED' });
  });

  it('says today that it still stands', async () => {
    const work = await makeWorkplace(region);
    const document = `mutation($key: ID!, $id: ID!) { confirmSlot(key: $key, id: $id) ${RESULT} }`;
    const confirm = async (as: Viewer) =>
      (await api.graphql(document, { key: newId(), id: work.slotNode }, as)).data.confirmSlot;
    expect(await confirm(region.school.teacher)).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await confirm(work.mentor)).toMatchObject({ slot: { lastConfirmedOn: '2026-11-24' } });
  });
});

describe('places', () => {
  it('go to exactly as many as there are when fifty ask at once', async () => {
    const work = await makeWorkplace(region, { slot: { places: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => transaction(() => takePlace(work.slotId, BY))),
    );
    expect(answers.filter((answer) => answer === 'TAKEN')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'FULL')).toHaveLength(45);
    expect((await slotsByIds([work.slotId]))[0]).toMatchObject({
      placesTaken: 5,
      placesFree: 0,
      state: 'FULL',
    });
  });

  it('come back, and open a full slot; never more than were taken', async () => {
    const work = await makeWorkplace(region, { slot: { places: 2 } });
    const read = async () => (await slotsByIds([work.slotId]))[0];
    await transaction(() => takePlace(work.slotId, BY));
    await transaction(() => takePlace(work.slotId, BY));
    expect(await read()).toMatchObject({ state: 'FULL' });
    await Promise.all(Array.from({ length: 6 }, () => transaction(() => givePlaceBack(work.slotId))));
    expect(await read()).toMatchObject({ placesTaken: 0, placesFree: 2, state: 'OPEN' });
    expect(await transaction(() => takePlace(work.slotId, BY))).toBe('TAKEN');
  });

  it('are not given by a slot that is paused, closed or not there; a place that comes back does not open it', async () => {
    const work = await makeWorkplace(region, { slot: { places: 2 } });
    await transaction(() => takePlace(work.slotId, BY));
    await edit(work.mentor, work, { version: 1, paused: true });
    expect(await transaction(() => takePlace(work.slotId, BY))).toBe('NOT_OPEN');
    await transaction(() => givePlaceBack(work.slotId));
    expect((await slotsByIds([work.slotId]))[0]).toMatchObject({ state: 'PAUSED', placesFree: 2 });
    await edit(work.mentor, work, { version: 2, closed: true });
    expect(await transaction(() => takePlace(work.slotId, BY))).toBe('NOT_OPEN');
    expect(await transaction(() => takePlace(newId(), BY))).toBe('NOT_OPEN');
  });
});
