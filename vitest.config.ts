import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const rooms = ['api', 'client', 'tests', ...readdirSync('packages').map((name) => `packages/${name}`)];

/** A workspace's own settings, or, without any, plain tests on the packages' sources. */
function project(root: string): TestProjectConfiguration {
  if (existsSync(`${root}/vitest.config.ts`)) return `${root}/vitest.config.ts`;
  return {
    root,
    resolve: { conditions: ['source'] },
    ssr: { resolve: { conditions: ['source'] } },
    test: { name: root, include: ['src/**/*.test.ts'] },
  };
}

/** All suites in one run, each with the settings of its own workspace. */
export default defineConfig({ test: { projects: rooms.map(project), maxWorkers: 2 } });
