import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOfMembership } from '../accounts/service.ts';
import { newId } from '../database.ts';
import { historyOf } from '../platform/history/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';
import { importProeftuinen } from './service.ts';

let api: TestApi;
let region: Region;
let other: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  other = newId();
  const document: Parameters<typeof importProeftuinen>[0][number] = {
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
    expect(steps.map(({ command, facts }) => [command, facts])).toEqual([
      ['EDIT', [{ name: 'field', value: 'phase' }]],
    ]);
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

describe('making and archiving a proeftuin', () => {
  const given = {
    title: 'Haven van morgen',
    summary: 'Leren op de kade',
    sector: 'LOGISTICS',
    level: 4,
    phase: 'RESEARCH',
    hybridForms: ['COMPANY_ASSIGNMENT'],
  };
  async function make(as: Viewer, input: Record<string, unknown> = {}) {
    const document = `mutation($input: CreateProeftuinInput!) { createProeftuin(input: $input) {
      __typename ... on ProeftuinChanged { proeftuin { id } }
      ... on ProeftuinRefused { reason facts { name } } } }`;
    const variables = { input: { key: newId(), ...given, ...input } };
    const { data, errors } = await api.graphql(document, variables, as);
    expect(errors).toEqual([]);
    return data.createProeftuin as {
      __typename: string;
      proeftuin?: { id: string };
      reason?: string;
      facts?: { name: string }[];
    };
  }
  async function archive(as: Viewer, id: string, archived: boolean) {
    const document = `mutation($key: ID!, $id: ID!, $archived: Boolean!) {
      archive(key: $key, id: $id, archived: $archived) { __typename
        ... on ArchiveRefused { reason facts { name value } } } }`;
    const { data, errors } = await api.graphql(document, { key: newId(), id, archived }, as);
    expect(errors).toEqual([]);
    return data.archive as Record<string, unknown>;
  }
  /** The same person in their next request, in which they coordinate what they made. */
  async function again(viewer: PersonViewer): Promise<PersonViewer> {
    const identity = await viewerOfMembership(viewer.membershipId ?? '');
    return identity!.viewer;
  }

  it('is for coordinators alone, who coordinate it from then on, with their organisation as partner', async () => {
    const maker = await someone(region.coordinator.organisationId, 'COORDINATOR');
    const key = newId();
    const made = await make(maker, { key });
    expect(await make(maker, { key })).toEqual(made);
    const id = made.proeftuin!.id;
    const document = `query($id: ID!) { node(id: $id) { ... on Proeftuin { title level sector partners {
      part organisation { id } } targets { id } viewerCanEdit viewerCanArchive viewerCanWriteJournal archived } } }`;
    const read = async (as: Viewer) => (await api.graphql(document, { id }, as)).data.node;
    expect(await read(await again(maker))).toEqual({
      title: given.title,
      level: 4,
      sector: 'LOGISTICS',
      partners: [
        { part: 'coördinatie', organisation: { id: toNodeId('Organisation', maker.organisationId) } },
      ],
      targets: [],
      viewerCanEdit: true,
      viewerCanArchive: true,
      viewerCanWriteJournal: true,
      archived: false,
    });
    expect(await read(region.school.teacher)).toMatchObject({ targets: null, viewerCanEdit: false });
    expect(await titles(await again(maker), { mine: true })).toContain(given.title);
    const { partner, school } = region;
    const admin = await someone(partner.organisationId, 'ADMIN');
    for (const viewer of [partner, school.teacher, school.coordinator, admin])
      expect(await make(viewer)).toMatchObject({ reason: 'NOT_ALLOWED' });
  });

  it.each([
    [{ title: ' ' }, 'title'],
    [{ summary: '' }, 'summary'],
    [{ level: 9 }, 'level'],
  ])('refuses what cannot be one: %#', async (change, name) => {
    expect(await make(region.coordinator, change)).toMatchObject({ reason: 'INVALID', facts: [{ name }] });
  });

  it('leaves lists and search when archived, takes no change, and comes back', async () => {
    const maker = await someone(region.coordinator.organisationId, 'COORDINATOR');
    const id = (await make(maker, { title: 'Afgerond' })).proeftuin!.id;
    const own = await again(maker);
    for (const viewer of [region.coordinator, region.partner, region.school.coordinator])
      expect(await archive(viewer, id, true)).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect((await archive(own, id, true))['__typename']).toBe('Archived');
    expect(await titles(own)).not.toContain('Afgerond');
    const gone = `query { proeftuinen(archived: true) { nodes { title viewerCanEdit } } }`;
    expect((await api.graphql(gone, {}, own)).data.proeftuinen.nodes).toEqual([
      { title: 'Afgerond', viewerCanEdit: false },
    ]);
    expect(await edit(own, { id, version: 2, title: 'Toch niet' })).toMatchObject({ reason: 'ARCHIVED' });
    expect(await write(own, { proeftuinId: id, text: 'Nog iets' })).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect((await archive(own, id, false))['__typename']).toBe('Archived');
    expect(await titles(own)).toContain('Afgerond');
  });

  it('stays while placements in it run', async () => {
    const work = await makeWorkplace(region);
    const { needNode } = await makeStudent(region);
    await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    const id = toNodeId('Proeftuin', region.proeftuinId);
    expect(await archive(region.coordinator, id, true)).toMatchObject({
      reason: 'IN_USE',
      facts: [{ name: 'placements', value: '1' }],
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
