import type { ReactNode } from 'react';
import classes from './buoy.module.css';

/**
 * What a buoy says: red can (stuck, full, refused, expired, interrupted), green cone (accepted, running, free),
 * amber diamond (proposed, waiting, mind this), ring (not yet), disc (done, at rest).
 */
export type BuoyKind = 'red' | 'green' | 'amber' | 'ring' | 'disc';

const SHAPES: Record<BuoyKind, ReactNode> = {
  red: <rect x="2" y="2" width="10" height="10" className={classes.red} />,
  green: <path d="M7 1.5 12.5 12h-11Z" className={classes.green} />,
  amber: <path d="M7 .8 13.2 7 7 13.2.8 7Z" className={classes.amber} />,
  ring: <circle cx="7" cy="7" r="5" className={classes.ring} />,
  disc: <circle cx="7" cy="7" r="5" className={classes.disc} />,
};

const INK: Record<BuoyKind, string | undefined> = {
  red: classes.inkRed,
  green: classes.inkGreen,
  amber: classes.inkAmber,
  ring: undefined,
  disc: undefined,
};

/** The shape alone, for places where its word stands close by. */
export function BuoyMark({ kind }: { kind: BuoyKind }) {
  return (
    <svg className={classes.mark} viewBox="0 0 14 14" aria-hidden="true">
      {SHAPES[kind]}
    </svg>
  );
}

/** A state: its shape and, always, its word. `inText` puts it into a running sentence, in the state's ink. */
export function Buoy(props: { kind: BuoyKind; children: ReactNode; small?: boolean; inText?: boolean }) {
  const { kind, children, small, inText } = props;
  const names = inText ? [classes.inText, INK[kind]] : [classes.buoy, small && classes.small];
  return (
    <span className={names.filter(Boolean).join(' ')}>
      <BuoyMark kind={kind} />
      <span>{children}</span>
    </span>
  );
}
