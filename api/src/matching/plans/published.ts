import { can } from '@scheldemond/domain/access/ability';
import type { Context } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { once, type Outcome } from '../../once.ts';
import { placementsOfNeeds, withdrawWithin, type Placement } from '../../placements/service.ts';
import { findRows, plansByIds, type Plan } from './store.ts';

/** As many as one transaction withdraws. */
const MOST_AT_ONCE = 300;
/** Neither waits for an answer nor is one. */
const NO_ANSWER = new Set<Placement['state']>(['DRAFT', 'WITHDRAWN', 'EXPIRED']);

/** What came of a plan; null for who may not go on from it. */
export async function publishedOf(context: Context, planId: string) {
  const [plan] = await plansByIds([planId]);
  if (!plan || !can(context.ability, 'edit', 'MatchingPlan', plan)) return null;
  const { open, answered } = await proposedBy(plan);
  return {
    open: open.length,
    answered,
    viewerCanWithdraw: answered === 0 && open.length > 0 && open.length <= MOST_AT_ONCE,
  };
}

/**
 * Withdraws all proposals that came of a plan, in one transaction, as long as no company has answered one of them. Mails
 * that have not left are taken back; who was asked already hears that the proposal is withdrawn. An answer that comes at
 * the same time wins or loses as a whole: then nothing is withdrawn, or the answer finds no proposal.
 */
export function withdrawPlan(context: Context, input: { key: string; id: string }): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'withdrawMatchingPlan', input }, async () => {
    const [plan] = await plansByIds([input.id]);
    if (!plan || !can(context.ability, 'edit', 'MatchingPlan', plan)) throw new Refusal('NOT_ALLOWED');
    const { open, answered } = await proposedBy(plan);
    if (answered > 0) throw new Refusal('IN_USE', [{ name: 'answered', value: answered }]);
    if (open.length > MOST_AT_ONCE) throw new Refusal('INVALID', [{ name: 'open', value: MOST_AT_ONCE }]);
    for (const { id } of open) await withdrawWithin(context, id, { code: 'PROPOSAL_MISTAKE' });
    return { kind: 'changed', id: plan.id };
  });
}

/** The placements of a plan's own pairs that were proposed since it was there, whoever proposed them. */
async function proposedBy(plan: Plan): Promise<{ open: Placement[]; answered: number }> {
  const [rows = []] = await findRows([plan.id]);
  const slots = new Map(
    rows
      .filter(({ outcome }) => outcome === 'PLACED' || outcome === 'PINNED')
      .map(({ needId, slotId }) => [needId, slotId]),
  );
  const since = plan.endedAt ?? plan.madeAt;
  const found = (await placementsOfNeeds([...slots.keys()])).filter(
    ({ needId, slotId, proposedAt }) =>
      slots.get(needId) === slotId && proposedAt !== null && proposedAt >= since,
  );
  const open = found.filter(({ state }) => state === 'PROPOSED');
  const answered = found.filter(({ state }) => state !== 'PROPOSED' && !NO_ANSWER.has(state));
  return { open, answered: answered.length };
}
