import { cp } from 'node:fs/promises';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { MongoClient } from 'mongodb';
import { beforeAll, describe, it } from 'vitest';
import { newFolder } from '../support/run-home.ts';
import { importSmallRegion } from '../support/small-region.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { clientAs, openProposals, type TrustedClient } from '../support/trusted-client.ts';
import { startWireProxy, type WireProxy } from '../support/wire-proxy.ts';

const NOW = '2026-11-24T09:00:00.000Z';
let snapshot: string;

/** A database with the small region, made once and copied for every kill. */
beforeAll(async () => {
  snapshot = await newFolder('kill');
  const database = await startEmbeddedMongo({ dataDir: snapshot, transport: 'tcp' });
  const uri = withName(database.uri);
  const system = await startSystem({ demo: true, uri, dataDir: await newFolder('mails') });
  await system.stop();
  await importSmallRegion({ students: 3, places: 2 }, { MONGODB_URI: uri });
  await database.stop();
});

function withName(uri: string): string {
  return uri.replace('/?', '/scheldemond?');
}

const openDatabase = (dataDir: string) => startEmbeddedMongo({ dataDir, transport: 'tcp' });

interface World {
  database: EmbeddedMongo;
  proxy: WireProxy;
  system: System;
  mentor: TrustedClient;
  placement: string;
}

async function startWorld(database: EmbeddedMongo, mailFolder: string): Promise<World> {
  const proxy = await startWireProxy(database.uri);
  const system = await startSystem({ demo: true, uri: proxy.uri, dataDir: mailFolder });
  await system.setClock(NOW);
  const mentor = await clientAs(system.url, 'race-twee');
  return { database, proxy, system, mentor, placement: (await openProposals(mentor)).get('Nr3') ?? '' };
}

/** How a process ends in peace is tried elsewhere. */
async function endWorld({ database, proxy, system }: World): Promise<void> {
  await system.kill().catch(() => undefined);
  proxy.close();
  await database.stop();
}

const ask = (mentor: TrustedClient, id: string) =>
  mentor.ask<{ acceptPlacement: { __typename: string; reason?: string; placement?: { state: string } } }>(
    'AcceptPlacement',
    { input: { key: 'kill', id } },
  );

/** What the database holds of the accept, all of which must agree. */
async function stateOf(uri: string) {
  const client = new MongoClient(uri);
  try {
    const db = client.db('scheldemond');
    const all = await db
      .collection('placements')
      .find({ externalKey: /^race-p-3-/ })
      .toArray();
    const own = all.find(({ externalKey }) => externalKey === 'race-p-3-twee');
    const other = all.find(({ externalKey }) => externalKey === 'race-p-3-drie');
    const slot = await db.collection('slots').findOne({ externalKey: 'race-slot-twee' });
    const need = await db.collection('needs').findOne({ externalKey: 'race-n-3' });
    const steps = await db
      .collection('historySteps')
      .countDocuments({ subjectId: own?._id as never, command: 'ACCEPT' });
    const once = await db.collection('onceRecords').countDocuments({ key: 'kill' });
    return {
      own: own?.['state'],
      other: other?.['state'],
      taken: slot?.['placesTaken'],
      need: need?.['state'],
      steps,
      once,
    };
  } finally {
    await client.close();
  }
}

const NOTHING = { own: 'PROPOSED', other: 'PROPOSED', taken: 0, need: 'PROPOSED', steps: 0, once: 0 };
const DONE = { own: 'ACCEPTED', other: 'WITHDRAWN', taken: 1, need: 'PLACED', steps: 1, once: 1 };

/** Accepts while the victim dies before the write of this number; then starts again and looks. */
async function killAt(number: number, victim: 'api' | 'database') {
  const folder = await newFolder('world');
  await cp(snapshot, folder, { recursive: true });
  const mailFolder = await newFolder('mails');
  let world = await startWorld(await openDatabase(folder), mailFolder);
  let hit = false;
  world.proxy.arm(number, async () => {
    hit = true;
    if (victim === 'api') await world.system.kill();
    else process.kill(world.database.pid, 'SIGKILL');
  });
  await Promise.race([
    ask(world.mentor, world.placement).catch(() => null),
    new Promise((resolve) => setTimeout(resolve, 1_500)),
  ]);
  await endWorld(world);
  const database = await openDatabase(folder);
  const found = await stateOf(withName(database.uri));

  const { placement } = world;
  world = await startWorld(database, mailFolder);
  const answer = await ask(world.mentor, placement);
  await world.system.advance(60_000);
  const mails = (await world.system.mails()).filter(({ to }) => to.startsWith('race-'));
  const after = await stateOf(withName(world.database.uri));
  await endWorld(world);
  return {
    hit,
    found,
    answer: answer.acceptPlacement,
    after,
    mails: mails.map(({ to, messageId }) => `${to} ${messageId}`),
  };
}

describe('check 6: kill -9 in the middle of an accept', () => {
  it.concurrent.for(['api', 'database'] as const)(
    'leaves nothing half done when the %s dies before any of its writes or the commit',
    { timeout: 600_000 },
    async (victim, { task, expect }) => {
      let number = 1;
      for (; number < 40; number++) {
        const { hit, found, answer, after, mails } = await killAt(number, victim);
        expect([NOTHING, DONE], `before write ${number}`).toContainEqual(found);
        expect(answer, `repeat after write ${number}`).toMatchObject({
          __typename: 'PlacementChanged',
          placement: { state: 'ACCEPTED' },
        });
        expect(after).toEqual(DONE);
        expect(new Set(mails).size, 'a mail was doubled').toBe(mails.length);
        expect(mails.length, `mails after write ${number}`).toBe(2);
        if (!hit) break;
      }
      expect(number).toBeGreaterThan(5);
      Object.assign(task.meta, { figure: `the ${victim} killed before each of ${number - 1} writes` });
    },
  );
});
