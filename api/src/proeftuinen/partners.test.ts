import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
let id: string;
let version = 1;
/** The organisation that leads, and the school that is asked. */
let lead: { organisationId: string; part: string };
let school: { organisationId: string; part: string };
let programmeId: string;
let student: string;
let placement: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  id = toNodeId('Proeftuin', region.proeftuinId);
  const { partner, otherSchool } = region;
  lead = { organisationId: toNodeId('Organisation', partner.organisationId), part: 'leiding' };
  school = { organisationId: toNodeId('Organisation', otherSchool.id), part: 'leert mee' };
  programmeId = toNodeId('Programme', otherSchool.programmeId);
  const { studentId, needNode } = await makeStudent(region, otherSchool);
  student = toNodeId('Student', studentId);
  const { slotNode } = await makeWorkplace(region);
  placement = await proposed(api, otherSchool.teacher, { needId: needNode, slotId: slotNode });
});
afterAll(() => api.stop());

const RESULT = `{ ... on ProeftuinChanged { proeftuin { version partners { part organisation { id } }
  programmes { id } askedProgrammes { id } } }
  ... on ProeftuinRefused { reason facts { name value } } }`;
interface Told {
  proeftuin?: {
    version: number;
    partners: unknown[];
    programmes: { id: string }[];
    askedProgrammes: { id: string }[] | null;
  };
  reason?: string;
  facts?: { name: string; value: unknown }[];
}
async function edit(as: Viewer, change: object): Promise<Told> {
  const document = `mutation($input: EditProeftuinInput!) { editProeftuin(input: $input) ${RESULT} }`;
  const { data, errors } = await api.graphql(
    document,
    { input: { key: newId(), id, version, ...change } },
    as,
  );
  expect(errors).toEqual([]);
  const told = data.editProeftuin as Told;
  version = told.proeftuin?.version ?? version;
  return told;
}
async function join(as: Viewer, joins: boolean): Promise<Told> {
  const document = `mutation($input: JoinProeftuinInput!) { joinProeftuin(input: $input) ${RESULT} }`;
  const input = { key: newId(), proeftuinId: id, programmeId, joins };
  const { data, errors } = await api.graphql(document, { input }, as);
  expect(errors).toEqual([]);
  const told = data.joinProeftuin as Told;
  version = told.proeftuin?.version ?? version;
  return told;
}
/** Whether the student can be read; their placement can be, with its student, then and only then. */
async function readsStudent(as: Viewer): Promise<boolean> {
  const document = `query($id: ID!) { node(id: $id) { id }
    placements { nodes { id student { id } need { id } } } }`;
  const { data, errors } = await api.graphql(document, { id: student }, as);
  expect(errors).toEqual([]);
  const ids = data.placements.nodes.map(({ id: one }: { id: string }) => one);
  expect(ids.includes(placement)).toBe(data.node !== null);
  return data.node !== null;
}

it('finds schools, companies and others by their name', async () => {
  const { companyId } = await makeWorkplace(region);
  const find = async (search: string) => {
    const document = 'query($search: String!) { partnerChoices(search: $search) { id kind } }';
    const { data, errors } = await api.graphql(document, { search }, region.coordinator);
    expect(errors).toEqual([]);
    return data.partnerChoices as { id: string; kind: string }[];
  };
  expect(await find('schelde')).toEqual([{ id: school.organisationId, kind: 'SCHOOL' }]);
  expect(await find('prov')).toEqual([{ id: lead.organisationId, kind: 'PARTNER' }]);
  const { data } = await api.graphql(
    'query($id: ID!) { node(id: $id) { ... on Company { name } } }',
    { id: toNodeId('Company', companyId) },
    region.coordinator,
  );
  expect(await find(data.node.name)).toContainEqual({
    id: toNodeId('Organisation', companyId),
    kind: 'COMPANY',
  });
  expect(await find('s')).toEqual([]);
});

it.each([
  ['one twice', () => [lead, lead], 'duplicate'],
  ['nobody', () => [{ organisationId: toNodeId('Organisation', newId()), part: 'leert mee' }], 'unknown'],
])('refuses as a partner %s', async (_, partners, value) => {
  expect(await edit(region.coordinator, { partners: partners() })).toMatchObject({
    reason: 'INVALID',
    facts: [{ name: 'partners', value }],
  });
});

it('asks programmes of partners only', async () => {
  const asked = await edit(region.coordinator, { askedProgrammeIds: [programmeId] });
  expect(asked).toMatchObject({
    reason: 'INVALID',
    facts: [{ name: 'askedProgrammeIds', value: 'unknown' }],
  });
});

it('lets students be read only after their school said that the programme takes part', async () => {
  const { coordinator, otherSchool } = region;
  expect((await edit(coordinator, { partners: [lead, school] })).proeftuin?.partners).toEqual([
    { part: 'leiding', organisation: { id: lead.organisationId } },
    { part: 'leert mee', organisation: { id: school.organisationId } },
  ]);
  const asked = await edit(coordinator, { askedProgrammeIds: [programmeId] });
  expect(asked.proeftuin?.askedProgrammes).toEqual([{ id: programmeId }]);
  for (const viewer of [coordinator, region.partner, region.school.coordinator, otherSchool.teacher])
    expect(await join(viewer, true)).toMatchObject({ reason: 'NOT_ALLOWED' });
  expect(await readsStudent(coordinator)).toBe(false);
  const joined = await join(otherSchool.coordinator, true);
  expect(joined.proeftuin).toMatchObject({ askedProgrammes: [] });
  expect(joined.proeftuin?.programmes).toContainEqual({ id: programmeId });
  expect(await readsStudent(coordinator)).toBe(true);
});

it('keeps a school whose programmes take part, until they go', async () => {
  const { coordinator, otherSchool } = region;
  expect(await edit(coordinator, { partners: [lead] })).toMatchObject({
    reason: 'IN_USE',
    facts: [{ name: 'programmes', value: '1' }],
  });
  expect((await join(otherSchool.coordinator, false)).proeftuin?.askedProgrammes).toEqual([
    { id: programmeId },
  ]);
  expect(await readsStudent(coordinator)).toBe(false);
  await join(otherSchool.coordinator, true);
  expect((await join(coordinator, false)).proeftuin?.askedProgrammes).toEqual([]);
  expect(await readsStudent(coordinator)).toBe(false);
  expect(await join(otherSchool.coordinator, true)).toMatchObject({ reason: 'NOT_ALLOWED' });
});

it('waits for the school that is asked until it says yes or no, and for nobody else', async () => {
  const { coordinator, otherSchool } = region;
  const waits = async (as: Viewer): Promise<boolean> => {
    const { data, errors } = await api.graphql(
      '{ attention { kind count } proeftuinen(asking: true) { totalCount nodes { id } } }',
      {},
      as,
    );
    expect(errors).toEqual([]);
    const { totalCount, nodes } = data.proeftuinen;
    const told = data.attention.find(({ kind }: { kind: string }) => kind === 'PROEFTUINEN_ASKING');
    expect(told?.count ?? 0).toBe(totalCount);
    expect(nodes).toEqual(totalCount > 0 ? [{ id }] : []);
    return totalCount > 0;
  };
  const others = [coordinator, region.partner, region.school.coordinator, otherSchool.teacher];
  expect(await waits(otherSchool.coordinator)).toBe(false);
  await edit(coordinator, { askedProgrammeIds: [programmeId] });
  expect(await waits(otherSchool.coordinator)).toBe(true);
  for (const viewer of others) expect(await waits(viewer)).toBe(false);
  await join(otherSchool.coordinator, true);
  expect(await waits(otherSchool.coordinator)).toBe(false);
  await join(otherSchool.coordinator, false);
  expect(await waits(otherSchool.coordinator)).toBe(true);
  expect(await join(otherSchool.teacher, false)).toMatchObject({ reason: 'NOT_ALLOWED' });
  await join(coordinator, false);
  expect(await waits(otherSchool.coordinator)).toBe(true);
  expect((await join(otherSchool.coordinator, false)).proeftuin?.askedProgrammes).toEqual([]);
  expect(await waits(otherSchool.coordinator)).toBe(false);
  expect(await join(otherSchool.coordinator, true)).toMatchObject({ reason: 'NOT_ALLOWED' });
});

it('asks no longer what a school has that goes', async () => {
  const { coordinator } = region;
  await edit(coordinator, { askedProgrammeIds: [programmeId] });
  const { proeftuin } = await edit(coordinator, { partners: [lead] });
  expect(proeftuin).toMatchObject({ askedProgrammes: [], partners: [{ part: 'leiding' }] });
});

it('is refused to everybody else', async () => {
  for (const viewer of [region.partner, region.school.coordinator, region.school.teacher])
    expect(await edit(viewer, { partners: [lead] })).toMatchObject({ reason: 'NOT_ALLOWED' });
});
