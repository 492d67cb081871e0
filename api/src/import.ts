import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from './config.ts';
import { openDatabase, sentenceOf } from './data-folder.ts';
import { connect, disconnect } from './database.ts';
import { importFile, importFolder } from './imports/service.ts';
import { migrate } from './migrate.ts';
import { systemLog } from './platform/log.ts';
import { buildSchema } from './schema.ts';

const USAGE = `Name a folder or a file: npm run import -- FOLDER
or npm run import -- FILE [--kind KIND] [--organisation NAME] [--column "HEADING=FIELD"]… [--key "HEADING"]…
`;
type Result = { ok: boolean; lines: string[] };

/** What was typed; null when it cannot be understood. */
function typed() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        organisation: { type: 'string' },
        column: { type: 'string', multiple: true, default: [] },
        key: { type: 'string', multiple: true, default: [] },
      },
    });
    const [name, ...more] = positionals;
    return name && more.length === 0 ? { name, values } : null;
  } catch {
    return null;
  }
}

/** `npm run import`: a folder of CSV files or one file; nothing is written when a row is refused. */
async function run(config: Config, work: () => Promise<Result>): Promise<boolean> {
  const database = await openDatabase(config);
  try {
    await connect(database.uri);
    buildSchema();
    await migrate();
    const result = await work();
    for (const line of result.lines) process.stdout.write(`${line}\n`);
    return result.ok;
  } finally {
    await disconnect();
    await database.stop();
  }
}

const asked = typed();
if (!asked) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const { name, values } = asked;
// npm runs scripts in the package's folder; what was typed is meant from where it was typed.
const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
const found = await stat(path).catch(() => null);
if (!found) {
  process.stderr.write(`There is no folder or file ${path}.\n`);
  process.exit(1);
}
const forFile = values.kind ?? values.organisation ?? values.column[0] ?? values.key[0];
if (found.isDirectory() && forFile !== undefined) {
  process.stderr.write(`${path} is a folder, whose files say themselves what they hold.\n${USAGE}`);
  process.exit(2);
}
const work = async (): Promise<Result> => {
  if (found.isDirectory()) return importFolder(path);
  const { kind = null, organisation = null, column: columns, key: keys } = values;
  return importFile({ path, kind, organisation, columns, keys });
};
try {
  const config = readConfig(process.env);
  const done = await run(config, work).catch((error: unknown) => {
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
