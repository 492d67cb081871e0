import type { Role } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { member, organisation } from '../test/people.ts';
import { identityOf } from './viewers.ts';
import type { Membership, Organisation } from './store.ts';

const NODE = `query($id: ID!) { node(id: $id) { __typename id
  ... on Person { displayName email }
  ... on Membership { role }
  ... on Organisation { name viewerCanInvite memberships { role } } } }`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(() => api.reset());
afterAll(() => api.stop());

async function as(school: Organisation, role: Role) {
  const { person, membership } = await member(school, role, { withoutPassword: true });
  const identity = await identityOf({ id: 's', membershipId: membership.id }, person, [membership]);
  if (!identity) throw new Error('no identity');
  return identity;
}
const ask = (id: string, viewer: Awaited<ReturnType<typeof as>>['viewer']) =>
  api.graphql(NODE, { id }, viewer);

describe('node', () => {
  it('check 2: answers the same for what another may not see and for what does not exist', async () => {
    const own = await as(await organisation(), 'TEACHER');
    const other = await organisation({ name: 'Andere school' });
    const pupil = await member(other, 'STUDENT', { studentOf: other.id, withoutPassword: true });
    const absent = await ask(toNodeId('Membership', newId()), own.viewer);
    expect(absent).toEqual({ data: { node: null }, errors: [] });
    for (const id of [
      toNodeId('Membership', pupil.membership.id),
      toNodeId('Person', pupil.person.id),
      toNodeId('Person', newId()),
      toNodeId('Nothing', newId()),
      'not an id',
      '',
    ]) {
      expect(await ask(id, own.viewer)).toEqual(absent);
    }
  });

  it('shows nobody anything before signing in', async () => {
    const school = await organisation();
    const answer = await api.graphql(NODE, { id: toNodeId('Organisation', school.id) });
    expect(answer.data.node).toBeNull();
  });

  it('shows members to who looks after the organisation, and only to them', async () => {
    const school = await organisation();
    const coordinator = await as(school, 'SCHOOL_COORDINATOR');
    const teacher = await as(school, 'TEACHER');
    const id = toNodeId('Organisation', school.id);
    const seen = (await ask(id, coordinator.viewer)).data.node;
    expect(seen.viewerCanInvite).toBe(true);
    expect(seen.memberships.map((one: Membership) => one.role).sort()).toEqual([
      'SCHOOL_COORDINATOR',
      'TEACHER',
    ]);
    const hidden = (await ask(id, teacher.viewer)).data.node;
    expect(hidden).toMatchObject({ name: school.name, viewerCanInvite: false, memberships: null });
  });
});
