import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DataFolderInUse } from './lock-file.ts';
import type { CommitManner } from './storage/commit-pace.ts';

export { DataFolderInUse };
export { failOnGoneSockets } from './driver-sockets.ts';
export { addressOf, NotABackup, restoreBackup } from './backup.ts';

export interface EmbeddedMongo {
  /** Connection string for drivers and Mongoose, without a database name. */
  uri: string;
  pid: number;
  /** Ends the database after the writes that were under way. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Folder that holds the data; made when it is not there. */
  dataDir: string;
  /** A Unix socket that only this user can open, or loopback TCP (the default where there are no Unix sockets). */
  transport?: 'unix' | 'tcp';
  /** How commits wait for the disk; without it, by how long they take. */
  commits?: CommitManner;
  /** Told when the process ends without having been asked to. */
  onExit?: (reason: string) => void;
}

/**
 * Starts the database in a process of its own, so that the caller's event loop never waits for a disk.
 *
 * @throws DataFolderInUse when another process works on the same folder
 */
export function startEmbeddedMongo(options: StartOptions): Promise<EmbeddedMongo> {
  const transport = options.transport ?? (process.platform === 'win32' ? 'tcp' : 'unix');
  const child = spawnChild(JSON.stringify({ dataDir: options.dataDir, transport, commits: options.commits }));
  return new Promise((resolve, reject) => {
    let stopping = false;
    let ready = false;
    child.once('error', reject);
    child.on('message', (message: { ready?: string; failed?: string; inUse?: boolean }) => {
      if (message.ready) {
        ready = true;
        resolve({ uri: message.ready, pid: child.pid!, stop: () => ((stopping = true), stop(child)) });
      } else if (message.failed) reject(message.inUse ? inUse(message.failed) : new Error(message.failed));
    });
    child.once('exit', (code, signal) => {
      if (!ready) reject(new Error(`The embedded database did not start (${signal ?? code})`));
      else if (!stopping) options.onExit?.(String(signal ?? code));
    });
  });
}

function inUse(message: string): DataFolderInUse {
  const error = new DataFolderInUse('', 0);
  error.message = message;
  return error;
}

/**
 * Room for young objects in MiB. Those of 32 writes that wait for one commit would else outlive several collections,
 * each of which copies them.
 */
const YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=32'];

function spawnChild(argument: string): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const main = fileURLToPath(new URL(fromSource ? './main.ts' : './main.js', import.meta.url));
  const loader = fromSource ? ['--conditions=source', '--import', import.meta.resolve('tsx')] : [];
  return spawn(process.execPath, [...YOUNG, ...loader, main, argument], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    if (child.connected) child.send('stop');
    else child.kill('SIGTERM');
  });
}
