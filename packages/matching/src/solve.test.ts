import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { FREE, NOWHERE, scoreOf, type Plan } from './plan.ts';
import { solve, SolveAborted } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { highestScore, mostThenBest } from './test/highs-oracle.ts';
import {
  inputOf,
  instances,
  runs,
  toMarket,
  wishesOf,
  type Instance,
  type TestMarket,
} from './test/instances.ts';
import { bestByTrying, fits, placedIn, pointsOf } from './test/oracles.ts';
import { verify } from './verify.ts';

const tiny = instances({ students: 5, slots: 4, limits: 3, wishes: true });
const small = instances({ students: 24, slots: 12, limits: 6, wishes: true });

const PROVED = { gap: 0, violations: [] };

/** The plan in the instance's own numbers. */
function answerOf(market: TestMarket, plan: Plan) {
  return [...plan.slot].map((slot) => (slot === NOWHERE ? -1 : market.slots[slot]!.column));
}

function expectPlan(instance: Instance, objective: 'cardinality-score' | 'score'): Plan {
  const market = toMarket(instance);
  const plan = solve(market, { objective, ...wishesOf(instance) });
  expect(verify(market, plan)).toEqual(PROVED);
  const answer = answerOf(market, plan);
  expect(fits(instance, answer)).toBe(true);
  expect([plan.placed, plan.score]).toEqual([placedIn(answer), pointsOf(instance, answer)]);
  return plan;
}

describe('the plan', () => {
  it('is as good as the best of all that there are', () => {
    fc.assert(
      fc.property(tiny, (instance) => {
        const best = bestByTrying(instance, (answer) => [placedIn(answer), pointsOf(instance, answer)]);
        if (best === null) {
          expect(pinConflicts(toMarket(instance), wishesOf(instance))).not.toEqual([]);
          expect(() => solve(toMarket(instance), wishesOf(instance))).toThrow(RangeError);
          return;
        }
        const plan = expectPlan(instance, 'cardinality-score');
        expect([plan.placed, plan.score]).toEqual(best);
        const richest = bestByTrying(instance, (answer) => [pointsOf(instance, answer)]);
        expect([expectPlan(instance, 'score').score]).toEqual(richest);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is as good as what HiGHS finds', () => {
    fc.assert(
      fc.property(small, (instance) => {
        if (pinConflicts(toMarket(instance), wishesOf(instance)).length > 0) {
          expect(mostThenBest(instance)).toBeNull();
          return;
        }
        const { placed, score } = expectPlan(instance, 'cardinality-score');
        expect({ placed, score }).toEqual(mostThenBest(instance));
        expect(expectPlan(instance, 'score').score).toBe(highestScore(instance));
      }),
      { numRuns: runs(80) },
    );
  });

  it('is the same whatever the order of students, slots and limits', () => {
    fc.assert(
      fc.property(small, fc.nat(), (instance, turn) => {
        const { students, slots, limits, ...rest } = inputOf(instance);
        const market = compile({ students, slots, limits, ...rest });
        fc.pre(pinConflicts(market, wishesOf(instance)).length === 0);
        const rotate = <T>(list: readonly T[]): T[] => {
          const from = list.length === 0 ? 0 : turn % list.length;
          return [...list.slice(from), ...list.slice(0, from)].toReversed();
        };
        const again = compile({
          students: rotate(students),
          slots: rotate(slots),
          limits: rotate(limits),
          ...rest,
        });
        for (const objective of ['cardinality-score', 'stable'] as const)
          expect(solve(again, { objective, ...wishesOf(instance) })).toEqual(
            solve(market, { objective, ...wishesOf(instance) }),
          );
      }),
      { numRuns: runs(60) },
    );
  });

  it('stops when it is no longer wanted', () => {
    const [instance] = fc.sample(small, { numRuns: 1, seed: 1 });
    const market = toMarket({ ...instance!, pins: [] });
    expect(() => solve(market, { signal: AbortSignal.abort() })).toThrow(SolveAborted);
  });

  it('tells a false proof from a true one', () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.constantFrom(-1, 1), (instance, which, by) => {
        const market = toMarket(instance);
        fc.pre(pinConflicts(market, wishesOf(instance)).length === 0);
        const plan = solve(market, wishesOf(instance));
        const spared = [...plan.slot.entries()].find(
          ([i, slot]) => slot !== NOWHERE && plan.terms.pinned[i] === FREE,
        );
        fc.pre(spared !== undefined);
        const slot = plan.slot.slice();
        slot[spared![0]] = NOWHERE;
        const left = {
          ...plan,
          slot,
          placed: plan.placed - 1,
          score: plan.score - scoreOf(market, spared![0], spared![1]),
        };
        expect(verify(market, left).gap).toBeGreaterThan(0);
        expect(verify(market, { ...plan, score: plan.score + by }).violations).not.toEqual([]);
        const terms = { ...plan.terms, places: plan.terms.places.map(() => 0) };
        expect(verify(market, { ...plan, terms }).violations).not.toEqual([]);
        const prices = plan.certificate!.prices.slice();
        const node = market.tree.slotNode[which % market.slots.length]!;
        prices[node]! -= prices[node]! + 1;
        const certificate = { ...plan.certificate!, prices };
        expect(verify(market, { ...plan, certificate }).violations).not.toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('refuses what contradicts itself', () => {
    const market = compile({
      students: [{ id: 'a', qualification: 'q' }],
      slots: [
        { id: 'x', qualifications: ['q'], places: 1 },
        { id: 'y', qualifications: ['q'], places: 0 },
      ],
      score: () => 1,
    });
    const pair = (slotId: string) => ({ studentId: 'a', slotId });
    expect(() => solve(market, { pins: [pair('x'), pair('y')] })).toThrow('fixed twice');
    expect(() => solve(market, { pins: [pair('x')], leaveOut: ['a'] })).toThrow('fixed twice');
    expect(() => solve(market, { pins: [pair('x')], forbid: [pair('x')] })).toThrow('forbidden');
    expect(() => solve(market, { pins: [pair('z')] })).toThrow('Unknown slot z');
    expect(() => solve(market, { places: { slots: { x: -1 } } })).toThrow('whole number');
    expect(pinConflicts(market, { pins: [pair('y')] })).toEqual([
      { capacity: { kind: 'slot', slotId: 'y' }, places: 0, pinned: 1 },
    ]);
    expect(() => solve(market, { pins: [pair('y')] })).toThrow(RangeError);
  });
});
