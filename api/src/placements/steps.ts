import type { PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import type { ReasonGiven } from '@scheldemond/domain/placement/reasons';
import type { PlacementState } from '@scheldemond/domain/placement/states';
import { endLinks } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { once, type Outcome } from '../once.ts';
import { requireStep } from './actors.ts';
import { settleReadiness } from './conditions.ts';
import { move } from './move.ts';
import { tellCompany, tellSchool, tellStudent, type News } from './notify.ts';
import type { Placement } from './store.ts';
import { summarise } from './summaries.ts';
import { requireReason, requireSameTerms } from './terms.ts';

/** A step on a placement as it is asked. */
export interface StepInput {
  key: string;
  id: string;
  version?: number | null;
  reason?: ReasonGiven | null;
}

/** A step that changes the state and tells the other side. */
function plainStep(operation: string, command: PlacementCommand, to: PlacementState, news?: News) {
  return (context: Context, input: StepInput): Promise<Outcome> =>
    once(context, { key: input.key, operation, input }, async () => {
      const { current, actor } = await requireStep(context, input.id, command);
      requireSameTerms(current, input.version);
      const reason = requireReason(command, input.reason);
      const next = await move(context, current, { command, actor, to, ...(reason ? { reason } : {}) });
      if (news) {
        if (actor !== 'MENTOR') await tellCompany(next, news);
        if (actor === 'MENTOR' || actor === 'STUDENT') await tellSchool(next, news);
        if (news === 'ENDED_EARLY' && actor !== 'STUDENT') await tellStudent(next, news);
      }
      await summarise(next);
      return { kind: 'changed', id: next.id };
    });
}

/** For a while, with a reason; the place stays taken. */
export const interrupt = plainStep('interruptPlacement', 'INTERRUPT', 'INTERRUPTED', 'INTERRUPTED');
/** Goes on. */
export const resume = plainStep('resumePlacement', 'RESUME', 'ACTIVE', 'RESUMED');
/** Before its last day, with a reason; gives the place back. */
export const endEarly = plainStep('endPlacementEarly', 'END_EARLY', 'ENDED_EARLY', 'ENDED_EARLY');
/** When the clock has not; gives the place back. */
export const complete = plainStep('completePlacement', 'COMPLETE', 'COMPLETED');
/** Hours and assessment are final. */
export const close = plainStep('closePlacement', 'CLOSE', 'CLOSED');

/** The school refuses the counter-proposal. */
export const refuseCounter = (context: Context, input: StepInput): Promise<Outcome> =>
  once(context, { key: input.key, operation: 'refuseCounterProposal', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'REFUSE_COUNTER');
    requireSameTerms(current, input.version);
    const reason = requireReason('REFUSE_COUNTER', input.reason ?? { code: 'COUNTER_REFUSED' });
    const next = await move(context, current, { command: 'REFUSE_COUNTER', actor, to: 'WITHDRAWN', reason });
    await endLinks(next.id, 'ANSWER');
    await tellCompany(next, 'WITHDRAWN');
    await summarise(next);
    return { kind: 'changed', id: next.id };
  });

/** What follows when a place was taken: conditions, links and the student are told. */
export async function afterAcceptance(context: Context, accepted: Placement): Promise<Placement> {
  await endLinks(accepted.id, 'ANSWER');
  await tellStudent(accepted, 'ACCEPTED');
  return settleReadiness(context, accepted);
}
