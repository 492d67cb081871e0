import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { PlanMoveDocument } from './moves.generated.ts';
import { PlanEffect } from './plan-effect.tsx';

/** What moving a student would do to the plan, or why it is not possible. */
export function MoveEffect(props: { planId: string; needId: string; slotId: string }) {
  const { t } = useTranslation('plans');
  const { data, error, refetch } = useQuery(PlanMoveDocument, {
    variables: props,
    // Places fill while one looks.
    fetchPolicy: 'network-only',
  });
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />;
  const move = data.matchingMove;
  const rules = (move?.rules ?? []).map((rule) => t(`plan.needs.${rule}`)).join(', ');
  if (!move?.effect)
    return (
      <p role="status">
        <Buoy kind="red">{rules ? t('move.blocked', { rules }) : t('move.full')}</Buoy>
      </p>
    );
  return (
    <div role="status">
      {rules && (
        <p>
          <Buoy kind="amber">{t('move.unmet', { rules })}</Buoy>
        </p>
      )}
      <PlanEffect effect={move.effect} />
    </div>
  );
}
