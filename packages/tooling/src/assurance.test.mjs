import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assurancePage, checksIn, figuresIn, figuresOf, testSources } from './assurance.mjs';
import { ROOT } from './root.mjs';

/** What is tried in a later release, and says so on the page. */
const LATER = [25, 27, 28];

describe('the page of what must hold', () => {
  const named = checksIn(testSources());

  it('is what the names of the tests make of it; otherwise: npm run assurance', () => {
    const page = readFileSync(join(ROOT, 'docs/assurance.md'), 'utf8');
    expect(page).toBe(assurancePage(named, figuresIn(page, named)));
  });

  it('has a test for every check that this release promises', () => {
    const tried = new Set(named.flatMap(({ numbers }) => numbers));
    const missing = Array.from({ length: 30 }, (_, index) => index + 1).filter(
      (number) => !tried.has(number) && !LATER.includes(number),
    );
    expect(missing).toEqual([]);
  });
});

describe('figures', () => {
  const named = checksIn(
    new Map([['a.test.ts', "it('check 5: goes to %s', () => {}); it('checks 7 and 9: twice')"]]),
  );
  const run = (title, passed, figure) => ({
    path: '/x/a.test.ts',
    titles: ['a room', title],
    passed,
    figure,
  });

  it('count the cases of a name, say what was measured, and stay when a test did not run', () => {
    const ran = [
      run('check 5: goes to one', true, '3 of 5'),
      run('check 5: goes to two', false),
      run('other', true),
    ];
    const figures = figuresOf(named, ran);
    expect([...figures.values()]).toEqual(['1 of 2 passed; 3 of 5']);
    const page = assurancePage(named, figures);
    expect(page).toContain('| [goes to …](../a.test.ts) | 1 of 2 passed; 3 of 5 |');
    expect(page.match(/\[twice\]\(\.\.\/a\.test\.ts\) \| not run yet/g)).toHaveLength(2);
    expect(figuresIn(page, named)).toEqual(figures);
  });
});
