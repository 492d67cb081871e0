import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capacity } from './capacity-tree.ts';
import { explain, whyNot } from './explain.ts';
import { FREE, NOWHERE, type Plan } from './plan.ts';
import { shortages } from './shortages.ts';
import { solve } from './solve.ts';
import { pinConflicts } from './terms.ts';
import { instances, runs, slotId, studentId, toMarket, wishesOf, type Instance } from './test/instances.ts';
import { bestByTrying, choices, placedIn } from './test/oracles.ts';
import { raised } from './test/raised.ts';

const small = instances({ students: 10, slots: 6, limits: 4, wishes: true });
const tiny = instances({ students: 6, slots: 4, limits: 3, wishes: true });

/** The instance with this student fixed there, or null when that does not fit. */
function withPin(instance: Instance, i: number, j: number) {
  const wishes = wishesOf({ ...instance, pins: [...instance.pins, [i, j]] });
  return pinConflicts(toMarket(instance), wishes).length > 0 ? null : wishes;
}

/** Whether the student can be placed together with all who have a place in the plan. */
function fitsBesides(instance: Instance, plan: Plan, i: number, slots = choices(instance, i)): boolean {
  const others = [...plan.slot.keys()].filter((k) => k !== i && plan.slot[k] === NOWHERE);
  const alone = { ...instance, leaveOut: others };
  return slots.some((j) => {
    const wishes = j < 0 ? null : withPin(alone, i, j);
    return wishes !== null && solve(toMarket(instance), wishes).placed === plan.placed + 1;
  });
}

function planOf(instance: Instance, objective: 'cardinality-score' | 'score') {
  const market = toMarket(instance);
  fc.pre(pinConflicts(market, wishesOf(instance)).length === 0);
  return { market, plan: solve(market, { objective, ...wishesOf(instance) }) };
}

describe('an explanation', () => {
  for (const objective of ['cardinality-score', 'score'] as const)
    it(`of another slot costs what fixing it costs (${objective})`, () => {
      fc.assert(
        fc.property(small, (instance) => {
          const { market, plan } = planOf(instance, objective);
          for (const i of instance.points.keys())
            for (const j of instance.places.keys()) {
              const told = whyNot(market, plan, studentId(i), slotId(j));
              if (plan.slot[i] === j) expect(told.kind).toBe('HAS_IT');
              else if (plan.terms.pinned[i] !== FREE) expect(told.kind).toBe('FIXED');
              else if (instance.points[i]![j] === null)
                expect(told).toEqual({ kind: 'RULES', rules: ['allowed'] });
              else if (!choices(instance, i).includes(j)) expect(told.kind).toBe('FORBIDDEN');
              else {
                const wishes = withPin(instance, i, j);
                const other = wishes && solve(market, { objective, ...wishes });
                expect(told).toEqual(
                  other
                    ? {
                        kind: 'COSTS',
                        cost: {
                          students: objective === 'score' ? 0 : plan.placed - other.placed,
                          kept: 0,
                          score: plan.score - other.score,
                        },
                      }
                    : { kind: 'CLOSED' },
                );
              }
            }
        }),
        { numRuns: runs(60) },
      );
    });

  it('of a student without a place says what stands in the way', () => {
    fc.assert(
      fc.property(small, fc.constantFrom('cardinality-score', 'score'), (instance, objective) => {
        const { market, plan } = planOf(instance, objective);
        for (const [i, slot] of plan.slot.entries()) {
          const reason = explain(market, plan, studentId(i));
          if (plan.terms.pinned[i] !== FREE) {
            expect(reason).toEqual({ kind: 'FIXED', slotId: slot === NOWHERE ? null : slotId(slot) });
            continue;
          }
          const own = choices(instance, i).filter((j) => j >= 0);
          if (slot !== NOWHERE) {
            const points = (j: number) => instance.points[i]![j]!;
            const better = own.filter((j) => points(j) > points(slot)).length;
            expect(reason).toEqual({ kind: 'PLACED', slotId: slotId(slot), score: points(slot), better });
          } else if (own.length === 0) {
            expect(reason.kind).toBe('NO_SLOT');
            if (reason.kind !== 'NO_SLOT') continue;
            expect(reason.rejections.reduce((sum, { slots }) => sum + slots, 0)).toBe(instance.places.length);
          } else {
            if (reason.kind !== 'LOST' && reason.kind !== 'SHORTAGE') throw new Error(reason.kind);
            expect(reason.kind === 'LOST').toBe(fitsBesides(instance, plan, i));
            const costs = own.flatMap((j) => {
              const wishes = withPin(instance, i, j);
              const other = wishes && solve(market, { objective, ...wishes });
              if (!other) return [];
              return objective === 'score' || other.placed === plan.placed ? [plan.score - other.score] : [];
            });
            expect(reason.pointsShort).toBe(costs.length === 0 ? null : Math.min(...costs));
          }
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it('tells groups for whom there really are too few places', () => {
    fc.assert(
      fc.property(tiny, (instance) => {
        const { market, plan } = planOf(instance, 'cardinality-score');
        const told = new Set<string>();
        for (const { students, slots, places, missing } of shortages(market, plan)) {
          const inside = students.map((id) => Number(id.slice(1)));
          for (const i of inside) {
            told.add(studentId(i));
            const allowed = choices(instance, i).filter((j) => j >= 0);
            expect(slots).toEqual(expect.arrayContaining(allowed.map(slotId)));
          }
          expect(missing).toBeGreaterThan(0);
          expect(students.length - places).toBe(missing);
          const fixed = instance.pins.map(([i]) => i);
          const alone = {
            ...instance,
            leaveOut: [...instance.points.keys()].filter((i) => !inside.includes(i) && !fixed.includes(i)),
          };
          const [most] = bestByTrying(alone, (answer) => [placedIn(answer)])!;
          expect(most! - fixed.length).toBe(places);
        }
        for (const [i, slot] of plan.slot.entries())
          if (slot === NOWHERE && plan.terms.pinned[i] === FREE)
            expect(told.has(studentId(i))).toBe(choices(instance, i).length > 1);
      }),
      { numRuns: runs(200) },
    );
  });

  it('names the smallest change that places a student', () => {
    fc.assert(
      fc.property(tiny, (instance) => {
        const { market, plan } = planOf(instance, 'cardinality-score');
        const raise = (by: readonly Capacity[]) => by.reduce((so, one) => raised(so, one, 1), instance);
        for (const [i, slot] of plan.slot.entries()) {
          if (slot !== NOWHERE || plan.terms.pinned[i] !== FREE) continue;
          const reason = explain(market, plan, studentId(i));
          if (reason.kind !== 'NO_SLOT' && reason.kind !== 'SHORTAGE') throw new Error(reason.kind);
          const { places, rules } = reason.change!;
          expect(places === null).toBe(choices(instance, i).length === 1);
          if (places) {
            expect(fitsBesides(raise(places), plan, i)).toBe(true);
            const all = market.tree.capacity;
            for (let size = 1; size < places.length; size++)
              for (const some of combinations(all, size))
                expect(fitsBesides(raise(some), plan, i)).toBe(false);
          }
          const opened = [...instance.places.keys()].filter((j) => {
            if (instance.points[i]![j] !== null) return false;
            if (instance.forbid.some(([a, b]) => a === i && b === j)) return false;
            return fitsBesides(instance, plan, i, [j]);
          });
          expect(rules).toEqual(
            opened.length === 0 ? null : { slotId: slotId(opened[0]!), rules: ['allowed'] },
          );
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

function combinations<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((one, at) => combinations(list.slice(at + 1), size - 1).map((rest) => [one, ...rest]));
}
