import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What calendar programs read of the agenda; they come from Debian, so `.ci/run` installs them and runs this alone. */
export default defineConfig({ ...config, test: { ...config.test, include: ['src/**/*.programs.ts'] } });
