/** `docs/assurance.md`: what must hold under attack and fault, and which tests try it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** By number; the ids are those of OWASP ASVS 5.0. */
export const CHECKS = new Map([
  [1, 'Who sees what: every field of every type for every role is what the read matrix says (8.2.1-3)'],
  [2, 'No object by a guessed id: what one may not read answers as what does not exist (8.2.2)'],
  [3, 'Schools never see each other’s students (8.4.1)'],
  [4, 'Counts, filters, orders and searches leak nothing'],
  [5, 'The last place goes once (2.3.4)'],
  [
    6,
    'A process killed in the middle of an accept leaves nothing half done, and no mail lost or doubled (2.3.3)',
  ],
  [7, 'A repeated request does one thing'],
  [8, 'Only lawful steps change a placement (2.3.1)'],
  [9, 'A stale edit is refused, and loses nothing that was typed'],
  [10, 'Queries that are too deep, wide or dear are refused at once, while others are answered (4.3.1)'],
  [11, 'No introspection, batching or suggestions in production (4.3.2)'],
  [12, 'Garbage is refused, never a fault of the server nor a stack trace (16.5.1)'],
  [13, 'Guessing a password is limited, and nothing tells whether an account exists (4.1.3)'],
  [14, 'A session changes its token at sign-in; its end ends its streams (7.2.4, 7.4.1-2)'],
  [15, 'An invitation works once, for whom it was meant, and not by being looked at'],
  [16, 'Only our own pages can send (CSRF)'],
  [17, 'What people wrote stays text, in pages and mails'],
  [18, 'Operators, prototypes and fields that were not asked for do nothing (1.2.4, 15.3.3, 15.3.6)'],
  [19, 'No exported cell is a formula'],
  [20, 'A malformed import is refused row by row, with nothing half written'],
  [21, 'An uploaded file is what it says it is, and harms nobody (5.2.1-3)'],
  [22, 'No text makes a pattern slow'],
  [23, 'A name adds no header to a mail'],
  [24, 'A working day is the same day for a server in any zone, across summer time and a leap day'],
  [25, 'A database that is lost or fails over loses no acknowledged change (16.5.2)'],
  [26, 'Slow clients are let go, and cost little meanwhile'],
  [27, 'Ten thousand live readers are told in time, with their rights'],
  [28, 'Export of a person is whole; after erasure nothing is left'],
  [29, 'Nothing personal is in the logs; denials are on record (16.2.5, 16.3.1-2)'],
  [30, 'Every page can be used by everyone (WCAG 2.2 AA)'],
]);

const ROOMS = ['api/src', 'client/src', 'packages', 'tests'];

/** The text of every test file, by its path from the root. */
export function testSources() {
  const paths = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`),
  );
  const own = paths.filter(
    (path) => /\.(test|spec)\.(tsx?|mjs)$/.test(path) && !/node_modules|dist\/|^packages\/tooling/.test(path),
  );
  return new Map(own.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

const NAMED = /['"`](checks? (\d+)(?: and (\d+))?: [^'"`\n]+)['"`]/g;

/**
 * Tests that carry the number of a check in their name.
 *
 * @param {Map<string, string>} sources text by path
 * @returns {{ numbers: number[], name: string, path: string }[]}
 */
export function checksIn(sources) {
  return [...sources].flatMap(([path, text]) =>
    [...text.matchAll(NAMED)].map(([, name = '', first, second]) => ({
      numbers: [first, second].filter(Boolean).map(Number),
      name,
      path,
    })),
  );
}

/** A name as it stands in the source, with room for what a run puts in it. */
function pattern(name) {
  const parts = name.split(/%[sdijo]|\$\{[^}]*\}|\$\w+/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}

/**
 * What the last run said of each named test: how many of its cases passed, and what it measured.
 *
 * @param {{ name: string, path: string }[]} named
 * @param {{ path: string, titles: string[], passed: boolean, figure?: string }[]} ran
 * @returns {Map<string, string>} by path and name; without those that did not run
 */
export function figuresOf(named, ran) {
  const figures = new Map();
  for (const { name, path } of named) {
    const own = pattern(name);
    const cases = ran.filter((one) => one.path.endsWith(path) && one.titles.some((title) => own.test(title)));
    if (cases.length === 0) continue;
    const passed = cases.filter((one) => one.passed).length;
    const measured = together(cases.flatMap(({ figure }) => figure ?? []));
    figures.set(keyOf({ name, path }), [`${passed} of ${cases.length} passed`, ...measured].join('; '));
  }
  return figures;
}

/** Several figures as they are, and several times as the longest. */
function together(figures) {
  const times = figures.map((figure) => /^(\d+) ms$/.exec(figure)?.[1]);
  return times.length > 1 && times.every(Boolean)
    ? [`at most ${Math.max(...times.map(Number))} ms`]
    : figures;
}

/** Vitest's JSON report as a flat list. */
export function vitestRan(report) {
  return (report?.testResults ?? []).flatMap(({ name: path, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status, meta }) => ({
      path,
      titles: [...ancestorTitles, title],
      passed: status === 'passed',
      figure: meta?.figure,
    })),
  );
}

/** Titles of the steps of a test's last try. */
function stepsOf(tests) {
  return tests.flatMap(({ results }) => results.at(-1)?.steps?.map(({ title }) => title) ?? []);
}

/** Playwright's JSON report as a flat list. */
export function playwrightRan(report) {
  const inside = (suite) => [
    ...(suite.specs ?? []).map(({ title, ok, file, tests = [] }) => ({
      path: `tests/browser/${file.split('/').at(-1)}`,
      titles: [title, ...stepsOf(tests)],
      passed: ok,
    })),
    ...(suite.suites ?? []).flatMap(inside),
  ];
  return (report?.suites ?? []).flatMap(inside);
}

/**
 * The page, from the tests' names and the figures of a run.
 *
 * @param {{ numbers: number[], name: string, path: string }[]} named
 * @param {Map<string, string>} figures by path and name
 */
export function assurancePage(named, figures) {
  const lines = [...CHECKS].flatMap(([number, what]) => {
    const own = named.filter(({ numbers }) => numbers.includes(number));
    const rows = own
      .sort((a, b) => a.path.localeCompare(b.path) || a.name.localeCompare(b.name))
      .map(
        ({ name, path }) =>
          `| [${shown(name)}](../${path}) | ${figures.get(keyOf({ name, path })) ?? 'not run yet'} |`,
      );
    const table = ['| how it is tried | last figure |', '| --- | --- |', ...rows];
    return [`## ${number}. ${what}`, '', ...(rows.length > 0 ? table : ['Not tried yet.']), ''];
  });
  return `${[HEAD, ...lines].join('\n').trimEnd()}\n`;
}

const HEAD = `# What must hold under attack and fault

Each check has a number, which stands in the name of every test that tries it. This page is made by
\`npm run assurance\` from those names and the figures of the last \`npm test\`; a test compares it with the names.
`;

function keyOf({ path, name }) {
  return `${path}: ${name}`;
}

/** The name without its numbers, as text in a table. */
function shown(name) {
  return name
    .replace(/^checks? [^:]*: /, '')
    .replace(/ @phone$/, '')
    .replace(/%[sdijo]|\$\{[^}]*\}/g, '…')
    .replace(/[|[\]]/g, '\\$&');
}

/** The figures that a page has, by path and name: what is kept when a test did not run again. */
export function figuresIn(page, named) {
  const figures = new Map();
  for (const one of named) {
    const row = page.split('\n').find((line) => line.startsWith(`| [${shown(one.name)}](../${one.path}) | `));
    const figure = row?.slice(row.lastIndexOf(') | ') + 4, -2);
    if (figure && figure !== 'not run yet') figures.set(keyOf(one), figure);
  }
  return figures;
}
