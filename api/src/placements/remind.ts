import { REMIND_AGAIN_HOURS } from '@scheldemond/domain/placement/expiry';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { asItStands, requirePlacement } from './actors.ts';
import { move } from './move.ts';
import { afterUndo, ask, requireAnswerer } from './notify.ts';
import { undoOf } from './withdraw.ts';

/**
 * Reminds the company of a proposal that waits for its answer, at most once a day; the reminder that would have
 * come by itself has then been sent.
 */
export function remind(
  context: Context,
  input: { key: string; id: string },
  undoSeconds?: number,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'remindPlacement', input }, async () => {
    const { current, actor } = await requirePlacement(context, input.id, 'manage');
    if (current.state !== 'PROPOSED')
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    const now = context.clock.now();
    const last = current.remindedAt ?? current.proposedAt;
    if (last && now.getTime() - last.getTime() < REMIND_AGAIN_HOURS * 3_600_000)
      throw new Refusal('TOO_SOON', [{ name: 'since', value: last.toISOString() }], asItStands(current));
    await requireAnswerer(current);
    const undoUntil = afterUndo(context, undoSeconds);
    const change = { remindAt: null, remindedAt: now };
    const next = await move(context, current, {
      command: null,
      actor,
      to: current.state,
      change: { ...change, undoUntil, undo: undoOf(current, change) },
      facts: [{ name: 'reminded', value: 'yes' }],
    });
    await ask(next, { reminder: true, notBefore: undoUntil });
    return { kind: 'changed', id: next.id, undoUntil: undoUntil.toISOString() };
  });
}
