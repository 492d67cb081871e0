import { join } from 'node:path';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import type { Config } from './config.ts';
import { systemLog } from './platform/log.ts';

/** A database to connect to, and how to let go of it. */
export interface Database {
  uri: string;
  stop: () => Promise<void>;
}

/** The folder of the embedded database. */
export function databaseFolder(config: Config): string {
  return join(config.dataDir, 'database');
}

/** Starts after which a database that lives for less than `LIVED` is given up. */
const RESTARTS = 5;
const LIVED = 500;
const PAUSE = 1_000;

/** The folder in which mails stand that no mail server takes. */
export function mailFolder(config: Config): string {
  return join(config.dataDir, 'mail');
}

/**
 * The database of `MONGODB_URI`, or the embedded one in the data folder. When the embedded one dies, it is
 * started again, unless it dies at once five times in a row; the driver then finds it at the same address.
 *
 * @throws an error with a clear sentence when another process holds the folder
 */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.mongodbUri !== null) return { uri: config.mongodbUri, stop: () => Promise.resolve() };
  const dataDir = databaseFolder(config);
  let stopped = false;
  let restarts = 0;
  let since = performance.now();
  const begin = () => startEmbeddedMongo({ dataDir, onExit: () => void restart() });
  const restart = async (): Promise<void> => {
    if (performance.now() - since > LIVED) restarts = 0;
    while (!stopped && restarts < RESTARTS) {
      restarts += 1;
      systemLog.error({ restart: restarts }, 'the embedded database ended; starting it again');
      try {
        running = begin();
        await running;
        since = performance.now();
        return;
      } catch (error) {
        systemLog.error({ err: error }, 'the embedded database did not start');
        await new Promise((resolve) => setTimeout(resolve, PAUSE * restarts));
      }
    }
  };
  let running = begin();
  const { uri } = await running;
  return {
    uri,
    stop: async () => {
      stopped = true;
      await running.then(
        (database) => database.stop(),
        () => undefined,
      );
    },
  };
}

/** A sentence for the console, for problems at start that are somebody's to solve. */
export function sentenceOf(error: unknown, config: Pick<Config, 'port'>): string | null {
  const { code, name, port } = error as { code?: unknown; name?: unknown; port?: unknown };
  if (code === 'EADDRINUSE' && port !== config.port) {
    return `Port ${String(port)} is already in use. Choose another METRICS_PORT, or stop the other program.`;
  }
  if (code === 'EADDRINUSE') {
    return `Port ${config.port} is already in use. Start with PORT=${config.port + 1} npm start, or stop the other program.`;
  }
  if (code === 'EACCES')
    return `Port ${config.port} is not open to this user. Start with PORT=4000 npm start.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.';
  if (name === 'DataFolderInUse' || name === 'InterruptedImport') {
    return (error as Error).message;
  }
  if (name === 'MongooseServerSelectionError') {
    return 'The database of MONGODB_URI cannot be reached. Check the address and that its replica set is running.';
  }
  return null;
}
