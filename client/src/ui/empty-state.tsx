import type { ReactNode } from 'react';
import { EstuaryLine } from './estuary-line.tsx';
import classes from './empty-state.module.css';

/** Nothing to show: one kind sentence, at most one action, and the estuary. */
export function EmptyState({
  title,
  note,
  action,
}: {
  title?: string;
  note?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div>
      {title !== undefined && <h2 className={classes.title}>{title}</h2>}
      {note !== undefined && <p className={classes.note}>{note}</p>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
      <div className={classes.line}>
        <EstuaryLine />
      </div>
    </div>
  );
}
