import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, makeWorkplace, someone, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let vliet: Workplace;
beforeAll(async () => {
  api = await startTestApi();
  region = await makeRegion();
  vliet = await makeWorkplace(region, { company: { name: 'Machinebouw Vliet' } });
  await makeWorkplace(region, { company: { name: 'Zoutziederij De Eendracht', sector: 'FOOD' } });
  await makeWorkplace(region, { company: { name: 'Ätzwerk', country: 'NL', sector: 'PROCESS' } });
});
afterAll(() => api.stop());

const COMPANIES = `query($first: Int! = 25, $after: String, $search: String, $sector: Sector, $country: Country) {
  companies(first: $first, after: $after, search: $search, sector: $sector, country: $country) {
    totalCount pageInfo { hasNextPage endCursor } nodes { name } } }`;
async function companies(as: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(COMPANIES, variables, as);
  expect(errors).toEqual([]);
  return data.companies as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: { name: string }[];
  };
}

describe('the list of companies', () => {
  it.each([
    [{}, ['Ätzwerk', 'Machinebouw Vliet', 'Zoutziederij De Eendracht']],
    [{ search: 'atz' }, ['Ätzwerk']],
    [{ search: 'eendracht zout' }, ['Zoutziederij De Eendracht']],
    [{ search: 'dracht' }, []],
    [{ sector: 'FOOD' }, ['Zoutziederij De Eendracht']],
    [{ country: 'NL' }, ['Ätzwerk']],
    [{ country: 'NL', search: 'vliet' }, []],
  ])('with %j holds %j', async (variables, found) => {
    const { nodes, totalCount } = await companies(region.school.teacher, variables);
    expect(nodes.map(({ name }) => name)).toEqual(found);
    expect(totalCount).toBe(found.length);
  });

  it('is paged, and refuses more than a hundred', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof companies>> = await companies(region.school.teacher, {
        first: 1,
        after,
      });
      seen.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['Ätzwerk', 'Machinebouw Vliet', 'Zoutziederij De Eendracht']);
    const { errors } = await api.graphql(COMPANIES, { first: 101 }, region.school.teacher);
    expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  });

  it('shows a company itself only, whatever is asked', async () => {
    for (const variables of [{}, { search: 'vliet' }, { sector: 'TECHNOLOGY' }])
      expect((await companies(vliet.mentor, variables)).nodes).toEqual([{ name: 'Machinebouw Vliet' }]);
    expect((await companies(vliet.mentor, { sector: 'FOOD' })).totalCount).toBe(0);
    expect((await companies({ kind: 'anonymous' })).totalCount).toBe(0);
  });
});

describe('a company', () => {
  it('names who can guide students, to schools and coordinators', async () => {
    const document = `query($id: ID!) { node(id: $id) { ... on Company { mentors { displayName } sites { name } } } }`;
    const read = async (as: Viewer) =>
      (await api.graphql(document, { id: toNodeId('Company', vliet.companyId) }, as)).data.node;
    expect((await read(region.school.teacher)).mentors).toHaveLength(2);
    expect((await read(region.coordinator)).sites).toEqual([{ name: 'Hoofdvestiging' }]);
    const student = await someone(region.school.id, 'STUDENT');
    expect(await read(student)).toEqual({ mentors: null, sites: [{ name: 'Hoofdvestiging' }] });
  });
});

describe('a recognition', () => {
  it.each([
    ['2026-11-24T09:00:00Z', 'VALID', 'VALID', 'WITHDRAWN'],
    ['2026-12-31T22:59:00Z', 'VALID', 'VALID', 'WITHDRAWN'],
    ['2026-12-31T23:00:00Z', 'VALID', 'LAPSED', 'WITHDRAWN'],
    ['2023-12-31T22:59:00Z', 'NOT_YET', 'NOT_YET', 'WITHDRAWN'],
    ['2023-12-31T23:00:00Z', 'VALID', 'VALID', 'WITHDRAWN'],
  ])('has at %s the status of that day in the region', async (at, open, ending, withdrawn) => {
    const work = await makeWorkplace(region, {
      recognitions: [
        { scheme: 'SBB', number: 'a' },
        { scheme: 'DUAL', number: 'b', validFrom: '2024-01-01', validTo: '2026-12-31' },
        { scheme: 'DUAL', number: 'c', withdrawn: true },
      ],
    });
    api.setClock(new Date(at));
    const document = `query($id: ID!) { node(id: $id) { ... on Site { recognitions { number status
      qualification { title } } } } }`;
    const { data } = await api.graphql(
      document,
      { id: toNodeId('Site', work.siteId) },
      region.school.teacher,
    );
    const found = data.node.recognitions as { number: string; status: string }[];
    expect(Object.fromEntries(found.map(({ number, status }) => [number, status]))).toEqual({
      a: open,
      b: ending,
      c: withdrawn,
    });
    api.setClock(null);
  });
});
