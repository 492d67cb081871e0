import { can } from '@scheldemond/domain/access/ability';
import type { Context } from '../../context.ts';
import { newId } from '../../database.ts';
import { proeftuinenByIds } from '../../proeftuinen/service.ts';
import { loadCohort, type Decided } from './cohort.ts';
import { differing, type Difference } from './differences.ts';
import { loadPlan, placesOf, planRows, type Plan } from './service.ts';
import type { PlanInput, PlanRow, Solved } from './solver.ts';
import { computeInWorker } from './workers.ts';

/** What a change would do to a plan. No points are told: beside those of the plan they would tell a wish. */
export interface Effect {
  placedBefore: number;
  placed: number;
  minutesBefore: number;
  minutes: number;
  changes: Difference[];
}

/** What is decided otherwise than in the plan. */
interface Change {
  decide: (plan: Plan) => Partial<Decided>;
  /** Throws when the change is not one of what takes part. */
  check: (input: PlanInput) => void;
}

/** The repair that a plan with a change would be; without `solved` and `effect` where there is none. */
interface Repair {
  input: PlanInput;
  solved: Solved | null;
  effect: Effect | null;
}

/**
 * The repair that a plan with this change would be, of the students and slots as they are now: the fewest others moved.
 * It is computed in a thread and not saved.
 *
 * @returns null when the viewer may not go on from the plan, or it is not there
 */
export async function repairOf(
  context: Context,
  planId: string,
  { decide, check }: Change,
): Promise<Repair | null> {
  const plan = await loadPlan(context, planId);
  if (plan?.state !== 'DONE' || !plan.figures || !can(context.ability, 'edit', 'MatchingPlan', plan))
    return null;
  const [proeftuin] = await proeftuinenByIds([plan.proeftuinId]);
  if (!proeftuin) return null;
  const rows = await planRows(context, plan);
  const asked: { input?: PlanInput } = {};
  const solved = await solvedNow(async () => {
    const decided = { ...plan, ...decide(plan), before: placesOf(rows) };
    const { input } = await loadCohort(context, proeftuin, context.clock.today(), decided);
    check(input);
    return (asked.input = input);
  });
  if (!asked.input) return null;
  if (!solved) return { input: asked.input, solved, effect: null };
  return { input: asked.input, solved, effect: effectOf(rows, solved) };
}

/** Who waits for an answer since the plan was made takes part no more, and is no difference. */
function effectOf(planned: readonly PlanRow[], { rows, figures }: Solved): Effect {
  const taking = new Set(rows.map(({ needId }) => needId));
  const before = planned.filter(({ needId }) => taking.has(needId));
  return {
    placedBefore: placesOf(before).length,
    placed: figures.placed,
    minutesBefore: before.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    minutes: figures.minutesTotal,
    changes: differing([before, rows]),
  };
}

/** Computes a plan in a thread, to look at; null when who is fixed leaves none. */
export async function solvedNow(load: () => Promise<PlanInput>): Promise<Solved | null> {
  const result = await computeInWorker(`look of ${newId()}`, load);
  return result?.kind === 'solved' ? result : null;
}
