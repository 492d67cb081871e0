import type { PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disablePerson } from '../accounts/service.ts';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { proposed, send, weekAtWork } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let work: Workplace;
let id: string;
let student: PersonViewer;
beforeAll(async () => {
  api = await startTestApi();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});
/** Every Monday, Thursday and Friday from 4 March to 4 April 2027, over the night in which summer time begins. */
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  const { needNode, studentId } = await makeStudent(region);
  const week = weekAtWork('2027-03-04', '2027-04-04', [1, 4, 5]);
  const { teacher } = region.school;
  id = await proposed(api, teacher, { needId: needNode, slotId: work.slotNode, week });
  await send(api, 'acceptPlacement', work.mentor, { id });
  student = await someone(region.school.id, 'STUDENT', { studentId });
});

async function days(as: Viewer, from: string, to: string) {
  const document = `query($id: ID!, $from: LocalDate!, $to: LocalDate!) { node(id: $id) { ... on Placement {
    days(from: $from, to: $to) { day stretches { place from to } marks { kind at } } } } }`;
  return api.graphql(document, { id, from, to }, as);
}
async function address(as: Viewer): Promise<string> {
  const document = `mutation($key: ID!) { makeAgendaFeed(key: $key) { __typename
    ... on AgendaFeedMade { address feed { readAt } } ... on AgendaFeedRefused { reason } } }`;
  const { makeAgendaFeed } = (await api.graphql(document, { key: newId() }, as)).data;
  return makeAgendaFeed.address ?? makeAgendaFeed.reason;
}
const path = (whole: string) => whole.slice(whole.indexOf('/agenda.ics'));
const read = (whole: string) => fetch(`${server.url}${path(whole)}`);

/** Read by a library that did not write it. */
async function events(as: Viewer) {
  const response = await read(await address(as));
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as never);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

describe('the days of a placement', () => {
  it('are those of its week, without public holidays, and at most 400 at once', async () => {
    const { data } = await days(region.school.teacher, '2027-03-25', '2027-04-02');
    const stretches = [{ place: 'WORKPLACE', from: '08:00', to: '16:30' }];
    // Easter Monday is 29 March.
    expect(data.node.days).toEqual([
      { day: '2027-03-25', stretches, marks: [] },
      { day: '2027-03-26', stretches, marks: [] },
      { day: '2027-04-01', stretches, marks: [] },
      { day: '2027-04-02', stretches, marks: [] },
    ]);
    const { errors } = await days(region.school.teacher, '2027-01-01', '2028-02-05');
    expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  });
});

describe('an agenda at a secret address', () => {
  it('check 24: shows a student the own days at work, at the hour of the clock there', async () => {
    const found = await events(student);
    expect(found).toHaveLength(13);
    const times = found.map(({ startDate, endDate }) =>
      [startDate, endDate].map((one) => one.toJSDate().toISOString()),
    );
    expect(times[0]).toEqual(['2027-03-04T07:00:00.000Z', '2027-03-04T15:30:00.000Z']);
    expect(times.at(-1)).toEqual(['2027-04-02T06:00:00.000Z', '2027-04-02T14:30:00.000Z']);
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(13);
    expect(found[0]?.location).toContain('Gent');
  });

  it('shows a teacher first and last days, and a company who is there, by first name and initial', async () => {
    const edges = await events(region.school.teacher);
    expect(edges.map(({ summary, startDate }) => [summary.split(' bij ')[0], startDate.toString()])).toEqual([
      ['Eerste dag: Lotte B.', '2027-03-04'],
      ['Laatste dag: Lotte B.', '2027-04-04'],
    ]);
    const presence = await events(work.mentor);
    expect(presence).toHaveLength(13);
    const [first] = presence;
    expect([first?.summary, first?.startDate.toString(), first?.endDate.toString()]).toEqual([
      'Op het werk: Lotte B.',
      '2027-03-04',
      '2027-03-05',
    ]);
    expect(first?.description).toContain('Lotte B.: 8.00-16.30');
  });

  it('check 1: shows nobody what they do not read elsewhere, and is only for who has days', async () => {
    expect(await events(region.otherSchool.teacher)).toEqual([]);
    expect(await events(await someone(region.school.id, 'STUDENT', { studentId: newId() }))).toEqual([]);
    for (const other of [region.coordinator, region.partner, region.school.coordinator])
      expect(await address(other)).toBe('NOT_ALLOWED');
  });

  it('ends with the next one, with its end, and with who it was made for', async () => {
    const [first, second] = [await address(student), await address(student)];
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    const viewer = '{ viewer { viewerCanMakeAgendaFeed agendaFeed { readAt } } }';
    expect((await api.graphql(viewer, {}, student)).data.viewer).toEqual({
      viewerCanMakeAgendaFeed: true,
      agendaFeed: { readAt: NOW.toISOString() },
    });
    const end = 'mutation($key: ID!) { endAgendaFeed(key: $key) { done } }';
    await api.graphql(end, { key: newId() }, student);
    expect((await read(second)).status).toBe(404);
    expect((await api.graphql(viewer, {}, student)).data.viewer.agendaFeed).toBeNull();
    const third = await address(student);
    await disablePerson(student.personId, NOW);
    const gone = await read(third);
    const unknown = await read(`/agenda.ics?adres=${'x'.repeat(43)}`);
    expect([gone.status, await gone.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(gone.status).toBe(404);
  });
});
