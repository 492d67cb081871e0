import { defineConfig } from 'vitest/config';

/** MongoDB's own tests stand in a folder outside of the project; without it there is nothing to run. */
const specifications = process.env['MONGODB_SPECIFICATIONS'];
if (!specifications)
  process.stdout.write(
    "MongoDB's specification tests: nothing to run, MONGODB_SPECIFICATIONS names no folder.\n",
  );

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'embedded-mongodb',
    include: ['src/**/*.test.ts'],
    exclude: specifications ? [] : ['src/test/specifications/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
