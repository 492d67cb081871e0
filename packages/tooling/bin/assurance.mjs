#!/usr/bin/env node
/** `npm run assurance`: writes `docs/assurance.md` from the tests' names and the figures of the last `npm test`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assurancePage,
  checksIn,
  figuresIn,
  figuresOf,
  playwrightRan,
  testSources,
  vitestRan,
} from '../src/assurance.mjs';
import { ROOT } from '../src/root.mjs';

const PAGE = join(ROOT, 'docs/assurance.md');

function report(name) {
  const path = join(ROOT, `test-results/${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

const named = checksIn(testSources());
const kept = figuresIn(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '', named);
const ran = [...vitestRan(report('vitest')), ...playwrightRan(report('playwright'))];
writeFileSync(PAGE, assurancePage(named, new Map([...kept, ...figuresOf(named, ran)])));
