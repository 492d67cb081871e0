import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { historyOf } from '../platform/history/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, NOW, someone, type Region } from '../test/region.ts';
import { importProeftuinen, type ProeftuinDocument } from './service.ts';

let api: TestApi;
let region: Region;
let other: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  other = newId();
  const document: ProeftuinDocument = {
    _id: other,
    externalKey: other,
    title: 'Zorg aan zee',
    summary: 'Een leerafdeling',
    sector: 'CARE',
    level: 4,
    phase: 'PREPARATION',
    phases: [{ phase: 'PREPARATION', startsOn: '2026-09-01', endsOn: null }],
    hybridForms: ['LEARNING_WARD'],
    partners: [{ organisationId: region.otherSchool.id, part: 'school' }],
    partnerOrganisationIds: [region.otherSchool.id],
    sortKey: 'zorg aan zee',
    searchKeys: ['zorg', 'aan', 'zee', 'een', 'leerafdeling'],
    version: 1,
    fieldVersions: {},
  };
  await importProeftuinen([document]);
});
afterAll(() => api.stop());

async function titles(as: Viewer, variables: Record<string, unknown> = {}): Promise<string[]> {
  const document = `query($search: String, $mine: Boolean) { proeftuinen(search: $search, mine: $mine) {
    totalCount nodes { title } } }`;
  const { data, errors } = await api.graphql(document, variables, as);
  expect(errors).toEqual([]);
  const { nodes, totalCount } = data.proeftuinen as { nodes: { title: string }[]; totalCount: number };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ title }) => title);
}

it('shows who stands outside what it is, without its figures and its journal', async () => {
  const document = `query($id: ID!) { node(id: $id) { ... on Proeftuin { title phase partners { part }
    targets { id } placementCounts { count } studentCount companyCount journal { id }
    occupancy { schoolYear } occupancyByCompany { company { id } } } } }`;
  const { data, errors } = await api.graphql(
    document,
    { id: toNodeId('Proeftuin', other) },
    region.school.coordinator,
  );
  expect(errors).toEqual([]);
  expect(data.node).toEqual({
    title: 'Zorg aan zee',
    phase: 'PREPARATION',
    partners: [{ part: 'school' }],
    targets: null,
    placementCounts: null,
    studentCount: null,
    companyCount: null,
    journal: null,
    occupancy: null,
    occupancyByCompany: null,
  });
});

const RESULT = `{ __typename ... on ProeftuinChanged { proeftuin { version title summary phase } }
  ... on ProeftuinRefused { reason changedFields facts { name value } current { version title } } }`;
async function edit(as: Viewer, input: Record<string, unknown>) {
  const document = `mutation($input: EditProeftuinInput!) { editProeftuin(input: $input) ${RESULT} }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), ...input } }, as);
  expect(errors).toEqual([]);
  return data.editProeftuin as Record<string, unknown>;
}
async function write(as: Viewer, input: Record<string, unknown>) {
  const document = `mutation($input: WriteJournalInput!) { writeJournal(input: $input) ${RESULT} }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), ...input } }, as);
  expect(errors).toEqual([]);
  return data.writeJournal as Record<string, unknown>;
}

describe('the list of proeftuinen', () => {
  it('is open to everyone who is signed in, and narrows to one’s own', async () => {
    for (const viewer of [region.coordinator, region.partner, region.school.teacher])
      expect(await titles(viewer)).toEqual(['Mechanica', 'Zorg aan zee']);
    expect(await titles(region.coordinator, { mine: true })).toEqual(['Mechanica']);
    expect(await titles(region.otherSchool.teacher, { mine: true })).toEqual(['Zorg aan zee']);
    expect(await titles(region.school.teacher, { mine: true })).toEqual([]);
    expect(await titles(region.coordinator, { search: 'ZÉÉ' })).toEqual(['Zorg aan zee']);
    expect(await titles(region.coordinator, { search: 'zee', mine: true })).toEqual([]);
    expect(await titles({ kind: 'anonymous' })).toEqual([]);
  });

  it('shows targets and journal inside only', async () => {
    const document = `query($id: ID!) { node(id: $id) { ... on Proeftuin { title journal { text } } } }`;
    const journal = async (as: Viewer) =>
      (await api.graphql(document, { id: toNodeId('Proeftuin', region.proeftuinId) }, as)).data.node.journal;
    expect(await journal(region.partner)).toEqual([]);
    expect(await journal(region.otherSchool.teacher)).toBeNull();
    const target = `query($id: ID!) { node(id: $id) { id } }`;
    const id = toNodeId('Target', region.targetId);
    expect((await api.graphql(target, { id }, region.coordinator)).data.node).toEqual({ id });
    expect((await api.graphql(target, { id }, region.otherSchool.teacher)).data.node).toBeNull();
  });
});

describe('editing a proeftuin', () => {
  it('check 9: refuses a stale edit with the fields that changed and what stands now', async () => {
    const id = toNodeId('Proeftuin', region.proeftuinId);
    expect(await edit(region.coordinator, { id, version: 1, phase: 'EMBEDDING' })).toMatchObject({
      proeftuin: { version: 2, phase: 'EMBEDDING', title: 'Mechanica' },
    });
    expect(await edit(region.coordinator, { id, version: 1, title: 'Anders' })).toEqual({
      __typename: 'ProeftuinRefused',
      reason: 'STALE',
      changedFields: ['phase'],
      facts: [],
      current: { version: 2, title: 'Mechanica' },
    });
    const steps = (await historyOf([region.proeftuinId])).get(region.proeftuinId) ?? [];
    expect(steps.map(({ command, state }) => [command, state])).toEqual([['EDIT', 'EMBEDDING']]);
  });

  it('is found by its new words and no longer by the old', async () => {
    const id = toNodeId('Proeftuin', region.proeftuinId);
    await edit(region.coordinator, { id, version: 2, summary: 'Samen lassen leren' });
    expect(await titles(region.coordinator, { search: 'lassen mechanica' })).toEqual(['Mechanica']);
    await edit(region.coordinator, { id, version: 3, title: 'Metaal' });
    expect(await titles(region.coordinator, { search: 'lassen metaal' })).toEqual(['Metaal']);
    expect(await titles(region.coordinator, { search: 'mechanica' })).toEqual([]);
  });

  it.each([
    [{ title: '   ' }, 'title'],
    [{ title: 'x'.repeat(121) }, 'title'],
    [{ summary: 'x'.repeat(4001) }, 'summary'],
  ])('refuses words that are empty or too long: %#', async (change, name) => {
    const id = toNodeId('Proeftuin', region.proeftuinId);
    expect(await edit(region.coordinator, { id, version: 4, ...change })).toMatchObject({
      reason: 'INVALID',
      facts: [{ name }],
    });
  });

  it('is for its own coordinator', async () => {
    const id = toNodeId('Proeftuin', other);
    for (const viewer of [region.coordinator, region.partner, region.otherSchool.coordinator])
      expect(await edit(viewer, { id, version: 1, title: 'Van ons' })).toMatchObject({
        reason: 'NOT_ALLOWED',
        current: null,
      });
  });
});

describe('writing in the journal', () => {
  it('is for coordinator and partners, about today or before, newest first', async () => {
    const proeftuinId = toNodeId('Proeftuin', region.proeftuinId);
    const changed = { __typename: 'ProeftuinChanged' };
    expect(await write(region.partner, { proeftuinId, text: ' Gestart ' })).toMatchObject(changed);
    expect(
      await write(region.coordinator, { proeftuinId, text: 'Gepland', writtenOn: '2026-10-01' }),
    ).toMatchObject(changed);
    for (const [input, name] of [
      [{ text: '  ' }, 'text'],
      [{ text: 'x'.repeat(4001) }, 'text'],
      [{ text: 'Straks', writtenOn: '2026-11-25' }, 'writtenOn'],
    ] as const)
      expect(await write(region.partner, { proeftuinId, ...input })).toMatchObject({
        reason: 'INVALID',
        facts: [{ name }],
      });
    const stranger = await someone(region.school.id, 'SCHOOL_COORDINATOR');
    expect(await write(stranger, { proeftuinId, text: 'Ook ik' })).toMatchObject({ reason: 'NOT_ALLOWED' });
    const document = `query($id: ID!, $first: Int!) { node(id: $id) { ... on Proeftuin {
      journalCount journal(first: $first) { text writtenOn author { displayName } } } } }`;
    const read = (first: number) => api.graphql(document, { id: proeftuinId, first }, region.coordinator);
    expect((await read(10)).data.node.journal).toMatchObject([
      { text: 'Gestart', writtenOn: '2026-11-24' },
      { text: 'Gepland', writtenOn: '2026-10-01' },
    ]);
    const newest = (await read(1)).data.node;
    expect([newest.journal.length, newest.journalCount]).toEqual([1, 2]);
    expect((await read(501)).errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  });
});
