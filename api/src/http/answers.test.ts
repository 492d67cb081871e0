import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { commandsOf } from '../test/commands.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { proposed, send } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { sessionToken } from '../test/world.ts';

const DOCUMENTS = new Map([
  ['so-many', 'query Some($first: Int!) { placements(first: $first) { nodes { id state } } }'],
  [
    'list-of-placements',
    'query List { placements(first: 5) { nodes { id state student { displayName } } } }',
  ],
  [
    'two-in-one',
    'query Read { viewer { language } } mutation Leave($key: ID!) { signOut(key: $key) { __typename } }',
  ],
]);

let api: TestApi;
let server: TestServer;
let region: Region;
let work: Workplace;
let placement: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  const student = await makeStudent(region, region.school);
  placement = await proposed(api, region.school.teacher, {
    needId: student.needNode,
    slotId: work.slotNode,
  });
  server = await startTestServer({ documents: DOCUMENTS, trustedOnly: true });
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

/** Asks for the list with a session, and what the database was asked for it. */
async function list(token: string) {
  let answer = { text: '', status: 0 };
  const commands = await commandsOf(async () => {
    answer = await server.post({ documentId: 'list-of-placements' }, { cookie: `sessie=${token}` });
  });
  expect(answer.status).toBe(200);
  return { text: answer.text, commands };
}

it('reads who asks and gives an answer again while nothing changes, and never after a change', async () => {
  const token = await sessionToken(region.school.teacher);
  const first = await list(token);
  expect(first.text).toContain('"state":"PROPOSED"');
  expect(first.commands).toContain('placements.aggregate');
  await sleep(1_100);
  const second = await list(token);
  expect(second.commands).toContain('placements.aggregate');
  const third = await list(token);
  expect(third).toEqual({ text: first.text, commands: ['sessions.aggregate'] });

  await send(api, 'acceptPlacement', work.mentor, { id: placement });
  const later = await list(token);
  expect(later.text).toContain('"state":"ACCEPTED"');
  expect(later.text).not.toContain('PROPOSED');
});

it('gives each person their own, and nothing any more after signing out', async () => {
  const [own, other] = [
    await sessionToken(region.school.teacher),
    await sessionToken(region.otherSchool.teacher),
  ];
  await list(own);
  await sleep(1_100);
  await list(own);
  expect((await list(own)).commands).toEqual(['sessions.aggregate']);
  expect((await list(other)).text).not.toContain('"state"');
  const leave = { documentId: 'two-in-one', operationName: 'Leave', variables: { key: 'k' } };
  const left = await server.post(leave, { cookie: `sessie=${own}` });
  expect(left.status).toBe(200);
  expect((await list(own)).text).not.toContain('"state"');
});

it('says of a query that does not go well what is wrong with it, and keeps nothing of it', async () => {
  const cookie = `sessie=${await sessionToken(region.school.teacher)}`;
  const ask = (variables: object) => server.post({ documentId: 'so-many', variables }, { cookie });
  const none = await ask({});
  expect(none.text).toContain('Variable \\"$first\\" of required type \\"Int!\\" was not provided.');
  expect(none.text).toContain('"code":"BAD_INPUT"');
  const wrong = await ask({ first: 1_000 });
  const error = {
    path: ['placements'],
    message: 'first must be 1 to 100.',
    extensions: { code: 'BAD_INPUT' },
  };
  expect(wrong.json).toMatchObject({ errors: [error] });
  const nodes = [{ id: placement, state: 'ACCEPTED' }];
  expect((await ask({ first: 1 })).json).toEqual({ data: { placements: { nodes } } });
});
