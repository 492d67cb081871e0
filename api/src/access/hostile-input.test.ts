import { toNodeId } from '@scheldemond/domain/ids/node-id';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { sessionToken } from '../test/world.ts';
import { studentsByIds } from '../students/service.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let work: Workplace;
let student: Awaited<ReturnType<typeof makeStudent>>;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  server = await startTestServer();
  region = await makeRegion();
  work = await makeWorkplace(region);
  student = await makeStudent(region);
  await makeStudent(region, region.otherSchool, { student: { firstName: 'Femke', lastName: 'Kanarie' } });
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

const OPERATORS: unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'true' },
  [{ $ne: null }],
  { $in: ['a'] },
  { toString: 'x' },
];

/** Posts as the school's coordinator, over HTTP, so that JSON is read as it would be. */
async function post(query: string, variables: unknown) {
  const cookie = `sessie=${await sessionToken(region.school.coordinator)}`;
  return server.post(JSON.stringify({ query, variables }), { cookie });
}

describe('check 18: operators, prototypes and fields that were not asked', () => {
  it.each([
    ['mutation($x: String!) { signIn(input: { key: "k", email: $x, password: "p" }) { __typename } }'],
    [
      'mutation($x: String!) { signIn(input: { key: "k", email: "a@b.example", password: $x }) { __typename } }',
    ],
    ['mutation($x: ID!) { requestPasswordReset(key: $x, email: "a@b.example") { __typename } }'],
    ['mutation($x: String!) { previewInvitation(token: $x) { email } }'],
    ['query($x: ID!) { node(id: $x) { id } }'],
    ['query($x: String) { students(search: $x) { totalCount } }'],
    ['query($x: String) { students(after: $x) { totalCount } }'],
    ['query($x: ID) { students(classId: $x) { totalCount } }'],
    ['query($x: NeedState) { needs(filter: { state: $x }) { totalCount } }'],
    ['query($x: String) { needs(filter: { schoolYear: $x }) { totalCount } }'],
    ['query($x: ID) { placements(filter: { companyId: $x }) { totalCount } }'],
    ['query($x: [PlacementState!]) { placements(filter: { states: $x }) { totalCount } }'],
    ['query($x: String) { classChoices(schoolYear: $x) { id } }'],
    ['query($x: String) { classes(schoolYear: $x) { totalCount } }'],
    ['query($x: ID) { programmes(schoolId: $x) { totalCount } }'],
  ])('refuses an operator for a value: %s', async (query) => {
    for (const x of OPERATORS) {
      const answer = await post(query, { x });
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).toContain('BAD_INPUT');
      expect(answer.text).not.toMatch(/Kanarie|"totalCount":[1-9]/);
    }
  });

  it('takes an operator in a text for its letters', async () => {
    for (const search of ['{"$ne":null}', '$where', '^.*$', '.*', "'; return true; //"]) {
      const answer = await post(
        'query($search: String) { students(search: $search) { nodes { lastName } } }',
        {
          search,
        },
      );
      expect(answer.text).not.toContain('Kanarie');
    }
  });

  it('reads no operator out of a cursor or an id', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const after of [
      [{ $ne: null }, 'x'],
      ['a', { $gt: '' }],
      [{ date: { $gt: 1 } }, 'x'],
      { $ne: 1 },
      [['a'], 'b'],
    ]) {
      const answer = await post('query($after: String) { students(after: $after) { totalCount } }', {
        after: cursor(after),
      });
      expect(answer.text).toContain('BAD_INPUT');
    }
    for (const id of [cursor('Student:{"$ne":null}'), Buffer.from('Student:$ne').toString('base64url')])
      expect((await post('query($id: ID!) { node(id: $id) { id } }', { id })).json).toEqual({
        data: { node: null },
      });
  });

  it('has no prototype to pollute, wherever the key stands', async () => {
    const keys = fc.constantFrom('__proto__', 'constructor', 'prototype');
    await fc.assert(
      fc.asyncProperty(keys, fc.boolean(), async (key, deep) => {
        const own = `{"${key}":{"polluted":true,"role":"ADMIN"}}`;
        const variables = deep ? `{"filter":${own}}` : own;
        const body = `{"query":"query($filter: NeedFilter) { needs(filter: $filter) { totalCount } }","variables":${variables}}`;
        const answer = await server.post(body, { cookie: `sessie=${await sessionToken(region.partner)}` });
        expect(answer.status).toBeLessThan(500);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
        expect(answer.text).not.toMatch(/"totalCount":[1-9]/);
      }),
      { numRuns: 12 },
    );
  });

  it('assigns nothing beside what a step takes', async () => {
    const { teacher } = region.school;
    const id = toNodeId('Student', student.studentId);
    const before = (await studentsByIds([student.studentId]))[0];
    for (const extra of [
      { schoolId: region.otherSchool.id },
      { acceptedBy: [work.companyId] },
      { role: 'ADMIN' },
      { _id: newId() },
    ]) {
      const answer = await api.graphql(
        'mutation($input: EditStudentInput!) { editStudent(input: $input) { __typename } }',
        { input: { key: newId(), id, version: 1, maxTravelMinutes: 30, ...extra } },
        teacher,
      );
      expect(answer.errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
    }
    expect((await studentsByIds([student.studentId]))[0]).toEqual(before);
    const invite = await api.graphql(
      'mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename ... on AccountRefused { reason } } }',
      {
        input: {
          key: newId(),
          organisationId: toNodeId('Organisation', region.school.id),
          email: 'x@y.example',
          firstName: 'X',
          lastName: 'Y',
          role: 'TEACHER',
          scopeIds: [toNodeId('Class', region.otherSchool.classId)],
        },
      },
      region.school.coordinator,
    );
    expect(invite.data.invitePerson.reason).toBe('NOT_ALLOWED');
  });
});
