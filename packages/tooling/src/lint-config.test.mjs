import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MODULE_ORDER } from '../module-order.mjs';
import { lintConfigText } from './lint-config.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FIXTURES = join(ROOT, 'packages/tooling/fixtures');
const OXLINT = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scheldemond-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of the imagined repository. */
function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Lints the imagined repository; the findings of the rules as `path:line`, sorted and once each. */
function lint(rules) {
  write('.oxlintrc.json', lintConfigText());
  const run = spawnSync(process.execPath, [OXLINT, '--type-aware', '--format=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { diagnostics } = JSON.parse(run.stdout);
  const kept = diagnostics.filter((finding) => rules.includes(finding.code));
  return [...new Set(kept.map((finding) => `${finding.filename}:${finding.labels[0].span.line}`))].sort();
}

/** Every file under a folder. */
function filesIn(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

test('the committed configuration is the generated one', () => {
  expect(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')).toBe(lintConfigText());
});

const BANS = ['eslint(no-restricted-imports)'];
const HABITS = [
  ...BANS,
  'eslint(no-restricted-globals)',
  'eslint(no-console)',
  'eslint(eqeqeq)',
  'typescript(no-explicit-any)',
  'typescript(no-floating-promises)',
];

test('every ban fires on its fixture, and nothing else does', () => {
  cpSync(FIXTURES, folder, { recursive: true });
  write(
    'tsconfig.json',
    '{"compilerOptions":{"strict":true,"noEmit":true,"module":"NodeNext"},"include":["."]}',
  );
  const refused = filesIn(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) =>
      readFileSync(join(folder, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.endsWith('// refused') ? [`${path}:${index + 1}`] : [])),
    );
  expect(refused.length).toBeGreaterThan(60);
  expect(lint(HABITS)).toEqual(refused.sort());
});

test('a circle of imports is found', () => {
  write('api/src/students/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n");
  write('api/src/students/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n");
  expect(lint(['import(no-cycle)'])).toEqual(['api/src/students/a.ts:1', 'api/src/students/b.ts:1']);
});

test('between any two API modules only service.ts of the earlier one may be imported, and join.ts by a store', () => {
  const targets = ['service.ts', 'store.ts', 'join.ts', 'resolvers.ts', 'deep/store.ts'];
  const expected = [];
  for (const [at, module] of MODULE_ORDER.entries()) {
    for (const kind of ['service.ts', 'propose.ts', 'store.ts', 'join.ts', 'resolvers.ts', 'deep/state.ts']) {
      const path = `api/src/${module}/${kind}`;
      const up = kind.includes('/') ? '../../' : '../';
      const lines = [];
      for (const [index, other] of MODULE_ORDER.entries()) {
        if (other === module) continue;
        for (const target of targets) {
          lines.push(`import '${up}${other}/${target}';`);
          const joins = target === 'join.ts' && (kind === 'store.ts' || kind === 'join.ts');
          const allowed = index < at && (target === 'service.ts' || joins);
          if (!allowed) expected.push(`${path}:${lines.length}`);
        }
      }
      write(path, `${lines.join('\n')}\n`);
    }
  }
  expect(lint(BANS)).toEqual(expected.sort());
});

test('between any two client features only the earlier one may be imported', () => {
  const expected = [];
  for (const [at, module] of MODULE_ORDER.entries()) {
    const path = `client/src/features/${module}/card.tsx`;
    const others = MODULE_ORDER.filter((other) => other !== module);
    write(path, others.map((other) => `import '../${other}/card.tsx';\n`).join(''));
    for (const [line, other] of others.entries())
      if (MODULE_ORDER.indexOf(other) > at) expected.push(`${path}:${line + 1}`);
  }
  expect(lint(BANS)).toEqual(expected.sort());
});
