import { FREE, NOWHERE } from '@scheldemond/matching/plan';
import { pinConflicts } from '@scheldemond/matching/terms';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choicesOf, excessOf, instances, marketOf, type Instance } from '../../test/capped-markets.ts';
import { solveCapped } from './overlapping.ts';
import type { Raise } from './room-around.ts';
import { smallestRaises } from './smallest-raises.ts';

const HOUR = { all: 3_600_000, each: 3_600_000 };

/** Tight, so that caps stand in the way and students have to move. */
const markets = instances({
  students: { min: 4, max: 6 },
  slots: { min: 3, max: 4 },
  fitting: 3,
  places: 2,
  bounded: 5,
});

/** A market where caps were decided upon, and its plan; null where the pin does not fit or no cap stood in the way. */
async function decidedIn(given: Instance) {
  const { market, caps, options } = marketOf(given);
  const pinned = given.students.map((_, i) => (i === 0 ? (given.pin ?? -1) : -1));
  if (pinConflicts(market, options).length > 0 || excessOf(given, pinned).size > 0) return null;
  const capped = await solveCapped(market, options, caps);
  return capped.decided ? { market, caps, capped, slot: [...capped.plan.slot] } : null;
}

/** Every answer in which the student has a place, and all who have one in the plan. */
function withThePlan(given: Instance, slot: readonly number[], student: number): number[][] {
  return slot.reduce<number[][]>(
    (some, at, i) => {
      if (at === NOWHERE && i !== student) return some.map((answer) => [...answer, NOWHERE]);
      const own = choicesOf(given, i).filter((j) => j >= 0);
      return some.flatMap((answer) => own.map((j) => [...answer, j]));
    },
    [[]],
  );
}

const totalOf = (excess: ReadonlyMap<string, number>) => [...excess.values()].reduce((a, b) => a + b, 0);

function nameOf(raise: Raise): string {
  if (raise.kind === 'slot') return `slot ${raise.slotId}`;
  if (raise.kind === 'share') return `share ${raise.slotId} ${raise.group}`;
  if (raise.kind === 'limit') return `limit ${raise.limitId}`;
  return `cap ${raise.companyId} ${raise.schoolId}`;
}

it('tells the fewest places more by which a student is placed too and nobody loses theirs', async () => {
  const seen = { one: 0, more: 0, moving: 0 };
  await fc.assert(
    fc.asyncProperty(markets, async (given) => {
      const found = await decidedIn(given);
      if (!found) return;
      const { market, caps, capped, slot } = found;
      const told = await smallestRaises(market, capped, caps, HOUR);
      const without = [...capped.decided!.students.keys()].filter((i) => slot[i] === NOWHERE);
      expect([...told.keys()].toSorted((a, b) => a - b)).toEqual(without.toSorted((a, b) => a - b));
      for (const [student, raises] of told) {
        expect(capped.relaxed.terms.pinned[student]).toBe(FREE);
        const more = new Map<string, number>();
        for (const raise of raises) more.set(nameOf(raise), (more.get(nameOf(raise)) ?? 0) + 1);
        const answers = withThePlan(given, slot, student).map((answer) => ({
          answer,
          excess: excessOf(given, answer),
        }));
        // With these places more it fits, and with fewer it never does.
        const fits = answers.some(({ excess }) =>
          [...excess].every(([name, count]) => count <= (more.get(name) ?? 0)),
        );
        expect(fits).toBe(true);
        expect(raises.length).toBe(Math.min(...answers.map(({ excess }) => totalOf(excess))));
        const staying = answers.filter(({ answer }) =>
          answer.every((j, i) => i === student || j === slot[i]),
        );
        if (raises.length < Math.min(...staying.map(({ excess }) => totalOf(excess)))) seen.moving++;
        if (raises.length === 1) seen.one++;
        else seen.more++;
      }
    }),
    { numRuns: 250 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

it('tells without time only what nobody has to move for, and nothing when the plan may not place most', async () => {
  await fc.assert(
    fc.asyncProperty(markets, async (given) => {
      const found = await decidedIn(given);
      if (!found) return;
      const { market, caps, capped } = found;
      const told = await smallestRaises(market, capped, caps, { all: 0, each: 0 });
      for (const raises of told.values()) expect(raises).toHaveLength(1);
      const decided = { ...capped.decided!, short: { students: 1, points: null } };
      expect(await smallestRaises(market, { ...capped, decided }, caps)).toEqual(new Map());
    }),
    { numRuns: 60 },
  );
});
