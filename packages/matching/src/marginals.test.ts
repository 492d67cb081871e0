import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginals } from './marginals.ts';
import { solve } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { instances, runs, toMarket, wishesOf } from './test/instances.ts';
import { raised } from './test/raised.ts';

const small = instances({ students: 12, slots: 6, limits: 5, wishes: true });

describe('the value of a place', () => {
  for (const objective of ['cardinality-score', 'score'] as const)
    it(`is what solving again with one more and one fewer gives (${objective})`, () => {
      fc.assert(
        fc.property(small, (instance) => {
          const options = { objective, ...wishesOf(instance) };
          const market = toMarket(instance);
          fc.pre(pinConflicts(market, options).length === 0);
          const plan = solve(market, options);
          for (const { capacity, places, used, gainPlus1, lossMinus1 } of marginals(market, plan)) {
            const more = solve(toMarket(raised(instance, capacity, 1)), options);
            const students = objective === 'score' ? 0 : more.placed - plan.placed;
            expect(gainPlus1).toEqual({ students, kept: 0, score: more.score - plan.score });
            const nothing = { students: 0, kept: 0, score: 0 };
            const fewer = toMarket(raised(instance, capacity, places === 0 ? 0 : -1));
            if (used === 0 || pinConflicts(fewer, options).length > 0) expect(lossMinus1).toEqual(nothing);
            else {
              const less = solve(fewer, options);
              const lost = objective === 'score' ? 0 : plan.placed - less.placed;
              expect(lossMinus1).toEqual({ students: lost, kept: 0, score: plan.score - less.score });
            }
          }
        }),
        { numRuns: runs(120) },
      );
    });

  it('is not told of a stable plan, which has no prices', () => {
    const market = toMarket({
      points: [[1]],
      group: [-1],
      places: [1],
      slotWithin: [-1],
      limits: [],
      groupLimit: [null],
      liking: [[0]],
      wanting: [[0]],
      pins: [],
      forbid: [],
      leaveOut: [],
    });
    expect(() => marginals(market, solve(market, { objective: 'stable' }))).toThrow('no prices');
  });
});
