import { useQuery } from '@apollo/client/react';
import { useLive } from '../../session/live.ts';
import { PlanRowsDocument, type PlanRowFragment } from './plans.generated.ts';

const MORE = 50;

/** The rows of a plan with these outcomes, page after page; each shows where its student stands now. */
export function usePlanRows(planId: string, outcomes: PlanRowFragment['outcome'][], first: number) {
  const variables = { id: planId, first, outcomes };
  const { data, previousData, error, refetch, fetchMore } = useQuery(PlanRowsDocument, { variables });
  useLive(['Need'], refetch);
  const node = (data ?? previousData)?.node;
  const list = node?.__typename === 'MatchingPlan' ? node.rows : null;
  return {
    rows: list?.nodes,
    failed: error !== undefined && !list,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    retry: () => void refetch(),
    more: () => fetchMore({ variables: { first: MORE, after: list?.pageInfo.endCursor ?? null } }),
  };
}
