import type { Socket } from 'node:net';
import type { Doc } from '../values/types.ts';
import { readMessage, writeMessage } from './message.ts';

const LARGEST = 48_000_000;

/**
 * Speaks with one client: messages in, replies out, one command at a time as drivers expect.
 *
 * @param run - answers a command; when it rejects, the connection is closed
 */
export function serve(socket: Socket, run: (command: Doc) => Promise<Doc>): void {
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
      const reply = await run(request.body);
      if (request.silent || socket.destroyed) return;
      socket.write(writeMessage(reply, request));
    } catch {
      socket.destroy();
    }
  }
}
