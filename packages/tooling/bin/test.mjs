#!/usr/bin/env node
/** `npm test`: builds, runs the unit, API and fault tests, then the browser tests, and says how many passed. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../src/build.mjs';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../src/chromium.mjs';
import {
  playwrightCounts,
  playwrightFailures,
  summary,
  total,
  vitestCounts,
  vitestFailures,
} from '../src/reports.mjs';
import { installed, ROOT } from '../src/root.mjs';
import { runTool } from '../src/run.mjs';
import { folderForTests } from '../src/test-data.mjs';

const REPORTS = join(ROOT, 'test-results');

const TMPDIR = folderForTests();
const failures = [];

/** Runs a tool that writes a JSON report, counts what it says and keeps what failed. */
async function run(name, args, count, failuresOf, env = {}) {
  const path = join(REPORTS, `${name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(path, { force: true });
  const exitCode = await runTool(args(path), { env: { TMPDIR, ...env } });
  if (exitCode > 128) process.exit(exitCode);
  const report = read(path);
  failures.push(...failuresOf(report));
  return count(report, exitCode);
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function unitTests() {
  const args = (path) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  return run(
    'vitest',
    (path) => [installed('vitest', 'vitest.mjs'), ...args(path)],
    vitestCounts,
    vitestFailures,
  );
}

function browserTests(chromium) {
  const args = () => ['test', '--config', join(ROOT, 'tests/playwright.config.ts')];
  return run(
    'playwright',
    () => [installed('@playwright/test', 'cli.js'), ...args()],
    playwrightCounts,
    playwrightFailures,
    {
      CHROMIUM: chromium,
      BROWSER_REPORT: join(REPORTS, 'playwright.json'),
    },
  );
}

const required = process.env.REQUIRE_CHROMIUM === '1' || ['true', '1'].includes(process.env.CI ?? '');
const built = await build();
if (built !== 0) process.exit(built);

const counts = [await unitTests()];
const chromium = findChromium();
if (chromium) counts.push(await browserTests(chromium));
else {
  console.log(HOW_TO_GET_CHROMIUM);
  if (required) counts.push({ passed: 0, failed: 1, skipped: 0 });
}

for (const failed of failures) console.log(`\n${failed}`);
const sum = total(counts);
console.log(`\n${summary(sum)}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
