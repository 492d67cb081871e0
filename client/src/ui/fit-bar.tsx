import { useTranslation } from 'react-i18next';
import classes from './fit-bar.module.css';

/** How well something fits: a number from 0 to 100 over a thin bar. */
export function FitBar({ value }: { value: number }) {
  const { t } = useTranslation('ui');
  return (
    <span className={classes.fit}>
      <span className={classes.number} aria-hidden="true">
        {value}
      </span>
      <span className="hidden-words">{t('fit', { value })}</span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.value} style={{ width: `${Math.min(Math.max(value, 0), 100)}%` }} />
      </span>
    </span>
  );
}
