import { useTranslation } from 'react-i18next';
import many from '../../ui/many.module.css';
import type { PlanEffectFragment } from './moves.generated.ts';
import classes from './plans.module.css';

type Row = PlanEffectFragment['changes'][number]['rows'][number];

/** What a change would do to a plan: who is placed, minutes, and each student who gets another place. */
export function PlanEffect({ effect }: { effect: PlanEffectFragment }) {
  const { t } = useTranslation('plans');
  const { placed, placedBefore, minutes, minutesBefore, changes } = effect;
  const more = (now: number, then: number) =>
    now < then ? String(now - then) : `${now === then ? '±' : '+'}${now - then}`;
  return (
    <>
      <p className={classes.effect}>
        {t('move.placed', { placed, more: more(placed, placedBefore) })}{' '}
        {t('move.minutes', { minutes, more: more(minutes, minutesBefore) })}
      </p>
      {changes.length === 0 ? (
        <p>{t('move.nobody')}</p>
      ) : (
        <ul className={many.became} aria-label={t('compare.differences')}>
          {changes.map(({ need, rows: [was, is] }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- who is no longer shown has no id
            <li key={need?.id ?? at}>
              <span className={many.name}>{need?.student.displayName ?? t('rows.needGone')}</span>
              <span className="second">
                <Where row={was} /> → <Where row={is} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Where({ row }: { row: Row | undefined }) {
  const { t } = useTranslation('plans');
  if (!row) return t('compare.absent');
  if (row.outcome === 'NOT_PLACED' || row.outcome === 'LEFT_OUT') return t('figure.unplaced');
  return row.slot ? `${row.slot.title}, ${row.slot.company.name}` : t('rows.slotGone');
}
