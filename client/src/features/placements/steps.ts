import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import type { PlacementReason } from '../../schema-types.generated.ts';
import { showToast, showUndo } from '../../ui/toast.tsx';
import {
  AcceptCounterProposalDocument,
  AcceptPlacementDocument,
  AgreeToPlacementDocument,
  ClosePlacementDocument,
  CompletePlacementDocument,
  DeclinePlacementDocument,
  EndPlacementEarlyDocument,
  InterruptPlacementDocument,
  ObjectToPlacementDocument,
  type PlacementFactsFragment,
  RefuseCounterProposalDocument,
  ResumePlacementDocument,
  type StepResultFragment,
  WithdrawPlacementDocument,
} from './placement-page.generated.ts';
import { UndoPlacementStepDocument } from './propose.generated.ts';
import { useRefusal } from '../../session/refusal.ts';

/** Steps that take nothing but a reason at most. */
export const STEPS = {
  ACCEPT: AcceptPlacementDocument,
  DECLINE: DeclinePlacementDocument,
  ACCEPT_COUNTER: AcceptCounterProposalDocument,
  REFUSE_COUNTER: RefuseCounterProposalDocument,
  WITHDRAW: WithdrawPlacementDocument,
  INTERRUPT: InterruptPlacementDocument,
  RESUME: ResumePlacementDocument,
  END_EARLY: EndPlacementEarlyDocument,
  COMPLETE: CompletePlacementDocument,
  CLOSE: ClosePlacementDocument,
  AGREE: AgreeToPlacementDocument,
  OBJECT: ObjectToPlacementDocument,
} as const;
export type StepName = keyof typeof STEPS;

export function isStep(command: string): command is StepName {
  return command in STEPS;
}

export interface Reason {
  code: PlacementReason;
  words?: string;
}

type Stepped = Pick<PlacementFactsFragment, 'id' | 'version'>;

/** What a step's mutation answers: its one field, beside the name of its type. */
type Answered = Record<string, StepResultFragment | string>;

const UNDO_SECONDS = 10;

/**
 * Takes a step; tells how it went, and offers to undo a withdrawal. Answers the refusal in words, or null.
 *
 * @param shown - the queries on screen that are asked again after a refusal or an undo
 */
export function useTakeStep(
  shown: readonly string[] = ['PlacementPage'],
): (placement: Stepped, step: StepName, reason?: Reason) => Promise<string | null> {
  const { t } = useTranslation('pages');
  const refusal = useRefusal();
  const client = useApolloClient();

  async function undo(id: string, version: number): Promise<void> {
    const { data } = await client.mutate({
      mutation: UndoPlacementStepDocument,
      variables: { input: { key: newKey(), id, version } },
    });
    const undone = data?.undoPlacementStep.__typename === 'PlacementChanged';
    showToast(undone ? t('placement.undone') : t('refusal.TOO_LATE'), undone ? 'green' : 'red');
    await client.refetchQueries({ include: [...shown] });
  }

  return async ({ id, version: seen }, step, reason) => {
    const input = { key: newKey(), id, version: seen, ...(reason ? { reason } : {}) };
    const { data } = await client.mutate({
      mutation: STEPS[step] as TypedDocumentNode<Answered, { input: typeof input }>,
      variables: { input },
    });
    // The only field of the operation, beside the name of its type.
    const result = Object.values(data ?? {}).find((value) => typeof value === 'object');
    if (result?.__typename === 'PlacementRefused') {
      await client.refetchQueries({ include: [...shown] });
      return refusal(result.reason, result.facts);
    }
    if (!result) return refusal(undefined);
    const { version } = result.placement;
    if (result.undoUntil)
      showUndo({ text: t(`done.${step}`), seconds: UNDO_SECONDS, onUndo: () => undo(id, version) });
    else showToast(t(`done.${step}`), 'green');
    return null;
  };
}

/** The steps of one placement, as {@link useTakeStep} takes them on its own page. */
export function useStep(placement: Stepped): (step: StepName, reason?: Reason) => Promise<string | null> {
  const take = useTakeStep();
  return (step, reason) => take(placement, step, reason);
}
