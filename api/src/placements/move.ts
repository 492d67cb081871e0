import type { PlacementActor, PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import type { PlacementState } from '@scheldemond/domain/placement/states';
import { personIdOf, type Context } from '../context.ts';
import { isDuplicateKey } from '../database.ts';
import { Refusal, type FactInput } from '../errors.ts';
import { recordStep } from '../platform/history/service.ts';
import { givePlaceBack, slotsByIds, takePlace } from '../slots/service.ts';
import { asItStands } from './actors.ts';
import { fullBy, notReleased, roomFor } from './rooms.ts';
import { tellOf } from './tell.ts';
import { derivedFrom, updatePlacement, type Placement, type PlacementDocument } from './store.ts';

/** Fields whose last change is remembered, to say what a stale edit missed. */
const TRACKED = ['state', 'startsOn', 'endsOn', 'week', 'note', 'counter'] as const;

export interface Move {
  /** Null for a hand-over, an edit or an undo. */
  command: PlacementCommand | null;
  actor: PlacementActor;
  to: PlacementState;
  reason?: Placement['reason'];
  change?: Partial<Omit<PlacementDocument, '_id'>>;
  facts?: FactInput[];
}

/**
 * Writes one step: takes or gives back the slot's place, the placement with its version, its history, and
 * tells who looks on. The caller has checked that the step is lawful and rewrites the summaries.
 * Ends the window in which an earlier step could be undone.
 *
 * @throws Refusal FULL, COMPANY_FULL, MENTOR_FULL, SCHOOL_FULL, SLOT_NOT_OPEN, NOT_RELEASED, STUDENT_PLACED, ALREADY_PROPOSED or STALE
 */
export async function move(context: Context, current: Placement, step: Move): Promise<Placement> {
  const at = context.clock.now();
  const change: Partial<PlacementDocument> = {
    undoUntil: null,
    undo: null,
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...step.change,
    state: step.to,
    ...derivedFrom(step.to),
    changedAt: at,
  };
  if (change.holds && !current.holds) await requirePlace(context, current);
  const next = await write(current, change);
  if (current.holds && !change.holds) await givePlaceBack(current.slotId);
  await recordStep({
    subjectType: 'Placement',
    subjectId: next.id,
    command: step.command,
    state: next.state,
    actorKind: step.actor,
    actorPersonId: step.actor === 'CLOCK' || step.actor === 'SYSTEM' ? null : personIdOf(context),
    ...(step.reason ? { reason: step.reason } : {}),
    ...(step.facts ? { facts: step.facts } : {}),
    at,
  });
  await tellOf(next);
  return next;
}

async function requirePlace(context: Context, placement: Placement): Promise<void> {
  const { slotId, schoolId, siteZone } = placement;
  const taken = await takePlace(slotId, { schoolId, on: context.clock.today(siteZone) });
  if (taken === 'FULL') throw new Refusal('FULL', [], asItStands(placement));
  if (taken === 'NOT_OPEN') throw new Refusal('SLOT_NOT_OPEN', [], asItStands(placement));
  if (taken === 'NOT_RELEASED') throw notReleased((await slotsByIds([slotId]))[0], asItStands(placement));
  const room = await roomFor(placement);
  if (room?.left === 0) throw new Refusal(fullBy(room), [], asItStands(placement));
}

async function write(current: Placement, change: Partial<PlacementDocument>): Promise<Placement> {
  const version = current.version + 1;
  const fieldVersions = { ...current.fieldVersions };
  for (const field of TRACKED)
    if (field in change && JSON.stringify(change[field]) !== JSON.stringify(current[field]))
      fieldVersions[field] = version;
  try {
    const next = await updatePlacement(current.id, current.version, { ...change, version, fieldVersions });
    if (!next) throw new Refusal('STALE', [], asItStands(current));
    return next;
  } catch (error) {
    throw asRefusal(error, current);
  }
}

/** What a violated unique index means; other errors as they are. */
export function asRefusal(error: unknown, current: Pick<Placement, 'id'> | null): unknown {
  const duplicate = isDuplicateKey(error);
  if (!duplicate) return error;
  const reason = 'slotId' in duplicate.keyPattern ? 'ALREADY_PROPOSED' : 'STUDENT_PLACED';
  return new Refusal(reason, [], current ? asItStands(current) : {});
}
