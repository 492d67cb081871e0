import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installation } from '../platform/installation/service.ts';
import { setClock } from '../platform/clock.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { commandsOf } from '../test/commands.ts';
import { startTestServer } from '../test/http.ts';
import { member, organisation, PASSWORD } from '../test/people.ts';
import { firstAdministratorUrl } from './first-administrator/service.ts';
import { importDemoAccounts } from './service.ts';
import { forgetAddresses } from './sign-in/limits.ts';
import type { Membership } from './store.ts';

const INVITE = `mutation($input: InvitePersonInput!) {
  invitePerson(input: $input) {
    __typename
    ... on PersonInvited { membership { id active role person { firstName } } }
    ... on AccountRefused { reason }
  }
}`;
const redeem = (field: string) => `mutation($input: RedeemLinkInput!) {
  ${field}(input: $input) {
    __typename
    ... on SignedIn { viewer { membership { role } person { email } } }
    ... on AccountRefused { reason }
  }
}`;
const PREVIEW =
  'mutation($token: String!) { previewInvitation(token: $token) { organisationName role email } }';
const RESET =
  'mutation($key: ID!, $email: String!) { requestPasswordReset(key: $key, email: $email) { __typename ... on AccountRefused { reason } } }';
const NEW_PASSWORD = 'een zin die niemand raadt';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  await api.reset();
  setClock(new Date('2026-11-24T09:00:00Z'));
  installation.demo = false;
  await forgetAddresses(['127.0.0.1']);
});
afterAll(() => api.stop());

function viewerOf(membership: Membership): PersonViewer {
  const { id, personId, role, organisationId, classIds, siteIds, proeftuinIds, studentId } = membership;
  const scope = { classIds, siteIds, proeftuinIds, studentId };
  return { kind: 'person', personId, sessionId: 'x', membershipId: id, role, organisationId, ...scope };
}

const tokenOf = (link: string | undefined) => link?.split('#')[1] ?? '';
const lastMailToken = () => tokenOf(api.sentMails().at(-1)?.link);

async function invited(change: object = {}) {
  const school = await organisation();
  const { membership } = await member(school, 'SCHOOL_COORDINATOR');
  const input = {
    key: 'k1',
    organisationId: toNodeId('Organisation', school.id),
    email: 'Joost@zandhoek.example',
    firstName: 'Joost',
    lastName: 'Baert',
    role: 'TEACHER',
    ...change,
  };
  const answer = await api.graphql(INVITE, { input }, viewerOf(membership));
  await api.runJobs();
  return { school, inviter: membership, input, answer };
}
const accept = (token: string, change: object = {}) =>
  api.graphql(redeem('acceptInvitation'), { input: { key: 'a1', token, password: NEW_PASSWORD, ...change } });

describe('an invitation', () => {
  it('check 15: is mailed, previewed and accepted once', async () => {
    const { answer } = await invited();
    expect(answer.data.invitePerson.membership).toMatchObject({ active: false, role: 'TEACHER' });
    const mail = api.sentMails()[0];
    expect(mail?.to.email).toBe('joost@zandhoek.example');
    expect(mail?.text).toContain('leerkracht');
    const preview = await api.graphql(PREVIEW, { token: lastMailToken() });
    expect(preview.data.previewInvitation).toEqual({
      organisationName: 'Atheneum Zandhoek',
      role: 'TEACHER',
      email: 'joost@zandhoek.example',
    });
    const accepted = await accept(lastMailToken());
    expect(accepted.data.acceptInvitation.viewer.membership.role).toBe('TEACHER');
    const again = await accept(lastMailToken(), { key: 'a2' });
    expect(again.data.acceptInvitation.reason).toBe('LINK_INVALID');
    expect((await api.graphql(PREVIEW, { token: lastMailToken() })).data.previewInvitation).toBeNull();
  });

  it('check 15: goes to one of two that accept at the same time', async () => {
    await invited();
    const token = lastMailToken();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => accept(token, { key: `k${i}`, password: `${NEW_PASSWORD} ${i}` })),
    );
    const won = answers.filter((answer) => answer.data.acceptInvitation.__typename === 'SignedIn');
    expect(won).toHaveLength(1);
  });

  it('signs in again when the same request is repeated', async () => {
    await invited();
    await accept(lastMailToken());
    expect((await accept(lastMailToken())).data.acceptInvitation.__typename).toBe('SignedIn');
    const guessed = await accept(lastMailToken(), { password: 'een andere zin van iemand' });
    expect(guessed.data.acceptInvitation.reason).toBe('LINK_INVALID');
  });

  it('check 15: ends after two weeks, when altered and when a newer one was sent', async () => {
    const { input, inviter } = await invited();
    const first = lastMailToken();
    await api.graphql(INVITE, { input: { ...input, key: 'k2' } }, viewerOf(inviter));
    await api.runJobs();
    expect((await accept(first)).data.acceptInvitation.reason).toBe('LINK_INVALID');
    const second = lastMailToken();
    expect(second).not.toBe(first);
    const altered = (second[0] === 'A' ? 'B' : 'A') + second.slice(1);
    expect((await accept(altered)).data.acceptInvitation.reason).toBe('LINK_INVALID');
    setClock(new Date('2026-12-09T09:00:00Z'));
    expect((await accept(second)).data.acceptInvitation.reason).toBe('LINK_INVALID');
  });

  it('check 15: is not used by a mail scanner that opens its address, and keeps its own', async () => {
    await invited();
    const server = await startTestServer();
    try {
      const { pathname, hash } = new URL(api.sentMails().at(-1)?.link ?? '');
      expect(hash).toHaveLength(44);
      // What stands behind # is never sent; a scanner that moves it into the address achieves nothing either.
      for (const path of [pathname, `${pathname}?token=${hash.slice(1)}`, `${pathname}/${hash.slice(1)}`])
        for (const method of ['GET', 'HEAD']) await fetch(`${server.url}${path}`, { method });
    } finally {
      await server.stop();
    }
    const accepted = await accept(lastMailToken(), { email: 'somebody@else.example' });
    expect(accepted.data.acceptInvitation.viewer.person.email).toBe('joost@zandhoek.example');
  });

  it('check 7: does one thing for a double click', async () => {
    const { input, inviter, answer } = await invited();
    const again = await api.graphql(INVITE, { input }, viewerOf(inviter));
    expect(again.data).toEqual(answer.data);
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
  });

  it.each(['kort', 'wachtwoord1234', 'joostbaert2026!!', 'aaaaaaaaaaaaaaaa'])(
    'refuses the password %s and stays open',
    async (password) => {
      await invited();
      expect((await accept(lastMailToken(), { password })).data.acceptInvitation.reason).toBe(
        'PASSWORD_TOO_WEAK',
      );
      expect((await accept(lastMailToken())).data.acceptInvitation.__typename).toBe('SignedIn');
    },
  );

  it('check 15: asks the password of who has an account, and does not replace it', async () => {
    const other = await organisation({ name: 'Technisch Instituut' });
    const known = await member(other, 'TEACHER');
    await invited({ email: known.person.email });
    const wrong = await accept(lastMailToken());
    expect(wrong.data.acceptInvitation.reason).toBe('WRONG_CREDENTIALS');
    const right = await accept(lastMailToken(), { password: PASSWORD });
    expect(right.data.acceptInvitation.__typename).toBe('SignedIn');
  });

  it('puts no line break of a name into a mail', async () => {
    await invited({ firstName: 'Joost\r\nBcc: spy@evil.example' });
    const mail = api.sentMails()[0];
    expect(`${mail?.to.name}${mail?.subject}`).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['a teacher', 'TEACHER', 'TEACHER'],
    ['a coordinator who gives a company role', 'SCHOOL_COORDINATOR', 'MENTOR'],
    ['a coordinator who makes an administrator', 'SCHOOL_COORDINATOR', 'ADMIN'],
    ['a coordinator who makes a student', 'SCHOOL_COORDINATOR', 'STUDENT'],
  ] as const)('is refused to %s', async (_who, inviterRole, role) => {
    const school = await organisation();
    const { membership } = await member(school, inviterRole);
    const input = {
      key: 'k',
      organisationId: toNodeId('Organisation', school.id),
      email: 'x@zandhoek.example',
      firstName: 'X',
      lastName: 'Y',
      role,
    };
    const answer = await api.graphql(INVITE, { input }, viewerOf(membership));
    expect(answer.data.invitePerson.reason).toBe('NOT_ALLOWED');
  });

  it('check 2: is refused for another organisation, also one that does not exist', async () => {
    const { membership } = await member(await organisation(), 'SCHOOL_COORDINATOR');
    const other = await organisation({ name: 'Andere school' });
    const input = { key: 'k', email: 'x@zandhoek.example', firstName: 'X', lastName: 'Y', role: 'TEACHER' };
    const answers = [];
    for (const id of [other.id, '0'.repeat(24)]) {
      const organisationId = toNodeId('Organisation', id);
      answers.push(await api.graphql(INVITE, { input: { ...input, organisationId } }, viewerOf(membership)));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data.invitePerson.reason).toBe('NOT_ALLOWED');
  });
});

describe('a password reset', () => {
  const reset = (email: string, key = 'r1') => api.graphql(RESET, { email, key });
  const choose = (token: string, password = NEW_PASSWORD, key = 'c1') =>
    api.graphql(redeem('resetPassword'), { input: { key, token, password } });

  it('check 13: answers the same and does the same work whether the account exists', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    const answers: unknown[] = [];
    const workFor = (email: string) => commandsOf(async () => answers.push(await reset(email)));
    expect(await workFor(person.email ?? '')).toEqual(await workFor('nobody@zandhoek.example'));
    expect(answers[0]).toEqual(answers[1]);
    await api.runJobs();
    expect(api.sentMails().map((mail) => mail.to.email)).toEqual([person.email]);
  });

  it('sets the password once, within the hour, and ends every session', async () => {
    const { person } = await member(await organisation(), 'TEACHER');
    await reset(person.email ?? '');
    await api.runJobs();
    const token = lastMailToken();
    expect((await choose(token, 'Verhelst-Verhelst')).data.resetPassword.reason).toBe('PASSWORD_TOO_WEAK');
    expect((await choose(token)).data.resetPassword.__typename).toBe('SignedIn');
    expect((await choose(token, NEW_PASSWORD, 'c2')).data.resetPassword.reason).toBe('LINK_INVALID');
    await reset(person.email ?? '', 'r2');
    await api.runJobs();
    setClock(new Date('2026-11-24T10:01:00Z'));
    expect((await choose(lastMailToken())).data.resetPassword.reason).toBe('LINK_INVALID');
  });

  it('check 13: stops after five in an hour', async () => {
    for (let i = 0; i < 5; i++)
      expect((await reset('a@b.example', `k${i}`)).data.requestPasswordReset.__typename).toBe('AccountDone');
    expect((await reset('a@b.example', 'k9')).data.requestPasswordReset.reason).toBe('TOO_MANY_TRIES');
  });

  it('is not opened by a link of another purpose', async () => {
    await invited();
    expect((await choose(lastMailToken())).data.resetPassword.reason).toBe('LINK_INVALID');
  });
});

describe('guessing at links', () => {
  it('check 13: is stopped per address', async () => {
    const answers = [];
    for (let i = 0; i < 61; i++) answers.push(await accept('A'.repeat(43)));
    expect(answers[0]?.data.acceptInvitation.reason).toBe('LINK_INVALID');
    expect(answers.at(-1)?.data.acceptInvitation.reason).toBe('TOO_MANY_TRIES');
    const header = await api
      .graphql('{ viewer { language } }', {}, { link: 'A'.repeat(43) })
      .catch((e: Error) => e);
    expect(header).toBeInstanceOf(Error);
  });
});

describe('the first administrator', () => {
  const claim = (token: string, key = 'f1') =>
    api.graphql(redeem('claimFirstAdministrator'), {
      input: {
        key,
        token,
        password: NEW_PASSWORD,
        firstName: 'An',
        lastName: 'Vos',
        email: 'an@vos.example',
      },
    });

  it('is made once, with the newest link', async () => {
    const old = tokenOf((await firstAdministratorUrl()) ?? '');
    const token = tokenOf((await firstAdministratorUrl()) ?? '');
    expect((await api.graphql('{ installation { needsFirstAdministrator } }')).data.installation).toEqual({
      needsFirstAdministrator: true,
    });
    expect((await claim(old)).data.claimFirstAdministrator.reason).toBe('LINK_INVALID');
    const answers = await Promise.all([claim(token, 'f2'), claim(token, 'f3')]);
    const kinds = answers.map((answer) => answer.data.claimFirstAdministrator.__typename).sort();
    expect(kinds).toEqual(['AccountRefused', 'SignedIn']);
    expect(await firstAdministratorUrl()).toBeNull();
  });

  it('is not needed in the demo', async () => {
    installation.demo = true;
    expect(await firstAdministratorUrl()).toBeNull();
  });
});

describe('one-click roles', () => {
  const CLICK =
    'mutation { signInAsDemo(key: "k", account: "noor") { __typename ... on AccountRefused { reason } } }';
  const LIST = '{ demoAccounts { key name description role } demoMails { subject } }';

  beforeEach(async () => {
    const { person, membership } = await member(await organisation(), 'TEACHER');
    await importDemoAccounts([
      {
        _id: 'noor',
        personId: person.id,
        membershipId: membership.id,
        name: 'Noor Verhelst',
        role: 'TEACHER',
        descriptionNl: 'Leerkracht in Zandhoek',
        descriptionEn: 'Teacher in Zandhoek',
        position: 1,
      },
    ]);
  });

  it('sign in within the demo', async () => {
    installation.demo = true;
    expect((await api.graphql(LIST)).data.demoAccounts[0].description).toBe('Leerkracht in Zandhoek');
    expect((await api.graphql(CLICK)).data.signInAsDemo.__typename).toBe('SignedIn');
  });

  it('do not exist outside the demo', async () => {
    expect((await api.graphql(LIST)).data).toEqual({ demoAccounts: [], demoMails: [] });
    expect((await api.graphql(CLICK)).data.signInAsDemo.reason).toBe('NOT_ALLOWED');
  });
});
