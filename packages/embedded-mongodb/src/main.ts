import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { leaveAddress } from './backup.ts';
import { Cursors } from './commands/cursors.ts';
import { REPLICA_SET } from './commands/administration.ts';
import { dispatch } from './commands/dispatch.ts';
import { reapExpired } from './commands/expiry.ts';
import { Engine } from './engine.ts';
import { DataFolderInUse, lockFolder } from './lock-file.ts';
import { CommitPace, type CommitManner } from './storage/commit-pace.ts';
import { serve } from './wire/connection.ts';
import { ReplyEnd } from './wire/reply-end.ts';

/** Node 20 silently cuts longer socket paths (sun_path holds 108 bytes). */
const LONGEST_SOCKET_PATH = 100;

interface Start {
  dataDir: string;
  transport: 'unix' | 'tcp';
  commits?: CommitManner;
}

/** The process that owns the data folder; its parent speaks to it over IPC and it ends with its parent. */
async function main(): Promise<void> {
  const { dataDir, transport, commits } = JSON.parse(process.argv[2]!) as Start;
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const engine = new Engine(join(folder, 'data'), new CommitPace(commits));
  const cursors = new Cursors();
  const end = new ReplyEnd(engine.oplog);
  const sockets = new Set<Socket>();
  let address = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, end, (command) => dispatch(engine, cursors, command, address));
  });
  const { path, cleanUp } = transport === 'unix' ? socketPath(folder) : { path: null, cleanUp: () => {} };
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    if (path) server.listen(path, listening);
    else server.listen(0, '127.0.0.1', listening);
  });
  if (path) chmodSync(path, 0o600);
  const bound = server.address();
  address = path ?? (typeof bound === 'object' && bound ? `127.0.0.1:${bound.port}` : '');
  const host = path ? encodeURIComponent(path) : address;
  const uri = `mongodb://${host}/?replicaSet=${REPLICA_SET}&directConnection=true`;
  const takeBack = leaveAddress(folder, uri);
  const sweep = setInterval(() => void sweepOnce(engine, cursors), 1000);
  const expiry = setInterval(() => void reapExpired(engine), 60_000);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(sweep);
    clearInterval(expiry);
    server.close();
    await engine.queue.run(() => null).catch(() => null);
    for (const socket of sockets) socket.destroy();
    await engine.close();
    takeBack();
    cleanUp();
    unlock();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  // Ctrl-C goes to the whole group; the parent decides when the database may go.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => void stop());
  process.on('message', (message) => {
    if (message === 'stop') void stop();
  });
  process.send?.({ ready: uri });
}

function sweepOnce(engine: Engine, cursors: Cursors): void {
  const now = Date.now();
  engine.sessions.expire(now);
  cursors.reap(now);
}

function socketPath(folder: string): { path: string; cleanUp: () => void } {
  const near = join(folder, 'mongodb.sock');
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_PATH) {
    rmSync(near, { force: true });
    return { path: near, cleanUp: () => rmSync(near, { force: true }) };
  }
  const path = join(mkdtempSync(join(tmpdir(), 'scheldemond-')), 'mongodb.sock');
  return { path, cleanUp: () => rmSync(dirname(path), { recursive: true, force: true }) };
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const failed = { failed: message, inUse: error instanceof DataFolderInUse };
  if (process.send) process.send(failed, () => process.exit(1));
  else process.exit(1);
});
