import { join } from 'node:path';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropDatabase, freshDatabase } from '../support/database-uri.ts';
import { demoSnapshot } from '../support/demo-snapshot.ts';
import { importSmallRegion } from '../support/small-region.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { clientAs, openProposals } from '../support/trusted-client.ts';

let database: EmbeddedMongo | null = null;
let uri = '';
let first: System;
let second: System;
beforeAll(async () => {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined) uri = freshDatabase(given);
  else {
    const dataDir = await demoSnapshot(async (folder) =>
      (await startSystem({ demo: true, dataDir: folder })).stop(),
    );
    database = await startEmbeddedMongo({ dataDir: join(dataDir, 'database') });
    uri = database.uri;
  }
  await importSmallRegion({ students: 7, places: 5 }, { MONGODB_URI: uri });
  first = await startSystem({ demo: true, uri });
  second = await startSystem({ demo: true, uri });
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  if (database) await database.stop();
  else await dropDatabase(uri);
});

/** Within two seconds, as somebody beside you would expect. */
const SOON = { timeout: 2_000, interval: 20 };

describe('two processes on one database', () => {
  it('know each other’s sessions, and show each other’s changes within two seconds', async () => {
    const mentor = await clientAs(first.url, 'race-een');
    const talk = await mentor.listen(second.url);
    const [id] = [...(await openProposals(mentor)).values()];
    await mentor.ask('AcceptPlacement', { input: { key: 'near', id } });
    await expect.poll(() => talk.heard().includes(`"id":"${id}"`), SOON).toBe(true);
    expect(talk.heard()).not.toMatch(/firstName|Nr1/);
    talk.close();
  });

  it('end the streams of a session that signs out at the other', async () => {
    const mentor = await clientAs(first.url, 'race-twee');
    const talk = await mentor.listen(second.url);
    await mentor.ask('SignOut', { key: 'out' });
    await expect.poll(() => talk.ended(), SOON).toBe(true);
  });

  it('lose no news when the one that told it is killed', async () => {
    const mentor = await clientAs(first.url, 'race-een');
    const talk = await mentor.listen(second.url);
    const open = [...(await openProposals(mentor)).values()].slice(0, 3);
    for (const id of open) await mentor.ask('AcceptPlacement', { input: { key: `last-${id}`, id } });
    await first.kill();
    await expect.poll(() => open.filter((id) => talk.heard().includes(`"id":"${id}"`)).length, SOON).toBe(3);
    talk.close();
  });
});
