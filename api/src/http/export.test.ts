import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { LIST_COLUMNS, LIST_NAMES, type ListName } from '@scheldemond/domain/lists/columns';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSession } from '../accounts/sessions/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { askedDuring } from '../test/asked.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { proposed, send } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let work: Workplace;

/** 105 students of one school, more than a page; one of the other school; two placements at one company. */
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  server = await startTestServer();
  region = await makeRegion();
  work = await makeWorkplace(region, {
    slot: { places: 3 },
    recognitions: [{ scheme: 'DUAL', validTo: '2027-02-28' }, { scheme: 'SBB' }],
  });
  for (let i = 0; i < 105; i++) {
    const firstName = i === 0 ? '=HYPERLINK("x")' : 'Lotte';
    const { needNode } = await makeStudent(region, region.school, {
      student: { firstName, lastName: `Naam${String(i).padStart(3, '0')}` },
    });
    if (i > 1) continue;
    const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    if (i === 1) await send(api, 'acceptPlacement', work.mentor, { id });
  }
  await makeStudent(region, region.otherSchool, { student: { firstName: 'Kanarie', lastName: 'Geheim' } });
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

async function cookieOf(viewer: PersonViewer): Promise<string> {
  let token = '';
  const context = api.context(viewer);
  context.session.give = (given) => (token = given);
  await startSession(context, viewer.personId, viewer.membershipId);
  return `sessie=${token}`;
}

const SORTS: Record<ListName, string> = {
  needs: 'NAME',
  students: 'NAME',
  slots: 'TITLE',
  placements: 'CHANGED',
  companies: 'NAME',
  recognitions: 'LAST_DAY',
  members: 'NAME',
  sites: 'COMPANY',
  schools: 'NAME',
  programmes: 'TITLE',
  classes: 'NAME',
  periods: 'STARTS_ON',
  proeftuinen: 'TITLE',
};
const ORDER = { sort: 'NAME', direction: 'ASC' };
const column = (key: string) => ({ key, head: key });
async function ask(viewer: PersonViewer | null, body: object, headers: Record<string, string> = {}) {
  const cookie = viewer ? await cookieOf(viewer) : '';
  return fetch(`${server.url}/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie, ...headers },
    body: JSON.stringify(body),
  });
}
async function csv(viewer: PersonViewer, list: ListName, variables: object, columns: string[]) {
  const response = await ask(viewer, { list, format: 'csv', variables, columns: columns.map(column) });
  expect(response.status).toBe(200);
  const text = (await response.text()).replace('\uFEFF', '').trimEnd();
  return { response, rows: Papa.parse<string[]>(text, { delimiter: ';' }).data };
}

it('holds every row of the list in its order, with its columns, over pages, named without a person', async () => {
  const { response, rows } = await csv(region.school.teacher, 'needs', ORDER, ['stand', 'naam']);
  expect(rows).toHaveLength(106);
  expect(rows[0]).toEqual(['stand', 'naam']);
  expect(rows.slice(2, 4)).toEqual([
    ['Geplaatst', 'Lotte Naam001'],
    ['Zonder plek', 'Lotte Naam002'],
  ]);
  expect(rows.at(-1)).toEqual(['Zonder plek', 'Lotte Naam104']);
  expect(response.headers.get('x-total-count')).toBe('105');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="leerlingen-2026-11-24.csv"',
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
});

it('check 19: guards the names that it exports', async () => {
  const { rows } = await csv(region.school.teacher, 'needs', { ...ORDER, filter: { state: 'PROPOSED' } }, [
    'naam',
  ]);
  expect(rows.slice(1)).toEqual([[`'=HYPERLINK("x") Naam000`]]);
});

it('holds what the screen holds: filter, order, chosen rows and access', async () => {
  const { data } = await api.graphql('{ needs(first: 3) { nodes { id } } }', {}, region.school.teacher);
  const ids = data.needs.nodes.map(({ id }: { id: string }) => id);
  const down = { sort: 'NAME', direction: 'DESC', filter: { ids } };
  const { rows } = await csv(region.school.teacher, 'needs', down, ['naam']);
  expect(rows.slice(1).map(([name]) => name?.slice(-7))).toEqual(['Naam002', 'Naam001', 'Naam000']);

  const newest = { sort: 'STUDENT', direction: 'ASC' };
  const atCompany = await csv(work.mentor, 'placements', newest, ['wie', 'klas', 'stand', 'periode']);
  expect(atCompany.rows[0]).toEqual(['wie', 'klas', 'stand', 'periode, vanaf', 'periode, tot en met']);
  // The company knows a last name only where it accepted, and never a class.
  expect(atCompany.rows.slice(1).map(([name, klas]) => [name, klas])).toEqual([
    [`'=HYPERLINK("x")`, ''],
    ['Lotte Naam001', ''],
  ]);
  const all = { ...ORDER };
  expect((await csv(region.school.teacher, 'needs', all, ['naam'])).rows.join()).not.toContain('Kanarie');
  expect((await csv(region.partner, 'needs', all, ['naam'])).rows).toEqual([['naam']]);
});

it('knows every column of every list, as XLSX too', async () => {
  for (const list of LIST_NAMES) {
    const of = { organisationId: toNodeId('Organisation', region.coordinator.organisationId) };
    const columns = LIST_COLUMNS[list].map(column);
    const variables = { sort: SORTS[list], ...(list === 'members' ? of : {}), direction: 'ASC' };
    const response = await ask(region.coordinator, { list, format: 'xlsx', variables, columns });
    expect([list, response.status]).toEqual([list, 200]);
    const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const rows = sheet!.data;
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]!.length).toBeGreaterThanOrEqual(columns.length);
  }
});

it('refuses who is not signed in, another origin, and what it does not know', async () => {
  const good = { list: 'needs', format: 'csv', variables: ORDER, columns: [column('naam')] };
  const { teacher } = region.school;
  expect((await ask(null, good)).status).toBe(401);
  expect((await ask(teacher, good, { origin: 'https://evil.example' })).status).toBe(403);
  for (const wrong of [
    { ...good, list: 'persons' },
    { ...good, columns: [column('guidanceNote')] },
    { ...good, columns: [column('constructor')] },
    { ...good, columns: [] },
    { ...good, variables: { ...ORDER, filter: { $where: '1' } } },
    { ...good, variables: { ...ORDER, sort: 'SECRET' } },
    { ...good, more: 1 },
  ]) {
    const answer = await ask(teacher, wrong);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { errors: [{ message: expect.any(String), extensions: { code: 'BAD_INPUT' } }] },
    ]);
  }
});

it('asks the database as often for a full page as for a short one', async () => {
  const columns = [...LIST_COLUMNS.needs];
  const commands = async (filter: object) =>
    (await askedDuring(() => csv(region.school.teacher, 'needs', { ...ORDER, filter }, columns))).filter(
      ({ collection }) => !['sessions', 'persons', 'memberships', 'links'].includes(collection),
    ).length;
  const two = await commands({ search: 'Naam00' });
  expect(two).toBeGreaterThan(0);
  expect(await commands({ search: 'Naam' })).toBeLessThanOrEqual(two * 2);
});
