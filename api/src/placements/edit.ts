import { transition } from '@scheldemond/domain/placement/lifecycle';
import { asksAgain } from '@scheldemond/domain/placement/student-answer';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds } from '../students/service.ts';
import { changesOf, requireFresh } from '../versions.ts';
import { asItStands, requirePlacement } from './actors.ts';
import { settleReadiness } from './conditions.ts';
import { needFacts, requireFit } from './fit.ts';
import { move } from './move.ts';
import { afterUndo, tellCompany } from './notify.ts';
import type { Placement, Terms } from './store.ts';
import { askStudent } from './student-answer.ts';
import { summarise } from './summaries.ts';
import { undoOf } from './withdraw.ts';
import { LONGEST_NOTE, requireDates, requireWords } from './terms.ts';

export interface EditInput {
  key: string;
  id: string;
  version: number;
  startsOn?: string | null;
  endsOn?: string | null;
  weekdays?: number[] | null;
  note?: string | null;
}

type Editable = Pick<Terms, 'startsOn' | 'endsOn' | 'weekdays'> & { note: string | null };
const AFTER_ANSWER: readonly string[] = ['COUNTERED', 'ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'];

/**
 * Changes dates, days or note: of a proposal by who proposed it, after the answer by the school's coordinator.
 * Refused as STALE with what changed when somebody else wrote since. It can be undone for ten seconds.
 */
export function edit(context: Context, input: EditInput, undoSeconds?: number): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editPlacement', input }, async () => {
    const { current, actor } = await requirePlacement(context, input.id, 'manage');
    const answered = AFTER_ANSWER.includes(current.state);
    if (!answered && current.state !== 'PROPOSED')
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    if (answered && actor !== 'SCHOOL_COORDINATOR') throw new Refusal('NOT_ALLOWED', [], asItStands(current));
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
  const dates = {
    startsOn: input.startsOn ?? current.startsOn,
    endsOn: input.endsOn ?? current.endsOn,
    weekdays: input.weekdays ?? current.weekdays,
  };
  const note = input.note === undefined ? current.note : requireWords('note', input.note, LONGEST_NOTE);
  const changes = changesOf<Editable>(current, {
    ...requireDates(dates, context.clock.today(current.siteZone)),
    note,
  });
  const started = current.state === 'ACTIVE' || current.state === 'INTERRUPTED';
  if (started && changes.startsOn !== undefined)
    throw new Refusal('INVALID', [{ name: 'startsOn', value: 'has_started' }]);
  if (current.state === 'PROPOSED' && Object.keys(changes).some((field) => field !== 'note')) {
    const [need] = await needsByIds([current.needId]);
    const [slot] = await slotsByIds([current.slotId]);
    if (need && slot) await requireFit(context, await needFacts(need), slot, dates, { place: false });
  }
  return changes;
}
