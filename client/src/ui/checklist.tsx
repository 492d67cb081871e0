import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BuoyMark } from './buoy.tsx';
import { ICON } from './icons.ts';
import classes from './checklist.module.css';

export interface ChecklistItem {
  key: string;
  name: string;
  note?: ReactNode;
  owner?: { name: string; role?: string };
  /** By when, in words. */
  due?: string;
  /** What closes it. */
  action?: ReactNode;
  /** It waits for the reader. */
  own?: boolean;
}

/** What is still needed, each with its owner; below, small, what is done. Items close by their action. */
export function Checklist(props: {
  label: string;
  items: readonly ChecklistItem[];
  doneLabel: string;
  done?: readonly { key: string; name: string; note?: ReactNode }[];
}) {
  const { label, items, done = [], doneLabel } = props;
  return (
    <div className={classes.panel}>
      <ul className={classes.list} aria-label={label}>
        {items.map(({ key, name, note, owner, due, action, own }) => (
          <li key={key} className={own ? `${classes.row} ${classes.own}` : classes.row}>
            <span className={classes.mark}>
              <BuoyMark kind="ring" />
            </span>
            <div>
              <div className={classes.name}>{name}</div>
              {note !== undefined && <div className={classes.note}>{note}</div>}
            </div>
            <div className={classes.owner}>
              {owner && <div>{own ? <strong>{owner.name}</strong> : owner.name}</div>}
              {owner?.role !== undefined && <div className={classes.note}>{owner.role}</div>}
            </div>
            <span className={classes.due}>{due}</span>
            <div className={classes.action}>{action}</div>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <ul className={classes.done} aria-label={doneLabel}>
          {done.map(({ key, name, note }) => (
            <li key={key}>
              <IconCheck {...ICON} />
              <span>
                {name} {note !== undefined && <span className="dim">{note}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
