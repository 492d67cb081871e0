import type { Page } from '@playwright/test';
import { scheduleOf } from '@scheldemond/domain/week/schedule';
import { patternOfWorkDays } from '@scheldemond/domain/week/work-days';
import { expect, signIn, test } from '../support/journey.ts';
import { startBesideDemo } from '../support/region-system.ts';
import type { System } from '../support/start-system.ts';
import { clientAs, type TrustedClient } from '../support/trusted-client.ts';

/** Runs when it is taken for markup, anywhere. */
const WORDS = ` "'><script>window.ran=1</script><img src=x onerror=window.ran=1>`;

interface Placements {
  placements: { nodes: { id: string; state: string }[] };
}
const step = (id: string | undefined, more: object = {}) => ({
  input: { key: `hostile-${id}`, id, ...more },
});
const other = { reason: { code: 'OTHER', words: WORDS } };

/** Writes the words into every text that is not imported. */
async function writeEverywhere(url: string): Promise<void> {
  const coordinator = await clientAs(url, 'race-coordinator');
  const { proeftuinen } = await coordinator.ask<{ proeftuinen: { nodes: { id: string }[] } }>('Proeftuinen', {
    first: 5,
    mine: true,
  });
  const id = proeftuinen.nodes[0]?.id;
  await coordinator.ask('EditProeftuin', {
    input: { key: 'p', id, version: 1, title: `P${WORDS}`, summary: WORDS },
  });
  await coordinator.ask('WriteJournal', { input: { key: 'j', proeftuinId: id, text: WORDS } });
  const one = await clientAs(url, 'race-een');
  const [declined, free, accepted] = await proposals(one);
  for (const id of [declined, free])
    expect(await reasonOf(one, 'DeclinePlacement', step(id, other))).toBeUndefined();
  expect(await reasonOf(one, 'AcceptPlacement', step(accepted))).toBeUndefined();
  const slots = await one.ask<{ slots: { nodes: { id: string }[] } }>('Slots', { first: 1 });
  const texts = { title: `T${WORDS}`, tasks: WORDS, requirements: WORDS };
  await one.ask('EditSlot', { input: { key: 's', id: slots.slots.nodes[0]?.id, version: 1, ...texts } });
  const two = await clientAs(url, 'race-twee');
  const [countered] = await proposals(two);
  const pattern = patternOfWorkDays({ weekdays: [4, 5], startTime: '08:00', endTime: '16:00' });
  const counter = { week: scheduleOf('2027-02-22', '2027-05-21', pattern), message: WORDS };
  expect(await reasonOf(two, 'CounterPlacement', step(countered, counter))).toBeUndefined();
  const teacher = await clientAs(url, 'race-leraar');
  const signed = { signedBy: WORDS, signedOn: '2026-11-20', reference: WORDS };
  const record = { input: { key: 'a', placementId: accepted, ...signed } };
  expect(await reasonOf(teacher, 'RecordAgreement', record)).toBeUndefined();
  // Asked anew, so that a question with its link is mailed.
  const without = { first: 5, filter: { state: 'WITHOUT_PLACE' } };
  const { needs } = await teacher.ask<{ needs: { nodes: { id: string }[] } }>('Needs', without);
  const three = await clientAs(url, 'race-drie');
  const { slots: offered } = await three.ask<{ slots: { nodes: { id: string }[] } }>('Slots', { first: 1 });
  const question = { needId: needs.nodes[0]?.id, slotId: offered.nodes[0]?.id, note: WORDS };
  expect(await reasonOf(teacher, 'ProposePlacement', { input: { key: 'q', ...question } })).toBeUndefined();
}

async function proposals(client: TrustedClient): Promise<string[]> {
  const asked = { first: 10, filter: { states: ['PROPOSED'] } };
  const { placements } = await client.ask<Placements>('Placements', asked);
  return placements.nodes.map(({ id }) => id);
}

async function reasonOf(
  client: TrustedClient,
  operation: string,
  variables: object,
): Promise<string | undefined> {
  const [answer] = Object.values(await client.ask<Record<string, { reason?: string }>>(operation, variables));
  return answer?.reason;
}

/** Fails when something ran, or when the policy had to stop something. */
async function expectNothingRan(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'ran' in window,
    stopped: (window as { stopped?: string[] }).stopped ?? [],
    images: document.querySelectorAll('img[src="x"]').length,
  }));
  expect(found, where).toEqual({ ran: false, stopped: [], images: 0 });
}

async function walk(page: Page, system: System, account: string, paths: string[]): Promise<void> {
  await signIn(page, account);
  let shown = 0;
  for (const path of paths) {
    await page.goto(system.url + path.replace(':', ''));
    if (path.endsWith(':')) {
      const links = page.locator(`main a[href^="${path.slice(0, -1)}/"]`);
      await links.first().waitFor();
      const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      for (const href of [...new Set(hrefs)].slice(0, 4)) {
        await page.goto(system.url + href);
        await settled(page);
        shown += await page.getByText('<script>window.ran=1').count();
        await expectNothingRan(page, `${account} ${href}`);
      }
    } else {
      await settled(page);
      shown += await page.getByText('<script>window.ran=1').count();
      await expectNothingRan(page, `${account} ${path}`);
    }
  }
  expect(shown, `${account} sees the words as words`).toBeGreaterThan(2);
  await page.context().clearCookies();
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('check 17: what people wrote stays words on every page and in every mail', async ({ browser }) => {
  test.setTimeout(240_000);
  const system = await startBesideDemo({ students: 5, places: 3, words: WORDS });
  const context = await browser.newContext({ baseURL: system.url });
  try {
    await system.setClock('2026-11-24T09:00:00.000Z');
    await writeEverywhere(system.url);
    await system.advance(60_000);
    await context.addInitScript(() => {
      const stopped: string[] = [];
      Object.assign(window, { stopped });
      document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.blockedURI));
    });
    const page = await context.newPage();
    page.on('dialog', () => expect('a dialog').toBe('none'));
    await walk(page, system, 'race-leraar', [
      '/',
      '/leerlingen',
      '/leerlingen:',
      '/plekken:',
      '/plaatsingen',
      '/plaatsingen:',
    ]);
    await walk(page, system, 'race-een', ['/', '/plekken', '/plekken:', '/plaatsingen', '/plaatsingen:']);
    await walk(page, system, 'race-coordinator', ['/proeftuinen', '/proeftuinen:']);

    const mails = (await system.mails()).filter(({ html }) => html.includes('window.ran'));
    expect(mails.length).toBeGreaterThan(2);
    for (const { html } of mails) {
      expect(html).not.toMatch(/<script|<img/);
      await page.setContent(html);
      await expectNothingRan(page, 'a mail');
    }
    const link = mails.map(({ text }) => /\/antwoord#[\w-]+/.exec(text)?.[0]).find(Boolean);
    expect(link).toBeDefined();
    await page.goto(`${system.url}${link}`);
    await expect(page.getByText('<script>window.ran=1').first()).toBeVisible();
    await expectNothingRan(page, 'the answer page');
  } finally {
    await context.close();
    await system.stop();
  }
});
