import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoSnapshot } from './demo-snapshot.ts';

let standing: string | undefined;
beforeEach(async () => {
  standing = process.env['SCHELDEMOND_TEST_RUN'];
  process.env['SCHELDEMOND_TEST_RUN'] = await mkdtemp(join(tmpdir(), 'snapshot-'));
});
afterEach(async () => {
  await rm(process.env['SCHELDEMOND_TEST_RUN'] ?? '', { recursive: true, force: true });
  process.env['SCHELDEMOND_TEST_RUN'] = standing;
});

test('the region is loaded once, and each system gets a copy of its own', async () => {
  let loads = 0;
  const load = async (dataDir: string) => {
    loads += 1;
    await writeFile(join(dataDir, 'data'), 'region');
  };
  const folders = await Promise.all([demoSnapshot(load), demoSnapshot(load), demoSnapshot(load)]);
  expect(loads).toBe(1);
  expect(new Set(folders).size).toBe(3);
  await writeFile(join(folders[0] ?? '', 'data'), 'changed');
  expect(await readFile(join(folders[1] ?? '', 'data'), 'utf8')).toBe('region');
});

test('a socket left behind does not spoil the copy', async () => {
  const server = createServer();
  const load = async (dataDir: string) => {
    await new Promise<void>((resolve) => server.listen(join(dataDir, 'socket'), resolve));
    await writeFile(join(dataDir, 'data'), 'region');
  };
  try {
    const folder = await demoSnapshot(load);
    expect(await readFile(join(folder, 'data'), 'utf8')).toBe('region');
  } finally {
    server.close();
  }
});

test('when loading fails, everyone hears of it', async () => {
  const load = () => Promise.reject(new Error('no region'));
  await expect(demoSnapshot(load)).rejects.toThrow('no region');
  await expect(demoSnapshot(load)).rejects.toThrow('could not be loaded');
});
