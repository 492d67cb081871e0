import { fileURLToPath } from 'node:url';
import { config, up } from 'migrate-mongo';
import { driver, ensureIndexes } from './database.ts';
import { clock } from './platform/clock.ts';
import { giveBackTurn, takeTurn } from './platform/installation/store.ts';
import { requireWholeData } from './platform/transfer/mark-store.ts';

const TURN = 'migrating';
const LONGEST = 10 * 60_000;
const PAUSE = 500;

/**
 * Brings the data of an earlier version into today's form: runs what stands in `api/migrations` and did not run yet,
 * oldest first, then makes the indexes. Several processes that start at once take turns; a turn that was cut off
 * ends by itself, so a migration must be harmless when it runs again. There is no way back: restore a backup.
 *
 * @returns names of what ran
 * @throws InterruptedImport when the data are a part of what they should be
 */
export async function migrate(): Promise<string[]> {
  await requireWholeData();
  while (!(await takeTurn(TURN, clock.now(), LONGEST))) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  try {
    config.set({
      migrationsDir: fileURLToPath(new URL('../migrations', import.meta.url)),
      changelogCollectionName: 'migrations',
      migrationFileExtension: '.mjs',
      moduleSystem: 'esm',
      useFileHash: false,
      // Its own lock is two steps, between which two processes fit.
      lockTtl: 0,
    });
    const { db, client } = driver();
    const ran = await up(db, client);
    await ensureIndexes();
    return ran;
  } finally {
    await giveBackTurn(TURN);
  }
}
