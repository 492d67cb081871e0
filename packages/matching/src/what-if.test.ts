import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { instances, limitId, runs, slotId, studentId, toMarket, wishesOf } from './test/instances.ts';
import { bestByTrying, placedIn, pointsOf } from './test/oracles.ts';
import { verify } from './verify.ts';
import { whatIf } from './what-if.ts';

const tiny = instances({ students: 5, slots: 4, limits: 3, wishes: true });
/** Without capacities that nest. */
const flat = tiny.map((one) => ({
  ...one,
  limits: [],
  slotWithin: one.places.map(() => -1),
  groupLimit: one.places.map(() => null),
}));

describe('what if', () => {
  it('places most, moves fewest, then scores best, of all plans that there are', () => {
    fc.assert(
      fc.property(
        tiny,
        fc.nat(),
        fc.nat(4),
        fc.option(fc.tuple(fc.nat(), fc.nat(3))),
        fc.constantFrom('cardinality-score', 'score', 'stable'),
        (instance, slot, count, limit, objective) => {
          const wishes = wishesOf(instance);
          const market = toMarket(instance);
          fc.pre(pinConflicts(market, wishes).length === 0);
          const before = solve(market, { objective, ...wishes });
          const j = slot % instance.places.length;
          const k = limit && instance.limits.length > 0 ? limit[0] % instance.limits.length : -1;
          const changed = {
            ...instance,
            places: instance.places.map((places, at) => (at === j ? count : places)),
            limits: instance.limits.map((one, at) => (at === k ? { ...one, places: limit![1] } : one)),
          };
          const places = {
            slots: { [slotId(j)]: count },
            limits: k < 0 ? {} : { [limitId(k)]: limit![1] },
          };
          fc.pre(pinConflicts(toMarket(changed), wishes).length === 0);
          const { plan, moved } = whatIf(market, before, { places });
          expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
          const had = [...before.slot];
          const kept = (answer: readonly number[]) =>
            answer.filter((at, i) => at >= 0 && at === had[i]).length;
          const answer = [...plan.slot];
          expect([placedIn(answer), kept(answer), pointsOf(instance, answer)]).toEqual(
            bestByTrying(changed, (one) => [placedIn(one), kept(one), pointsOf(instance, one)]),
          );
          expect(moved.length).toBe(answer.filter((at, i) => at !== had[i]).length);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('lets go of fixed students only where the places became too few', () => {
    fc.assert(
      fc.property(tiny, fc.nat(), (instance, slot) => {
        const wishes = wishesOf(instance);
        const market = toMarket(instance);
        fc.pre(instance.pins.length > 0 && pinConflicts(market, wishes).length === 0);
        const j = instance.pins[slot % instance.pins.length]![1];
        const { plan } = whatIf(market, solve(market, wishes), { places: { slots: { [slotId(j)]: 0 } } });
        expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
        for (const [i, at] of instance.pins)
          if (at === j) expect(plan.slot[i]).not.toBe(j);
          else expect(plan.slot[i]).toBe(at);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('a company that drops out', () => {
  it('moves no more students than any other repair that places as many', () => {
    fc.assert(
      fc.property(
        fc.oneof(tiny, flat),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
        (instance, chosen) => {
          const before = toMarket(instance);
          fc.pre(pinConflicts(before, wishesOf(instance)).length === 0);
          const had = [...solve(before, wishesOf(instance)).slot];
          const gone = new Set(chosen.map((slot) => slot % instance.places.length));
          const left = {
            ...instance,
            places: instance.places.map((places, at) => (gone.has(at) ? 0 : places)),
            pins: instance.pins.filter(([, at]) => !gone.has(at)),
          };
          const keep = had.flatMap((at, i) =>
            at < 0 ? [] : [{ studentId: studentId(i), slotId: slotId(at) }],
          );
          const market = toMarket(left);
          const plan = solve(market, { ...wishesOf(left), keep });
          expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
          const answer = [...plan.slot];
          // Who had a place and loses or changes it. Where no capacities nest, nobody gets one only now, and this is all.
          const moved = (one: readonly number[]) =>
            one.filter((at, i) => had[i]! >= 0 && at !== had[i]).length;
          const differing = (one: readonly number[]) => one.filter((at, i) => at !== had[i]).length;
          const nests = instance.limits.length > 0 || instance.groupLimit.some((one) => one !== null);
          for (const count of nests ? [moved] : [moved, differing])
            expect([placedIn(answer), -count(answer), pointsOf(left, answer)]).toEqual(
              bestByTrying(left, (one) => [placedIn(one), -count(one), pointsOf(left, one)]),
            );
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
