import type { Socket } from 'node:net';
import type { Doc } from '../values/types.ts';
import { readMessage, writeMessage, type Request } from './message.ts';
import type { ReplyEnd } from './reply-end.ts';

const LARGEST = 48_000_000;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Speaks with one client: messages in, replies out, one command at a time as drivers expect.
 *
 * @param run - answers a command, at once when it has nothing to wait for; when it fails, the connection is closed
 */
export function serve(socket: Socket, end: ReplyEnd, run: (command: Doc) => Doc | Promise<Doc>): void {
  let pending: Buffer[] = [];
  let size = 0;
  const messages: Buffer[] = [];
  let busy = false;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    pending.push(chunk);
    size += chunk.length;
    let rest: Buffer = pending.length === 1 ? chunk : size >= 4 ? Buffer.concat(pending) : NOTHING;
    if (rest.length < 4) return;
    while (rest.length >= 16) {
      const length = rest.readInt32LE(0);
      if (length < 16 || length > LARGEST) return void socket.destroy();
      if (rest.length < length) break;
      messages.push(rest.length === length ? rest : rest.subarray(0, length));
      rest = rest.length === length ? NOTHING : rest.subarray(length);
    }
    pending = rest.length > 0 ? [rest] : [];
    size = rest.length;
    answerAll();
  });

  function answerAll(): void {
    while (!busy && messages.length > 0 && !socket.destroyed) answer(messages.shift()!);
  }

  function answer(message: Buffer): void {
    try {
      const request = readMessage(message);
      const reply = run(request.body);
      if (reply instanceof Promise) void later(reply, request);
      else send(reply, request);
    } catch {
      socket.destroy();
    }
  }

  async function later(reply: Promise<Doc>, request: Request): Promise<void> {
    busy = true;
    try {
      send(await reply, request);
    } catch {
      socket.destroy();
    }
    busy = false;
    answerAll();
  }

  function send(reply: Doc, request: Request): void {
    if (!request.silent && !socket.destroyed) socket.write(writeMessage(reply, request, end.bytes));
  }
}
