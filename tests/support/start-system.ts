import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from './child.ts';
import { dropDatabase, freshDatabase } from './database-uri.ts';
import { demoSnapshot } from './demo-snapshot.ts';
import { newFolder } from './run-home.ts';

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const STOP_MS = 20_000;

/** A mail as the product would have sent it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  sentAt: string;
}

/** What a test says about the system that it wants. */
export interface SystemOptions {
  /** With the demo region and its one-click roles; without, it starts empty. */
  demo?: boolean;
  /** More environment; an undefined value takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Data of an earlier system, to go on with; otherwise a folder of its own. */
  dataDir?: string;
  /** A MongoDB to use as it is; otherwise a new database of `MONGODB_URI`, or the embedded one. */
  uri?: string;
}

/** The whole product in a process of its own, in production mode, on a port of its own. */
export interface System {
  url: string;
  dataDir: string;
  /** The database's address; null for the embedded one. */
  uri: string | null;
  /** Number of the process. */
  pid: number;
  /** Lets time stand still at an instant, and everything happen that is due by then. */
  setClock(instant: string): Promise<void>;
  /** Moves the clock on from where it stands (at first: from now). */
  advance(milliseconds: number): Promise<void>;
  /** All mails so far, newest first as the product keeps them. */
  mails(): Promise<Mail[]>;
  /** Ends the process at once and keeps its data. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops cleanly and takes the data away, unless they were given. Throws when it does not stop. */
  stop(): Promise<void>;
  /** What it has written on its console. */
  logs(): string;
}

/** Starts the product and waits until it answers. Needs the build. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const own = options.dataDir === undefined;
  const given = options.uri ?? process.env['MONGODB_URI'];
  const fresh = given !== undefined && options.uri === undefined;
  const uri = given === undefined ? null : fresh ? freshDatabase(given) : given;
  const dataDir = options.dataDir ?? (await dataFolder(options.demo === true && uri === null));
  const child = startChild(MAIN, {
    ...process.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: undefined,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: String(options.demo === true),
    MONGODB_URI: uri ?? undefined,
    LOG_LEVEL: 'warn',
    TEST_CONTROL: 'ipc',
    ...options.env,
  });
  const url = await listening(child);
  const { pid } = child.process;
  if (pid === undefined) throw new Error('The product has no process number.');
  let now: number | null = null;
  const setClock = async (instant: string) => {
    now = Date.parse(instant);
    await child.ask('clock-done', { type: 'clock', now: new Date(now).toISOString() });
  };

  return {
    url,
    dataDir,
    uri,
    pid,
    setClock,
    advance: (milliseconds) => setClock(new Date((now ?? Date.now()) + milliseconds).toISOString()),
    mails: async () => (await child.ask('mails', { type: 'mails' }))['mails'] as Mail[],
    kill: (signal = 'SIGKILL') => child.end(signal),
    stop: async () => {
      await stopCleanly(child);
      if (own) await rm(dataDir, { recursive: true, force: true });
      if (fresh && uri !== null) await dropDatabase(uri);
    },
    logs: child.logs,
  };
}

function dataFolder(demo: boolean): Promise<string> {
  return demo
    ? demoSnapshot(async (dataDir) => (await startSystem({ demo, dataDir })).stop())
    : newFolder('data');
}

async function listening(child: Child): Promise<string> {
  try {
    return String((await child.ask('listening'))['url']);
  } catch (error) {
    await child.end('SIGKILL');
    throw error;
  }
}

async function stopCleanly(child: Child): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.process.kill('SIGKILL');
  }, STOP_MS);
  await child.end('SIGTERM');
  clearTimeout(timer);
  if (late) throw new Error(`The product did not stop. It said:\n${child.logs().slice(-4_000)}`);
}
