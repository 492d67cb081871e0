import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { addDays } from '@scheldemond/domain/time/working-day';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

const TODAY = '2026-11-24';
const PLACES = [
  { company: 'Scheepswerf Noord', place: 'Terneuzen', days: 100 },
  { company: 'de Vlieger', place: 'Gent', days: 90 },
  { company: 'Machinebouw Vliet', place: 'Axel', days: 110 },
];

let api: TestApi;
let region: Region;

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
    const { needNode } = await makeStudent(region);
    await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
  }
});
afterAll(() => api.stop());

async function asked(args: string) {
  const { data, errors } = await api.graphql(
    `{ lapsingRecognitions${args} {
      totalCount pageInfo { hasNextPage endCursor } nodes { id site { place company { name } } }
    } }`,
    {},
    region.school.coordinator,
  );
  const nodes = data?.lapsingRecognitions?.nodes ?? [];
  return {
    errors,
    ...data?.lapsingRecognitions,
    ids: nodes.map(({ id }: { id: string }) => id),
    places: nodes.map(({ site }: { site: { place: string } }) => site.place),
  };
}

it('orders by last day, company and place, both ways, "de Vlieger" under V', async () => {
  expect((await asked('')).places).toEqual(['Gent', 'Terneuzen', 'Axel']);
  expect((await asked('(direction: DESC)')).places).toEqual(['Axel', 'Terneuzen', 'Gent']);
  expect((await asked('(sort: COMPANY)')).places).toEqual(['Axel', 'Terneuzen', 'Gent']);
  expect((await asked('(sort: PLACE, direction: DESC)')).places).toEqual(['Terneuzen', 'Gent', 'Axel']);
});

it('finds by words of company, site and place, by programme, and what is chosen', async () => {
  expect((await asked('(search: "vlieg")')).places).toEqual(['Gent']);
  expect((await asked('(search: "hoofd AX")')).places).toEqual(['Axel']);
  expect((await asked('(search: "axel gent")')).places).toEqual([]);
  const own = toNodeId('Qualification', region.qualificationId);
  expect((await asked(`(qualificationId: "${own}")`)).totalCount).toBe(PLACES.length);
  expect((await asked(`(qualificationId: "${toNodeId('Qualification', newId())}")`)).totalCount).toBe(0);
  const { ids } = await asked('');
  expect((await asked(`(ids: ["${ids[2]}"])`)).places).toEqual(['Axel']);
  expect((await asked(`(exceptIds: ["${ids[2]}"])`)).places).toEqual(['Gent', 'Terneuzen']);
  const wrong = await asked(`(ids: ["${own}"])`);
  expect(wrong.errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
});

it('gives page after page what it gives at once', async () => {
  const whole = await asked('(sort: COMPANY)');
  const walked: string[] = [];
  for (let after = ''; ;) {
    const page = await asked(`(sort: COMPANY, first: 1${after})`);
    walked.push(...page.ids);
    expect(page.totalCount).toBe(whole.totalCount);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  expect(walked).toEqual(whole.ids);
});
