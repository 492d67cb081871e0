import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { name: 'matching', include: ['src/**/*.test.ts'], testTimeout: 7_200_000 },
});
