import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, it } from 'vitest';
import { clientPages } from './pages.ts';

it('goes on when a file went away while the product runs, as when a client is built anew', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'scheldemond-'));
  await mkdir(join(dist, 'assets'));
  for (const name of ['gone.js', 'kept.js']) await writeFile(join(dist, 'assets', name), `'${name}';`);
  const server = express()
    .use(...clientPages(dist))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/assets`;
  try {
    await rm(join(dist, 'assets/gone.js'));
    await expect(fetch(`${url}/gone.js`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(`${url}/kept.js`)).text()).toBe("'kept.js';");
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(dist, { recursive: true });
  }
});
