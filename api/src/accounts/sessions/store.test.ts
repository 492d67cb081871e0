import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { commandsOf } from '../../test/commands.ts';
import { makeRegion, NOW, type Region } from '../../test/region.ts';
import { sessionToken } from '../../test/world.ts';
import { hashOf } from '../tokens.ts';
import { deleteSession, findSession, type PersonalSession } from './store.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

it('reads together who asks at the same moment, and gives each their own', async () => {
  const { teacher } = region.school;
  const { coordinator } = region;
  const [one, other] = [hashOf(await sessionToken(teacher)), hashOf(await sessionToken(coordinator))];
  let found: (PersonalSession | null)[] = [];
  const commands = await commandsOf(async () => {
    found = await Promise.all([one, other, hashOf('nobody'), one].map(findSession));
  });
  expect(commands).toEqual(['sessions.aggregate']);
  const persons = found.map((session) => session?.person?.id);
  expect(persons).toEqual([teacher.personId, coordinator.personId, undefined, teacher.personId]);
  for (const session of found)
    expect(session?.memberships.every(({ personId }) => personId === session.personId) ?? true).toBe(true);
});

it('never gives one who comes later what was read before', async () => {
  const hash = hashOf(await sessionToken(region.school.teacher));
  const before = await findSession(hash);
  const [during] = await Promise.all([findSession(hash), deleteSession(before?.id ?? '')]);
  expect([null, before?.id]).toContain(during?.id ?? null);
  expect(await findSession(hash)).toBeNull();
});
