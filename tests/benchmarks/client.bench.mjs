// What the client asks of a slow machine: first loads and interactions in Chromium with the processor slowed four times,
// on 20,000 placements, and how much there is to fetch.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../support/chromium.ts';
import { startSystem } from '../support/start-system.ts';
import { largeRegion } from './product/region.mjs';

const SLOWED = Number(process.env.BENCH_SLOWED ?? 4);
const TIMES = Number(process.env.BENCH_TIMES ?? 5);
const PAGES_MORE = 10;
const DIST = fileURLToPath(new URL('../../client/dist/', import.meta.url));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const painted = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function timed(page, act) {
  const start = performance.now();
  await act();
  await painted(page);
  return Math.round(performance.now() - start);
}

async function slowPage(browser, state) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'nl-BE',
    ...(state ? { storageState: state } : {}),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return page;
}

/** First load of an address with nothing kept, until something of it is there. */
async function firstLoad(browser, state, url, seen) {
  const found = { seen: [], paint: [], script: [] };
  for (let time = 0; time < TIMES; time++) {
    const page = await slowPage(browser, state);
    found.seen.push(
      await timed(page, async () => {
        await page.goto(url);
        await seen(page).waitFor();
      }),
    );
    const [paint, kilobytes] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1_000,
    ]);
    found.paint.push(Math.round(paint));
    found.script.push(Math.round(kilobytes));
    await page.context().close();
  }
  return {
    'first paint ms': median(found.paint),
    'usable ms': median(found.seen),
    'script kB as sent': median(found.script),
  };
}

const rows = (page) => page.locator('tbody tr');
const answered = (page) =>
  page.waitForResponse((response) => response.url().endsWith('/graphql') && response.ok());

async function interactions(browser, state, url) {
  const page = await slowPage(browser, state);
  await page.goto(`${url}/plaatsingen`);
  await rows(page).first().waitFor();
  const measured = {};
  const take = async (what, act, times = 1) => {
    const found = [];
    for (let time = 0; time < times; time++) found.push(await timed(page, () => act(time)));
    measured[what] = median(found);
  };
  await take('order the list', () =>
    Promise.all([answered(page), page.locator('thead button').first().click()]),
  );
  await take('search in the list', () =>
    Promise.all([answered(page), page.getByRole('searchbox').fill('van')]),
  );
  await Promise.all([answered(page), page.getByRole('searchbox').fill('')]);
  await take('open Ctrl+K', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
  });
  await take('find by name', async () => {
    await page.getByRole('combobox').fill('vande');
    await page.getByRole('option').first().waitFor();
  });
  await page.keyboard.press('Escape');
  for (let more = 0; more < PAGES_MORE; more++)
    await take(`${50 * (more + 2)} rows: read the next 50`, async () => {
      const before = await rows(page).count();
      await page.getByRole('button', { name: 'Toon meer' }).click();
      await rows(page).nth(before).waitFor({ state: 'attached' });
    });
  const many = await rows(page).count();
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.locator('tbody tr [data-walk]').first().focus();
  await take(`${many} rows: walk to the next`, () => page.keyboard.press('j'));
  const box = (at) => rows(page).nth(at).locator('input');
  await take(`${many} rows: choose one`, () => page.keyboard.press(' '), TIMES);
  await take(`${many} rows: choose one by its box`, (time) => box(2 + time).click(), TIMES);
  await take(`${many} rows: choose 40 with Shift`, () => box(50).click({ modifiers: ['Shift'] }));
  await take(`${many} rows: choose all`, () => page.locator('thead input').click());
  await take(`${many} rows: scroll to the end`, () => rows(page).last().scrollIntoViewIfNeeded());
  await take(`${many} rows: order anew`, () =>
    Promise.all([answered(page), page.locator('thead button').last().click()]),
  );
  await take('filter by state', () =>
    Promise.all([answered(page), page.locator('label', { hasText: 'Aangenomen of lopend' }).click()]),
  );
  await page.context().close();
  return { measured, many, elements };
}

const system = await startSystem({ demo: true, dataDir: await largeRegion() });
const browser = await chromium.launch(chromiumOptions());
const open = await browser.newPage({ locale: 'nl-BE' });
await open.goto(`${system.url}/aanmelden`);
await open.getByTestId('demo-hilde').click();
await open.getByRole('link', { name: 'Plaatsingen' }).first().waitFor();
const state = await open.context().storageState();
await open.close();

const loads = {
  'sign in': await firstLoad(browser, null, `${system.url}/aanmelden`, (page) =>
    page.getByTestId('demo-hilde'),
  ),
  attention: await firstLoad(browser, state, system.url, (page) => page.locator('main h1')),
  placements: await firstLoad(browser, state, `${system.url}/plaatsingen`, (page) => rows(page).first()),
};
const { measured, many, elements } = await interactions(browser, state, system.url);
await browser.close();
await system.stop();

// By the manifest: what an earlier build left in the folder is not fetched.
const parts = Object.values(JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')));
const sizes = [...new Set(parts.flatMap(({ file, css = [] }) => [file, ...css]))]
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, kB: gzipSync(readFileSync(`${DIST}${name}`)).length / 1_000 }))
  .toSorted((a, b) => b.kB - a.kB);
console.log(`First loads, the processor slowed ${SLOWED} times, median of ${TIMES}:`);
console.table(loads);
console.log('Interactions until painted, ms:');
console.table(measured);
console.log(`${many} rows are ${elements} elements.`);
console.log(
  `${sizes.length} scripts and styles, ${sizes.reduce((sum, { kB }) => sum + kB, 0).toFixed(0)} kB (gzip):`,
);
console.table(sizes.slice(0, 8).map(({ name, kB }) => ({ name, kB: Number(kB.toFixed(1)) })));
