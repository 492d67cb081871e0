import { cp } from 'node:fs/promises';
import { startEmbeddedMongo, type EmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { MongoClient } from 'mongodb';
import { beforeAll, describe, it } from 'vitest';
import { newFolder } from '../support/run-home.ts';
import { importSmallRegion } from '../support/small-region.ts';
import { startSystem, type System } from '../support/start-system.ts';
import { clientAs, openProposals, type TrustedClient } from '../support/trusted-client.ts';
import { startWireProxy, type WireProxy } from '../support/wire-proxy.ts';

const NOW = Date.parse('2026-11-24T09:00:00.000Z');
const BETWEEN = 600_000;
/** More than an accept has writes. */
const MOST = 40;
let snapshot: string;

/** A database with the small region, in which each kill has a student of its own; copied for each victim. */
beforeAll(async () => {
  snapshot = await newFolder('kill');
  const database = await startEmbeddedMongo({ dataDir: snapshot, transport: 'tcp' });
  const uri = withName(database.uri);
  const system = await startSystem({ demo: true, uri, dataDir: await newFolder('mails') });
  await system.stop();
  await importSmallRegion({ students: MOST + 1, places: MOST, contested: MOST }, { MONGODB_URI: uri });
  await database.stop();
});

function withName(uri: string): string {
  return uri.replace('/?', '/scheldemond?');
}

interface World {
  database: EmbeddedMongo;
  proxy: WireProxy;
  system: System;
  mentor: TrustedClient;
}

async function startWorld(folder: string, mailFolder: string, now: number): Promise<World> {
  const database = await startEmbeddedMongo({ dataDir: folder, transport: 'tcp' });
  const proxy = await startWireProxy(database.uri);
  const system = await startSystem({ demo: true, uri: proxy.uri, dataDir: mailFolder });
  await system.setClock(new Date(now).toISOString());
  return { database, proxy, system, mentor: await clientAs(system.url, 'race-twee') };
}

/** How a process ends in peace is tried elsewhere. */
async function endWorld({ database, proxy, system }: World): Promise<void> {
  await system.kill().catch(() => undefined);
  proxy.close();
  await database.stop();
}

const ask = (mentor: TrustedClient, student: number, id: string) =>
  mentor.ask<{ acceptPlacement: { __typename: string; reason?: string; placement?: { state: string } } }>(
    'AcceptPlacement',
    { input: { key: `kill-${student}`, id } },
  );

/** What the database holds of the accept of this student, all of which must agree. */
async function stateOf(uri: string, student: number) {
  const client = new MongoClient(uri);
  try {
    const db = client.db('scheldemond');
    const placement = (company: string) =>
      db.collection('placements').findOne({ externalKey: `race-p-${student}-${company}` });
    const own = await placement('twee');
    const other = await placement('drie');
    const slot = await db.collection('slots').findOne({ externalKey: 'race-slot-twee' });
    const need = await db.collection('needs').findOne({ externalKey: `race-n-${student}` });
    const steps = await db
      .collection('historySteps')
      .countDocuments({ subjectId: own?._id as never, command: 'ACCEPT' });
    const once = await db.collection('onceRecords').countDocuments({ key: `kill-${student}` });
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

/** The states that a student may be in after `before` others were accepted. */
const nothing = (before: number) => ({
  own: 'PROPOSED',
  other: 'PROPOSED',
  taken: before,
  need: 'PROPOSED',
  steps: 0,
  once: 0,
});
const done = (before: number) => ({
  own: 'ACCEPTED',
  other: 'WITHDRAWN',
  taken: before + 1,
  need: 'PLACED',
  steps: 1,
  once: 1,
});

/** Accepts while the victim dies before the write of this number. @returns whether there was such a write */
async function acceptAndDie(world: World, victim: string, number: number, student: number, id: string) {
  let hit = false;
  world.proxy.arm(number, async () => {
    hit = true;
    if (victim === 'api') await world.system.kill();
    else process.kill(world.database.pid, 'SIGKILL');
  });
  await Promise.race([
    ask(world.mentor, student, id).catch(() => null),
    new Promise((resolve) => setTimeout(resolve, 1_500)),
  ]);
  return hit;
}

const raceMails = async (system: System) =>
  (await system.mails())
    .filter(({ to }) => to.startsWith('race-'))
    .map(({ to, messageId }) => `${to} ${messageId}`);

describe('check 6: kill -9 in the middle of an accept', () => {
  it.concurrent.for(['api', 'database'] as const)(
    'leaves nothing half done when the %s dies before any of its writes or the commit',
    { timeout: 600_000 },
    async (victim, { task, expect }) => {
      const folder = await newFolder('world');
      await cp(snapshot, folder, { recursive: true });
      const mailFolder = await newFolder('mails');
      let world = await startWorld(folder, mailFolder, NOW);
      const proposals = await openProposals(world.mentor);
      let number = 1;
      for (; number < MOST; number++) {
        const student = number + 1;
        const id = proposals.get(`Nr${student}`) ?? '';
        const hit = await acceptAndDie(world, victim, number, student, id);
        await endWorld(world);
        const database = await startEmbeddedMongo({ dataDir: folder, transport: 'tcp' });
        const found = await stateOf(withName(database.uri), student);
        await database.stop();
        expect([nothing(number - 1), done(number - 1)], `before write ${number}`).toContainEqual(found);

        world = await startWorld(folder, mailFolder, NOW + number * BETWEEN);
        const answer = await ask(world.mentor, student, id);
        expect(answer.acceptPlacement, `repeat after write ${number}`).toMatchObject({
          __typename: 'PlacementChanged',
          placement: { state: 'ACCEPTED' },
        });
        await world.system.advance(60_000);
        expect(await stateOf(withName(world.database.uri), student)).toEqual(done(number - 1));
        const mails = await raceMails(world.system);
        expect(new Set(mails).size, 'a mail was doubled').toBe(mails.length);
        expect(mails.length, `mails after write ${number}`).toBe(2 * number);
        if (!hit) break;
      }
      await endWorld(world);
      expect(number).toBeGreaterThan(5);
      Object.assign(task.meta, { figure: `the ${victim} killed before each of ${number - 1} writes` });
    },
  );
});
