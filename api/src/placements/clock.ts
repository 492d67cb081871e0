import type { PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import { transition } from '@scheldemond/domain/placement/lifecycle';
import { dayAt, type Zone } from '@scheldemond/domain/time/working-day';
import { endLinks } from '../accounts/service.ts';
import { systemContext, type Context } from '../context.ts';
import { transaction } from '../database.ts';
import { registerJob } from '../platform/jobs/service.ts';
import { settleReadiness, startConditionsOf } from './conditions.ts';
import { move } from './move.ts';
import { ask, tellSchool } from './notify.ts';
import {
  deleteDraft,
  findPlacementIds,
  findPlacements,
  placementsByIds,
  updatePlacement,
  type Placement,
} from './store.ts';
import { summarise } from './summaries.ts';

const ZONES: readonly Zone[] = ['Europe/Brussels', 'Europe/Amsterdam'];
const AT_A_TIME = 500;

/** Registers what time does to placements. */
export function registerPlacementJobs(): void {
  registerJob('placements.remind', 30, remind);
  registerJob('placements.expire', 30, expire);
  registerJob('placements.readiness', 300, recheckReadiness);
  registerJob('placements.start', 60, start);
  registerJob('placements.complete', 60, complete);
  registerJob('placements.closeUndo', 5, closeUndo);
}

/**
 * Does something for each placement in a transaction of its own, on what stands then: another process may have
 * been first. One that fails does not hold up the others; the first error is thrown at the end.
 */
async function each(
  ids: readonly string[],
  stop: AbortSignal,
  work: (context: Context, placement: Placement) => Promise<unknown>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const id of ids) {
    if (stop.aborted) break;
    await transaction(async () => {
      const [placement] = await placementsByIds([id]);
      if (placement) await work(systemContext(), placement);
    }).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

/** One reminder before a proposal expires. */
async function remind(now: Date, stop: AbortSignal): Promise<void> {
  const due = { state: 'PROPOSED', remindAt: { $lte: now } };
  await each(await findPlacementIds(due, AT_A_TIME), stop, async (_context, placement) => {
    if (placement.state !== 'PROPOSED' || !placement.remindAt || placement.remindAt > now) return;
    const version = placement.version + 1;
    const change = { remindAt: null, remindedAt: now, version };
    const next = await updatePlacement(placement.id, placement.version, change);
    if (next) await ask(next, { reminder: true });
  });
}

/** An unanswered proposal, or a counter-proposal that nobody took up, ends and the need comes back. */
async function expire(now: Date, stop: AbortSignal): Promise<void> {
  const due = { state: { $in: ['PROPOSED', 'COUNTERED'] }, expiresAt: { $lte: now } };
  await each(await findPlacementIds(due, AT_A_TIME), stop, async (context, placement) => {
    if (!placement.expiresAt || placement.expiresAt > now) return;
    const next = await clockStep(context, placement, 'EXPIRE');
    if (!next) return;
    await endLinks(next.id, 'ANSWER');
    await tellSchool(next, 'EXPIRED');
    await summarise(next);
  });
}

/** A recognition lapses or comes without a step on the placement. */
async function recheckReadiness(_now: Date, stop: AbortSignal): Promise<void> {
  const waiting = await findPlacements({ state: { $in: ['ACCEPTED', 'READY'] } });
  const conditions = await startConditionsOf(waiting);
  const wrong = waiting.filter(
    ({ state }, at) => (state === 'READY') !== (conditions[at] ?? []).every(({ met }) => met),
  );
  await each(
    wrong.map(({ id }) => id),
    stop,
    settleReadiness,
  );
}

/** On the first day at the site, only from ready. */
async function start(now: Date, stop: AbortSignal): Promise<void> {
  for (const zone of ZONES) {
    const today = dayAt(now, zone);
    const due = { state: 'READY', siteZone: zone, startsOn: { $lte: today } };
    await each(await findPlacementIds(due, AT_A_TIME), stop, async (context, placement) => {
      if (placement.state !== 'READY' || placement.startsOn > today) return;
      const settled = await settleReadiness(context, placement);
      const next = await clockStep(context, settled, 'START');
      if (next) await summarise(next);
    });
  }
}

/** The day after the last one at the site. */
async function complete(now: Date, stop: AbortSignal): Promise<void> {
  for (const zone of ZONES) {
    const today = dayAt(now, zone);
    const due = { state: 'ACTIVE', siteZone: zone, endsOn: { $lt: today } };
    await each(await findPlacementIds(due, AT_A_TIME), stop, async (context, placement) => {
      if (placement.endsOn >= today) return;
      const next = await clockStep(context, placement, 'COMPLETE');
      if (next) await summarise(next);
    });
  }
}

/** When a step can no longer be undone: drafts go, and links to what was withdrawn end. */
async function closeUndo(now: Date, stop: AbortSignal): Promise<void> {
  await each(
    await findPlacementIds({ undoUntil: { $lte: now } }, AT_A_TIME),
    stop,
    async (_context, placement) => {
      if (!placement.undoUntil || placement.undoUntil > now) return;
      if (placement.state === 'DRAFT') return deleteDraft(placement.id);
      const { undo, mentorPersonId } = placement;
      if (!placement.open) await endLinks(placement.id, 'ANSWER');
      else if (undo?.before && 'mentorPersonId' in undo.before && mentorPersonId)
        await endLinks(placement.id, 'ANSWER', { butTo: mentorPersonId });
      await updatePlacement(placement.id, placement.version, { undoUntil: null, undo: null });
    },
  );
}

/** The clock's step if it follows from the state; null when it does not any more. */
async function clockStep(
  context: Context,
  placement: Placement,
  command: Extract<PlacementCommand, 'EXPIRE' | 'START' | 'COMPLETE'>,
): Promise<Placement | null> {
  const result = transition(placement.state, command, 'CLOCK');
  return result.ok ? move(context, placement, { command, actor: 'CLOCK', to: result.to }) : null;
}
