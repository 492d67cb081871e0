import { override, packagesExcept } from './patterns.mjs';

const NO_IO = 'The rules of the product do no input or output and know no framework.';

/** Names of the surroundings that pure code must get as arguments. */
const SURROUNDINGS = [
  'process',
  'Buffer',
  'fetch',
  'window',
  'document',
  'localStorage',
  'setTimeout',
  'setInterval',
];

function pure(paths, allowed) {
  const base = override(paths, [packagesExcept(allowed, NO_IO)]);
  const globals = SURROUNDINGS.map((name) => ({ name, message: NO_IO }));
  return { ...base, rules: { ...base.rules, 'no-restricted-globals': ['error', ...globals] } };
}

/** Overrides for `packages/*`. */
export function packageOverrides() {
  return [
    pure(
      ['packages/domain/src/**/*.ts'],
      ['zod', 'date-fns', '@date-fns/tz', '@casl/ability', 'ical.js', 'papaparse'],
    ),
    pure(['packages/matching/src/**/*.ts'], []),
    override(
      ['packages/embedded-mongodb/src/**/*.ts'],
      [
        packagesExcept(
          ['node:*', 'lmdb', 'mingo', 'bson'],
          'The embedded database knows only its own three libraries.',
        ),
      ],
    ),
    override(
      ['packages/demo-region/src/**/*.ts'],
      [
        packagesExcept(
          ['node:*', 'papaparse', 'date-fns', '@scheldemond/domain'],
          'The demo region is input: it knows the rules, not the product.',
        ),
      ],
    ),
    {
      files: ['packages/*/src/**/*.test.ts', 'packages/*/src/**/test/**/*.ts'],
      rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
    },
  ];
}
