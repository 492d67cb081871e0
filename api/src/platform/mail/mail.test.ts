import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../database.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { clock, setClock } from '../clock.ts';
import { allOf, folderDelivery, inboxDelivery, type OutgoingMail } from './delivery.ts';
import { writeMail } from './layout.ts';
import { sendDueMails } from './sender.ts';
import { cancelMail, enqueueMail, registerMail } from './service.ts';
import { newestDemoMails } from './store.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startTestApi();
  folder = await mkdtemp(join(tmpdir(), 'scheldemond-mail-'));
  registerMail('HELLO', (refs) =>
    Promise.resolve(
      refs['gone']
        ? null
        : writeMail({
            language: 'nl',
            to: { email: 'noor@zandhoek.example', name: 'Noor\r\nBcc: spy@evil.example' },
            subject: 'Dag\r\nBcc: spy@evil.example',
            greeting: 'Dag Noor,',
            paragraphs: ['<script>alert(1)</script>'],
            button: { label: 'Open', url: 'https://stage.example/antwoord#token' },
          }),
    ),
  );
});
beforeEach(async () => {
  await api.reset();
  setClock(new Date('2026-11-24T09:00:00Z'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await api.stop();
});

const hello = (dedupeKey: string, more: object = {}) =>
  enqueueMail({ kind: 'HELLO', dedupeKey, to: { personId: 'p' }, refs: {}, ...more });

describe('outbox', () => {
  it('sends once, however often it is enqueued', async () => {
    await hello('a:1');
    await hello('a:1');
    await api.runJobs();
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
  });

  it('waits until its time, and can be taken back before', async () => {
    await hello('b:1:mail', { notBefore: new Date('2026-11-24T09:00:10Z') });
    await hello('b:2:mail', { notBefore: new Date('2026-11-24T09:00:10Z') });
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(0);
    expect(await cancelMail('b:1')).toBe(1);
    setClock(new Date('2026-11-24T09:00:11Z'));
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
    expect(await cancelMail('b:2')).toBe(0);
  });

  it('gathers what waits at the same time in one mail, and the same again after a crash', async () => {
    const written: string[][] = [];
    registerMail('TOGETHER', (refs, _now, _to, others) => {
      written.push([refs, ...others].map((one) => one['name'] ?? '').sort());
      const text = { subject: 'Samen', greeting: 'Dag,', paragraphs: [] };
      return Promise.resolve(
        writeMail({ language: 'nl', to: { email: 'noor@zandhoek.example', name: 'Noor' }, ...text }),
      );
    });
    const together = (name: string, seconds: number, gather = 'g:noor') =>
      enqueueMail({
        kind: 'TOGETHER',
        dedupeKey: `t:${name}`,
        to: { personId: 'p' },
        refs: { name },
        gather,
        notBefore: new Date(clock.now().getTime() + seconds * 1_000),
      });
    await together('a', 10);
    await together('b', 20);
    await together('other', 5, 'g:els');
    setClock(new Date('2026-11-24T09:00:15Z'));
    await api.runJobs();
    expect(written).toEqual([['other']]);
    setClock(new Date('2026-11-24T09:00:21Z'));
    const ids: string[] = [];
    const deliver = (mail: OutgoingMail) => {
      ids.push(mail.messageId);
      return ids.length === 1 ? Promise.reject(new Error('421')) : Promise.resolve();
    };
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    await together('late', 0);
    await sendDueMails(() => clock.now(), { deliver: () => Promise.resolve(), host: 'x.example' });
    setClock(new Date('2026-11-24T09:05:00Z'));
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    expect(written.slice(1)).toEqual([['a', 'b'], ['late'], ['a', 'b']]);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  it('drops what is no longer relevant', async () => {
    await hello('c', { refs: { gone: 'yes' } });
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(0);
  });

  it('sends nothing of a transaction that aborted', async () => {
    await expect(
      transaction(async () => {
        await hello('d');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(0);
  });

  it('tries again later when the delivery fails, with the same Message-ID', async () => {
    await hello('e');
    const ids: string[] = [];
    let fail = true;
    const deliver = (mail: OutgoingMail) => {
      ids.push(mail.messageId);
      return fail ? Promise.reject(new Error('421')) : Promise.resolve();
    };
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    fail = false;
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    expect(ids).toHaveLength(1);
    setClock(new Date('2026-11-24T09:01:00Z'));
    await sendDueMails(() => clock.now(), { deliver, host: 'x.example' });
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('delivers into folder and inbox once when the sender dies before it marks the mail', async () => {
    await hello('f');
    const kept = allOf([folderDelivery(folder, 'Scheldemond <no@x.example>'), inboxDelivery()]);
    // A sender that dies: delivered, and then never heard of again.
    const dying = sendDueMails(() => clock.now(), {
      host: 'x.example',
      deliver: async (mail) => {
        await kept(mail);
        return new Promise(() => undefined);
      },
    });
    void dying;
    await expect.poll(() => newestDemoMails(10)).toHaveLength(1);
    await sendDueMails(() => clock.now(), { deliver: kept, host: 'x.example' });
    setClock(new Date('2026-11-24T09:05:00Z'));
    let again = 0;
    await sendDueMails(() => clock.now(), {
      host: 'x.example',
      deliver: (mail) => {
        again += 1;
        return kept(mail);
      },
    });
    expect(again).toBe(1);
    expect(await newestDemoMails(10)).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  });
});

describe('a mail', () => {
  it('checks 17 and 23: has no header from a name or subject, and no script from a text', async () => {
    await hello('g');
    await sendDueMails(() => clock.now(), {
      deliver: folderDelivery(folder, 'Scheldemond <no@x.example>'),
      host: 'x.example',
    });
    for (const name of await readdir(folder)) {
      const mail = await simpleParser(await readFile(join(folder, name)));
      expect(mail.headers.has('bcc')).toBe(false);
      expect(mail.to && 'value' in mail.to ? mail.to.value.map((to) => to.address) : []).toEqual([
        'noor@zandhoek.example',
      ]);
      expect(mail.subject).toBe('Dag Bcc: spy@evil.example');
      expect(mail.html).not.toContain('<script>');
      expect(mail.text).toContain('https://stage.example/antwoord#token');
    }
  });
});
