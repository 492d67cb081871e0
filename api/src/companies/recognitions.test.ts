import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { addDays } from '@scheldemond/domain/time/working-day';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { companiesByIds, importCompanies } from './service.ts';

const TODAY = '2026-11-24';
const PLACES = [
  { company: 'Scheepswerf Noord', place: 'Terneuzen', days: 100 },
  { company: 'de Vlieger', place: 'Gent', days: 90 },
  { company: 'Machinebouw Vliet', place: 'Axel', days: 110 },
];
/** A company of which nobody has a placement. */
const QUIET = { company: 'Zonder Einde', place: 'Zelzate' };

let api: TestApi;
let region: Region;
const works: Workplace[] = [];
let quiet: Workplace;

beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  for (const { company, place, days } of PLACES) {
    const work = await makeWorkplace(region, {
      company: { name: company },
      site: { place },
      recognitions: [{ scheme: 'DUAL', validTo: addDays(TODAY, days) }],
    });
    works.push(work);
    const { needNode } = await makeStudent(region);
    await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
  }
  quiet = await makeWorkplace(region, {
    company: { name: QUIET.company },
    site: { place: QUIET.place },
    recognitions: [
      { scheme: 'SBB', number: 'SBB-777', validFrom: '2020-01-01' },
      { validFrom: '2019-01-01', validTo: addDays(TODAY, -1) },
      { validFrom: '2019-01-01', validTo: TODAY },
      { validFrom: TODAY },
      { validFrom: addDays(TODAY, 1), validTo: addDays(TODAY, 30) },
      { withdrawn: true, validTo: addDays(TODAY, 10) },
      { withdrawn: true, validFrom: addDays(TODAY, 5) },
    ],
  });
});
afterAll(() => api.stop());

async function asked(args = '', viewer = region.school.coordinator) {
  const { data, errors } = await api.graphql(
    `{ recognitions${args} {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id status scheme validFrom validTo site { place company { name } } }
    } }`,
    {},
    viewer,
  );
  const nodes: {
    id: string;
    status: string;
    validFrom: string;
    validTo: string | null;
    site: { place: string };
  }[] = data?.recognitions?.nodes ?? [];
  return {
    errors,
    nodes,
    totalCount: data?.recognitions?.totalCount as number,
    pageInfo: data?.recognitions?.pageInfo as { hasNextPage: boolean; endCursor: string },
    ids: nodes.map(({ id }) => id),
    places: nodes.map(({ site }) => site.place),
  };
}

describe('all recognitions', () => {
  it('are ordered by company, place and days, both ways, "de Vlieger" under V', async () => {
    const seven = Array.from({ length: 7 }, () => 'Zelzate');
    expect((await asked()).places).toEqual(['Axel', 'Terneuzen', 'Gent', ...seven]);
    expect((await asked('(sort: PLACE, direction: DESC)')).places).toEqual([
      ...seven,
      'Terneuzen',
      'Gent',
      'Axel',
    ]);
    const { nodes } = await asked();
    for (const [sort, key] of [
      ['FIRST_DAY', 'validFrom'],
      ['LAST_DAY', 'validTo'],
    ] as const) {
      const days = nodes.map((one) => one[key] ?? '').toSorted();
      expect((await asked(`(sort: ${sort})`)).nodes.map((one) => one[key] ?? '')).toEqual(days);
      expect((await asked(`(sort: ${sort}, direction: DESC)`)).nodes.map((one) => one[key] ?? '')).toEqual(
        days.toReversed(),
      );
    }
  });

  it('are found by words of company, site, place and number, by programme, register, and what is chosen', async () => {
    expect((await asked('(search: "vlieg")')).places).toEqual(['Gent']);
    expect((await asked('(search: "hoofd AX")')).places).toEqual(['Axel']);
    expect((await asked('(search: "axel gent")')).places).toEqual([]);
    expect((await asked('(search: "sbb 777")')).places).toEqual(['Zelzate']);
    expect((await asked('(scheme: SBB)')).places).toEqual(['Zelzate']);
    const own = toNodeId('Qualification', region.qualificationId);
    expect((await asked(`(qualificationId: "${own}")`)).totalCount).toBe(PLACES.length + 7);
    expect((await asked(`(qualificationId: "${toNodeId('Qualification', newId())}")`)).totalCount).toBe(0);
    const { ids } = await asked();
    expect((await asked(`(ids: ["${ids[0]}"])`)).places).toEqual(['Axel']);
    expect((await asked(`(exceptIds: ["${ids[0]}"])`)).totalCount).toBe(ids.length - 1);
    const wrong = await asked(`(ids: ["${own}"])`);
    expect(wrong.errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
  });

  it('has for each state those that tell that state themselves, on each day', async () => {
    const seen = new Set<string>();
    for (const days of [-1, 0, 1, 31, 105]) {
      api.setClock(new Date(`${addDays(TODAY, days)}T11:00:00Z`));
      const { nodes } = await asked();
      for (const status of ['VALID', 'LAPSED', 'NOT_YET', 'WITHDRAWN']) {
        const expected = nodes.flatMap((one) => (one.status === status ? one.id : []));
        expect((await asked(`(status: ${status})`)).ids, `${status} after ${days} days`).toEqual(expected);
        if (expected.length > 0) seen.add(status);
      }
    }
    api.setClock(NOW);
    expect(seen.size).toBe(4);
  });

  it('gives page after page what it gives at once, also where many have no last day', async () => {
    for (const order of ['sort: COMPANY', 'sort: LAST_DAY, direction: DESC', 'sort: PLACE, lapsing: true']) {
      const whole = await asked(`(${order})`);
      const walked: string[] = [];
      for (let after = ''; ;) {
        const page = await asked(`(${order}, first: 2${after})`);
        walked.push(...page.ids);
        expect(page.totalCount).toBe(whole.totalCount);
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(walked).toEqual(whole.ids);
    }
  });

  it('leaves what was archived out, and shows only that when asked', async () => {
    const admin = quiet.admin;
    const [id] = (await asked('(search: "sbb 777")')).ids;
    const archive = (archived: boolean) =>
      api.graphql(
        `mutation($key: ID!, $id: ID!, $archived: Boolean!) {
          archive(key: $key, id: $id, archived: $archived) { __typename }
        }`,
        { key: newId(), id, archived },
        admin,
      );
    await archive(true);
    expect((await asked('(search: "sbb 777")')).ids).toEqual([]);
    expect((await asked('(archived: true)')).ids).toEqual([id]);
    await archive(false);
    expect((await asked('(search: "sbb 777")')).ids).toEqual([id]);
  });
});

describe('those that lapse', () => {
  it('are of the companies where one places, one’s own, or of the whole region for who does neither', async () => {
    const soonest = '(lapsing: true, sort: LAST_DAY)';
    expect((await asked(soonest)).places).toEqual(['Gent', 'Terneuzen', 'Axel']);
    expect((await asked(soonest, works[0]!.admin)).places).toEqual(['Terneuzen']);
    expect((await asked(soonest, region.otherSchool.coordinator)).places).toEqual([]);
    // One that lapses today at the fourth company is renewed by one without an end.
    expect((await asked(soonest, region.school.teacher)).places).toEqual(['Gent', 'Terneuzen', 'Axel']);
    expect((await asked('(lapsing: true, search: "vlieg")')).places).toEqual(['Gent']);
  });
});

describe('a company or site that is called otherwise', () => {
  it('is found by its new name and stands where that belongs', async () => {
    const { companyId, siteId, admin } = works[2]!;
    const edit = async (type: 'Company' | 'Site', id: string, change: object) => {
      const { data } = await api.graphql(
        `query($id: ID!) { node(id: $id) { ... on ${type} { version } } }`,
        { id },
        admin,
      );
      const done = await api.graphql(
        `mutation($input: Edit${type}Input!) { edit${type}(input: $input) { __typename } }`,
        { input: { key: newId(), id, version: data.node.version, ...change } },
        admin,
      );
      expect(done.data[`edit${type}`].__typename).toBe(`${type}Changed`);
    };
    await edit('Company', toNodeId('Company', companyId), { name: 'Aanlegsteiger' });
    expect((await asked('(search: "machinebouw")')).ids).toEqual([]);
    expect((await asked('(search: "aanleg axel")')).totalCount).toBe(1);
    await edit('Site', toNodeId('Site', siteId), { name: 'Loods', postcode: '9060', place: 'Zelzate' });
    expect((await asked('(search: "axel")')).ids).toEqual([]);
    expect((await asked('(search: "aanleg loods zelz")')).totalCount).toBe(1);
    const [company] = await companiesByIds([companyId]);
    const { id: _, ...stored } = company!;
    await importCompanies([{ ...stored, externalKey: companyId, name: 'Zz Laatste', sortKey: 'zz laatste' }]);
    expect((await asked('(search: "laatste")')).totalCount).toBe(1);
    expect((await asked('(first: 100)')).ids.at(-1)).toBe((await asked('(search: "laatste")')).ids[0]);
  });
});
