import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSystem, type System } from '../support/start-system.ts';
import { clientAs, documentId } from '../support/trusted-client.ts';

const CANARY = 'kanarievogel';

let system: System;
beforeAll(async () => {
  system = await startSystem({ demo: true, env: { LOG_LEVEL: 'debug' } });
  await system.setClock('2026-11-24T09:00:00.000Z');
});
afterAll(() => system.stop());

/** Posts one of the client's own documents, with whatever else a request may carry. */
async function post(
  operation: string,
  variables: object,
  headers: Record<string, string> = {},
): Promise<void> {
  const response = await fetch(`${system.url}/graphql?wachtwoord=${CANARY}-address`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1', ...headers },
    body: JSON.stringify({ documentId: documentId(operation), operationName: operation, variables }),
  });
  await response.text();
}

it('check 29: the log holds no name, address, password, token or text, and has denials on record', async () => {
  await post(
    'SignIn',
    { input: { key: 'a', email: `${CANARY}@nobody.example`, password: `${CANARY}-password-1` } },
    { cookie: `sessie=${CANARY}-cookie`, 'user-agent': `${CANARY}-agent`, 'x-request-id': `${CANARY}-id` },
  );
  await post('AnswerQuestion', {}, { 'x-link-token': `${CANARY}-token` });
  await fetch(`${system.url}/${CANARY}.js`, { headers: { authorization: `Bearer ${CANARY}-bearer` } });
  await fetch(`${system.url}/graphql`, { method: 'POST', body: `{ ${CANARY}-body` });
  const teacher = await clientAs(system.url, 'annelies');
  interface Needs {
    needs: { nodes: { student: { id: string; displayName: string } }[] };
  }
  const { needs } = await teacher.ask<Needs>('Needs', { first: 100 });
  const names = needs.nodes.map(({ student }) => student.displayName);
  expect(names.length).toBeGreaterThan(3);
  const student = needs.nodes[0]?.student.id;
  await teacher.ask('StudentPage', { id: student });
  const mentor = await clientAs(system.url, 'geert');
  const placement = await firstPlacement(mentor);
  // A step that is the school's: refused, and on record with ids only.
  const { withdrawPlacement } = await mentor.ask<{ withdrawPlacement: { reason?: string } }>(
    'WithdrawPlacement',
    {
      input: { key: 'w', id: placement, reason: { code: 'OTHER', words: `${CANARY}-words` } },
    },
  );
  expect(withdrawPlacement.reason).toBe('NOT_ALLOWED');
  await system.advance(60_000);

  // The console shows the demo's accounts before the log begins.
  const logs = system
    .logs()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');
  expect(logs).toMatch(/"path":"\/graphql","status":200,"ms":\d+,"msg":"request"/);
  expect(logs).toContain('sign-in refused');
  expect(logs).toMatch(/"viewer":"person:[0-9a-f]{24}","what":"withdrawPlacement","msg":"access denied"/);
  expect(logs.replaceAll(`/${CANARY}.js`, '')).not.toContain(CANARY);
  for (const name of names) expect(logs).not.toContain(name);
  expect(logs).not.toMatch(/[\w.]+@[\w-]+\.example/);
  for (const mail of await system.mails())
    expect(logs).not.toContain(mail.text.match(/#([\w-]{43})/)?.[1] ?? mail.to);
});

async function firstPlacement(client: Awaited<ReturnType<typeof clientAs>>): Promise<string> {
  interface Placements {
    placements: { nodes: { id: string }[] };
  }
  const { placements } = await client.ask<Placements>('Placements', { first: 5 });
  const id = placements.nodes[0]?.id;
  if (!id) throw new Error('This mentor has no placement.');
  return id;
}
