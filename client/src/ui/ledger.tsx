import { type ReactNode, useId } from 'react';
import classes from './ledger.module.css';

export interface LedgerProps {
  title: string;
  /** A quiet line or two under the title. */
  note?: ReactNode;
  /** For what takes the full width: board, ribbon, two-sided list. */
  wide?: boolean;
  /** Controls beside the title, with `wide`. */
  tools?: ReactNode;
  /** Without the hairline above. */
  first?: boolean;
  children: ReactNode;
}

/** A section: its title and one quiet line in a left column, its content at the right. */
export function Ledger({ title, note, wide, tools, first, children }: LedgerProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={first ? `${classes.ledger} ${classes.first}` : classes.ledger}>
      <div className={wide ? `${classes.grid} ${classes.wide}` : classes.grid}>
        <div className={classes.head}>
          <div>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            {note !== undefined && <div className={classes.note}>{note}</div>}
          </div>
          {tools}
        </div>
        <div className="in-order">{children}</div>
      </div>
    </section>
  );
}
