import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, readConfig, type Config } from './config.ts';
import { openDatabase, sentenceOf } from './data-folder.ts';
import { connect, disconnect } from './database.ts';
import { importFolder } from './imports/service.ts';
import { migrate } from './migrate.ts';
import { systemLog } from './platform/log.ts';
import { buildSchema } from './schema.ts';

/** `npm run import -- FOLDER`: imports a folder of CSV files; nothing is written when a row is refused. */
async function run(folder: string, config: Config): Promise<boolean> {
  const database = await openDatabase(config);
  try {
    await connect(database.uri);
    await buildSchema();
    await migrate();
    const result = await importFolder(folder);
    for (const line of result.lines) process.stdout.write(`${line}\n`);
    return result.ok;
  } finally {
    await disconnect();
    await database.stop();
  }
}

const [typed] = process.argv.slice(2);
if (!typed) {
  process.stderr.write('Name the folder: npm run import -- FOLDER\n');
  process.exit(2);
}
// npm runs scripts in the package's folder; what was typed is meant from where it was typed.
const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), typed);
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write(`There is no folder ${folder}.\n`);
  process.exit(1);
}
try {
  const config = readConfig(process.env);
  const done = await run(folder, config).catch((error: unknown) => {
    const sentence = sentenceOf(error, config);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    return false;
  });
  process.exit(done ? 0 : 1);
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else systemLog.fatal({ err: error }, 'import failed');
  process.exit(1);
}
