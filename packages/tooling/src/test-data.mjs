import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** More than all tests together write. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * A folder for what tests write, which goes when this process ends. In memory where there is room: a disk takes
 * milliseconds for each commit that a database makes durable, and most of a test's time is spent on that.
 */
export function folderForTests() {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'tests-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function hasRoom(path) {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}
