import { constants, existsSync } from 'node:fs';
import { cp, lstat, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder, runHome } from './run-home.ts';

const PATIENCE_MS = 180_000;

/**
 * A data folder with the demo region in it. The region is loaded once a run, by whichever process asks first; every
 * other system gets a copy, which shares its blocks where the file system can.
 * @param load fills an empty data folder, and has stopped using it when it answers
 */
export async function demoSnapshot(load: (dataDir: string) => Promise<void>): Promise<string> {
  const home = join(runHome(), 'demo-region');
  const ready = join(home, 'ready');
  const failed = join(home, 'failed');
  if (await isFirst(home)) {
    try {
      const loading = join(home, 'loading');
      await mkdir(loading);
      await load(loading);
      await rename(loading, ready);
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  for (let waited = 0; !existsSync(ready); waited += 100) {
    if (existsSync(failed)) throw new Error('The demo region could not be loaded; see the first failure.');
    if (waited > PATIENCE_MS) throw new Error('The demo region was not loaded in time.');
    await sleep(100);
  }
  return copyOf(ready);
}

async function isFirst(home: string): Promise<boolean> {
  return mkdir(home).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function copyOf(folder: string): Promise<string> {
  const copy = await newFolder('demo');
  await cp(folder, copy, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    // A socket left behind cannot be copied and means nothing elsewhere.
    filter: async (source) => !(await lstat(source)).isSocket(),
  });
  return copy;
}
