import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder whose disk is soon full. */
export interface SmallDisk {
  folder: string;
  /** Call when the database runs, by the number of its process. */
  begin(pid: number): void;
  makeRoom(pid: number): void;
  remove(): void;
}

const MIB = 1024 * 1024;

/** A small tmpfs with a file to take away; where mounting is not allowed, a limit on the size of files. */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    const limit = (pid: number, size: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
    return {
      folder,
      begin: (pid) => limit(pid, statSync(join(folder, 'data', 'data.mdb')).size + 4 * MIB),
      makeRoom: (pid) => limit(pid, 'unlimited'),
      remove,
    };
  }
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(4 * MIB));
  return {
    folder,
    begin: () => {},
    makeRoom: () => rmSync(ballast),
    remove: () => {
      execFileSync('umount', [folder]);
      remove();
    },
  };
}
