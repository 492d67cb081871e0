import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, disconnect, driver } from '../../database.ts';
import { exportTo } from '../transfer/export-store.ts';
import { importFrom } from '../transfer/import-store.ts';
import { filesByIds, keepFile, openFile } from './service.ts';

const BYTES = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 'pagina ')]);
const running: EmbeddedMongo[] = [];
let folder: string;
let id: string;

async function open(name: string): Promise<void> {
  await disconnect();
  const server = await startEmbeddedMongo({ dataDir: join(folder, name) });
  running.push(server);
  await connect(server.uri);
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scheldemond-files-'));
  await open('first');
  const file = { name: 'verslag.pdf', bytes: BYTES, ownerId: 'wie', scopeId: 'waar', room: 1_000_000 };
  ({ id } = await keepFile(file, new Date('2026-11-24T08:00:00Z')));
});
afterAll(async () => {
  await disconnect();
  for (const server of running) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function expectWhole(): Promise<void> {
  expect((await buffer(openFile(id))).equals(BYTES)).toBe(true);
  expect(await filesByIds([id])).toMatchObject([{ name: 'verslag.pdf', size: BYTES.length }]);
}

it('keeps every byte of a file in a backup, and in an export that is brought in elsewhere', async () => {
  await driver()
    .client.db('admin')
    .command({ backUp: join(folder, 'backup') });
  await exportTo(join(folder, 'export'), false);
  await open('backup');
  await expectWhole();
  await open('elsewhere');
  await importFrom(join(folder, 'export'));
  await expectWhole();
});
