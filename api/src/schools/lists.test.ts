import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { commandsOf } from '../test/commands.ts';
import { newId } from '../database.ts';
import { archive } from '../test/records.ts';
import { makeRegion, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';
import { importClasses, importPeriods, importProgrammes } from './service.ts';

let api: TestApi;
let region: Region;
let mentor: PersonViewer;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  mentor = (await makeWorkplace(region)).mentor;
  const { id: schoolId, programmeId, classId, period } = region.school;
  const { qualificationId } = region;
  await importProgrammes([
    {
      externalKey: 'zorg',
      schoolId,
      qualificationId,
      title: 'Zorg en welzijn',
      form: 'STAGE',
      education: 'SECONDARY',
      proeftuinId: null,
    },
  ]);
  await importClasses([
    { externalKey: '5', schoolId, programmeId, name: '5 ET', schoolYear: '2025-2026' },
    { externalKey: '7', schoolId, programmeId, name: '7 Kanarie', schoolYear: '2026-2027' },
  ]);
  const { _id, ...rest } = period;
  await importPeriods([
    { ...rest, externalKey: 'kort', name: 'Stage 1', startsOn: '2026-10-05', deadline: null, classId },
  ]);
});
afterAll(() => api.stop());

/** What a list shows of each row, joined, and how many it counts. */
async function rows(list: string, args: string, show: string, as: PersonViewer = region.coordinator) {
  const { data, errors } = await api.graphql(
    `{ list: ${list}(first: 100${args && `, ${args}`}) { totalCount nodes { id ${show} } } }`,
    {},
    as,
  );
  expect(errors).toEqual([]);
  const nodes = data.list.nodes as Record<string, unknown>[];
  expect(data.list.totalCount).toBe(nodes.length);
  return nodes.map(({ id: _, ...node }) => leaves(node).join(' · '));
}
function leaves(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap(leaves);
}

describe('the lists of schools and what they teach', () => {
  it('find schools by name, place or number, in the order that is asked', async () => {
    expect(await rows('schools', '', 'name')).toEqual(['Atheneum Zandhoek', 'Scheldecollege']);
    expect(await rows('schools', 'sort: PLACE, direction: DESC', 'municipality')).toEqual([
      'Terneuzen',
      'Gent',
    ]);
    expect(await rows('schools', 'search: "tern"', 'name')).toEqual(['Scheldecollege']);
    expect(await rows('schools', 'search: "25pl"', 'name')).toEqual(['Scheldecollege']);
    expect(await rows('schools', 'country: BE', 'name')).toEqual(['Atheneum Zandhoek']);
    expect(await rows('schools', 'education: MBO', 'name')).toEqual(['Scheldecollege']);
    expect(await rows('schools', 'education: HIGHER', 'name')).toEqual([]);
  });

  it('find programmes of a school, a form or a qualification', async () => {
    const own = `schoolId: "${toNodeId('School', region.school.id)}"`;
    expect(await rows('programmes', 'sort: SCHOOL', 'title school { name }')).toEqual([
      'Elektrotechnieken · Atheneum Zandhoek',
      'Zorg en welzijn · Atheneum Zandhoek',
      'Elektrotechnieken · Scheldecollege',
    ]);
    expect(await rows('programmes', `${own}, direction: DESC`, 'title')).toEqual([
      'Zorg en welzijn',
      'Elektrotechnieken',
    ]);
    expect(await rows('programmes', 'form: STAGE', 'title')).toEqual(['Zorg en welzijn']);
    expect(await rows('programmes', 'search: "zorg zandhoek"', 'title')).toEqual(['Zorg en welzijn']);
    const qualification = toNodeId('Qualification', region.qualificationId);
    expect(await rows('programmes', `qualificationId: "${qualification}"`, 'id')).toHaveLength(3);
  });

  it('find classes and periods of a year, a programme or a school', async () => {
    const { teacher, coordinator } = region.school;
    expect(await rows('classes', '', 'name', teacher)).toEqual(['5 ET', '6 ET', '7 Kanarie']);
    expect(await rows('classes', 'schoolYear: "2026-2027", direction: DESC', 'name', coordinator)).toEqual([
      '7 Kanarie',
      '6 ET',
    ]);
    expect(await rows('classes', 'sort: SCHOOL, search: "6"', 'programme { school { name } }')).toEqual([
      'Atheneum Zandhoek',
      'Scheldecollege',
    ]);
    expect(await rows('placementPeriods', 'search: "zandhoek"', 'name startsOn')).toEqual([
      'Stage 1 · 2026-10-05',
      'Stage 2 · 2027-02-01',
    ]);
    const programme = toNodeId('Programme', region.otherSchool.programmeId);
    expect(
      await rows('placementPeriods', `programmeId: "${programme}"`, 'programme { school { name } }'),
    ).toEqual(['Scheldecollege']);
    expect(await rows('placementPeriods', 'sort: DEADLINE', 'deadline')).toEqual([
      'null',
      '2027-01-15',
      '2027-01-15',
    ]);
  });

  it('take only chosen rows, or all but those, and refuse a row of another kind', async () => {
    const { data } = await api.graphql('{ programmes { nodes { id } } }', {}, region.coordinator);
    const ids = data.programmes.nodes.map(({ id }: { id: string }) => id) as string[];
    expect(await rows('programmes', `ids: ["${ids[0]}"]`, 'title')).toHaveLength(1);
    expect(await rows('programmes', `exceptIds: ["${ids[0]}"]`, 'title')).toHaveLength(2);
    const wrong = await api.graphql(`{ classes(ids: ["${ids[0]}"]) { totalCount } }`, {}, region.coordinator);
    expect(wrong.errors[0]?.code).toBe('BAD_INPUT');
  });

  it('show what was archived apart', async () => {
    const { coordinator } = region.school;
    const [old] = (await api.graphql('{ classes(search: "5") { nodes { id } } }', {}, coordinator)).data
      .classes.nodes;
    expect(await archive(api, coordinator, old.id)).toBe('Archived');
    expect(await rows('classes', 'archived: true', 'name', coordinator)).toEqual(['5 ET']);
    expect(await rows('classes', '', 'name', coordinator)).toEqual(['6 ET', '7 Kanarie']);
    expect(await archive(api, coordinator, old.id, false)).toBe('Archived');
  });

  it('tell a class to its school and to who looks after the region, also not by a search', async () => {
    const administrator = await someone(region.partner.organisationId, 'ADMIN');
    expect(await rows('classes', '', 'name', administrator)).toHaveLength(4);
    expect(await rows('classes', '', 'name', region.otherSchool.teacher)).toEqual(['6 ET']);
    for (const reader of [mentor, region.partner]) {
      expect(await rows('classes', '', 'name', reader)).toEqual([]);
      expect(await rows('placementPeriods', 'search: "6"', 'name', reader)).toEqual([]);
    }
    expect(await rows('placementPeriods', 'search: "6"', 'name', region.school.teacher)).toEqual(['Stage 1']);
  });

  it('ask the database as often for many as for few', async () => {
    const ask = (list: string, inner: string, first: number) =>
      commandsOf(async () => {
        const { errors } = await api.graphql(
          `{ ${list}(first: ${first}) { nodes { ${inner} } } }`,
          {},
          region.coordinator,
        );
        expect(errors).toEqual([]);
      });
    for (const [list, inner] of [
      ['programmes', 'title school { name } qualification { title }'],
      ['classes', 'name programme { title school { name } }'],
      ['placementPeriods', 'name class { name } programme { title school { name } }'],
    ] as const)
      expect(await ask(list, inner, 3)).toEqual(await ask(list, inner, 1));
  });
});

describe('archiving many', () => {
  const MANY = `mutation($key: ID!, $ids: [ID!]!, $archived: Boolean!) {
    archiveMany(key: $key, ids: $ids, archived: $archived) { __typename
      ... on Archived { node { id } } ... on ArchiveRefused { reason facts { name value } } } }`;
  const many = (ids: readonly string[], archived: boolean, as: PersonViewer, key: string = newId()) =>
    api.graphql(MANY, { key, ids, archived }, as);
  const classIds = async () =>
    (
      await api.graphql(
        '{ classes(schoolYear: "2026-2027") { nodes { id name } } }',
        {},
        region.school.teacher,
      )
    ).data.classes.nodes as { id: string; name: string }[];

  it('does so for each by itself, tells of each, and does nothing twice', async () => {
    const { coordinator, teacher } = region.school;
    const [six, seven] = await classIds();
    const ids = [six!.id, seven!.id];
    expect((await many(ids, true, teacher)).data.archiveMany).toEqual([
      { __typename: 'ArchiveRefused', reason: 'NOT_ALLOWED', facts: [] },
      { __typename: 'ArchiveRefused', reason: 'NOT_ALLOWED', facts: [] },
    ]);
    const key = newId();
    // A period of the first one still stands.
    const told = [
      { __typename: 'ArchiveRefused', reason: 'IN_USE', facts: [{ name: 'periods', value: '1' }] },
      { __typename: 'Archived', node: { id: seven!.id } },
    ];
    expect((await many(ids, true, coordinator, key)).data.archiveMany).toEqual(told);
    expect((await many(ids, true, coordinator, key)).data.archiveMany).toEqual(told);
    expect((await classIds()).map(({ name }) => name)).toEqual(['6 ET']);
    expect((await many([seven!.id], false, coordinator)).data.archiveMany).toEqual([told[1]]);
    expect(await classIds()).toHaveLength(2);
  });

  it('refuses more than a hundred, and what is no record, before it does anything', async () => {
    const { coordinator } = region.school;
    const [, seven] = await classIds();
    for (const ids of [Array.from({ length: 101 }, () => seven!.id), [seven!.id, 'nonsense']])
      expect((await many(ids, true, coordinator)).errors[0]?.code).toBe('BAD_INPUT');
    expect(await classIds()).toHaveLength(2);
  });
});
