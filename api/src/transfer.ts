import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  addressOf,
  DataFolderInUse,
  NotABackup,
  restoreBackup,
  startEmbeddedMongo,
} from '@scheldemond/embedded-mongodb';
import { ConfigError, readConfig, type Config } from './config.ts';
import { databaseFolder, openDatabase, sentenceOf, type Database } from './data-folder.ts';
import { connect, disconnect, driver } from './database.ts';
import { systemLog } from './platform/log.ts';
import { exportTo } from './platform/transfer/export-store.ts';
import { importFrom } from './platform/transfer/import-store.ts';
import { TransferRefused, type Manifest } from './platform/transfer/manifest.ts';

type Run = (folder: string, config: Config) => string | Promise<string>;

/** `npm run db:export`, `db:import`, `db:backup` and `db:restore`, each with a folder. */
const COMMANDS: Record<string, Run> = {
  export: (folder, config) =>
    withDatabase(copyOf(config), async () =>
      told('Exported', await exportTo(folder, config.mongodbUri !== null)),
    ),
  import: (folder, config) =>
    withDatabase(openDatabase(config), async () => told('Imported', await importFrom(folder))),
  backup: async (folder, config) => {
    requireEmbedded(config);
    await backUp(folder, config);
    return `Backed up into ${folder}.`;
  },
  restore: (folder, config) => {
    requireEmbedded(config);
    const aside = restoreBackup(folder, databaseFolder(config));
    return aside ? `Restored. The former data stand in ${aside}.` : 'Restored.';
  },
};

function requireEmbedded(config: Config): void {
  if (config.mongodbUri !== null)
    throw new TransferRefused(
      'MONGODB_URI is set: use mongodump and mongorestore, or your provider’s snapshots.',
    );
}

async function withDatabase(opening: Promise<Database>, work: () => Promise<string>): Promise<string> {
  const database = await opening;
  try {
    await connect(database.uri);
    return await work();
  } finally {
    await disconnect();
    await database.stop();
  }
}

/** The database to export: that of `MONGODB_URI`, or a copy of the embedded one as it stands at one moment. */
async function copyOf(config: Config): Promise<Database> {
  if (config.mongodbUri !== null) return openDatabase(config);
  const folder = mkdtempSync(join(config.dataDir, 'export-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const dataDir = join(folder, 'copy');
    await backUp(dataDir, config);
    const { uri, stop } = await startEmbeddedMongo({ dataDir });
    return { uri, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Asks the database that works on the data folder for a copy, or starts one for the time it takes. */
async function backUp(folder: string, config: Config): Promise<void> {
  if (existsSync(folder)) throw new TransferRefused(`${folder} exists already.`);
  const database = await openDatabase(config).catch((error: unknown) => {
    if (!(error instanceof DataFolderInUse)) throw error;
    return { uri: addressOf(databaseFolder(config)), stop: () => Promise.resolve() };
  });
  await withDatabase(Promise.resolve(database), async () => {
    await driver().client.db('admin').command({ backUp: folder });
    return '';
  });
}

function told(done: string, { collections }: Manifest): string {
  const lines = collections.map(({ name, documents, sha256 }) => `${sha256}  ${documents}  ${name}`);
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  return [...lines, `${done} ${documents} documents of ${collections.length} collections.`].join('\n');
}

/** What the command has to say; null when it was refused, with a sentence for the operator. */
async function attempt(run: Run, folder: string, config: Config): Promise<string | null> {
  try {
    return await run(folder, config);
  } catch (error) {
    const own = error instanceof TransferRefused || error instanceof NotABackup ? error.message : null;
    const sentence = own ?? sentenceOf(error, config);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    return null;
  }
}

const [command, typed] = process.argv.slice(2);
const run = COMMANDS[command ?? ''];
if (!run || !typed) {
  process.stderr.write(
    'Name the folder: npm run db:export -- FOLDER (or db:import, db:backup, db:restore)\n',
  );
  process.exit(2);
}
try {
  const config = readConfig(process.env);
  // npm runs scripts in the package's folder; what was typed is meant from where it was typed.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), typed);
  const said = await attempt(run, folder, config);
  if (said !== null) process.stdout.write(`${said}\n`);
  process.exit(said === null ? 1 : 0);
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else systemLog.fatal({ err: error }, `${command} failed`);
  process.exit(1);
}
