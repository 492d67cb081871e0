import { useApolloClient } from '@apollo/client/react';
import { type Many, type ManyAnswer, useMany } from '../../session/many.ts';
import { useRefusal } from '../../session/refusal.ts';
import { type ManyResultFragment, UndoPlacementStepsDocument } from './many.generated.ts';

type Send<Input> = (input: {
  key: string;
  rows: Input[];
}) => Promise<readonly ManyResultFragment[] | undefined>;

/** Takes a step for many placements, and takes all of them back at once. */
export function useManyPlacements<Input>(send: Send<Input>, onChange: () => void): Many<Input> {
  const client = useApolloClient();
  const refusal = useRefusal();
  const answerOf = (result: ManyResultFragment): ManyAnswer =>
    result.__typename === 'PlacementChanged'
      ? { refused: null, id: result.placement.id, undoUntil: result.undoUntil ?? null }
      : { refused: refusal(result.reason, result.facts), id: null, undoUntil: null };
  return useMany<Input>({
    send: async (asked) => (await send(asked))?.map(answerOf),
    undo: async ({ key, ids }) => {
      const { data } = await client.mutate({
        mutation: UndoPlacementStepsDocument,
        variables: { input: { key, rows: ids.map((id) => ({ id })) } },
      });
      return ids.map((_, index) => {
        const result = data?.undoPlacementSteps[index];
        if (!result) return refusal(undefined);
        return result.__typename === 'PlacementRefused' ? refusal('TOO_LATE') : null;
      });
    },
    onChange,
  });
}
