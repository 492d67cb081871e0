import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import { useWalk } from './walk.ts';
import classes from './row-list.module.css';

export interface RowListProps {
  /** What the list holds, for who cannot see it. */
  label: string;
  /** Words above the columns. */
  head?: ReactNode[];
  /** Grid columns of head and rows, `1fr 104px 64px 120px`. */
  columns?: string;
  /** Grid columns below 560 px; one column without it. */
  columnsPhone?: string;
  /** On the ground with hairlines instead of in a white panel; for lists of which nothing opens. */
  plain?: boolean;
  children: ReactNode;
}

/** A white panel of rows with hairlines: things that one can open. `j` and `k` walk along them. */
export function RowList({ label, head, columns = '1fr', columnsPhone, plain, children }: RowListProps) {
  const list = useWalk<HTMLUListElement>();
  const style = { '--columns': columns, '--columns-phone': columnsPhone } as CSSProperties;
  return (
    <div className={plain ? `${classes.panel} ${classes.plain}` : classes.panel} style={style}>
      {head && (
        <div className={classes.head} aria-hidden="true">
          {head.map((word, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place
            <span key={index}>{word}</span>
          ))}
        </div>
      )}
      <ul ref={list} className={classes.list} aria-label={label}>
        {children}
      </ul>
    </div>
  );
}

/** One row; its children are the cells. `selected` marks where one is, `own` the reader's own open item. */
export function Row(props: { selected?: boolean; own?: boolean; className?: string; children: ReactNode }) {
  const names = [
    classes.row,
    props.selected && classes.selected,
    props.own && classes.quiet,
    props.className,
  ];
  return (
    <li className={classes.item} aria-current={props.selected ? 'true' : undefined}>
      <div className={names.filter(Boolean).join(' ')}>{props.children}</div>
    </li>
  );
}

/** Name of a row, which opens it by address or by action, or neither; a quiet second line, and one below. */
export function RowName(props: {
  to?: string;
  onOpen?: () => void;
  note?: ReactNode;
  below?: ReactNode;
  /** Its link is not dragged by itself, since the row can be. */
  still?: boolean;
  children: ReactNode;
}) {
  const { to, onOpen, note, below, still, children } = props;
  return (
    <div>
      {to !== undefined ? (
        <Link to={to} className={classes.name} data-walk draggable={still ? false : undefined}>
          {children}
        </Link>
      ) : onOpen ? (
        <button type="button" className={classes.name} onClick={onOpen} data-walk>
          {children}
        </button>
      ) : (
        <span className={classes.name}>{children}</span>
      )}
      {note !== undefined && <div className={classes.note}>{note}</div>}
      {below !== undefined && <div className={classes.below}>{below}</div>}
    </div>
  );
}

/** A cell with a quiet second line. */
export function Cell({
  note,
  strong,
  children,
}: {
  note?: ReactNode;
  strong?: boolean;
  children: ReactNode;
}) {
  return (
    <div>
      <div style={strong ? { fontWeight: 600 } : undefined}>{children}</div>
      {note !== undefined && <div className={classes.note}>{note}</div>}
    </div>
  );
}
