import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

interface Running {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

let folder: string;
let started: Running[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scheldemond-'));
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

function run(env: Record<string, string> = {}): Running {
  const { MONGODB_URI: _, ...rest } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...rest,
      NODE_ENV: 'development',
      PORT: '0',
      DEMO: 'false',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const running = { child, output: () => output, ended };
  started.push(running);
  return running;
}

async function addressOf(running: Running): Promise<string> {
  await expect.poll(running.output, { timeout: 20_000 }).toContain('Stop with Ctrl-C');
  return /runs at (\S+)/.exec(running.output())?.[1] ?? '';
}
const ready = (url: string) =>
  fetch(`${url}/readyz`)
    .then((answer) => answer.status)
    .catch(() => 0);

describe('starting', () => {
  it('prints the address, the first administrator’s link and the mail folder, and stops cleanly', async () => {
    const first = run();
    const url = await addressOf(first);
    expect(first.output()).toContain(`${url}/eerste-beheerder#`);
    expect(first.output()).toContain(join(folder, 'mail'));
    expect(await ready(url)).toBe(200);

    const second = run();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^The data folder .* is in use/);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await ready(url)).toBe(0);
    expect(await readdir(join(folder, 'database'))).not.toContain('process.lock');

    const again = run();
    await addressOf(again);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  it('says in one sentence that the port is taken, before it touches the data', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const running = run({ PORT: String(port) });
    expect(await running.ended).toBe(1);
    expect(running.output()).toBe(
      `Port ${port} is already in use. Start with PORT=${port + 1} npm start, or stop the other program.\n`,
    );
    expect(await readdir(folder)).toEqual([]);
    other.close();
  });

  it('says what is wrong with a value', async () => {
    const running = run({ SESSION_HOURS: 'long' });
    expect(await running.ended).toBe(1);
    expect(running.output()).toBe('SESSION_HOURS must be a number of hours, at most 336.\n');
  });
});

describe('running', () => {
  it('shows its metrics on a port of their own, without a word about anybody', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const running = run({ METRICS_PORT: String(port) });
    const url = await addressOf(running);
    await fetch(`${url}/healthz`);
    await fetch(`${url}/leerlingen/Jan%20Jansen`);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await answer.text();
    expect(text).toContain('scheldemond_request_seconds_count{route="healthz",status="2xx"}');
    expect(text).toContain('scheldemond_mails_overdue 0');
    expect(text).not.toContain('Jan');
    expect((await fetch(`${url}/metrics`)).headers.get('content-type')).not.toContain('version=0.0.4');
    const other = run({ METRICS_PORT: String(port), DATA_DIR: join(folder, 'other') });
    expect(await other.ended).toBe(1);
    expect(other.output()).toContain(`Port ${port} is already in use. Choose another METRICS_PORT`);
  });

  it('is not ready while the database is gone, and gets it back', async () => {
    const running = run();
    const url = await addressOf(running);
    const pid = await databaseOf(running);
    // Killed at once it would be back before anybody asks.
    process.kill(pid, 'SIGSTOP');
    await expect.poll(() => ready(url), { timeout: 10_000 }).toBe(503);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => ready(url), { timeout: 20_000 }).toBe(200);
    expect(await databaseOf(running)).not.toBe(pid);
  });

  it('obeys the process that forked it, when asked to', async () => {
    const running = run({ TEST_CONTROL: 'ipc' });
    const [message] = (await once(running.child, 'message')) as [{ type: string; url: string }];
    expect(message.type).toBe('listening');
    running.child.send({ type: 'clock', now: '2027-03-28T10:00:00Z' });
    expect(await once(running.child, 'message')).toEqual([{ type: 'clock-done' }, undefined]);
    const answer = await fetch(`${message.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: message.url },
      body: JSON.stringify({ query: '{ installation { today } }' }),
    });
    expect(await answer.json()).toEqual({ data: { installation: { today: '2027-03-28' } } });
    running.child.send({ type: 'mails' });
    expect(await once(running.child, 'message')).toEqual([{ type: 'mails', mails: [] }, undefined]);
  });
});

/** The process of the embedded database, from the lock that it holds. */
async function databaseOf(running: Running): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  expect(running.child.exitCode).toBeNull();
  return Number((await readFile(join(folder, 'database', 'process.lock'), 'utf8')).split(' ')[0]);
}
