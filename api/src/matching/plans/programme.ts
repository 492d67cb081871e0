import type { Highs, Model } from 'highs';
import { highs, wholeProgramme } from './highs.ts';

/** A student in a slot, and what that counts. */
export interface Choice {
  student: number;
  slot: number;
  score: number;
  /** The slot that the student had in the plan before. */
  kept: boolean;
}

/** At most so many of these choices, by index. */
export interface AtMost {
  most: number;
  choices: readonly number[];
}

/** Choices and what bounds them: a mixed-integer programme, each choice taken or not. */
export interface Programme {
  choices: readonly Choice[];
  bounds: readonly AtMost[];
}

/** How much better the best could be: 0 and 0 for what is the best; points are known once the students are. */
export interface Short {
  students: number;
  points: number | null;
}

/** The choices that are taken, and how far they may be from the best. */
export interface Answer {
  chosen: readonly number[];
  short: Short;
}

/** Beyond it HiGHS would take more memory than a plan may, and find nothing in its time. */
const MOST_CHOICES = 100_000;
/** The solver counts in floating point; below it a bound is the whole number under it. */
const ROUNDING = 1e-3;

/**
 * The best choices by HiGHS: most students, then most slots kept, then most points, each fixed before the next. One sum
 * with weights far apart would be beyond what its floating point tells apart. The same programme has the same answer,
 * unless time runs out: then the best that is known by then, and by how much a better one could exist.
 *
 * @param start - choices that keep all bounds, taken where nothing better is found
 * @param relaxed - the best choices if some bounds were not there: nothing counts more
 */
export async function bestChoices(
  programme: Programme,
  { start, relaxed, seconds }: { start: readonly number[]; relaxed: readonly number[]; seconds: number },
): Promise<Answer> {
  const { choices } = programme;
  if (choices.length > MOST_CHOICES)
    return { chosen: start, short: { students: relaxed.length - start.length, points: null } };
  const solver = await highs();
  return solver.withModel(modelOf(solver, programme), (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, time_limit: seconds });
    let chosen = start;
    let ceiling: readonly number[] | null = relaxed;
    /** Makes it count as much as it can and holds it there; how much more there could be. */
    const raise = (weights: readonly number[]): number => {
      const most = ceiling ? sumOf(weights, ceiling) : Infinity;
      let short = most - sumOf(weights, chosen);
      if (short > 0) {
        const found = maximise(solver, model, weights, chosen);
        chosen = found.chosen;
        short = Math.min(most, found.most) - sumOf(weights, chosen);
      }
      if (sumOf(weights, chosen) < most) ceiling = null;
      const indices = [...weights.keys()].filter((at) => weights[at] !== 0);
      const least = { indices, values: indices.map((at) => weights[at]!) };
      model.addRow(sumOf(weights, chosen), solver.infinity, least);
      return short;
    };
    const students = raise(choices.map(() => 1));
    if (students > 0) return { chosen, short: { students, points: null } };
    const kept = choices.some((one) => one.kept) ? raise(choices.map((one) => Number(one.kept))) : 0;
    if (kept > 0) return { chosen, short: { students, points: null } };
    const points = raise(choices.map(({ score }) => score));
    return { chosen, short: { students, points } };
  });
}

function modelOf(solver: Highs, { choices, bounds }: Programme) {
  const columns = {
    cost: new Float64Array(choices.length),
    most: new Float64Array(choices.length).fill(1),
  };
  const rows = bounds.map(({ most, choices: inside }) => {
    return { least: -solver.infinity, most, columns: inside };
  });
  return wholeProgramme(solver, 'maximize', columns, rows);
}

/** The choices that count most, and what none can exceed. */
function maximise(
  { constants }: Highs,
  model: Model,
  weights: readonly number[],
  start: readonly number[],
): { chosen: readonly number[]; most: number } {
  const columns = { kind: 'range', from: 0, to: weights.length - 1 } as const;
  model.changeColsCost(columns, Float64Array.from(weights));
  const taken = new Float64Array(weights.length);
  for (const at of start) taken[at] = 1;
  model.setSolution({ colValue: taken });
  const { modelStatus } = model.run();
  const stopped = modelStatus === constants.modelStatus.timeLimit;
  if (modelStatus !== constants.modelStatus.optimal && !stopped)
    throw new Error(`HiGHS ended with status ${modelStatus}.`);
  const feasible = model.info.get('primal_solution_status') === constants.solutionStatus.feasible;
  const values = feasible ? model.getSolution().colValue : taken;
  const found = [...weights.keys()].filter((at) => values[at]! > 0.5);
  const chosen = sumOf(weights, found) >= sumOf(weights, start) ? found : start;
  const bound = Math.floor(Number(model.info.get('mip_dual_bound')) + ROUNDING);
  // Stopped before it knows a bound, it says that there is none.
  const most = Number.isFinite(bound) ? bound : weights.reduce((sum, one) => sum + Math.max(0, one), 0);
  return { chosen, most: Math.max(most, sumOf(weights, chosen)) };
}

const sumOf = (weights: readonly number[], chosen: readonly number[]): number =>
  chosen.reduce((sum, at) => sum + weights[at]!, 0);
