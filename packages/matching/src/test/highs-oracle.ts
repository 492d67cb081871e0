import * as highsModule from 'highs';
import { choices } from './oracles.ts';
import type { Instance } from './instances.ts';

// The package's types take it for CommonJS; under Node it is a module.
const highs = await (highsModule.default as unknown as typeof highsModule.default.default)();

/** Rows "at most so many of these variables", one for each student and each capacity. */
function constraints(instance: Instance, pairs: readonly (readonly [number, number])[]): string[] {
  const rows: string[] = [];
  const atMost = (list: readonly (readonly [number, number])[], most: number) => {
    if (list.length > 0) rows.push(`${list.map(([i, j]) => `x${i}_${j}`).join(' + ')} <= ${most}`);
  };
  for (const i of instance.points.keys())
    atMost(
      pairs.filter(([student]) => student === i),
      1,
    );
  for (const [j, places] of instance.places.entries()) {
    const here = pairs.filter(([, slot]) => slot === j);
    atMost(here, places);
    for (const [group, most] of (instance.groupLimit[j] ?? []).entries())
      atMost(
        here.filter(([i]) => instance.group[i] === group),
        most,
      );
  }
  for (const [k, { places }] of instance.limits.entries()) {
    const inside = (j: number): boolean => {
      for (let l = instance.slotWithin[j]!; l >= 0; l = instance.limits[l]!.within) if (l === k) return true;
      return false;
    };
    atMost(
      pairs.filter(([, j]) => inside(j)),
      places,
    );
  }
  return rows;
}

/**
 * Highest total of `weight`, or null when the pins do not fit. A linear programme: rows for students and a tree of
 * capacities make its corners whole numbers, so that its value is that of the best plan.
 */
function maximum(
  instance: Instance,
  weight: (i: number, j: number) => number,
  extra: (names: readonly string[]) => string[],
): number | null {
  const pairs = instance.points.flatMap((_, i) =>
    choices(instance, i).flatMap((j) => (j < 0 ? [] : [[i, j] as const])),
  );
  if (pairs.length === 0) return 0;
  const names = pairs.map(([i, j]) => `x${i}_${j}`);
  const terms = pairs.map(([i, j]) => `${weight(i, j) < 0 ? '-' : '+'} ${Math.abs(weight(i, j))} x${i}_${j}`);
  const fixed = instance.pins.map(([i, j]) => `x${i}_${j} = 1`);
  const all = [...constraints(instance, pairs), ...fixed, ...extra(names)];
  const bounds = names.map((name) => `${name} <= 1`);
  const sections = [
    'Maximize',
    ` obj: ${terms.join('\n ')}`,
    'Subject To',
    ...all,
    'Bounds',
    ...bounds,
    'End',
  ];
  const options = { output_flag: false, presolve: 'off', solver: 'simplex' } as const;
  const solution = highs.solve(sections.join('\n'), options);
  if (solution.Status === 'Infeasible') return null;
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS says ${solution.Status}`);
  return Math.round(solution.ObjectiveValue);
}

const points = (instance: Instance) => (i: number, j: number) => instance.points[i]![j] ?? 0;

/** Most students placed, then the highest score, in two solves. */
export function mostThenBest(instance: Instance): { placed: number; score: number } | null {
  const placed = maximum(
    instance,
    () => 1,
    () => [],
  );
  if (placed === null) return null;
  const score = maximum(instance, points(instance), (names) =>
    names.length === 0 ? [] : [`${names.join(' + ')} >= ${placed}`],
  );
  return score === null ? null : { placed, score };
}

/** Highest score, whoever that places. */
export function highestScore(instance: Instance): number | null {
  return maximum(instance, points(instance), () => []);
}
