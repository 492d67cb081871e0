import { apiOverrides } from './api-rules.mjs';
import { clientOverrides } from './client-rules.mjs';
import { packageOverrides } from './package-rules.mjs';

const GENERAL = {
  'typescript/no-explicit-any': 'error',
  'typescript/ban-ts-comment': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/await-thenable': 'error',
  'typescript/consistent-type-imports': 'error',
  'no-unused-vars': [
    'error',
    {
      argsIgnorePattern: '^_',
      varsIgnorePattern: '^_',
      caughtErrorsIgnorePattern: '^_',
      ignoreRestSiblings: true,
    },
  ],
  'import/no-cycle': 'error',
  'import/no-self-import': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-debugger': 'error',
  // Advice for the React Compiler, which this client does not use; both also misjudge refs handed on as props.
  'react/refs': 'off',
  'react/set-state-in-effect': 'off',
  // These judge what TypeScript itself allows on purpose, and cannot be right while generated types are missing.
  'typescript/no-base-to-string': 'off',
  'typescript/no-misused-spread': 'off',
  'typescript/no-redundant-type-constituents': 'off',
  'typescript/restrict-template-expressions': 'off',
  'typescript/unbound-method': 'off',
  'typescript/require-array-sort-compare': 'off',
  'typescript/no-meaningless-void-operator': 'off',
  // A text table may have the word "then"; a test may assert through a helper of its own.
  'unicorn/no-thenable': 'off',
  'vitest/expect-expect': 'off',
  'vitest/require-mock-type-parameters': 'off',
  'vitest/no-conditional-expect': 'off',
  'vitest/require-to-throw-message': 'off',
  'no-var': 'error',
  'prefer-const': 'error',
};

/** Where a console is the interface: the two entry points, scripts and tests. */
const SPEAKS = [
  'api/src/main.ts',
  'api/src/import.ts',
  'api/scripts/**',
  'client/scripts/**',
  'packages/demo-region/src/make.ts',
  'packages/tooling/**',
  'tests/**',
];

/** The whole oxlint configuration, made from the order of modules. */
export function lintConfig() {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react', 'promise', 'vitest'],
    categories: { correctness: 'error' },
    env: { builtin: true },
    rules: GENERAL,
    ignorePatterns: [
      '**/dist/**',
      '**/generated/**',
      '**/*.generated.*',
      '**/test-results/**',
      'packages/tooling/fixtures/**',
      // Scripts that run before any module, as written for every browser.
      'client/public/**',
    ],
    overrides: [
      { files: SPEAKS, rules: { 'no-console': 'off' } },
      {
        files: ['**/*.test.{ts,tsx,mjs}'],
        rules: { 'vitest/no-focused-tests': 'error', 'vitest/no-disabled-tests': 'error' },
      },
      ...apiOverrides(),
      ...clientOverrides(),
      ...packageOverrides(),
    ],
  };
}

/** The configuration as the text of `.oxlintrc.json`: one override a line, so that a change reads well. */
export function lintConfigText() {
  const { overrides, ...head } = lintConfig();
  const lines = overrides.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "overrides": [\n${lines}\n  ]\n}\n`;
}
