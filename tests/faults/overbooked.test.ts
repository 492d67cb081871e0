import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBesideDemo } from '../support/region-system.ts';
import type { System } from '../support/start-system.ts';
import { clientAs, openProposals, type TrustedClient } from '../support/trusted-client.ts';

interface Answer {
  acceptPlacement: { __typename: string; reason?: string; placement?: { id: string; state: string } };
}

let system: System;
let one: TrustedClient;
let two: TrustedClient;
let three: TrustedClient;
beforeAll(async () => {
  system = await startBesideDemo({ students: 301, places: 5 });
  await system.setClock('2026-11-24T09:00:00.000Z');
  one = await clientAs(system.url, 'race-een');
  two = await clientAs(system.url, 'race-twee');
  three = await clientAs(system.url, 'race-drie');
});
afterAll(() => system.stop());

const accept = async (client: TrustedClient, id: string, key: string) =>
  (await client.ask<Answer>('AcceptPlacement', { input: { key, id } })).acceptPlacement;

describe('check 5: the last place goes once', () => {
  it('gives one student to one of two companies that accept at once, and tells the other', async () => {
    const [first, second] = [
      (await openProposals(two)).get('Nr301')!,
      (await openProposals(three)).get('Nr301')!,
    ];
    const answers = await Promise.all([accept(two, first, 'a'), accept(three, second, 'b')]);
    const won = answers.filter(({ __typename }) => __typename === 'PlacementChanged');
    const lost = answers.filter(({ __typename }) => __typename === 'PlacementRefused');
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(1);
    expect(['STUDENT_PLACED', 'NOT_NOW']).toContain(lost[0]?.reason);
  });

  it('lets exactly 5 of 300 accepts at the same moment succeed; the others hear that it is full', async ({
    task,
  }) => {
    const proposals = await openProposals(one);
    expect(proposals.size).toBe(300);
    const answers = await Promise.all([...proposals.values()].map((id) => accept(one, id, `all-${id}`)));
    const count = (test: (answer: Answer['acceptPlacement']) => boolean) => answers.filter(test).length;
    const placed = count(({ __typename }) => __typename === 'PlacementChanged');
    const full = count(({ reason }) => reason === 'FULL');
    expect({ placed, full }).toEqual({ placed: 5, full: 295 });
    Object.assign(task.meta, {
      figure: `of 300 accepts ${placed} succeeded and ${full} heard that it is full`,
    });
    const slot = await one.ask<{ slots: { nodes: { places: number; placesFree: number; state: string }[] } }>(
      'Slots',
      { first: 5 },
    );
    expect(slot.slots.nodes).toEqual([expect.objectContaining({ places: 5, placesFree: 0, state: 'FULL' })]);
  });

  it('check 7: does one thing for a repeated key, and refuses the key for another request', async () => {
    const proposals = [...(await openProposals(one)).values()];
    const decline = (id: string, key: string) =>
      one.ask<{ declinePlacement: { __typename: string; reason?: string } }>('DeclinePlacement', {
        input: { key, id, reason: { code: 'NO_CAPACITY' } },
      });
    const same = await Promise.all([1, 2, 3].map(() => decline(proposals[0]!, 'twice')));
    expect(same.map(({ declinePlacement }) => declinePlacement.__typename)).toEqual([
      'PlacementChanged',
      'PlacementChanged',
      'PlacementChanged',
    ]);
    expect((await decline(proposals[1]!, 'twice')).declinePlacement).toMatchObject({ reason: 'KEY_REUSED' });
  });
});
