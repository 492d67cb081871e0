import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './root.mjs';

const RECORD = readFileSync(join(ROOT, 'docs/decisions/12-dependencies.md'), 'utf8');

test('the record of dependencies names exactly those that are there', () => {
  const rooms = [
    '.',
    'api',
    'client',
    'tests',
    ...readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`),
  ];
  const there = new Set();
  for (const room of rooms) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, room, 'package.json'), 'utf8'),
    );
    for (const name of Object.keys({ ...dependencies, ...devDependencies }))
      if (!/^@(scheldemond|types)\//.test(name)) there.add(name);
  }
  const named = [...RECORD.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...there].toSorted());
});
