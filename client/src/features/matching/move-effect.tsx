import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import many from '../../ui/many.module.css';
import classes from './plans.module.css';
import { PlanMoveDocument, type PlanMoveQuery } from './moves.generated.ts';

type Row = NonNullable<PlanMoveQuery['matchingMove']>['changes'][number]['rows'][number];

/** What moving a student would do to the plan: who is placed, minutes, and each student who gets another place. */
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
  if (!move?.possible)
    return (
      <p role="status">
        <Buoy kind="red">{rules ? t('move.blocked', { rules }) : t('move.full')}</Buoy>
      </p>
    );
  const { placed, placedBefore, minutes, minutesBefore, changes } = move;
  const more = (now: number, then: number) =>
    now < then ? String(now - then) : `${now === then ? '±' : '+'}${now - then}`;
  return (
    <div role="status">
      {rules && (
        <p>
          <Buoy kind="amber">{t('move.unmet', { rules })}</Buoy>
        </p>
      )}
      <p className={classes.effect}>
        {t('move.placed', { placed, more: more(placed ?? 0, placedBefore) })}{' '}
        {t('move.minutes', { minutes, more: more(minutes ?? 0, minutesBefore) })}
      </p>
      {changes.length === 0 ? (
        <p>{t('move.nobody')}</p>
      ) : (
        <ul className={many.became} aria-label={t('compare.differences')}>
          {changes.map(({ need, rows: [was, is] }) => (
            <li key={need?.id}>
              <span className={many.name}>{need?.student.displayName ?? t('rows.needGone')}</span>
              <span className="second">
                <Where row={was} /> → <Where row={is} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Where({ row }: { row: Row | undefined }) {
  const { t } = useTranslation('plans');
  if (!row) return t('compare.absent');
  if (row.outcome === 'NOT_PLACED' || row.outcome === 'LEFT_OUT') return t('figure.unplaced');
  return row.slot ? `${row.slot.title}, ${row.slot.company.name}` : t('rows.slotGone');
}
