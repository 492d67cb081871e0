import { expiresAt, remindAt } from '@scheldemond/domain/placement/expiry';
import type { ReasonGiven } from '@scheldemond/domain/placement/reasons';
import { can } from '@scheldemond/domain/access/ability';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { membersOf } from '../accounts/service.ts';
import { companiesByIds } from '../companies/service.ts';
import { personIdOf, type Context } from '../context.ts';
import { newId } from '../database.ts';
import { AppError, Refusal } from '../errors.ts';
import { once, type Changed, type Outcome } from '../once.ts';
import { recordStep } from '../platform/history/service.ts';
import { slotsByIds, type Slot } from '../slots/service.ts';
import { needsByIds, type Need } from '../students/service.ts';
import { actorOf, asItStands, requireLawful, requirePlacement } from './actors.ts';
import { draftOf, inState } from './draft.ts';
import { needFacts, requireFit, weekToPropose } from './fit.ts';
import { asRefusal } from './move.ts';
import { afterUndo, ask, requireAnswerer } from './notify.ts';
import { findPlacements, insertPlacement, type Placement, type PlacementDocument } from './store.ts';
import { askStudent } from './student-answer.ts';
import { summarise } from './summaries.ts';
import { tellOf } from './tell.ts';
import { LONGEST_NOTE, requireTerms, requireReason, requireWords } from './terms.ts';
import { takeBack } from './withdraw.ts';

export interface ProposeInput {
  key: string;
  needId: string;
  part: number;
  slotId: string;
  /** `weekToPropose` when left out. */
  week?: Schedule | null;
  note?: string | null;
  mentorId?: string | null;
  replacesId?: string | null;
  reason?: ReasonGiven | null;
}

/**
 * Proposes a student to a slot. Nothing is taken yet; the question leaves when the undo window has passed.
 * With `replacesId` it takes the replaced placement back in the same transaction, and the two link.
 */
export function propose(context: Context, input: ProposeInput, undoSeconds?: number): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'proposePlacement', input }, () =>
    proposeWithin(context, input, undoSeconds),
  );
}

/** The same inside a transaction that makes more. Throws a `Refusal`. */
export async function proposeWithin(
  context: Context,
  input: Omit<ProposeInput, 'key'>,
  undoSeconds?: number,
): Promise<Changed> {
  const { need, slot } = await requireNeedAndSlot(context, input);
  const facts = await needFacts(context, need);
  const replaced = input.replacesId ? await requireReplaced(context, input.replacesId, need, input) : null;
  await requireFree(need, input, facts.period.maxOpenProposals, replaced?.current ?? null);
  const now = context.clock.now();
  const week = input.week ?? weekToPropose(facts, slot);
  const terms = requireTerms(week, context.clock.today());
  // A place in the same slot that the replaced placement gives back counts as free.
  const sameSlot = replaced?.current.holds === true && replaced.current.slotId === slot.id;
  const seen = sameSlot ? { ...slot, placesTaken: slot.placesTaken - 1 } : slot;
  const without = replaced?.current.holds ? replaced.current.id : undefined;
  await requireFit(context, facts, seen, week, { place: true, without });
  const [company] = await companiesByIds([slot.companyId]);
  if (!company) throw new AppError('NOT_FOUND', 'The company of this slot is gone.');
  const mentorPersonId = input.mentorId ? await requireMentor(input.mentorId, slot) : slot.mentorId;
  const { schoolId } = need;
  await requireAnswerer({ ...slot, mentorPersonId, schoolId });
  const draft = draftOf({ ...facts, slot, company, terms, part: input.part });
  const undoUntil = afterUndo(context, undoSeconds);
  const id = newId();
  if (replaced) await takeBack(context, replaced.current, { ...replaced, undoUntil, replacedById: id });
  const placement = await insert({
    ...draft,
    ...inState('PROPOSED'),
    _id: id,
    mentorPersonId,
    teacherPersonId: personIdOf(context),
    note: requireWords('note', input.note, LONGEST_NOTE),
    proposedAt: now,
    expiresAt: expiresAt(now, facts.period.expiryDays, draft.siteZone),
    remindAt: remindAt(now, facts.period.expiryDays, draft.siteZone),
    replacesId: replaced?.current.id ?? null,
    changedAt: now,
    undoUntil,
    undo: { command: 'PROPOSE', state: 'DRAFT', reason: null, version: 1, unasked: false },
  });
  await recordStep({
    subjectType: 'Placement',
    subjectId: placement.id,
    command: 'PROPOSE',
    state: placement.state,
    actorKind: actorOf(context) ?? 'SYSTEM',
    actorPersonId: personIdOf(context),
    at: now,
  });
  await ask(placement, { notBefore: undoUntil });
  await askStudent(context, placement, undoUntil);
  await summarise(placement);
  await tellOf(placement);
  return { kind: 'changed', id: placement.id, undoUntil: undoUntil.toISOString() };
}

async function requireNeedAndSlot(
  context: Context,
  input: Pick<ProposeInput, 'needId' | 'slotId'>,
): Promise<{ need: Need; slot: Slot }> {
  const [need] = await needsByIds([input.needId]);
  if (!need || !can(context.ability, 'propose', 'Need', need)) throw new Refusal('NOT_ALLOWED');
  if (need.archivedAt) throw new Refusal('NOT_NOW');
  const [slot] = await slotsByIds([input.slotId]);
  if (!slot || !can(context.ability, 'read', 'Slot', slot)) throw new Refusal('NOT_ALLOWED');
  return { need, slot };
}

/** Refuses what the need's other placements leave no room for. */
async function requireFree(
  need: Need,
  input: Pick<ProposeInput, 'part' | 'slotId'>,
  most: number,
  replaced: Placement | null,
): Promise<void> {
  if (!Number.isInteger(input.part) || input.part < 1 || input.part > need.parts)
    throw new Refusal('INVALID', [{ name: 'part', value: need.parts }]);
  const others = (await findPlacements({ needId: need.id })).filter(({ id }) => id !== replaced?.id);
  const filled = others.find(({ fills, part }) => fills && part === input.part);
  if (filled) throw new Refusal('STUDENT_PLACED', [], asItStands(filled));
  const same = others.find(({ open, fills, slotId }) => (open || fills) && slotId === input.slotId);
  if (same) throw new Refusal('ALREADY_PROPOSED', [], asItStands(same));
  if (others.filter(({ open }) => open).length >= most)
    throw new Refusal('TOO_MANY_PROPOSALS', [{ name: 'most', value: most }]);
}

/** A member of the company who can guide at this site. */
async function requireMentor(personId: string, slot: Slot): Promise<string> {
  const members = await membersOf(slot.companyId, ['MENTOR', 'COMPANY_ADMIN']);
  if (!members.some((member) => member.personId === personId && !member.archivedAt))
    throw new Refusal('INVALID', [{ name: 'mentorId', value: 'not_a_member' }]);
  return personId;
}

/** The placement that is replaced, and how it ends: a proposal is withdrawn, a running one ends early. */
async function requireReplaced(
  context: Context,
  id: string,
  need: Need,
  input: Pick<ProposeInput, 'part' | 'reason'>,
) {
  const { current, actor } = await requirePlacement(context, id, 'manage');
  if (current.needId !== need.id || current.part !== input.part)
    throw new Refusal('INVALID', [{ name: 'replacesId', value: 'another_need' }]);
  const running = current.state === 'ACTIVE' || current.state === 'INTERRUPTED';
  const command = running ? ('END_EARLY' as const) : ('WITHDRAW' as const);
  requireLawful(current, command, actor);
  return { current, actor, command, reason: requireReason(command, input.reason ?? { code: 'REASSIGNED' }) };
}

async function insert(document: PlacementDocument): Promise<Placement> {
  try {
    return await insertPlacement(document);
  } catch (error) {
    throw asRefusal(error, null);
  }
}
