import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { askedDuring, examinedBy } from '../test/asked.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';
import { importSlots, slotsByIds } from './service.ts';

let api: TestApi;
let region: Region;
let gent: Workplace;
let zeeland: Workplace;

/** The same offer once more at its site, otherwise as told. */
async function another(work: Workplace, change: Record<string, unknown>): Promise<void> {
  const [slot] = await slotsByIds([work.slotId]);
  const { id: _, ...same } = slot!;
  await importSlots([{ ...same, externalKey: newId(), ...change }]);
}

beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  gent = await makeWorkplace(region, { slot: { places: 3, placesFree: 2, placesTaken: 1 } });
  zeeland = await makeWorkplace(region, {
    company: { name: 'Axelse Vlakte' },
    site: { place: 'Terneuzen', country: 'NL', province: 'ZEELAND', lat: 51.33, lon: 3.83 },
    slot: { state: 'PAUSED', paused: true, searchKeys: ['onderhoud', 'terneuzen'], places: 4, placesFree: 4 },
  });
  await another(gent, { state: 'FULL', places: 2, placesTaken: 2, placesFree: 0 });
  await another(gent, { state: 'CLOSED', closed: true, places: 9, placesFree: 9 });
  await another(gent, { state: 'OPEN', places: 1, placesFree: 1, archivedAt: NOW });
});
afterAll(() => api.stop());

const MAP = `query($filter: SlotFilter) { mapSites(filter: $filter) {
  site { id place latitude longitude } company { name } open later freeFrom paused full closed places placesFree } }`;
interface Site {
  site: { id: string; place: string; latitude: number; longitude: number };
  company: { name: string };
}
async function map(as: Viewer, filter: Record<string, unknown> = {}): Promise<Site[]> {
  const { data, errors } = await api.graphql(MAP, { filter }, as);
  expect(errors).toEqual([]);
  return data.mapSites as Site[];
}
const placesOn = async (as: Viewer, filter: Record<string, unknown> = {}) =>
  (await map(as, filter)).map(({ site }) => site.place).sort();

describe('the map', () => {
  it('adds up the slots of each site by state, and the places that are offered', async () => {
    const found = await map(region.school.teacher);
    expect(found.find(({ site }) => site.place === 'Terneuzen')).toEqual({
      site: { id: toNodeId('Site', zeeland.siteId), place: 'Terneuzen', latitude: 51.33, longitude: 3.83 },
      company: { name: 'Axelse Vlakte' },
      open: 0,
      later: 0,
      freeFrom: null,
      paused: 1,
      full: 0,
      closed: 0,
      places: 4,
      placesFree: 0,
    });
    expect(found.find(({ site }) => site.id === toNodeId('Site', gent.siteId))).toMatchObject({
      open: 1,
      paused: 0,
      full: 1,
      closed: 1,
      places: 5,
      placesFree: 2,
    });
    expect(found).toHaveLength(2);
  });

  it('takes the filters of the list', async () => {
    const { teacher } = region.school;
    expect(await placesOn(teacher, { country: 'NL' })).toEqual(['Terneuzen']);
    expect(await placesOn(teacher, { search: 'terneuzen' })).toEqual(['Terneuzen']);
    expect(await placesOn(teacher, { state: 'FULL' })).toHaveLength(1);
    expect(await placesOn(teacher, { siteId: toNodeId('Site', zeeland.siteId) })).toEqual(['Terneuzen']);
    expect(await placesOn(teacher, { qualificationId: toNodeId('Qualification', newId()) })).toEqual([]);
  });

  it('shows a company its own sites, a student what is open, and nobody nothing', async () => {
    expect(await placesOn(zeeland.mentor)).toEqual(['Terneuzen']);
    const student = await someone(region.school.id, 'STUDENT', { studentId: newId() });
    expect(await map(student)).toMatchObject([{ open: 1, paused: 0, full: 0, closed: 0, placesFree: 2 }]);
    expect(await placesOn({ kind: 'anonymous' })).toEqual([]);
  });

  it('is one question to the database, and one site reads its own slots alone', async () => {
    for (let i = 0; i < 20; i++) await another(zeeland, { title: `Werk ${i}` });
    const asked = await askedDuring(() =>
      map(region.school.teacher, { siteId: toNodeId('Site', gent.siteId) }).then(() => undefined),
    );
    expect(asked.map(({ collection, method }) => `${collection}.${method}`)).toEqual(['slots.aggregate']);
    expect(await examinedBy(asked[0]!)).toBeLessThanOrEqual(4);
  });
});

describe('slots that are not released yet', () => {
  const LIST = `query($filter: SlotFilter) { slots(first: 9, filter: $filter) { totalCount nodes { state freeFrom } } }`;
  const FROM = '2027-01-12';
  let siteId: string;
  beforeAll(async () => {
    const later = await makeWorkplace(region, {
      company: { name: 'Later' },
      slot: { places: 2, placesFree: 2, releasedOn: FROM, earlySchoolIds: [region.otherSchool.id] },
    });
    await another(later, {
      state: 'PAUSED',
      paused: true,
      releasedOn: '2027-01-11',
      places: 1,
      placesFree: 1,
    });
    siteId = toNodeId('Site', later.siteId);
  });
  afterAll(() => api.setClock(NOW));

  async function found(as: Viewer, filter: Record<string, unknown> = {}) {
    const { data, errors } = await api.graphql(LIST, { filter: { siteId, ...filter } }, as);
    expect(errors).toEqual([]);
    expect(data.slots.totalCount).toBe(data.slots.nodes.length);
    return data.slots.nodes as { state: string; freeFrom: string | null }[];
  }

  it('tell whom they wait for from which day, in the list and on the map', async () => {
    const { teacher } = region.school;
    const early = region.otherSchool.teacher;
    const open = { state: 'OPEN' };
    const later = { open: 0, later: 1, freeFrom: FROM, paused: 1, places: 3, placesFree: 2 };
    for (const viewer of [teacher, region.coordinator]) {
      expect(await map(viewer, { siteId })).toMatchObject([later]);
      expect(await found(viewer, open)).toEqual([{ state: 'OPEN', freeFrom: FROM }]);
      expect(await found(viewer, { ...open, released: true })).toEqual([]);
      expect(await found(viewer, { ...open, released: false })).toHaveLength(1);
    }
    expect(await map(early, { siteId })).toMatchObject([{ open: 1, later: 0, freeFrom: null, paused: 1 }]);
    expect(await found(early, { ...open, released: true })).toEqual([{ state: 'OPEN', freeFrom: null }]);
    expect(await found(early, { ...open, released: false })).toEqual([]);
  });

  it('are as free as others from that day', async () => {
    const { teacher } = region.school;
    api.setClock(new Date(`${FROM}T09:00:00Z`));
    expect(await map(teacher, { siteId })).toMatchObject([{ open: 1, later: 0, freeFrom: null }]);
    expect(await found(teacher, { released: false })).toEqual([]);
    expect(await found(teacher, { state: 'OPEN', released: true })).toEqual([
      { state: 'OPEN', freeFrom: null },
    ]);
  });
});

describe('where a student lives', () => {
  it('is the middle of the place, for the own school and not for a company', async () => {
    const lotte = await makeStudent(region);
    const document =
      'query($id: ID!) { node(id: $id) { ... on Student { homePoint { latitude longitude } } } }';
    const point = async (as: Viewer) =>
      (await api.graphql(document, { id: toNodeId('Student', lotte.studentId) }, as)).data.node as unknown;
    expect(await point(region.school.teacher)).toEqual({ homePoint: { latitude: 51.05, longitude: 3.72 } });
    expect(await point(region.coordinator)).toEqual({ homePoint: null });
    expect(await point(gent.mentor)).toBeNull();
  });
});

const TABLE = `query($filter: SlotFilter, $sector: Sector, $studentId: ID, $ids: [ID!], $sort: SiteSort!, $way: SortDirection!) {
  sites(first: 50, filter: $filter, sector: $sector, studentId: $studentId, ids: $ids, sort: $sort, direction: $way) {
    totalCount nodes { site { id place } placesFree travel { means minutes via } } } }`;
async function table(as: Viewer, asked: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(TABLE, { sort: 'COMPANY', way: 'ASC', ...asked }, as);
  expect(errors).toEqual([]);
  expect(data.sites.totalCount).toBe(data.sites.nodes.length);
  return data.sites.nodes as (Site & { travel: { means: string; minutes: number; via: string | null }[] })[];
}

describe('the table of the map', () => {
  it('holds the sites of the map in the order that is asked, by sector and by choice', async () => {
    const { teacher } = region.school;
    const places = async (asked: Record<string, unknown>) =>
      (await table(teacher, asked)).map(({ site }) => site.place);
    const all = await places({ sort: 'PLACE' });
    expect([...all].sort()).toEqual(await placesOn(teacher));
    expect(await places({ sort: 'PLACE', way: 'DESC' })).toEqual(all.toReversed());
    expect((await places({ sort: 'PLACES_FREE' })).at(-1)).toBe('Gent');
    expect(await places({ filter: { country: 'NL' } })).toEqual(['Terneuzen']);
    expect(await places({ sector: 'FOOD' })).toEqual([]);
    expect(await places({ ids: [toNodeId('Site', zeeland.siteId)] })).toEqual(['Terneuzen']);
  });

  it('tells the journey of a student to who may read where that student lives, and orders by it', async () => {
    const { studentId } = await makeStudent(region);
    const asked = { studentId: toNodeId('Student', studentId), sort: 'BICYCLE', filter: {} };
    const found = await table(region.school.teacher, asked);
    const minutes = found.map(({ travel }) => travel.find(({ means }) => means === 'BICYCLE')?.minutes ?? -1);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes[0]).toBeGreaterThan(0);
    // A minor does not drive.
    expect(found[0]?.travel.map(({ means }) => means)).not.toContain('CAR');
    for (const reader of [region.coordinator, gent.mentor, region.otherSchool.coordinator])
      for (const { travel } of await table(reader, asked)) expect(travel).toEqual([]);
  });
});
