/**
 * One solver on one region, in a process of its own so that its memory is its own; prints JSON.
 * Arguments: solver (ours, munkres, highs), family, students, slots.
 */
import * as highsModule from 'highs';
import munkres from 'munkres';
import { compile } from '@scheldemond/matching/compile';
import type { Market } from '@scheldemond/matching/market';
import { solve } from '@scheldemond/matching/solve';
import { makeRegion, marketInput, type Family } from './matching-families.ts';

/** What a solver found, and the CPU seconds of its first and best later run. */
export interface Outcome {
  placed: number;
  score: number;
  cold: number;
  warm: number | null;
  megabytes: number;
  scansPerPair: number | null;
}

const [solver, family, students, slots] = process.argv.slice(2);
const market = compile(
  marketInput(makeRegion(family as Family, Number(students), Number(slots))),
) as unknown as Market;
const { rows, tree } = market;

export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

type Found = Pick<Outcome, 'placed' | 'score'> & { scans?: number };

function withMunkres(): Found {
  const seats = Array.from(tree.slotNode).flatMap((node, slot) =>
    Array.from({ length: tree.places[node]! }, () => slot),
  );
  const firstSeat = new Int32Array(market.slots.length + 1);
  for (const slot of seats) firstSeat[slot + 1]!++;
  for (let j = 0; j < market.slots.length; j++) firstSeat[j + 1]! += firstSeat[j]!;
  // What is not feasible costs more than all that scores can differ by.
  const never = 1000 * (market.students.length + 1);
  const matrix = market.students.map((_, i) => {
    const row = new Float64Array(seats.length).fill(never);
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++)
      row.fill(1000 - rows.score[e]!, firstSeat[rows.slot[e]!], firstSeat[rows.slot[e]! + 1]);
    return row;
  });
  const found = { placed: 0, score: 0 };
  for (const [i, seat] of munkres(matrix)) {
    if (matrix[i]![seat] === never) continue;
    found.placed++;
    found.score += 1000 - matrix[i]![seat]!;
  }
  return found;
}

async function withHighs(): Promise<Found> {
  const highs = await (highsModule.default as unknown as typeof highsModule.default.default)();
  const at: string[][] = market.slots.map(() => []);
  const names: string[] = [];
  const limits: string[] = [];
  for (const i of market.students.keys()) {
    const own: string[] = [];
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++) {
      own.push(`x${e}`);
      at[rows.slot[e]!]!.push(`x${e}`);
    }
    names.push(...own);
    if (own.length > 0) limits.push(`${own.join('\n + ')} <= 1`);
  }
  for (const [j, list] of at.entries())
    if (list.length > 0) limits.push(`${list.join('\n + ')} <= ${tree.places[tree.slotNode[j]!]}`);
  const run = (objective: string, extra: string[]) => {
    const model = ['Maximize', ` obj: ${objective}`, 'Subject To', ...limits, ...extra, 'End'].join('\n');
    const solution = highs.solve(model, { output_flag: false, solver: 'ipm' });
    if (solution.Status !== 'Optimal') throw new Error(`HiGHS says ${solution.Status}`);
    return Math.round(solution.ObjectiveValue);
  };
  const placed = run(names.join('\n + '), []);
  const points = Array.from(rows.score, (score, e) => `${score} x${e}`).join('\n + ');
  return { placed, score: run(points, [`${names.join('\n + ')} >= ${placed}`]) };
}

const solvers: Record<string, () => Found | Promise<Found>> = {
  ours: () => solve(market),
  munkres: withMunkres,
  highs: withHighs,
};

const repeats = solver === 'ours' ? 6 : Number(students) <= 2000 ? 2 : 1;
globalThis.gc?.();
const before = process.memoryUsage().rss;
const times: number[] = [];
let found: Found = { placed: 0, score: 0 };
for (let run = 0; run < repeats; run++) {
  const start = cpuSeconds();
  found = await solvers[solver!]!();
  times.push(cpuSeconds() - start);
}
const outcome: Outcome = {
  placed: found.placed,
  score: found.score,
  cold: times[0]!,
  warm: times.length > 1 ? Math.min(...times.slice(1)) : null,
  megabytes: Math.max(0, process.resourceUsage().maxRSS * 1024 - before) / 1e6,
  scansPerPair: found.scans === undefined ? null : found.scans / rows.slot.length,
};
console.log(JSON.stringify(outcome));
