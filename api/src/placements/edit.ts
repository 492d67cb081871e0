import { can } from '@scheldemond/domain/access/ability';
import { transition, type PlacementActor } from '@scheldemond/domain/placement/lifecycle';
import { asksAgain } from '@scheldemond/domain/placement/student-answer';
import { scheduleOfParts, withDates } from '@scheldemond/domain/week/agreed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds } from '../students/service.ts';
import { changesOf, requireFresh } from '../versions.ts';
import { actorOf, asItStands, requirePlacement } from './actors.ts';
import { settleReadiness } from './conditions.ts';
import { needFacts, requireFit } from './fit.ts';
import { move } from './move.ts';
import { afterUndo, tellCompany } from './notify.ts';
import type { Placement, Terms } from './store.ts';
import { askStudent } from './student-answer.ts';
import { summarise } from './summaries.ts';
import { undoOf } from './withdraw.ts';
import { LONGEST_NOTE, requireTerms, requireWords } from './terms.ts';
import { requireNoClash } from './traject.ts';
import { requireLawfulWeek } from './working-time.ts';

export interface EditInput {
  key: string;
  id: string;
  version: number;
  week?: Schedule | null;
  /** Other dates alone; the week between them stays. */
  startsOn?: string | null;
  endsOn?: string | null;
  note?: string | null;
}

type Editable = Terms & { note: string | null };
const AFTER_ANSWER: readonly string[] = ['COUNTERED', 'ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'];

/** After the answer the agreement is the school's, so only its coordinator changes it. */
function isTheirs(actor: PlacementActor | null, { state }: Placement): boolean {
  return !AFTER_ANSWER.includes(state) || actor === 'SCHOOL_COORDINATOR' || actor === 'SYSTEM';
}

/** Whether the viewer may change it now. */
export function viewerCanEdit(context: Context, placement: Placement): boolean {
  const editable = placement.state === 'PROPOSED' || AFTER_ANSWER.includes(placement.state);
  return (
    editable &&
    can(context.ability, 'manage', 'Placement', placement) &&
    isTheirs(actorOf(context), placement)
  );
}

/**
 * Changes the week, its dates or the note: of a proposal by who proposed it, after the answer by the school's coordinator.
 * Refused as STALE with what changed when somebody else wrote since. It can be undone for ten seconds.
 */
export function edit(context: Context, input: EditInput, undoSeconds?: number): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editPlacement', input }, async () => {
    const { current, actor } = await requirePlacement(context, input.id, 'manage');
    const answered = AFTER_ANSWER.includes(current.state);
    if (!answered && current.state !== 'PROPOSED')
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    if (!isTheirs(actor, current)) throw new Refusal('NOT_ALLOWED', [], asItStands(current));
    requireFresh('Placement', current, input.version);
    const changes = await requireChanges(context, current, input);
    if (Object.keys(changes).length === 0) return { kind: 'changed', id: current.id };
    const undoUntil = afterUndo(context, undoSeconds);
    const again = transition(current.state, 'AGREE', 'STUDENT').ok && asksAgain(Object.keys(changes));
    const whole = again ? { ...changes, studentAnswer: null } : changes;
    const edited = await move(context, current, {
      command: null,
      actor,
      to: current.state,
      change: { ...whole, undoUntil, undo: undoOf(current, whole) },
      facts: Object.keys(changes).map((field) => ({ name: 'field', value: field })),
    });
    const next = await settleReadiness(context, edited);
    await tellCompany(next, 'CHANGED', undoUntil);
    if (again) await askStudent(context, next, undoUntil);
    await summarise(next);
    return { kind: 'changed', id: next.id, undoUntil: next.undoUntil?.toISOString() };
  });
}

async function requireChanges(
  context: Context,
  current: Placement,
  input: EditInput,
): Promise<Partial<Editable>> {
  const { startsOn, endsOn, week } = input;
  const schedule =
    week ?? withDates(scheduleOfParts(current), startsOn ?? current.startsOn, endsOn ?? current.endsOn);
  const note = input.note === undefined ? current.note : requireWords('note', input.note, LONGEST_NOTE);
  const changes = changesOf<Editable>(current, {
    ...requireTerms(schedule, context.clock.today(current.siteZone)),
    note,
  });
  const started = current.state === 'ACTIVE' || current.state === 'INTERRUPTED';
  if (started && changes.startsOn !== undefined)
    throw new Refusal('INVALID', [{ name: 'startsOn', value: 'has_started' }]);
  const otherTerms = Object.keys(changes).some((field) => field !== 'note');
  if (otherTerms) {
    await requireNoClash(current, schedule);
    await requireLawfulWeek(context, current, schedule);
  }
  if (otherTerms && current.state === 'PROPOSED') {
    const [need] = await needsByIds([current.needId]);
    const [slot] = await slotsByIds([current.slotId]);
    if (need && slot)
      await requireFit(context, await needFacts(context, need), slot, schedule, { place: false });
  }
  return changes;
}
