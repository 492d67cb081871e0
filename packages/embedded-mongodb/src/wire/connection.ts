import type { Socket } from 'node:net';
import { clusterTime } from '../commands/administration.ts';
import { dispatch } from '../commands/dispatch.ts';
import type { Cursors } from '../commands/cursors.ts';
import type { Engine } from '../engine.ts';
import { readMessage, writeMessage } from './message.ts';

const LARGEST = 48_000_000;

/** Speaks with one client: messages in, replies out, one command at a time as drivers expect. */
export function serve(socket: Socket, engine: Engine, cursors: Cursors, address: string): void {
  let pending: Buffer[] = [];
  let size = 0;
  let turn: Promise<void> = Promise.resolve();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    pending.push(chunk);
    size += chunk.length;
    let rest: Buffer = pending.length === 1 ? chunk : size >= 4 ? Buffer.concat(pending) : Buffer.alloc(0);
    if (rest.length < 4) return;
    while (rest.length >= 16) {
      const length = rest.readInt32LE(0);
      if (length < 16 || length > LARGEST) return void socket.destroy();
      if (rest.length < length) break;
      const message = rest.subarray(0, length);
      turn = turn.then(() => answer(message));
      rest = rest.subarray(length);
    }
    pending = rest.length > 0 ? [rest] : [];
    size = rest.length;
  });

  async function answer(message: Buffer): Promise<void> {
    try {
      const request = readMessage(message);
      const reply = await dispatch(engine, cursors, request.body, address);
      if (request.silent || socket.destroyed) return;
      socket.write(writeMessage(request.legacy ? reply : { ...reply, ...clusterTime() }, request));
    } catch {
      socket.destroy();
    }
  }
}
