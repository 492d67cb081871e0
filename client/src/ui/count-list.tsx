import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './count-list.module.css';

export interface CountRow {
  key: string;
  count: number;
  /** What is counted, in lower case. */
  what: string;
  note?: ReactNode;
  /** One verb. */
  action: ReactNode;
}

/** A handful of lines "number, what, one verb": what waits. */
export function CountList({ rows, label }: { rows: readonly CountRow[]; label: string }) {
  const { i18n } = useTranslation();
  const figure = new Intl.NumberFormat(i18n.language);
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map(({ key, count, what, note, action }) => (
        <li key={key} className={classes.row}>
          <span className={classes.count}>{figure.format(count)}</span>
          <span className={classes.what}>{what}</span>
          {note !== undefined && <span className={classes.note}>{note}</span>}
          <span className={classes.action}>{action}</span>
        </li>
      ))}
    </ul>
  );
}
