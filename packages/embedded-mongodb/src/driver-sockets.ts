import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

let watching = false;

/**
 * Makes commands of MongoDB's Node driver fail, where they would wait for ever: when the database goes away between
 * the driver's look at its connection and its write, `write` answers false, and the driver waits for a `drain` that a
 * destroyed socket never emits (`writeCommand` in its cmap/connection.ts, seen in 7.8 and 7.9). A failed command is
 * one that the driver repeats. Sockets with TLS are made elsewhere in Node and are not reached.
 */
export function failOnGoneSockets(): void {
  if (watching) return;
  watching = true;
  subscribe('net.client.socket', (message) => {
    // Only the driver's own; others may count on a write that is ignored.
    if (new Error().stack?.includes(' makeSocket ')) failWhenGone((message as { socket: Socket }).socket);
  });
}

function failWhenGone(socket: Socket): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  socket.write = (...args: unknown[]) => {
    if (socket.destroyed) throw new Error('The connection is gone.');
    return write(...args);
  };
  // Who waits for room at this moment looks at the connection next, and finds it closed.
  socket.once('close', () => socket.emit('drain'));
}
