import { test as base, type Browser, type Page, type TestInfo } from '@playwright/test';
import { startSystem, type System } from './start-system.ts';

/** What every journey starts with. */
interface Journey {
  /** The product with the demo region; the journeys of one file share it, in their order. */
  system: System;
  /** Signs in on the test's own page with one of the demo's one-click roles. */
  signInAs: (key: string) => Promise<void>;
  /** A page of its own, with cookies of its own, for a second person; signed in when a key is given. */
  openAs: (key?: string) => Promise<Page>;
  /** A page of its own with another screen, such as the phone on which a mail is opened. */
  openPhone: () => Promise<Page>;
  /** Fails the test when a page reports an error in its console or a blocked script. */
  noPageErrors: void;
}

/** One running product for each file of journeys, so that no file sees what another left behind. */
interface Shared {
  systemOf: (file: string) => Promise<System>;
}

/** The day on which journeys begin. */
export const TODAY = '2026-11-24T09:00:00.000Z';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Playwright's test with the running product: `page` is at its address, `system` holds its clock and its mails. */
export const test = base.extend<Journey, Shared>({
  systemOf: [
    async ({ playwright: _ }, use) => {
      const running = new Map<string, System>();
      const stopAll = async () => {
        for (const system of running.values()) await system.stop();
        running.clear();
      };
      await use(async (file) => {
        const known = running.get(file);
        if (known) return known;
        await stopAll();
        const system = await startSystem({ demo: true });
        running.set(file, system);
        // The region's dates stand around this day.
        await system.setClock(TODAY);
        return system;
      });
      await stopAll();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  system: [async ({ systemOf }, use, { file }) => use(await systemOf(file)), { timeout: 240_000 }],
  baseURL: async ({ system }, use) => use(system.url),
  signInAs: async ({ page }, use) => use((key) => signIn(page, key)),
  openAs: async ({ browser, system }, use, testInfo) => {
    const opened = opener(browser, system, testInfo);
    await use(async (key) => {
      const page = await opened.open({});
      if (key) await signIn(page, key);
      return page;
    });
    await opened.close();
  },
  openPhone: async ({ browser, system }, use, testInfo) => {
    const opened = opener(browser, system, testInfo);
    await use(() => opened.open(PHONE));
    await opened.close();
  },
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A refused request is a journey's own business; a script error or a blocked resource never is.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          errors.push(message.text());
        }
      });
      await use();
      expect(errors, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = test.expect;

/** Signs in by the demo's one-click role `key` and waits until the sign-in page is left. */
export async function signIn(page: Page, key: string): Promise<void> {
  await page.goto('/aanmelden');
  await page.getByTestId(`demo-${key}`).click();
  await page.waitForURL((url) => url.pathname !== '/aanmelden');
  // Within the frame: the sign-in page has a heading too, and may stand a moment longer than its address.
  await page.locator('#inhoud').getByRole('heading', { level: 1 }).waitFor();
}

function opener(browser: Browser, system: System, { project }: TestInfo) {
  const { viewport, hasTouch, isMobile, locale, timezoneId } = project.use;
  const pages: Page[] = [];
  return {
    open: async (screen: Partial<typeof PHONE>) => {
      const settings = { viewport, hasTouch, isMobile, locale, timezoneId, ...screen };
      const context = await browser.newContext({ ...settings, baseURL: system.url });
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
    close: () => Promise.all(pages.map((page) => page.context().close())),
  };
}
