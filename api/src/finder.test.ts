import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from './database.ts';
import { startTestApi, type TestApi } from './test/api.ts';
import { askedDuring } from './test/asked.ts';
import { proposed, send } from './test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from './test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;

/** Lotte is asked for, Lars accepted, Lien only at school; Liesbeth is of the other school. */
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 3 } });
  const names = [
    ['Lotte', 'Vandamme'],
    ['Lars', 'Vandevelde'],
    ['Lien', 'Vandersteen'],
  ] as const;
  for (const [firstName, lastName] of names) {
    const { needNode } = await makeStudent(region, region.school, { student: { firstName, lastName } });
    if (firstName === 'Lien') continue;
    const id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    if (firstName === 'Lars') await send(api, 'acceptPlacement', work.mentor, { id });
  }
  await makeStudent(region, region.otherSchool, { student: { firstName: 'Liesbeth', lastName: 'Vandijk' } });
});
afterAll(() => api.stop());

const SEARCH = `query($text: String!) { search(text: $text) { type nodes { id
  ... on Student { displayName } ... on Person { displayName } ... on Slot { title } ... on Company { name }
  ... on Placement { student { displayName } } ... on Proeftuin { title } } } }`;

async function found(as: Viewer, text: string): Promise<Record<string, string[]>> {
  const { data, errors } = await api.graphql(SEARCH, { text }, as);
  expect(errors).toEqual([]);
  type Hit = { displayName?: string; title?: string; name?: string; student?: { displayName: string } };
  return Object.fromEntries(
    data.search.map(({ type, nodes }: { type: string; nodes: Hit[] }) => [
      type,
      nodes.map((hit) => hit.displayName ?? hit.title ?? hit.name ?? hit.student?.displayName ?? '').sort(),
    ]),
  );
}

describe('search over everything', () => {
  it('finds each type by beginnings of words, in groups', async () => {
    expect(await found(region.school.teacher, 'vand')).toEqual({
      Student: ['Lars Vandevelde', 'Lien Vandersteen', 'Lotte Vandamme'],
      Placement: ['Lars Vandevelde', 'Lotte Vandamme'],
    });
    expect(await found(region.school.teacher, 'MACHINE')).toEqual({
      Company: ['Machinebouw Vliet'],
      Slot: ['Onderhoud machines'],
      Placement: ['Lars Vandevelde', 'Lotte Vandamme'],
    });
    expect(Object.keys(await found(region.school.teacher, 'mechanica'))).toContain('Proeftuin');
  });

  it('check 4: finds nothing that the viewer may not read, nor by words that they may not read', async () => {
    expect(await found(region.school.teacher, 'vandijk')).toEqual({});
    expect(await found(region.otherSchool.coordinator, 'vand')).toEqual({ Student: ['Liesbeth Vandijk'] });
    // A company knows a last name only where it accepted.
    expect(await found(work.mentor, 'vand')).toEqual({
      Student: ['Lars Vandevelde'],
      Placement: ['Lars Vandevelde'],
    });
    expect((await found(work.mentor, 'lotte'))['Placement']).toEqual(['Lotte']);
    expect(await found(region.partner, 'vand')).toEqual({});
    expect(await found({ kind: 'anonymous' }, 'machine')).toEqual({});
  });

  it('finds staff by name with where they work, and a student’s account never beside the student', async () => {
    const { teacher, coordinator } = region.school;
    await someone(region.school.id, 'STUDENT');
    const left = await someone(region.school.id, 'TEACHER');
    const ends = { key: newId(), id: toNodeId('Membership', left.membershipId), archived: true };
    const word = `verhelst ${teacher.personId.slice(-4)}`;
    for (const viewer of [teacher, coordinator, work.mentor, region.coordinator])
      expect(await found(viewer, word)).toEqual({ Person: [`Noor Verhelst ${teacher.personId.slice(-4)}`] });
    // A partner knows names where they meet them, and no list of who works where.
    expect(await found(region.partner, word)).toEqual({});
    const archive =
      'mutation($key: ID!, $id: ID!, $archived: Boolean!) { archive(key: $key, id: $id, archived: $archived) { __typename } }';
    await api.graphql(archive, ends, coordinator);
    expect(await found(coordinator, `verhelst ${left.personId.slice(-4)}`)).toEqual({});
    const { data } = await api.graphql(
      '{ search(text: "verhelst") { nodes { ... on Person { id email organisations { name } } } } }',
      {},
      work.mentor,
    );
    expect(data.search[0].nodes[0]).toMatchObject({ organisations: [{ name: expect.any(String) }] });
    await api.graphql(
      'mutation($input: EditPersonInput!) { editPerson(input: $input) { __typename } }',
      { input: { key: newId(), id: toNodeId('Person', teacher.personId), version: 1, lastName: 'Zeldzaam' } },
      teacher,
    );
    expect(await found(coordinator, 'zeldz')).toEqual({ Person: ['Noor Zeldzaam'] });
  });

  it('asks for two letters, takes nothing as a pattern, and shows five of each', async () => {
    for (const text of ['', 'v', '.*', '$ne', 'v v'])
      expect(await found(region.school.teacher, text)).toEqual({});
    for (let i = 0; i < 7; i++)
      await makeStudent(region, region.school, { student: { firstName: 'Zevende', lastName: `Zoon${i}` } });
    expect((await found(region.school.teacher, 'zeven'))['Student']).toHaveLength(5);
  });

  it('asks the database once for each type', async () => {
    const asked = await askedDuring(() => found(region.school.teacher, 'vand'));
    expect(asked.map(({ collection }) => collection).sort()).toEqual([
      'companies',
      'persons',
      'placements',
      'proeftuinen',
      'slots',
      'students',
    ]);
  });
});
