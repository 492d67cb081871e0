import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { comparedLines, type ComparedPlan } from './compare-figures.ts';
import classes from './compare.module.css';

/** Plans in columns, their figures in lines; the best of each line stands out where they differ. */
export function CompareTable({ plans }: { plans: readonly ComparedPlan[] }) {
  const { t } = useTranslation('plans');
  const { dayOf } = useFormat();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={classes.scroll} role="region" aria-label={t('compare.title')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            {plans.map((plan) => (
              <th key={plan.id} scope="col">
                <Link to={`/matching/${plan.id}`}>{plan.name}</Link>
                <div className={classes.note}>{dayOf(plan.madeAt)}</div>
                <div className={classes.note}>
                  {t('compare.decided', {
                    count: plan.pins.length + plan.forbids.length + plan.leftOut.length,
                  })}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedLines(plans, t).map(({ key, label, under, cells }) => (
            <tr key={key}>
              <th scope="row" className={under ? classes.under : undefined}>
                {label}
              </th>
              {cells.map(({ text, note, best }, at) => (
                <td key={plans[at]?.id} className={best ? classes.best : undefined}>
                  {text}
                  {note && <div className={classes.note}>{note}</div>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
