import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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

/** Files of minutes first, so that nobody waits for one of them alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => /faults\/(kill|database-gone)\.test/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** All suites in one run, each with the settings of its own workspace. */
export default defineConfig({
  test: { projects: rooms.map(project), maxWorkers: 2, sequence: { sequencer: LongestFirst } },
});
