import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES, FILES } from './files.ts';

const README = new URL('../../../packages/demo-region/README.md', import.meta.url);
const sections = readFileSync(README, 'utf8').split('\n### ').slice(1);
/** Columns of each file as the README's tables tell them. */
const told = new Map(
  sections.map((section) => {
    const rows = [...section.matchAll(/^\| `(\w+)`\s*\| (yes)?\s*\|/gm)];
    return [
      section.split('.csv')[0] ?? '',
      rows.map(([, name = '', yes]) => ({ name, required: Boolean(yes) })),
    ];
  }),
);
/** An empty list is read, and refused when the row is looked at as a whole. */
const REQUIRED_LATER = new Set(['slots.qualifications']);

describe('the README of the demo region', () => {
  it('tells of every file', () => {
    expect([...told.keys()].sort()).toEqual([...FILE_NAMES].sort());
  });

  it.each(FILE_NAMES)('tells the columns of %s.csv, and which may be empty', (file) => {
    const read = Object.entries(FILES[file].shape).map(([name, cell]) => ({
      name,
      required: !cell.safeParse('').success || REQUIRED_LATER.has(`${file}.${name}`),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect([...(told.get(file) ?? [])].sort(byName)).toEqual(read.sort(byName));
  });
});
