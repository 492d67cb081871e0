import type { Page } from '@playwright/test';
import { expectNoAxeFindings, expectNoColourFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { expectNothingMoved } from '../support/moves.ts';

// Each role looks for itself; in turns, one worker would be left with all of them at the end.
test.describe.configure({ mode: 'parallel' });

/** The pages of each role; a colon opens the first thing in the list before it. */
const PAGES: Record<string, string[]> = {
  annelies: [
    '/',
    '/leerlingen',
    '/leerlingen:',
    '/plekken',
    '/plekken:',
    '/kaart',
    '/bedrijven',
    '/bedrijven:',
    '/erkenningen',
    '/plaatsingen',
    '/plaatsingen:',
    '/agenda',
    '/proeftuinen',
  ],
  marloes: ['/', '/leerlingen', '/leerlingen:'],
  geert: [
    '/',
    '/bedrijf?gearchiveerd=ja',
    '/plekken:',
    '/plaatsingen?stand=open',
    '/plaatsingen:',
    '/agenda',
  ],
  hilde: ['/', '/scholen', '/klassen', '/proeftuinen', '/proeftuinen:', '/matching', '/plaatsingen'],
  thibo: ['/', '/wensen', '/plekken', '/agenda', '/kaart?middel=BICYCLE&minuten=60'],
  school: [
    '/',
    '/leerlingen',
    '/alle-leerlingen',
    '/schooljaar',
    '/school?gearchiveerd=ja',
    '/opleidingen?wie=alle',
    '/periodes',
    '/personen',
    '/plaatsingen:',
    '/importeren',
  ],
  joost: ['/', '/scholen'],
};

/** A plan and two plans side by side; who comes first makes them. */
async function planPages(page: Page): Promise<string[]> {
  const plans = page.locator('main li a[href^="/matching/"]');
  await page.goto('/matching');
  for (;;) {
    await page.getByRole('button', { name: 'Nieuw plan' }).first().waitFor();
    if ((await plans.count()) > 1) break;
    await page.getByRole('button', { name: 'Nieuw plan' }).first().click();
    await page.getByRole('button', { name: 'Bereken het plan' }).click();
    await page.getByRole('heading', { name: 'Wie waarheen' }).waitFor();
    await page.goto('/matching');
  }
  const [first, second] = await Promise.all(
    [0, 1].map(async (at) => (await plans.nth(at).getAttribute('href')) ?? ''),
  );
  const ids = [first, second].map((href) => href?.split('/').pop());
  return [first ?? '', `/matching/vergelijken?plannen=${ids.join(',')}`];
}

/** Asks in a plan, from the menu of a student and by keyboard, what one more place would bring. */
async function askOnePlace(page: Page, plan: string): Promise<void> {
  await page.goto(plan);
  const placed = page.getByRole('list', { name: 'Wie waarheen' });
  const menu = placed.getByRole('button', { name: /^Kies voor/ }).first();
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Eén plaats erbij hier?' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: /^Eén plaats erbij/ });
  await expect(sheet.getByRole('status')).toHaveText(/^(Brengt|Geplaatst)/);
  await expectNoAxeFindings(page);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
}

for (const [key, paths] of Object.entries(PAGES)) {
  test(`check 30: every page of ${key} is sound, in light and in dark @phone`, async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    await signInAs(key);
    const plans = key === 'hilde' ? await planPages(page) : [];
    if (plans[0]) await askOnePlace(page, plans[0]);
    for (const path of [...paths, ...plans]) {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expectNothingMoved(page);
      await expectNoAxeFindings(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html[data-mantine-color-scheme="dark"]')).toBeAttached();
      await expectNoColourFindings(page);
      expect(await sidewaysScroll(page), `sideways scroll on ${path}`).toBeLessThanOrEqual(0);
    }
  });
}

/** Goes to a page of the list above and waits until it stands. */
async function open(page: Page, path: string): Promise<void> {
  const list = path.replace(':', '');
  await page.goto(list);
  if (path.endsWith(':')) {
    await page.locator(`main a[href^="${list}/"]`).first().click();
    // The list has a heading too.
    await page.waitForURL((url) => url.pathname.startsWith(`${list}/`));
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('check 30: nothing scrolls sideways at 320 px', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await signInAs('annelies');
  for (const path of PAGES['annelies'] ?? []) {
    await open(page, path);
    expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
  }
});

test('check 30: the sign-in page, the inbox and a used link are sound @phone', async ({ page }) => {
  for (const path of ['/aanmelden', '/postbus', '/antwoord#verlopen', '/wachtwoord#x']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoAxeFindings(page);
  }
});
