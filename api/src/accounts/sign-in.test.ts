import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetOld } from '../database.ts';
import { clock, setClock } from '../platform/clock.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { commandsOf } from '../test/commands.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { addMembership, member, organisation, PASSWORD } from '../test/people.ts';
import { disablePerson } from './service.ts';
import { forgetAddresses } from './sign-in/limits.ts';

// Counts how often a password is tried; it is still tried for real.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<{ verify: typeof verify }>();
  return { ...real, verify: vi.fn(real.verify) };
});

const SIGN_IN = `mutation($email: String!, $password: String!) {
  signIn(input: { key: "k", email: $email, password: $password }) {
    __typename
    ... on SignedIn { viewer { person { displayName } membership { role } } }
    ... on AccountRefused { reason retryAfterSeconds }
  }
}`;
const WHO = '{ viewer { person { email } membership { role organisation { name } } sessionExpiresAt } }';

let api: TestApi;
let server: TestServer;
beforeAll(async () => {
  api = await startTestApi();
  server = await startTestServer();
});
beforeEach(async () => {
  await api.reset();
  setClock(null);
  await forgetAddresses(['127.0.0.1', '203.0.113.7']);
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

const signIn = (email: string, password = PASSWORD) => api.graphql(SIGN_IN, { email, password });

describe('signing in', () => {
  it('gives a session to who knows the password, in any case of the address', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    const answer = await signIn(` ${person.email?.toUpperCase()} `);
    expect(answer.errors).toEqual([]);
    expect(answer.data['signIn'].viewer).toEqual({
      person: { displayName: 'Noor Verhelst' },
      membership: { role: 'TEACHER' },
    });
    const who = await api.graphql(WHO, {}, { token: api.lastToken() ?? '' });
    expect(who.data['viewer'].person.email).toBe(person.email);
  });

  it('check 13: says the same for a wrong password, an unknown address and an account without one', async () => {
    const school = await organisation();
    const { person } = await member(school, 'TEACHER');
    const invited = await member(school, 'TEACHER', { withoutPassword: true });
    const disabled = await member(school, 'TEACHER');
    await disablePerson(disabled.person.id, clock.now());
    const inactive = await member(school, 'TEACHER', { active: false });
    const answers = [
      await signIn(person.email ?? '', 'not the right one'),
      await signIn('nobody@zandhoek.example'),
      await signIn('no address'),
      await signIn(invited.person.email ?? ''),
      await signIn(disabled.person.email ?? ''),
      await signIn(inactive.person.email ?? ''),
    ];
    for (const answer of answers) {
      expect(answer.data['signIn']).toEqual({
        __typename: 'AccountRefused',
        reason: 'WRONG_CREDENTIALS',
        retryAfterSeconds: null,
      });
    }
  });

  it('check 13: does the same work whether or not the account exists', async () => {
    const school = await organisation();
    const { person } = await member(school, 'TEACHER');
    const withoutPassword = await member(school, 'TEACHER', { withoutPassword: true });
    const workFor = async (email: string) => {
      vi.mocked(verify).mockClear();
      const commands = await commandsOf(() => signIn(email, 'not the right one'));
      return { commands, verified: vi.mocked(verify).mock.calls.length };
    };
    const known = await workFor(person.email ?? '');
    expect(known.verified).toBe(1);
    expect(known.commands.length).toBeGreaterThan(3);
    expect(await workFor('nobody@zandhoek.example')).toEqual(known);
    expect(await workFor(withoutPassword.person.email ?? '')).toEqual(known);
  });

  it('check 13: stops guessing at an account, from whatever address, and forgives after a while', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    const email = person.email ?? '';
    for (let i = 0; i < 10; i++)
      expect((await signIn(email, 'wrong')).data['signIn'].reason).toBe('WRONG_CREDENTIALS');
    const stopped = await signIn(email);
    expect(stopped.data['signIn'].reason).toBe('TOO_MANY_TRIES');
    expect(stopped.data['signIn'].retryAfterSeconds).toBeGreaterThan(0);
    setClock(new Date(Date.now() + 16 * 60_000));
    expect((await signIn(email)).data['signIn'].__typename).toBe('SignedIn');
  });

  it('check 13: lets no more through when the guesses come at once', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    const answers = await Promise.all(Array.from({ length: 25 }, () => signIn(person.email ?? '', 'wrong')));
    const judged = answers.filter((answer) => answer.data['signIn'].reason === 'WRONG_CREDENTIALS');
    expect(judged.length).toBeLessThanOrEqual(10);
  });

  it('check 13: counts unknown addresses too', async () => {
    for (let i = 0; i < 10; i++) await signIn('nobody@zandhoek.example', 'wrong');
    expect((await signIn('nobody@zandhoek.example')).data['signIn'].reason).toBe('TOO_MANY_TRIES');
  });

  it('check 13: ignores a forged X-Forwarded-For', async () => {
    const body = (i: number) => ({
      query: SIGN_IN,
      variables: { email: `nobody${i}@zandhoek.example`, password: 'wrong' },
    });
    let last: unknown = null;
    for (let i = 0; i <= 100; i++) {
      last = (await server.post(body(i), { 'x-forwarded-for': `203.0.113.${i}` })).json;
    }
    expect(last).toMatchObject({ data: { signIn: { reason: 'TOO_MANY_TRIES' } } });
  });
});

describe('a session', () => {
  const cookieOf = (answer: { cookie: string | null }) => answer.cookie?.split(';')[0] ?? '';
  const post = (query: string, cookie: string, variables = {}) =>
    server.post({ query, variables }, { cookie });

  async function signedIn() {
    const school = await organisation();
    const { person, membership } = await member(school, 'TEACHER');
    const answer = await server.post({
      query: SIGN_IN,
      variables: { email: person.email, password: PASSWORD },
    });
    return { school, person, membership, cookie: cookieOf(answer), header: answer.cookie ?? '' };
  }

  it('lives in a cookie that no script and no foreign page can use', async () => {
    const { header, cookie } = await signedIn();
    expect(header).toMatch(/^sessie=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect((await post(WHO, cookie)).json).toMatchObject({
      data: { viewer: { membership: { role: 'TEACHER' } } },
    });
    expect((await post(WHO, 'sessie=x')).json).toEqual({ data: { viewer: null } });
    expect((await post(WHO, '')).json).toEqual({ data: { viewer: null } });
  });

  it('lasts as long in a browser whose clock differs from ours', async () => {
    const { header } = await signedIn();
    const lasts = /Max-Age=(\d+)/.exec(header)?.[1];
    setClock(new Date('2031-05-06T07:08:09Z'));
    const later = await signedIn();
    expect(Number(lasts)).toBeGreaterThan(3_600);
    expect(/Max-Age=(\d+)/.exec(later.header)?.[1]).toBe(lasts);
  });

  it('is only for https where the address is', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    const secure = await startTestServer({ publicUrl: 'https://stage.example' });
    const answer = await secure.post(
      { query: SIGN_IN, variables: { email: person.email, password: PASSWORD } },
      { origin: 'https://stage.example' },
    );
    await secure.stop();
    expect(answer.cookie).toContain('Secure');
  });

  it('check 14: gets a new token at each sign-in and ends at sign-out', async () => {
    const { person, cookie } = await signedIn();
    const again = await server.post(
      { query: SIGN_IN, variables: { email: person.email, password: PASSWORD } },
      { cookie },
    );
    expect(cookieOf(again)).not.toBe(cookie);
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
    const out = await post('mutation { signOut(key: "o") { done } }', cookieOf(again));
    expect(out.cookie).toMatch(/^sessie=;.*Expires=Thu, 01 Jan 1970/);
    expect((await post(WHO, cookieOf(again))).json).toEqual({ data: { viewer: null } });
  });

  it('check 14: ends on every device', async () => {
    const { person, cookie } = await signedIn();
    const other = cookieOf(
      await server.post({ query: SIGN_IN, variables: { email: person.email, password: PASSWORD } }),
    );
    await post('mutation { signOutEverywhere(key: "o") { done } }', other);
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
  });

  it('ends with time, and is prolonged by use', async () => {
    const { cookie } = await signedIn();
    const start = Date.now();
    setClock(new Date(start + 11 * 3_600_000));
    expect((await post(WHO, cookie)).json).not.toEqual({ data: { viewer: null } });
    setClock(new Date(start + 22 * 3_600_000));
    expect((await post(WHO, cookie)).json).not.toEqual({ data: { viewer: null } });
    setClock(new Date(start + 35 * 3_600_000));
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
  });

  it('is forgotten when our clock says so, whatever the database’s clock says', async () => {
    setClock(new Date('2020-02-03T08:00:00Z'));
    const { cookie } = await signedIn();
    await forgetOld(clock.now());
    expect((await post(WHO, cookie)).json).not.toEqual({ data: { viewer: null } });
    setClock(null);
    await forgetOld(clock.now());
    setClock(new Date('2020-02-03T08:00:00Z'));
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
  });

  it('check 14: ends when the person is disabled, with the open stream', async () => {
    const { person, cookie } = await signedIn();
    const stream = await fetch(`${server.url}/live`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    await disablePerson(person.id, clock.now());
    await stream.text();
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
    expect((await fetch(`${server.url}/live`, { headers: { cookie } })).status).toBe(401);
  });

  it.each(['signOut', 'signOutEverywhere'])('check 14: ends its open stream by %s', async (leave) => {
    const { cookie } = await signedIn();
    const stream = await fetch(`${server.url}/live`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    await post(`mutation { ${leave}(key: "o") { done } }`, cookie);
    await stream.text();
    expect((await fetch(`${server.url}/live`, { headers: { cookie } })).status).toBe(401);
  });

  it('check 14: takes up another membership with a new token, never somebody else’s', async () => {
    const { person, cookie } = await signedIn();
    const company = await organisation({ kind: 'COMPANY', name: 'Deltastaal', education: null });
    const stranger = await member(company, 'COMPANY_ADMIN');
    const second = await addMembership(person, company, 'MENTOR');
    const change = (id: string) =>
      post(
        'mutation($id: ID!) { switchMembership(key: "s", membershipId: $id) { viewer { membership { role } } } }',
        cookie,
        { id: toNodeId('Membership', id) },
      );
    expect((await change(stranger.membership.id)).text).toContain('NOT_FOUND');
    const done = await change(second.id);
    expect(done.json).toMatchObject({
      data: { switchMembership: { viewer: { membership: { role: 'MENTOR' } } } },
    });
    expect((await post(WHO, cookie)).json).toEqual({ data: { viewer: null } });
    expect((await post(WHO, cookieOf(done))).json).toMatchObject({
      data: { viewer: { membership: { organisation: { name: 'Deltastaal' } } } },
    });
  });
});
