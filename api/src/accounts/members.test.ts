import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { archive, save, seen } from '../test/records.ts';
import { makeRegion, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';
import { sessionToken } from '../test/world.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

const membership = (viewer: { membershipId: string }) => toNodeId('Membership', viewer.membershipId);

describe('an invitation to the address of a student of another school', () => {
  it('answers, and stands among the members, like one to an address that nobody has', async () => {
    const { otherSchool } = region;
    const student = await someone(otherSchool.id, 'STUDENT');
    const { coordinator } = region.school;
    const person = 'role active person { firstName lastName displayName email phone version viewerCanEdit }';
    const invite = async (email: string) => {
      const document = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) {
        ... on PersonInvited { membership { ${person} } } ... on AccountRefused { reason } } }`;
      const input = {
        key: email,
        organisationId: toNodeId('Organisation', region.school.id),
        email,
        firstName: 'Wout',
        lastName: 'Lippens',
        role: 'TEACHER',
      };
      const { data, errors } = await api.graphql(document, { input }, coordinator);
      expect(errors).toEqual([]);
      return data.invitePerson;
    };
    const unknown = await invite('nobody@zandhoek.example');
    const known = `${student.personId}@zandhoek.example`;
    const answer = await invite(known);
    expect(JSON.stringify(answer).replaceAll(known, 'nobody@zandhoek.example')).toBe(JSON.stringify(unknown));
    expect(JSON.stringify(answer)).toContain('Wout Lippens');

    const members = `query($id: ID!) { node(id: $id) { ... on Organisation { memberships { ${person} } } } }`;
    const id = toNodeId('Organisation', region.school.id);
    const { data, errors } = await api.graphql(members, { id }, coordinator);
    expect(errors).toEqual([]);
    const found = data.node.memberships.filter((one: { active: boolean }) => !one.active);
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('Verhelst');
  });
});

describe('the list of members', () => {
  const LIST = `query($id: ID!, $search: String, $role: Role, $sort: MemberSort! = NAME, $direction: SortDirection! = ASC, $after: String) {
    members(organisationId: $id, first: 2, after: $after, search: $search, role: $role, sort: $sort, direction: $direction) {
      totalCount pageInfo { hasNextPage endCursor } nodes { role person { displayName } } } }`;

  it('is ordered, searched, filtered and paged by what the viewer sees, without students', async () => {
    const own = await makeRegion();
    const { school } = own;
    const id = toNodeId('Organisation', school.id);
    await someone(school.id, 'STUDENT');
    await someone(school.id, 'TEACHER');
    const ask = async (variables: object = {}, viewer = school.coordinator) => {
      const { data, errors } = await api.graphql(LIST, { id, ...variables }, viewer);
      expect(errors).toEqual([]);
      return data.members as {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { role: string; person: { displayName: string } }[];
      };
    };
    const first = await ask();
    const second = await ask({ after: first.pageInfo.endCursor });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
      3,
      true,
      false,
    ]);
    const names = [...first.nodes, ...second.nodes].map(({ person }) => person.displayName);
    expect(names).toEqual([...names].sort());
    const down = await ask({ sort: 'ROLE', direction: 'DESC' });
    expect(down.nodes[0]?.role).toBe('SCHOOL_COORDINATOR');
    expect((await ask({ role: 'TEACHER' })).totalCount).toBe(2);
    expect((await ask({ search: school.teacher.personId })).nodes).toHaveLength(1);
    expect((await ask({ search: 'niemand' })).totalCount).toBe(0);
    expect((await ask({}, school.teacher)).totalCount).toBe(1);
    expect((await ask({}, own.otherSchool.coordinator)).totalCount).toBe(0);
  });

  it('orders and finds a student of elsewhere by the name with which they were invited', async () => {
    const { otherSchool, school } = region;
    const student = await someone(otherSchool.id, 'STUDENT');
    const document = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename } }`;
    const email = `${student.personId}@zandhoek.example`;
    const id = toNodeId('Organisation', school.id);
    const input = {
      key: email,
      organisationId: id,
      email,
      firstName: 'Aagje',
      lastName: 'Zwart',
      role: 'TEACHER',
    };
    await api.graphql(document, { input }, school.coordinator);
    const count = async (search: string) =>
      (await api.graphql(LIST, { id, search }, school.coordinator)).data.members.totalCount as number;
    expect(await count('aagje zwart')).toBe(1);
    expect(await count(`verhelst ${student.personId.slice(-4)}`)).toBe(0);
  });
});

describe('members of an organisation', () => {
  it('get another role and scope from who looks after it; the last one stays', async () => {
    const { school } = region;
    const teacher = await someone(school.id, 'TEACHER');
    const scope = { id: membership(teacher), version: 1, scopeIds: [toNodeId('Class', school.classId)] };
    expect(
      await save(api, 'editMembership', school.coordinator, scope, 'classes { name } role'),
    ).toMatchObject({
      record: { classes: [{ name: '6 ET' }], role: 'TEACHER' },
    });
    const foreign = { ...scope, version: 2, scopeIds: [toNodeId('Class', region.otherSchool.classId)] };
    expect((await save(api, 'editMembership', school.coordinator, foreign)).reason).toBe('NOT_ALLOWED');
    for (const as of [teacher, region.otherSchool.coordinator])
      expect((await save(api, 'editMembership', as, { ...scope, version: 2 })).reason).toBe('NOT_ALLOWED');
    const last = { id: membership(school.coordinator), version: 1, role: 'TEACHER' };
    expect(await save(api, 'editMembership', school.coordinator, last)).toMatchObject({ reason: 'IN_USE' });
    const promoted = { id: membership(teacher), version: 2, role: 'SCHOOL_COORDINATOR' };
    expect(await save(api, 'editMembership', school.coordinator, promoted, 'role')).toMatchObject({
      record: { role: 'SCHOOL_COORDINATOR' },
    });
    expect(
      (await save(api, 'editMembership', school.coordinator, { ...promoted, version: 3, role: 'MENTOR' }))
        .reason,
    ).toBe('NOT_ALLOWED');
    expect(await save(api, 'editMembership', school.coordinator, last)).toMatchObject({
      record: { version: 2 },
    });
  });

  it('leave, lose their rights at once, and come back', async () => {
    const { id, coordinator } = region.otherSchool;
    const teacher = await someone(id, 'TEACHER', { classIds: [region.otherSchool.classId] });
    const token = await sessionToken(teacher);
    const viewer = async () =>
      (await api.graphql('{ viewer { membership { role } } }', {}, { token })).data.viewer;
    expect(await viewer()).not.toBeNull();
    expect(await archive(api, coordinator, membership(coordinator))).toBe('IN_USE last SCHOOL_COORDINATOR');
    expect(await archive(api, region.school.coordinator, membership(teacher))).toBe('NOT_ALLOWED');
    expect(await archive(api, coordinator, membership(teacher))).toBe('Archived');
    expect(await viewer()).toBeNull();
    const members = async (archived: boolean) => {
      const fields = 'memberships(archived: $archived) { id archived }';
      const document = `query($id: ID!, $archived: Boolean!) { node(id: $id) { ... on Organisation { ${fields} } } }`;
      const { data } = await api.graphql(
        document,
        { id: toNodeId('Organisation', id), archived },
        coordinator,
      );
      return data.node.memberships.map((one: { id: string }) => one.id) as string[];
    };
    expect(await members(false)).not.toContain(membership(teacher));
    expect(await members(true)).toContain(membership(teacher));
    expect(await archive(api, coordinator, membership(teacher), false)).toBe('Archived');
    expect(await viewer()).toEqual({ membership: { role: 'TEACHER' } });
  });

  it('two who look after it cannot end each other at the same time', async () => {
    const work = await makeWorkplace(region);
    const second = await someone(work.companyId, 'COMPANY_ADMIN');
    const told = await Promise.all([
      archive(api, work.admin, membership(second)),
      archive(api, second, membership(work.admin)),
    ]);
    expect(told.sort()).toEqual(['Archived', 'IN_USE last COMPANY_ADMIN']);
  });

  it('keep their own name and telephone', async () => {
    const { teacher, coordinator } = region.school;
    const id = toNodeId('Person', teacher.personId);
    expect(
      await save(
        api,
        'editPerson',
        teacher,
        { id, version: 1, lastName: 'Verhelst', phone: '' },
        'displayName phone',
      ),
    ).toMatchObject({
      record: { displayName: 'Noor Verhelst', phone: null },
    });
    expect((await save(api, 'editPerson', coordinator, { id, version: 2, lastName: 'X' })).reason).toBe(
      'NOT_ALLOWED',
    );
    expect(await seen(api, coordinator, id, 'Person', 'viewerCanEdit')).toEqual({ viewerCanEdit: false });
  });
});

describe('what a viewer may make', () => {
  it.each([
    ['coordinator', ['STUDENT', 'COMPANY', 'PROGRAMME', 'CLASS', 'PERIOD', 'MEMBERSHIP']],
    ['teacher', ['COMPANY']],
  ] as const)('as %s of a school is %j', async (role, expected) => {
    const token = await sessionToken(region.otherSchool[role]);
    const { data } = await api.graphql('{ viewer { canCreate } }', {}, { token });
    expect(data.viewer.canCreate).toEqual(expected);
  });

  it('as member of a company is a slot', async () => {
    const work = await makeWorkplace(region);
    for (const [viewer, expected] of [
      [work.mentor, ['SLOT']],
      [work.admin, ['SLOT', 'MEMBERSHIP']],
    ] as const) {
      const token = await sessionToken(viewer);
      const { data } = await api.graphql('{ viewer { canCreate } }', {}, { token });
      expect(data.viewer.canCreate).toEqual(expected);
    }
  });
});
