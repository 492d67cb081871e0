import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { clock } from '../../platform/clock.ts';
import { allDocuments, keepDocuments } from './store.ts';

/** The manifest that the client's build makes: id (hash of the text) to text. */
const manifest = z.record(z.string().regex(/^[\w:-]{8,128}$/), z.string().min(1).max(100_000));

/**
 * The trusted documents of this build and of every earlier one that ran on this database, by id.
 *
 * @param file - the manifest; absent before the client was ever built
 * @throws when the manifest is not one
 */
export async function loadTrustedDocuments(file: string): Promise<ReadonlyMap<string, string>> {
  if (existsSync(file)) {
    const own = manifest.parse(JSON.parse(await readFile(file, 'utf8')));
    await keepDocuments(new Map(Object.entries(own)), clock.now());
  }
  return allDocuments();
}
