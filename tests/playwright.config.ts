import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './support/chromium.ts';

const results = '../test-results';

/** A journey runs at 1280 px; one whose title says `@phone` also at 390 px, and `@phone-only` only there. */
export default defineConfig({
  testDir: './browser',
  testMatch: '**/*.spec.ts',
  outputDir: `${results}/browser`,
  globalSetup: './support/run-home.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['BROWSER_REPORT'] ?? `${results}/playwright.json` }],
  ],
  use: {
    browserName: 'chromium',
    launchOptions: chromiumOptions(),
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    // A panel that slides in costs time at each of its steps, and is pressed on its way.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs time in all of them; `--trace on` makes one of a test that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } }, grepInvert: /@phone-only/ },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      grep: /@phone/,
    },
  ],
});
