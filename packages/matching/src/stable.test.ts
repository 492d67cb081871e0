import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingPairs } from './blocking-pairs.ts';
import { solve } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { instances, runs, toMarket, wishesOf, type Instance } from './test/instances.ts';
import { answers, choices, fits, isStable, likes } from './test/oracles.ts';
import { verify } from './verify.ts';

const tiny = instances({ students: 5, slots: 3, limits: 3, wishes: true });
const flat = instances({ students: 20, slots: 8, limits: 0, wishes: false });
const small = instances({ students: 20, slots: 8, limits: 4, wishes: true });

/** The textbook: rounds in which all who are free ask, and each slot keeps the best it has places for. */
function galeShapley(instance: Instance): number[] {
  const wishes = instance.points.map((_, i) =>
    choices(instance, i)
      .filter((j) => j >= 0)
      .toSorted((a, b) => (likes(instance, i, a, b) ? -1 : 1)),
  );
  const at = wishes.map(() => -1);
  for (;;) {
    const asking = wishes.flatMap((list, i) => (at[i]! < 0 && list.length > 0 ? [i] : []));
    if (asking.length === 0) return at;
    for (const i of asking) at[i] = wishes[i]!.shift()!;
    for (const [j, places] of instance.places.entries()) {
      const there = at.flatMap((slot, i) => (slot === j ? [i] : []));
      there.sort((a, b) => instance.wanting[b]![j]! - instance.wanting[a]![j]! || a - b);
      for (const i of there.slice(places)) at[i] = -1;
    }
  }
}

describe('the stable plan', () => {
  it('is the one of all stable plans that every student likes best', () => {
    fc.assert(
      fc.property(tiny, (instance) => {
        const market = toMarket(instance, true);
        fc.pre(pinConflicts(market, wishesOf(instance)).length === 0);
        const plan = solve(market, { objective: 'stable', ...wishesOf(instance) });
        expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
        const answer = [...plan.slot];
        expect(isStable(instance, answer)).toBe(true);
        for (const other of answers(instance))
          if (isStable(instance, other))
            for (const [i, j] of other.entries()) expect(likes(instance, i, j, answer[i]!)).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is the textbook’s where capacities do not nest', () => {
    fc.assert(
      fc.property(flat, (made) => {
        const instance = { ...made, groupLimit: made.groupLimit.map(() => null) };
        const plan = solve(toMarket(instance, true), { objective: 'stable' });
        expect([...plan.slot]).toEqual(galeShapley(instance));
      }),
      { numRuns: runs(300) },
    );
  });

  it('has no blocking pair, and blocking pairs of other plans are told', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const market = toMarket(instance, true);
        const wishes = wishesOf(instance);
        fc.pre(pinConflicts(market, wishes).length === 0);
        const plan = solve(market, { objective: 'stable', ...wishes });
        expect(fits(instance, [...plan.slot]) && isStable(instance, [...plan.slot])).toBe(true);
        const best = solve(market, wishes);
        expect(blockingPairs(market, best).length === 0).toBe(isStable(instance, [...best.slot]));
      }),
      { numRuns: runs(300) },
    );
  });
});
