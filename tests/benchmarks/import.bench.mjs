// `npm run import -- FILE` with a list of 10,000 students, on the demo region: the first time, and again unchanged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoSnapshot } from '../support/demo-snapshot.ts';
import { newFolder } from '../support/run-home.ts';
import { startSystem } from '../support/start-system.ts';
import { childrenOf, memoryMiB } from './processes.mjs';

const ROWS = Number(process.env.IMPORT_ROWS ?? 10_000);
const IMPORT = fileURLToPath(new URL('../../api/dist/import.js', import.meta.url));
const CLASSES = ['kreek-elektro-2026-2027', 'kreek-elektromechanica-2026-2027'];

const HEADINGS =
  'Leerlingnummer;Voornaam;Achternaam;Klas;Geboortedatum;E-mail;Straat;Postcode;Plaats;Vervoer';
const rowOf = (i) =>
  [
    100_000 + i,
    `Voornaam${i}`,
    `Achternaam ${i}`,
    CLASSES[i % CLASSES.length],
    `${String(1 + (i % 28)).padStart(2, '0')}/03/2009`,
    `leerling.${i}@leerling.dekreek.example`,
    `Kerkstraat ${1 + (i % 200)}`,
    '9900',
    'Eeklo',
    'fiets, openbaar vervoer',
  ].join(';');

/** Runs the command to its end; seconds, and the most memory of it and of its database. */
async function run(file, dataDir) {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [IMPORT, file, '--kind', 'students', '--organisation', 'school-de-kreek'],
    { env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  const closed = once(child, 'close');
  const most = { command: 0, database: 0 };
  const see = (pid, of) => {
    try {
      most[of] = Math.max(most[of], memoryMiB(pid).most);
    } catch {
      // It has just ended.
    }
  };
  const watching = (async () => {
    while (child.exitCode === null) {
      see(child.pid, 'command');
      for (const pid of childrenOf(child.pid)) see(pid, 'database');
      await sleep(50);
    }
  })();
  const [code] = await closed;
  await watching;
  if (code !== 0) throw new Error(`The import ended with ${code}: ${said}`);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
  return {
    seconds,
    'command, most MiB': most.command,
    'database, most MiB': most.database,
    said: said.trim(),
  };
}

const dataDir = await demoSnapshot(async (folder) =>
  (await startSystem({ demo: true, dataDir: folder })).stop(),
);
const file = join(await newFolder('list'), 'leerlingen.csv');
writeFileSync(file, `${HEADINGS}\n${Array.from({ length: ROWS }, (_, i) => rowOf(i)).join('\n')}\n`);
console.table([await run(file, dataDir), await run(file, dataDir)]);
