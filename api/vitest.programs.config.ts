import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What calendar programs read of the agenda; they come from Debian, so `.ci/run` installs them and runs this alone. */
const programs = mergeConfig(config, {});
programs.test = { ...programs.test, include: ['src/**/*.programs.ts'] };
export default programs;
