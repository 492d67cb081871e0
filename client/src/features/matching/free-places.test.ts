import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, freeAfter, type Choices } from './free-places.ts';

const SLOTS = ['a', 'b', 'c', 'd'];
const choices: fc.Arbitrary<Choices> = fc
  .tuple(
    fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }),
    fc.array(fc.subarray(SLOTS), { maxLength: 12 }),
  )
  .map(
    ([free, needs]) =>
      new Map(
        needs.map((slots, at) => [
          `need ${at}`,
          slots.map((slotId) => ({ slotId, free: free[SLOTS.indexOf(slotId)] ?? 0 })),
        ]),
      ),
  );

describe('filling in slots', () => {
  it('never takes more places than are free, and only slots that fit', () => {
    fc.assert(
      fc.property(choices, (asked) => {
        const chosen = fillIn(asked);
        for (const left of freeAfter(asked, chosen).values()) expect(left).toBeGreaterThanOrEqual(0);
        for (const [needId, slotId] of chosen)
          if (slotId) expect(asked.get(needId)?.map((one) => one.slotId)).toContain(slotId);
      }),
    );
  });

  it('leaves nobody out who still could have a place', () => {
    fc.assert(
      fc.property(choices, (asked) => {
        const chosen = fillIn(asked);
        const left = freeAfter(asked, chosen);
        for (const [needId, slotId] of chosen)
          if (!slotId) for (const one of asked.get(needId) ?? []) expect(left.get(one.slotId)).toBe(0);
      }),
    );
  });

  it('lets who has one slot go before who has more', () => {
    const two = { slotId: 'b', free: 1 };
    const asked = new Map([
      ['wide', [{ slotId: 'a', free: 1 }, two]],
      ['narrow', [{ slotId: 'a', free: 1 }]],
    ]);
    expect(fillIn(asked)).toEqual(
      new Map([
        ['wide', 'b'],
        ['narrow', 'a'],
      ]),
    );
  });
});
