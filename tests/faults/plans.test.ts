import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBesideDemo } from '../support/region-system.ts';
import type { System } from '../support/start-system.ts';
import { clientAs, type TrustedClient } from '../support/trusted-client.ts';

const STUDENTS = 1_200;
const PLACES = 200;
/** Three companies with a slot each; two of the places are asked for by the student who takes no part. */
const PLACED = 3 * PLACES - 2;

interface Plan {
  id: string;
  state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
  figures: { students: number; placed: number } | null;
}

let system: System;
let one: TrustedClient;
let other: TrustedClient;
let proeftuinId: string;
beforeAll(async () => {
  system = await startBesideDemo({ students: STUDENTS + 1, places: PLACES, proposed: 1 });
  [one, other] = await Promise.all([
    clientAs(system.url, 'race-coordinator'),
    clientAs(system.url, 'race-coordinator'),
  ]);
  const { proeftuinen } = await one.ask<{ proeftuinen: { nodes: { id: string }[] } }>('Matching', {});
  proeftuinId = proeftuinen.nodes[0]!.id;
});
afterAll(() => system.stop());

async function make(client: TrustedClient, name: string): Promise<string> {
  const { makeMatchingPlan } = await client.ask<{ makeMatchingPlan: { matchingPlan: Plan } }>(
    'MakeMatchingPlan',
    { input: { key: name, proeftuinId, name, pins: [], forbids: [], leaveOut: [] } },
  );
  return makeMatchingPlan.matchingPlan.id;
}

/** Asks until the plan is there or not to come; how many answers came while it was computed. */
async function end(client: TrustedClient, id: string): Promise<Plan & { asked: number }> {
  for (let asked = 0; ; asked++) {
    const { node } = await client.ask<{ node: Plan }>('PlanPage', { id });
    if (node.state !== 'RUNNING') return { ...node, asked };
  }
}

it('computes plans of two coordinators at once in threads, and answers everybody meanwhile', async ({
  task,
}) => {
  const ids = await Promise.all([make(one, 'Een'), make(other, 'Twee')]);
  const plans = await Promise.all([end(one, ids[0]!), end(other, ids[1]!)]);
  for (const plan of plans)
    expect(plan).toMatchObject({ state: 'DONE', figures: { students: STUDENTS, placed: PLACED } });
  const answers = plans.reduce((sum, { asked }) => sum + asked, 0);
  // Were it computed on the thread that answers, all but the first would wait for it.
  expect(answers).toBeGreaterThan(4);
  Object.assign(task.meta, {
    figure: `${answers} answers while two plans of ${STUDENTS} students were computed`,
  });
});

it('stops a plan when asked, and computes the next', async () => {
  const id = await make(one, 'Drie');
  const key = { input: { key: 'stop', id } };
  const { cancelMatchingPlan } = await one.ask<{ cancelMatchingPlan: { matchingPlan: Plan } }>(
    'CancelMatchingPlan',
    key,
  );
  expect(cancelMatchingPlan.matchingPlan.state).toBe('CANCELLED');
  expect((await end(other, id)).state).toBe('CANCELLED');
  expect((await end(other, await make(other, 'Vier'))).state).toBe('DONE');
});
