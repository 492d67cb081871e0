import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
let lotte: PersonViewer;
let needId: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  const { studentId, needNode } = await makeStudent(region);
  needId = needNode;
  lotte = await someone(region.school.id, 'STUDENT', { studentId });
});

const FOUND = {
  company: ' Smederij Duin ',
  country: 'BE',
  place: 'Knokke-Heist',
  work: 'Hekwerk maken',
  weekdays: [5, 4, 5],
  firstName: 'Rik',
  email: 'Rik@SmederijDuin.example',
};
const TOLD = `{ __typename ... on NeedChanged { need { foundPlace {
  company place street weekdays firstName lastName email state answer sentAt siteId } } }
  ... on NeedRefused { reason facts { name value } } }`;
async function ask(mutation: string, type: string, input: object, as: PersonViewer) {
  const document = `mutation($input: ${type}!) { told: ${mutation}(input: $input) ${TOLD} }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), needId, ...input } }, as);
  expect(errors).toEqual([]);
  return data.told;
}
const suggest = (change: object = {}, as = lotte) =>
  ask('suggestPlace', 'SuggestPlaceInput', { ...FOUND, ...change }, as);
const refuse = (answer: string, as = region.school.teacher) =>
  ask('refuseFoundPlace', 'RefuseFoundPlaceInput', { answer }, as);
const waiting = async (as: PersonViewer) => {
  const { data } = await api.graphql(
    '{ attention { kind count } needs(filter: { foundPlace: true }) { totalCount } }',
    {},
    as,
  );
  const item = data.attention.find(({ kind }: { kind: string }) => kind === 'PLACES_FOUND');
  expect(item?.count ?? 0).toBe(data.needs.totalCount);
  return data.needs.totalCount;
};
const PROPOSE = `mutation($input: ProposeOwnPlaceInput!) { told: proposeOwnPlace(input: $input) { __typename
  ... on PlacementRefused { reason } ... on PlacementChanged { placement { company { name } } } } }`;
async function propose() {
  const input = {
    key: newId(),
    needId,
    foundByStudent: true,
    company: { name: 'Smederij Duin', country: 'BE', sector: 'TECHNOLOGY' },
    site: { street: 'Duinweg 7', postcode: '8300', place: 'Knokke-Heist' },
    recognition: { number: 'D-1', validFrom: '2026-09-01', validTo: '2031-08-31' },
    contact: { firstName: 'Rik', lastName: 'Duin', email: 'rik@smederijduin.example' },
    title: 'Smeden',
    tasks: 'Hekwerk maken',
  };
  return (await api.graphql(PROPOSE, { input }, region.school.teacher)).data.told;
}

it('is said by the student, comes into the attention of the school, and makes nothing by itself', async () => {
  expect((await suggest()).need.foundPlace).toEqual({
    company: 'Smederij Duin',
    place: 'Knokke-Heist',
    street: null,
    weekdays: [4, 5],
    firstName: 'Rik',
    lastName: null,
    email: 'rik@smederijduin.example',
    state: 'WAITING',
    answer: null,
    sentAt: NOW.toISOString(),
    siteId: null,
  });
  for (const viewer of [region.school.teacher, region.school.coordinator, region.coordinator])
    expect(await waiting(viewer)).toBe(1);
  expect(await waiting(region.otherSchool.teacher)).toBe(0);
  const all = '{ companies { totalCount } placements { totalCount } }';
  expect((await api.graphql(all, {}, region.school.coordinator)).data).toEqual({
    companies: { totalCount: 0 },
    placements: { totalCount: 0 },
  });
});

it('is the student’s alone to say, and what is wrong is named', async () => {
  const { studentId } = await makeStudent(region);
  const other = await someone(region.school.id, 'STUDENT', { studentId });
  for (const viewer of [other, region.school.teacher, region.coordinator])
    expect((await suggest({}, viewer)).reason).toBe('NOT_ALLOWED');
  const wrong = await suggest({ company: ' ', work: '', email: 'rik' });
  expect(wrong.reason).toBe('INVALID');
  expect(wrong.facts.map(({ name }: { name: string }) => name).sort()).toEqual(['company', 'email', 'work']);
});

it('is proposed once, and the student sees that', async () => {
  expect((await propose()).reason).toBe('NOT_NOW');
  await suggest();
  expect((await propose()).placement.company.name).toBe('Smederij Duin');
  expect(await waiting(region.school.teacher)).toBe(0);
  expect((await propose()).reason).toBe('NOT_NOW');
  expect((await refuse('Toch niet')).reason).toBe('STALE');
});

it('gets a no with a reason for the student, who can find another', async () => {
  await suggest();
  expect((await refuse('  ')).reason).toBe('INVALID');
  expect((await refuse('Nee', region.otherSchool.teacher)).reason).toBe('NOT_ALLOWED');
  expect((await refuse('Nee', lotte)).reason).toBe('NOT_ALLOWED');
  const { foundPlace } = (await refuse('Te ver, we zoeken samen dichterbij')).need;
  expect(foundPlace).toMatchObject({ state: 'REFUSED', answer: 'Te ver, we zoeken samen dichterbij' });
  expect(await waiting(region.school.teacher)).toBe(0);
  expect((await suggest({ company: 'Bakkerij' })).need.foundPlace).toMatchObject({
    company: 'Bakkerij',
    state: 'WAITING',
    answer: null,
  });
});

it('shows a student companies that may be the same, by name, and takes a site that is known', async () => {
  await makeWorkplace(region, { company: { name: 'Smederij Duin bv' } });
  const { data, errors } = await api.graphql(
    '{ similarCompanies(country: BE, name: "Smederij Duin") { company { name sites { id place } mentors { id } } } }',
    {},
    lotte,
  );
  expect(errors).toEqual([]);
  expect(data.similarCompanies[0].company.mentors).toBeNull();
  const [{ company }] = data.similarCompanies;
  expect(company.name).toBe('Smederij Duin bv');
  const { siteId } = (await suggest({ siteId: company.sites[0].id })).need.foundPlace;
  expect(siteId).toBe(company.sites[0].id);
});
