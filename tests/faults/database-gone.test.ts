import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { addressOf } from '@scheldemond/embedded-mongodb';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBesideDemo } from '../support/region-system.ts';
import type { System } from '../support/start-system.ts';
import { clientAs, openProposals, type TrustedClient } from '../support/trusted-client.ts';

/** How often the database is killed; `DATABASE_KILLS=20` asks more than every change has time for. */
const KILLS = Number(process.env['DATABASE_KILLS'] ?? 4);
/** Accepts answered between two kills, so that each kill falls among them. */
const BETWEEN = 4;
const WORKERS = 4;
/** A slot has 200 places at most. */
const STUDENTS = Math.min(200, KILLS * 9 + 20);

// What is killed here is the embedded database, also where the tests run on another.
delete process.env['MONGODB_URI'];

let system: System;
let mentor: TrustedClient;
beforeAll(async () => {
  system = await startBesideDemo({ students: STUDENTS, places: STUDENTS });
  await system.setClock('2026-11-24T09:00:00.000Z');
  mentor = await clientAs(system.url, 'race-een');
});
afterAll(() => system.stop());

/** Asks something of the database as it runs now. */
async function inDatabase<T>(ask: (client: MongoClient) => Promise<T>): Promise<T> {
  const uri = addressOf(join(system.dataDir, 'database'));
  const client = new MongoClient(uri);
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
}

const pidOfDatabase = () =>
  inDatabase(async (client) => Number((await client.db('admin').command({ serverStatus: 1 }))['pid']));

const isReady = async () => (await fetch(`${system.url}/readyz`)).status === 200;

const PATIENCE = 60_000;

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end)
      throw new Error(`${what} did not come. The product said:\n${system.logs().slice(-2_000)}`);
    await sleep(10);
  }
}

/** Accepts until it is told the end of it, with the same key each time, as the client does. */
async function accept(id: string, failures: string[]): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      const { acceptPlacement } = await mentor.ask<{ acceptPlacement: { __typename: string } }>(
        'AcceptPlacement',
        { input: { key: `gone-${id}`, id } },
      );
      return acceptPlacement.__typename;
    } catch (error) {
      failures.push(String(error));
      if (Date.now() > end) throw error;
      await sleep(50);
    }
  }
}

it(`loses and doubles no placement change when the database is killed ${KILLS} times under load`, async () => {
  const open = [...(await openProposals(mentor))];
  const accepted: string[] = [];
  const failures: string[] = [];
  let over = false;
  const work = async (): Promise<void> => {
    while (!over) {
      const [name, id] = open.pop() ?? [];
      if (name === undefined || id === undefined) throw new Error('There are no proposals left.');
      expect(await accept(id, failures)).toBe('PlacementChanged');
      accepted.push(name.replace('Nr', 'race-p-').concat('-een'));
    }
  };
  const workers = Promise.all(Array.from({ length: WORKERS }, work));
  // Told of below, when the workers are waited for.
  workers.catch(() => undefined);
  let told = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const before = accepted.length;
    await until('the next accepts', () => accepted.length >= before + BETWEEN);
    process.kill(await pidOfDatabase(), 'SIGKILL');
    if (!(await isReady())) told++;
    const page = await fetch(system.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    await until('readiness', isReady);
  }
  over = true;
  await workers;
  const others = failures.filter((failure) => !failure.includes('UNAVAILABLE'));
  expect(others).toEqual([]);
  expect(told).toBeGreaterThan(0);
  const held = await inDatabase(async (client) => {
    const db = client.db('scheldemond');
    const placements = await db
      .collection('placements')
      .find({ externalKey: { $in: accepted }, state: 'ACCEPTED' })
      .toArray();
    const ids = placements.map(({ _id }) => _id);
    const steps = await db
      .collection('historySteps')
      .find({ subjectId: { $in: ids }, command: 'ACCEPT' })
      .toArray();
    const slot = await db.collection('slots').findOne({ externalKey: 'race-slot-een' });
    return {
      accepted: ids.length,
      steps: steps.length,
      subjects: new Set(steps.map(({ subjectId }) => subjectId as unknown)).size,
      taken: slot?.['placesTaken'] as unknown,
    };
  });
  const all = accepted.length;
  expect(held).toEqual({ accepted: all, steps: all, subjects: all, taken: all });
}, 300_000);
