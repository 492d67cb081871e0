import { can } from '@scheldemond/domain/access/ability';
import { instantAt, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { viewerOfMembership } from '../../accounts/service.ts';
import { contextFor, type Context } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { once, type Outcome } from '../../once.ts';
import { registerJob } from '../../platform/jobs/service.ts';
import { announce } from '../../platform/live/service.ts';
import { propose } from '../../placements/service.ts';
import { needsByIds } from '../../students/service.ts';
import { requireAhead } from './ahead.ts';
import { findReleases, findRows, plansByIds, updateRelease, type Plan, type Release } from './store.ts';

/** When companies are asked on the day: as their working day begins. */
const AT = '07:00';
const LONGEST_NOTE = 2_000;
/** So many at a time, so that the other jobs have their turn. */
const AT_A_TIME = 100;

export interface ReleaseInput {
  key: string;
  id: string;
  /** Null takes the day back. */
  on?: WorkingDay | null;
  note?: string | null;
}

/**
 * Names the day on which what a plan places is proposed, or takes it back as long as that has not begun. Until then nothing
 * is proposed: no company hears or sees anything of it, and the students may still be proposed otherwise.
 */
export function releasePlan(context: Context, input: ReleaseInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'releaseMatchingPlan', input }, async () => {
    const [plan] = await plansByIds([input.id]);
    const { viewer } = context;
    if (!plan || viewer.kind !== 'person' || !can(context.ability, 'edit', 'MatchingPlan', plan))
      throw new Refusal('NOT_ALLOWED');
    const { release } = plan;
    if (release && release.handled > 0 && !release.endedAt)
      throw new Refusal('IN_USE', [{ name: 'begun', value: release.handled }]);
    const next = input.on ? releaseOf(context, plan, viewer, input.on, input.note) : null;
    const stored = await updateRelease(plan, next);
    if (!stored) throw new Refusal('STALE', [], { current: { type: 'MatchingPlan', id: plan.id } });
    tell(stored);
    return { kind: 'changed', id: plan.id };
  });
}

function releaseOf(
  context: Context,
  plan: Plan,
  { personId, membershipId }: { personId: string; membershipId: string },
  on: WorkingDay,
  note: string | null | undefined,
): Release {
  if (plan.state !== 'DONE') throw new Refusal('INVALID', [{ name: 'id', value: 'not_done' }]);
  requireAhead('on', on, context.clock.today());
  const words = note?.trim() ?? '';
  if (words.length > LONGEST_NOTE) throw new Refusal('INVALID', [{ name: 'note', value: LONGEST_NOTE }]);
  return { on, note: words || null, personId, membershipId, handled: 0, refused: 0, endedAt: null };
}

/** Proposes what plans place, on the morning of their day. */
export function registerReleaseJob(): void {
  registerJob('plans.release', 30, async (now, stop) => {
    for (const plan of await findReleases(now))
      if (plan.release && instantAt(plan.release.on, AT, 'Europe/Brussels') <= now)
        await proposeSome(plan, plan.release, now, stop);
  });
}

/**
 * Proposes the next students of a plan on behalf of who named the day, with the rights that they have now. Each has a key of
 * its own, so that a process that stops halfway, or another at the same time, proposes nobody twice.
 */
async function proposeSome(plan: Plan, release: Release, now: Date, stop: AbortSignal): Promise<void> {
  const identity = await viewerOfMembership(release.membershipId);
  const placed = ((await findRows([plan.id]))[0] ?? []).filter(
    ({ outcome }) => outcome === 'PLACED' || outcome === 'PINNED',
  );
  const rows = placed.slice(release.handled, release.handled + AT_A_TIME);
  const needs = await needsByIds(rows.map(({ needId }) => needId));
  const own = needs.map((need) => need?.state === 'WITHOUT_PLACE');
  let refused = 0;
  for (const [at, { needId, slotId, part }] of rows.entries()) {
    if (stop.aborted) return;
    const key = `release:${plan.id}:${release.on}:${needId}`;
    const asked = { key, needId, slotId: slotId ?? '', part, note: release.note };
    // Asked again after a stop halfway, who was proposed then is not without a place any more.
    if (!own[at]) continue;
    const outcome = identity ? await propose(contextFor(identity.viewer), asked) : null;
    if (outcome?.kind !== 'changed') refused += 1;
  }
  const handled = release.handled + rows.length;
  const endedAt = handled < placed.length ? null : now;
  const next = { ...release, handled, refused: release.refused + refused, endedAt };
  const stored = await updateRelease(plan, next);
  if (stored) tell(stored);
}

function tell(plan: Plan): void {
  announce({ type: 'MatchingPlan', id: plan.id, version: plan.version, keys: plan });
}
