import { can } from '@scheldemond/domain/access/ability';
import { weightsOf } from '@scheldemond/domain/fit/weights';
import { groupedBy, readableNode } from '../../by-id.ts';
import { pageOf, type Page } from '../../connection.ts';
import { personIdOf, type Context } from '../../context.ts';
import { afterCommit } from '../../database.ts';
import { Refusal } from '../../errors.ts';
import type { LoadNode } from '../../node.ts';
import { once, type Outcome } from '../../once.ts';
import { clock } from '../../platform/clock.ts';
import { registerJob } from '../../platform/jobs/service.ts';
import { announce } from '../../platform/live/service.ts';
import { systemLog } from '../../platform/log.ts';
import { proeftuinenByIds, type Proeftuin } from '../../proeftuinen/service.ts';
import { requireAhead } from './ahead.ts';
import { loadCohort } from './cohort.ts';
import type { PlanShort } from './short.ts';
import type { Pair, PlanRow } from './solver.ts';
import {
  endPlan,
  findLost,
  findPlans,
  findRows,
  findShort,
  insertPlan,
  insertRows,
  plansByIds,
  type Plan,
  type PlanDocument,
} from './store.ts';
import { cancelJob, computeInWorker, hasRoom, progressOf } from './workers.ts';

export type { PlanRow } from './solver.ts';
export type { Plan } from './store.ts';

const LONGEST_NAME = 80;
const MOST_DECISIONS = 5_000;
/** So few told wishes that a count would tell of one of them. */
const FEWEST_WISHING = 5;
/** What one names of a kind: classes, students, companies or slots. */
const MOST_CHOSEN = 100;
const LOST_AFTER = 10 * 60 * 1_000;

export const planNodes: Record<string, LoadNode> = { MatchingPlan: readableNode('MatchingPlan', plansByIds) };

export function loadPlan(context: Context, id: string): Promise<Plan | null> {
  return context.load('MatchingPlan.byId', plansByIds).load(id);
}

/** The plans of a proeftuin, newest first. */
export async function plansOf(context: Context, proeftuin: Proeftuin): Promise<Plan[]> {
  const found = await context
    .load<string, Plan[]>('MatchingPlan.byProeftuin', async (ids) =>
      groupedBy(ids, await findPlans(ids), ({ proeftuinId }) => proeftuinId),
    )
    .load(proeftuin.id);
  return found ?? [];
}

/** How far a plan is, 0 to 100. */
export function progress({ id, state }: Plan): number {
  return state === 'RUNNING' ? (progressOf(id) ?? 0) : 100;
}

/** The figures of a plan; how many got their first wish only where it tells of no one. */
export function figuresOf({ figures }: Plan) {
  if (!figures) return null;
  const { wishing, moved } = figures;
  // Beside the plan before, a count after few moves would tell of one of those who moved.
  const apart = moved === null || moved === 0 || moved >= FEWEST_WISHING;
  const told = wishing >= FEWEST_WISHING && apart;
  return {
    ...figures,
    wishing: told ? figures.wishing : null,
    firstChoices: told ? figures.firstChoices : null,
  };
}

/** All rows of a plan, in the order of their needs. */
export async function planRows(context: Context, { id }: Plan): Promise<readonly PlanRow[]> {
  return (await context.load('MatchingPlan.rows', findRows).load(id)) ?? [];
}

/** Where places lack in a plan. */
export async function shortIn(context: Context, { id }: Plan): Promise<PlanShort> {
  const found = await context.load('MatchingPlan.short', findShort).load(id);
  return found ?? { shortages: [], widenSlotIds: [] };
}

/** The rows of a plan that have an outcome, in the order of their needs. */
export async function rowsOf(
  context: Context,
  plan: Plan,
  args: { first: number; after?: string | null; outcomes?: readonly string[] | null },
): Promise<Page<PlanRow & { id: string }>> {
  const rows = await planRows(context, plan);
  const asked = rows.filter(({ outcome }) => !args.outcomes || args.outcomes.includes(outcome));
  return pageOf(
    asked.map((row) => ({ ...row, id: row.needId })),
    args,
  );
}

export interface MakePlanInput {
  key: string;
  proeftuinId: string;
  name: string;
  pins: Pair[];
  forbids: Pair[];
  leaveOut: string[];
  begun: boolean;
  proposedOn?: string | null;
  fromId?: string | null;
  withoutCompanyIds: string[];
  onlyClassIds: string[];
  onlyNeedIds: string[];
  onlyCompanyIds: string[];
  onlySlotIds: string[];
  withoutSlotIds: string[];
}

const CHOSEN = [
  'withoutCompanyIds',
  'onlyClassIds',
  'onlyNeedIds',
  'onlyCompanyIds',
  'onlySlotIds',
  'withoutSlotIds',
] as const;
function chosenOf(input: MakePlanInput): Pick<MakePlanInput, (typeof CHOSEN)[number]> {
  const { withoutCompanyIds, onlyClassIds, onlyNeedIds, onlyCompanyIds, onlySlotIds, withoutSlotIds } = input;
  return { withoutCompanyIds, onlyClassIds, onlyNeedIds, onlyCompanyIds, onlySlotIds, withoutSlotIds };
}

/** Saves a new plan of a proeftuin and begins to compute it. */
export function makePlan(context: Context, input: MakePlanInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'makeMatchingPlan', input }, async () => {
    const { proeftuinId, pins, forbids, leaveOut, begun } = input;
    if (!can(context.ability, 'create', 'MatchingPlan', { proeftuinId })) throw new Refusal('NOT_ALLOWED');
    const [proeftuin] = await proeftuinenByIds([proeftuinId]);
    if (!proeftuin || proeftuin.archivedAt) throw new Refusal('NOT_ALLOWED');
    const name = input.name.trim();
    if (!name || name.length > LONGEST_NAME)
      throw new Refusal('INVALID', [{ name: 'name', value: LONGEST_NAME }]);
    if (pins.length + forbids.length + leaveOut.length > MOST_DECISIONS)
      throw new Refusal('INVALID', [{ name: 'pins', value: MOST_DECISIONS }]);
    requireConsistent(input);
    if (input.proposedOn) requireAhead('proposedOn', input.proposedOn, context.clock.today());
    await requireRepairable(context, input);
    if (!hasRoom()) throw new Refusal('INVALID', [{ name: 'proeftuinId', value: 'too_many_waiting' }]);
    const plan = await insertPlan({
      proeftuinId,
      name,
      state: 'RUNNING',
      madeAt: context.clock.now(),
      madeById: personIdOf(context),
      endedAt: null,
      fullSlotIds: [],
      weights: weightsOf(proeftuin.matchingWeights),
      begun,
      proposedOn: input.proposedOn ?? null,
      pins,
      forbids,
      leaveOut,
      fromId: input.fromId ?? null,
      ...chosenOf(input),
      basis: null,
      figures: null,
      certificate: null,
      release: null,
      version: 1,
    });
    tell(plan);
    afterCommit(() => track(run(context, plan, proeftuin)));
    return { kind: 'changed', id: plan.id };
  });
}

/** A student can be fixed once, and not where it is forbidden or when left out. */
function requireConsistent({ pins, forbids, leaveOut }: MakePlanInput): void {
  const pinned = new Map(pins.map(({ needId, slotId }) => [needId, slotId]));
  const clash =
    pinned.size < pins.length ||
    leaveOut.some((needId) => pinned.has(needId)) ||
    forbids.some(({ needId, slotId }) => pinned.get(needId) === slotId);
  if (clash) throw new Refusal('INVALID', [{ name: 'pins', value: 'twice' }]);
}

/** Only a plan of the same proeftuin that is there can be repaired. */
async function requireRepairable(context: Context, input: MakePlanInput): Promise<void> {
  for (const name of CHOSEN)
    if (input[name].length > MOST_CHOSEN) throw new Refusal('INVALID', [{ name, value: MOST_CHOSEN }]);
  if (!input.fromId) return;
  const from = await loadPlan(context, input.fromId);
  if (from?.state !== 'DONE' || from.proeftuinId !== input.proeftuinId)
    throw new Refusal('INVALID', [{ name: 'fromId', value: input.fromId }]);
}

/** Stops the work on a plan; one that has ended stays as it is. */
export function cancelPlan(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'cancelMatchingPlan', input }, async () => {
    const [plan] = await plansByIds([input.id]);
    if (!plan || !can(context.ability, 'edit', 'MatchingPlan', plan)) throw new Refusal('NOT_ALLOWED');
    const ended = await endPlan(plan.id, { state: 'CANCELLED', endedAt: context.clock.now() });
    if (ended) tell(ended);
    // On another process it computes on, and finds at its end that nobody wants it.
    afterCommit(() => cancelJob(plan.id));
    return { kind: 'changed', id: plan.id };
  });
}

async function run({ ability }: Context, plan: Plan, proeftuin: Proeftuin): Promise<void> {
  const { id, fromId } = plan;
  try {
    let basis: Omit<NonNullable<PlanDocument['basis']>, 'pairs'> | null = null;
    const result = await computeInWorker(id, async () => {
      const before = fromId ? placesOf((await findRows([fromId]))[0] ?? []) : null;
      const { input, waiting } = await loadCohort({ ability }, proeftuin, clock.today(), {
        ...plan,
        before,
      });
      basis = { needs: input.needs.length, waiting, slots: input.slots.length };
      return input;
    });
    if (!result || !basis) return;
    if (result.kind === 'pinned-too-many')
      return await end(id, { state: 'FAILED', fullSlotIds: result.slotIds });
    if (result.kind === 'pinned-against-rules')
      return await end(id, { state: 'FAILED', rejectedPins: result.pins });
    const { rows, figures, certificate, pairs, short } = result;
    await insertRows(id, rows, short);
    await end(id, { state: 'DONE', basis: { ...(basis as object), pairs } as never, figures, certificate });
  } catch (error) {
    systemLog.error({ err: error, planId: id }, 'plan failed');
    await end(id, { state: 'FAILED' }).catch(() => undefined);
  }
}

/** Who has which slot. */
export function placesOf(rows: readonly PlanRow[]): Pair[] {
  return rows.flatMap(({ needId, slotId }) => (slotId ? [{ needId, slotId }] : []));
}

async function end(id: string, change: Partial<PlanDocument>): Promise<void> {
  const ended = await endPlan(id, { ...change, endedAt: clock.now() });
  if (ended) tell(ended);
}

function tell(plan: Plan): void {
  announce({ type: 'MatchingPlan', id: plan.id, version: plan.version, keys: plan });
}

const running = new Set<Promise<void>>();

function track(work: Promise<void>): void {
  running.add(work);
  void work.finally(() => running.delete(work));
}

/** Waits for the plans that this process computes. */
export async function plansIdle(): Promise<void> {
  await Promise.all(running);
}

/** Whether the viewer may stop it or go on from it. */
export function viewerCanEdit(context: Context, plan: Plan): boolean {
  return can(context.ability, 'edit', 'MatchingPlan', plan);
}

/** Ends plans whose process is gone. */
export function registerPlanJob(): void {
  registerJob('lost plans', 60, async (now) => {
    for (const id of await findLost(new Date(now.getTime() - LOST_AFTER))) await end(id, { state: 'FAILED' });
  });
}
