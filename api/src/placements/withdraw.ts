import type { PlacementActor } from '@scheldemond/domain/placement/lifecycle';
import type { ReasonGiven } from '@scheldemond/domain/placement/reasons';
import { endLinks } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { cancelMail } from '../platform/mail/service.ts';
import { actorOf, asItStands, requirePlacement, requireStep } from './actors.ts';
import { settleReadiness } from './conditions.ts';
import { move } from './move.ts';
import { afterUndo, ask, mailsOf, tellCompany, tellStudent } from './notify.ts';
import type { StepInput } from './steps.ts';
import { findPlacements, placementsByIds, type Placement, type Undo } from './store.ts';
import { summarise } from './summaries.ts';
import { requireReason, requireSameTerms } from './terms.ts';

/**
 * Withdraws a placement or ends it early, and tells the company, if it had heard of it at all. While it can be
 * undone no mail leaves and the mentor's link stays, so that undoing leaves no trace with the company.
 */
export async function takeBack(
  context: Context,
  current: Placement,
  step: {
    command: 'WITHDRAW' | 'END_EARLY';
    actor: PlacementActor;
    reason: Placement['reason'];
    /** Until when it can be undone; null when it cannot. */
    undoUntil: Date | null;
    replacedById?: string;
  },
): Promise<Placement> {
  const { command, undoUntil, replacedById = null } = step;
  const unasked =
    current.undo?.command === 'PROPOSE' && (await cancelMail(mailsOf(current.id, current.undo.version))) > 0;
  const next = await move(context, current, {
    ...step,
    to: command === 'WITHDRAW' ? 'WITHDRAWN' : 'ENDED_EARLY',
    change: {
      replacedById,
      undoUntil,
      undo: undoUntil
        ? { command, state: current.state, reason: current.reason, version: current.version + 1, unasked }
        : null,
    },
  });
  if (!undoUntil) await endLinks(current.id, 'ANSWER');
  const news = command === 'WITHDRAW' ? 'WITHDRAWN' : 'ENDED_EARLY';
  if (!unasked) await tellCompany(next, news, undoUntil ?? undefined);
  if (current.holds) await tellStudent(next, news, undoUntil ?? undefined);
  return next;
}

/** The school takes a proposal or an accepted placement back; it can be undone for ten seconds. */
export function withdraw(context: Context, input: StepInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'withdrawPlacement', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'WITHDRAW');
    requireSameTerms(current, input.version);
    const reason = requireReason('WITHDRAW', input.reason);
    const undoUntil = afterUndo(context);
    const next = await takeBack(context, current, { command: 'WITHDRAW', actor, reason, undoUntil });
    await summarise(next);
    return { kind: 'changed', id: next.id, undoUntil: next.undoUntil?.toISOString() };
  });
}

/** Withdraws a proposal for good, inside a transaction that withdraws more. Throws a `Refusal`. */
export async function withdrawWithin(context: Context, id: string, reason: ReasonGiven): Promise<void> {
  const { current, actor } = await requireStep(context, id, 'WITHDRAW');
  const given = requireReason('WITHDRAW', reason);
  await summarise(
    await takeBack(context, current, { command: 'WITHDRAW', actor, reason: given, undoUntil: null }),
  );
}

/**
 * Takes back the last proposal, withdrawal, edit, reassignment or reminder while its window is open. A withdrawal goes back to the state before it,
 * if its place and the need's part are still free. A proposal becomes a draft that belongs to no company and is
 * deleted when the window has passed; its history stays. What it replaced comes back with it.
 */
export function undo(context: Context, input: StepInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'undoPlacementStep', input }, async () => {
    const [seen] = await placementsByIds([input.id]);
    const action = seen?.undo?.byCompany ? 'answer' : 'manage';
    const { current } = await requirePlacement(context, input.id, action);
    const { undo: last, undoUntil, replacedById } = current;
    if (!last || !undoUntil || replacedById !== null)
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    if (undoUntil <= context.clock.now()) throw new Refusal('TOO_LATE', [], asItStands(current));
    const next = await (last.command === null
      ? unedit(context, current, last)
      : last.command === 'PROPOSE'
        ? unpropose(context, current)
        : restore(context, current));
    await summarise(next);
    return { kind: 'changed', id: next.id };
  });
}

/** How to take back a change of these fields. */
export function undoOf(current: Placement, changes: Partial<Placement>, byCompany = false): Undo {
  const before = Object.fromEntries(
    Object.keys(changes).map((field) => [field, current[field as keyof Placement] ?? null]),
  );
  const { state, reason, version } = current;
  return { command: null, state, reason, version: version + 1, unasked: false, before, byCompany };
}

/** Fields as they were; the mails that would have told of the change do not leave. */
async function unedit(context: Context, current: Placement, last: Undo): Promise<Placement> {
  await cancelMail(mailsOf(current.id, last.version));
  const next = await move(context, current, {
    command: null,
    actor: actorOf(context) ?? 'SYSTEM',
    to: current.state,
    change: { ...last.before },
    facts: [{ name: 'undo', value: 'EDIT' }],
  });
  return settleReadiness(context, next);
}

async function unpropose(context: Context, current: Placement): Promise<Placement> {
  await cancelMail(mailsOf(current.id, current.undo?.version ?? current.version));
  const next = await move(context, current, {
    command: null,
    actor: actorOf(context) ?? 'SYSTEM',
    to: 'DRAFT',
    facts: [{ name: 'undo', value: 'PROPOSE' }],
    change: {
      companyId: '',
      siteId: '',
      mentorPersonId: null,
      expiresAt: null,
      remindAt: null,
      undoUntil: current.undoUntil,
    },
  });
  const [replaced] = current.replacesId ? await placementsByIds([current.replacesId]) : [];
  if (replaced?.undo) await restore(context, replaced);
  return next;
}

async function restore(context: Context, current: Placement): Promise<Placement> {
  const last = current.undo;
  if (!last) throw new Refusal('NOT_NOW', [], asItStands(current));
  const [filled] = await findPlacements({ needId: current.needId, part: current.part, fills: true });
  if (filled) throw new Refusal('STUDENT_PLACED', [], asItStands(current));
  await cancelMail(mailsOf(current.id, last.version));
  const next = await move(context, current, {
    command: null,
    actor: actorOf(context) ?? 'SYSTEM',
    to: last.state,
    reason: last.reason,
    facts: [{ name: 'undo', value: last.command }],
    change: { replacedById: null },
  });
  if (last.unasked) await ask(next);
  return settleReadiness(context, next);
}
