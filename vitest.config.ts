import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const rooms = ['api', 'client', 'tests', ...readdirSync('packages').map((name) => `packages/${name}`)];

/** All suites in one run, each with the settings of its own workspace. */
export default defineConfig({
  test: {
    projects: rooms.map((room) => `${room}/vitest.config.ts`).filter((path) => existsSync(path)),
    maxWorkers: 2,
  },
});
