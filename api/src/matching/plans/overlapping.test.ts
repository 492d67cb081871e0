import { pinConflicts } from '@scheldemond/matching/terms';
import { verify } from '@scheldemond/matching/verify';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choicesOf, excessOf, instances, marketOf, type Instance } from '../../test/capped-markets.ts';
import { exceeded, solveCapped } from './overlapping.ts';

const markets = instances({
  students: { min: 1, max: 5 },
  slots: { min: 1, max: 4 },
  fitting: 5,
  places: 3,
  bounded: 4,
});

/** Most placed, then most kept, then most points, by trying every answer; null when the pin does not fit. */
function bestByTrying(given: Instance): number[] | null {
  const { students } = given;
  let best: number[] | null = null;
  const visit = (answer: number[]): void => {
    if (excessOf(given, answer).size > 0) return;
    const i = answer.length;
    if (i < students.length) return choicesOf(given, i).forEach((j) => visit([...answer, j]));
    const value = valueIn(given, answer);
    const differs = best ? value.findIndex((number, at) => number !== best![at]) : 0;
    if (!best || (differs >= 0 && value[differs]! > best[differs]!)) best = value;
  };
  visit([]);
  return best;
}

/** Students placed, slots kept in a repair, and points of those whom nobody pinned. */
function valueIn({ students, pin, repair }: Instance, answer: Iterable<number>): number[] {
  let [placed, kept, points] = [0, 0, 0];
  for (const [i, j] of [...answer].entries()) {
    if (j < 0) continue;
    placed++;
    if (repair && students[i]!.before === j) kept++;
    if (i > 0 || pin === null) points += students[i]!.points[j]!;
  }
  return [placed, kept, points];
}

it('finds the best plan that keeps caps which cross the tree, and keeps every rule', async () => {
  let decidedApart = 0;
  await fc.assert(
    fc.asyncProperty(markets, async (given) => {
      const { market, caps, options } = marketOf(given);
      const best = bestByTrying(given);
      if (best === null || pinConflicts(market, options).length > 0) return;
      const { plan, decided } = await solveCapped(market, options, caps);
      expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
      expect(exceeded(market, plan.slot, caps)).toEqual([]);
      expect(valueIn(given, plan.slot)).toEqual(best);
      if (!decided) return;
      decidedApart++;
      expect(decided.short).toEqual({ students: 0, points: 0 });
    }),
    { numRuns: 400 },
  );
  expect(decidedApart).toBeGreaterThan(20);
});

it('decides only the students whom a scarce place ties to a cap, the same each time', async () => {
  const student = (school: string, at: number) => ({
    school,
    points: [0, 1, 2].map((slot) => (at === 2 ? (slot === 2 ? 1 : null) : slot === 2 ? null : slot)),
    before: null,
  });
  const given = {
    students: [student('a', 0), student('a', 0), student('b', 0), student('a', 2), student('b', 2)],
    slots: [
      { company: 'c1', mentor: 0, places: 3 },
      { company: 'c1', mentor: 1, places: 3 },
      { company: 'c2', mentor: 0, places: 1 },
    ],
    perCompany: null,
    perMentor: null,
    perSchoolInSlot: null,
    perSchool: { c1: 1, c2: 1 },
    pin: null,
    forbid: null,
    repair: false,
  };
  const { market, caps, options } = marketOf(given);
  const first = await solveCapped(market, options, caps);
  expect([...first.decided!.students.keys()]).toEqual([0, 1]);
  expect(first.plan.placed).toBe(3);
  const second = await solveCapped(market, options, caps);
  expect(second.plan.slot).toEqual(first.plan.slot);
});
