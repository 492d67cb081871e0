import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bottlenecks } from './bottlenecks.ts';
import { marginals } from './marginals.ts';
import { solve } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { instances, runs, toMarket, wishesOf } from './test/instances.ts';

it('are the capacities whose next place places one more student', () => {
  fc.assert(
    fc.property(instances({ students: 14, slots: 7, limits: 6, wishes: true }), (instance) => {
      const market = toMarket(instance);
      const wishes = wishesOf(instance);
      fc.pre(pinConflicts(market, wishes).length === 0);
      const plan = solve(market, wishes);
      const gaining = marginals(market, plan).filter(({ gainPlus1 }) => gainPlus1.students > 0);
      expect(bottlenecks(market, plan)).toEqual(gaining.map(({ capacity }) => capacity));
    }),
    { numRuns: runs(300) },
  );
});
