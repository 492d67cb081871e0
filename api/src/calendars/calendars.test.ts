import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importSites, sitesByIds, type Site } from '../companies/service.ts';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, weekAtWork } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let school: string;
let company: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  school = toNodeId('School', region.school.id);
  company = toNodeId('Company', work.companyId);
});

interface Known {
  id: string | null;
  from: string;
  to: string;
  name: { nl: string };
}
async function closures(
  ownerId: string,
  schoolYear?: string,
  as: Viewer = region.school.teacher,
): Promise<Known[]> {
  const document = `query($id: ID!, $year: String) { node(id: $id) {
    ... on School { closures(schoolYear: $year) { id from to name { nl } } }
    ... on Company { closures(schoolYear: $year) { id from to name { nl } } } } }`;
  return (await api.graphql(document, { id: ownerId, year: schoolYear ?? null }, as)).data.node.closures;
}
const studyDay = {
  from: '2027-03-12',
  to: '2027-03-12',
  kind: 'STUDY_DAY',
  name: 'Studiedag',
  reference: 'kalender.ics',
};
const stocktaking = {
  ...studyDay,
  from: '2027-03-04',
  to: '2027-03-05',
  kind: 'COMPANY_CLOSURE',
  name: 'Inventaris',
};

async function add(as: Viewer, ownerId: string, given: object[], key = newId()) {
  const document = `mutation($input: AddClosuresInput!) { addClosures(input: $input) {
    ... on ClosuresChanged { count school { id } company { id } } ... on ClosuresRefused { reason facts { name value } } } }`;
  return (await api.graphql(document, { input: { key, ownerId, closures: given } }, as)).data.addClosures;
}
async function remove(as: Viewer, ownerId: string, ids: (string | null)[]) {
  const document = `mutation($input: RemoveClosuresInput!) { removeClosures(input: $input) {
    ... on ClosuresChanged { count } ... on ClosuresRefused { reason } } }`;
  return (await api.graphql(document, { input: { key: newId(), ownerId, ids } }, as)).data.removeClosures;
}

describe('a calendar of closures', () => {
  it('has the holidays of the decree for a Flemish secondary school, and what it entered', async () => {
    expect(await add(region.school.coordinator, school, [studyDay])).toEqual({
      count: 1,
      school: { id: school },
      company: null,
    });
    const names = (await closures(school)).map(({ from, name }) => [from, name.nl]);
    expect(names).toContainEqual(['2026-11-02', 'Herfstvakantie']);
    expect(names).toContainEqual(['2027-03-12', 'Studiedag']);
    expect((await closures(school, '2027-2028')).map(({ name }) => name.nl)).not.toContain('Studiedag');
    // The holidays of a Dutch school are what it enters.
    const dutch = await closures(toNodeId('School', region.otherSchool.id));
    expect(dutch.map(({ name }) => name.nl)).not.toContain('Kerstvakantie');
  });

  it('is changed by who may change the school or the company, once for each closure', async () => {
    const refused = { reason: 'NOT_ALLOWED', facts: [] };
    for (const as of [region.school.teacher, region.otherSchool.coordinator, work.admin, region.coordinator])
      expect(await add(as, school, [studyDay])).toEqual(refused);
    for (const as of [region.school.coordinator, region.coordinator])
      expect(await add(as, company, [stocktaking])).toEqual(refused);
    expect(await add(work.admin, company, [stocktaking, stocktaking])).toMatchObject({ count: 1 });
    expect(await add(work.admin, company, [stocktaking])).toMatchObject({ count: 0 });
    const key = newId();
    for (let time = 0; time < 2; time++)
      expect(await add(region.school.coordinator, school, [studyDay], key)).toMatchObject({ count: 1 });
    const [kept] = await closures(company);
    expect(await remove(region.school.coordinator, company, [kept!.id])).toEqual({ reason: 'NOT_ALLOWED' });
    // A closure of somebody else is none of this one.
    expect(await remove(region.school.coordinator, school, [kept!.id])).toEqual({ count: 0 });
    expect(await remove(work.admin, company, [kept!.id])).toEqual({ count: 1 });
    expect(await closures(company)).toEqual([]);
  });

  it.each([
    [{ ...studyDay, to: '2027-03-11' }, 'to'],
    [{ ...studyDay, to: '2027-12-24' }, 'to'],
    [{ ...studyDay, name: '  ' }, 'name'],
    [{ ...studyDay, kind: 'PUBLIC_HOLIDAY' }, 'kind'],
    [{ ...studyDay, kind: 'COMPANY_CLOSURE' }, 'kind'],
  ])('names the field of a closure that is none, and keeps nothing: %j', async (wrong, field) => {
    expect(await add(region.school.coordinator, school, [studyDay, wrong])).toEqual({
      reason: 'INVALID',
      facts: [
        { name: 'field', value: field },
        { name: 'number', value: '2' },
      ],
    });
    expect((await closures(school)).every(({ id }) => id === null)).toBe(true);
  });

  it('takes days off a placement: the company’s those at work, the school’s none of these', async () => {
    const { needNode } = await makeStudent(region);
    const week = weekAtWork('2027-03-01', '2027-03-14', [4, 5]);
    const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode, week });
    await add(region.school.coordinator, school, [studyDay]);
    await add(work.admin, company, [stocktaking]);
    const document = `query($id: ID!) { node(id: $id) { ... on Placement {
      days { day } calendars { school { name { nl } } company { name { nl } } } } } }`;
    const { days, calendars } = (await api.graphql(document, { id }, work.mentor)).data.node;
    expect(days).toEqual([{ day: '2027-03-11' }, { day: '2027-03-12' }]);
    expect(calendars).toEqual({
      school: [{ name: { nl: 'Studiedag' } }],
      company: [{ name: { nl: 'Inventaris' } }],
    });
  });

  it('closes one site alone, and takes no day off a placement at another', async () => {
    const [{ id: _, ...site }] = (await sitesByIds([work.siteId])) as [Site];
    const other = newId();
    await importSites([{ ...site, _id: other, externalKey: other, name: 'Loods' }]);
    const own = toNodeId('Site', work.siteId);
    const elsewhere = toNodeId('Site', other);
    const { needNode } = await makeStudent(region);
    const week = weekAtWork('2027-03-01', '2027-03-14', [4, 5]);
    const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode, week });
    const given = [
      { ...stocktaking, from: '2027-03-05', siteId: own },
      { ...stocktaking, from: '2027-03-11', to: '2027-03-12', siteId: elsewhere },
      // The same days and name at two sites are two closures.
      { ...stocktaking, from: '2027-03-05', siteId: elsewhere },
    ];
    expect(await add(work.admin, company, given)).toMatchObject({ count: 3 });
    expect(await add(work.admin, company, given)).toMatchObject({ count: 0 });
    const document = `query($id: ID!, $company: ID!) {
      node(id: $id) { ... on Placement { days { day } } }
      company: node(id: $company) { ... on Company { closures(schoolYear: "2026-2027") { from site { id name } } } } }`;
    const { data } = await api.graphql(document, { id, company }, work.mentor);
    expect(data.node.days.map(({ day }: { day: string }) => day)).toEqual([
      '2027-03-04',
      '2027-03-11',
      '2027-03-12',
    ]);
    expect(data.company.closures).toContainEqual({
      from: '2027-03-11',
      site: { id: elsewhere, name: 'Loods' },
    });
    const foreign = await makeWorkplace(region, { company: { name: 'Ander' } });
    for (const [as, owner, wrong] of [
      [work.admin, company, { ...stocktaking, siteId: toNodeId('Site', foreign.siteId) }],
      [work.admin, company, { ...stocktaking, siteId: 'geen' }],
      [region.school.coordinator, school, { ...studyDay, siteId: own }],
    ] as const)
      expect(await add(as, owner, [wrong])).toEqual({
        reason: 'INVALID',
        facts: [
          { name: 'field', value: 'siteId' },
          { name: 'number', value: '1' },
        ],
      });
  });
});
