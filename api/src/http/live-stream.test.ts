import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextFor } from '../context.ts';
import { newId } from '../database.ts';
import { startSession } from '../accounts/sessions/service.ts';
import { announce } from '../platform/live/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { member, organisation } from '../test/people.ts';

let api: TestApi;
let server: TestServer;
beforeAll(async () => {
  api = await startTestApi();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

async function cookieOf(personId: string, membershipId: string): Promise<string> {
  let token = '';
  const session = {
    address: '',
    expiresAt: null,
    give: (given: string) => {
      token = given;
    },
    clear: () => undefined,
  };
  await startSession(contextFor({ kind: 'anonymous' }, { session }), personId, membershipId);
  return `sessie=${token}`;
}

it('streams what the viewer may read, by global id, to who is signed in on our own page', async () => {
  const school = await organisation();
  const { person, membership } = await member(school, 'SCHOOL_COORDINATOR', { withoutPassword: true });
  const cookie = await cookieOf(person.id, membership.id);
  expect((await fetch(`${server.url}/live`)).status).toBe(401);
  const foreign = await fetch(`${server.url}/live`, { headers: { cookie, origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);

  const stop = new AbortController();
  const stream = await fetch(`${server.url}/live`, { headers: { cookie }, signal: stop.signal });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const id = newId();
  announce({ type: 'Placement', id: newId(), version: 1, keys: { schoolId: newId() } });
  announce({ type: 'Placement', id, version: 7, keys: { schoolId: school.id } });
  let text = '';
  while (!text.includes('"version"')) text += (await reader?.read())?.value ?? '';
  stop.abort();
  expect(text.match(/data: .*/g)).toEqual([
    `data: ${JSON.stringify({ type: 'Placement', id: toNodeId('Placement', id), version: 7 })}`,
  ]);
});

it('check 26: lets go of a reader that does not read, before much is kept for it', async () => {
  const school = await organisation();
  const { person, membership } = await member(school, 'SCHOOL_COORDINATOR', { withoutPassword: true });
  const cookie = await cookieOf(person.id, membership.id);
  let taken = 0;
  const deaf = new Duplex({
    read: () => undefined,
    // The first bytes leave; then the other side reads no more.
    write: (chunk: Buffer, _encoding, done) => {
      taken += chunk.length;
      if (taken < 2_000) done();
    },
  });
  const ended = new Promise<void>((resolve) => deaf.once('close', resolve));
  server.connect(deaf);
  deaf.push(`GET /live HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`);
  await expect.poll(() => taken, { timeout: 5_000 }).toBeGreaterThan(0);
  let told = 0;
  const news = { type: 'Placement', version: 1, keys: { schoolId: school.id } } as const;
  for (; told < 3_000 && !deaf.destroyed; told++) {
    announce({ ...news, id: newId() });
    if (told % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await ended;
  expect(told).toBeGreaterThan(100);
  expect(deaf.writableLength).toBeLessThan(200_000);
});
