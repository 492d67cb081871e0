import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another running process works on this data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another Scheldemond (process ${pid}). Stop that one first, or choose another DATA_DIR.`,
    );
    this.name = 'DataFolderInUse';
  }
}

/**
 * When a process started, so that a reused process number is not taken for it: field 22 of
 * /proc/PID/stat (proc(5)); an empty string where there is no /proc.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return start === '' || startOf(pid) === '' || startOf(pid) === start;
}

/**
 * Takes the folder for this process. A lock left by a process that was killed is taken over.
 *
 * @returns a function that gives the folder back
 * @throws DataFolderInUse
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'process.lock');
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
      return () => unlinkSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 5) throw error;
    }
    const [pid, start] = readFileSync(file, 'latin1').trim().split(' ');
    if (pid && isAlive(Number(pid), start ?? '')) throw new DataFolderInUse(folder, Number(pid));
    unlinkSync(file);
  }
}
