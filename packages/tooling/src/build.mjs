import { installed } from './root.mjs';
import { runTool } from './run.mjs';

/** What keeps the build tool from calling home. */
export const SILENT = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

/**
 * Builds workspaces with everything they stand on; what is unchanged comes from the cache.
 * Says one line on the way and shows the tools' own words only after a failure.
 * @param {string[]} workspaces names; none means all
 * @returns {Promise<number>} exit code
 */
export async function build(workspaces = []) {
  process.stdout.write('Building Scheldemond … ');
  const began = Date.now();
  const filters = workspaces.map((name) => `--filter=${name}`);
  const args = ['run', 'build', ...filters, '--output-logs=errors-only', '--log-order=grouped', '--no-color'];
  const code = await runTool([installed('turbo', 'bin/turbo'), ...args], { env: SILENT, quiet: true });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(code === 0 ? `done in ${seconds} s\n` : 'failed\n');
  return code;
}
