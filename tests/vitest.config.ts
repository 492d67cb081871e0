import { defineConfig } from 'vitest/config';

/** Tests on the built product without a browser: what it survives, and the support for all tests. */
export default defineConfig({
  test: {
    include: ['faults/**/*.test.ts', 'support/**/*.test.ts'],
    globalSetup: ['./support/run-home.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
