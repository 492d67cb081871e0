import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failOnGoneSockets } from './driver-sockets.ts';
import { startEmbeddedMongo, type EmbeddedMongo } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sockets-'));
const sockets: Socket[] = [];
let server: EmbeddedMongo;
beforeAll(async () => {
  failOnGoneSockets();
  subscribe('net.client.socket', (message) => sockets.push((message as { socket: Socket }).socket));
  server = await startEmbeddedMongo({ dataDir: folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

it.each([
  ['before the command is written', 1, () => true],
  [
    'while a large command waits for room',
    8_000_000,
    () => sockets.some((socket) => socket.writableNeedDrain),
  ],
])('a command ends when the connection goes %s', async (_, length, isTime) => {
  const client = await new MongoClient(server.uri, { retryWrites: false, maxPoolSize: 1 }).connect();
  const items = client.db('sockets').collection('items');
  await items.insertOne({ text: '' });
  const answered = items.insertOne({ text: 'x'.repeat(length) }).then(
    () => 'written',
    (error: Error) => error.name,
  );
  while (!isTime()) await sleep(0);
  for (const socket of sockets) socket.destroy();
  expect(await Promise.race([answered, sleep(5_000, 'waits')])).toBe('MongoNetworkError');
  await client.close();
});
