// A coordinator's plan in Chromium: from the click until the screen shows who goes where, for a cohort of 1,200 students.
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../support/chromium.ts';
import { startSystem } from '../support/start-system.ts';
import { cohortRegion } from './product/region.mjs';

const TIMES = Number(process.env.BENCH_TIMES ?? 5);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const system = await startSystem({ demo: true, dataDir: await cohortRegion() });
const browser = await chromium.launch(chromiumOptions());
const page = await browser.newPage({ locale: 'nl-BE', viewport: { width: 1280, height: 900 } });
await page.goto(`${system.url}/aanmelden`);
await page.getByTestId('demo-hilde').click();
await page.getByRole('link', { name: 'Plaatsingen' }).first().waitFor();

const found = [];
let facts = '';
for (let time = 0; time < TIMES; time++) {
  await page.goto(`${system.url}/matching`);
  await page.getByRole('button', { name: 'Nieuw plan' }).first().click();
  const compute = page.getByRole('button', { name: 'Bereken het plan' });
  await compute.waitFor();
  const start = performance.now();
  await compute.click();
  await page.getByRole('heading', { name: 'Wie waarheen' }).waitFor({ timeout: 60_000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  found.push(Math.round(performance.now() - start));
  facts = (await page.locator('main').innerText()).replace(/\s+/g, ' ').slice(0, 400);
}
console.log(`From the click to the plan: ${found.join(', ')} ms, median ${median(found)}.`);
console.log(facts);
await browser.close();
await system.stop();
