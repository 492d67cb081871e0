import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEY = 'SCHELDEMOND_TEST_RUN';

/**
 * The folder that all processes of one test run share; data folders lie in it. Made by the run's global setup, and
 * otherwise (a script, a single file) by this process, which then takes it away when it ends.
 */
export function runHome(): string {
  const standing = process.env[KEY];
  if (standing) return standing;
  const made = mkdtempSync(join(tmpdir(), 'scheldemond-'));
  process.env[KEY] = made;
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** An empty folder that goes with the run. */
export function newFolder(prefix: string): Promise<string> {
  return mkdtemp(join(runHome(), `${prefix}-`));
}

/** Global setup of vitest and Playwright: makes the run's folder, and answers how to take it away. */
export default function setup(): () => void {
  const made = mkdtempSync(join(tmpdir(), 'scheldemond-'));
  process.env[KEY] = made;
  return () => rmSync(made, { recursive: true, force: true });
}
