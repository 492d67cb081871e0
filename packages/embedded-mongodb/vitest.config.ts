import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { name: 'embedded-mongodb', include: ['src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
