import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './lock-file.ts';

/** The folder is no backup, or one that is not whole. */
export class NotABackup extends Error {
  constructor(folder: string) {
    super(`${folder} holds no backup.`);
    this.name = 'NotABackup';
  }
}

/**
 * Puts a backup in the place of the data, which is moved aside within its folder.
 *
 * @returns where the former data stand now, or null when there were none
 * @throws DataFolderInUse, NotABackup
 */
export function restoreBackup(backup: string, dataDir: string): string | null {
  if (!existsSync(join(backup, 'data', 'data.mdb'))) throw new NotABackup(backup);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataDir);
  try {
    const data = join(dataDir, 'data');
    const arriving = join(dataDir, 'data.arriving');
    rmSync(arriving, { recursive: true, force: true });
    cpSync(join(backup, 'data'), arriving, { recursive: true });
    const aside = existsSync(data) ? `${data}.before-${new Date().toISOString().replaceAll(':', '-')}` : null;
    if (aside) renameSync(data, aside);
    renameSync(arriving, data);
    return aside;
  } finally {
    unlock();
  }
}

const ADDRESS = 'address';

/** Leaves word of where the database of a folder listens. @returns a function that takes it back */
export function leaveAddress(dataDir: string, uri: string): () => void {
  const file = join(dataDir, ADDRESS);
  writeFileSync(file, uri, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Where the database of a folder that is in use listens. */
export function addressOf(dataDir: string): string {
  return readFileSync(join(dataDir, ADDRESS), 'utf8');
}
