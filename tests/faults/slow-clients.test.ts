import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSystem, type System } from '../support/start-system.ts';

const MANY = 300;
/** The product's own limit for a head is ten seconds, looked at every two. */
const PATIENCE = 40_000;

let system: System;
beforeAll(async () => {
  system = await startSystem({ demo: true });
});
afterAll(() => system.stop());

/** Sends a request's head a byte at a time, for ever. */
async function drip(url: URL): Promise<{ socket: Socket; ended: () => boolean; stop: () => void }> {
  const socket = connect(Number(url.port), url.hostname);
  let ended = false;
  socket.on('error', () => (ended = true)).on('close', () => (ended = true));
  socket.resume();
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\nX-Slow: `);
  const timer = setInterval(() => socket.write('a'), 1_000);
  const stop = () => {
    clearInterval(timer);
    socket.destroy();
  };
  return { socket, ended: () => ended, stop };
}

it('check 26: ends connections that drip, and answers others meanwhile', async ({ task }) => {
  const url = new URL(system.url);
  const slow = await Promise.all(Array.from({ length: MANY }, () => drip(url)));
  try {
    const asked = Date.now();
    let answered = 0;
    while (slow.some(({ ended }) => !ended()) && Date.now() - asked < PATIENCE) {
      expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
      answered += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(slow.filter(({ ended }) => !ended())).toHaveLength(0);
    expect(answered).toBeGreaterThan(5);
    const seconds = ((Date.now() - asked) / 1_000).toFixed(0);
    Object.assign(task.meta, {
      figure: `${MANY} ended within ${seconds} s, ${answered} others answered meanwhile`,
    });
  } finally {
    for (const { stop } of slow) stop();
  }
}, 90_000);
