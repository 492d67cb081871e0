import { join } from 'node:path';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import type { Config } from './config.ts';
import { systemLog } from './platform/log.ts';

/** A database to connect to, and how to let go of it. */
export interface Database {
  uri: string;
  stop: () => Promise<void>;
}

const RESTARTS = 5;
const LOOK_EVERY = 1_000;

/** The folder in which mails stand that no mail server takes. */
export function mailFolder(config: Config): string {
  return join(config.dataDir, 'mail');
}

/**
 * The database of `MONGODB_URI`, or the embedded one in the data folder. When the embedded one dies, it is
 * started again, five times at most; the driver then finds it at the same address.
 *
 * @throws an error with a clear sentence when another process holds the folder
 */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.mongodbUri !== null) return { uri: config.mongodbUri, stop: () => Promise.resolve() };
  const dataDir = join(config.dataDir, 'database');
  let running = await startEmbeddedMongo({ dataDir });
  let restarting: Promise<void> | null = null;
  let restarts = 0;
  const timer = setInterval(() => {
    if (restarting || isAlive(running.pid)) return;
    if (restarts >= RESTARTS) return clearInterval(timer);
    restarts += 1;
    systemLog.error({ restart: restarts }, 'the embedded database ended; starting it again');
    restarting = startEmbeddedMongo({ dataDir })
      .then((again) => {
        running = again;
      })
      .catch((error: unknown) => systemLog.error({ err: error }, 'the embedded database did not start'))
      .finally(() => {
        restarting = null;
      });
  }, LOOK_EVERY);
  timer.unref();
  return {
    uri: running.uri,
    stop: async () => {
      clearInterval(timer);
      await restarting;
      await running.stop();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A sentence for the console, for problems at start that are somebody's to solve. */
export function sentenceOf(error: unknown, config: Pick<Config, 'port' | 'dataDir'>): string | null {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (code === 'EADDRINUSE') {
    return `Port ${config.port} is already in use. Start with PORT=${config.port + 1} npm start, or stop the other program.`;
  }
  if (code === 'EACCES')
    return `Port ${config.port} is not open to this user. Start with PORT=4000 npm start.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.';
  if (name === 'DataFolderInUse') {
    return `The data folder ${config.dataDir} is in use by another running Scheldemond. Stop that one first, or choose another folder with DATA_DIR.`;
  }
  if (name === 'MongooseServerSelectionError') {
    return 'The database of MONGODB_URI cannot be reached. Check the address and that its replica set is running.';
  }
  return null;
}
