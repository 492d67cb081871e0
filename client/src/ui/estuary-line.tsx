import { ESTUARY } from './estuary-path.ts';
import classes from './estuary-line.module.css';

/** The two banks that meet; only for signing in, empty states and the foot of public pages. */
export function EstuaryLine() {
  const { width, height, north, south } = ESTUARY;
  return (
    <svg className={classes.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={north} />
      <path d={south} />
    </svg>
  );
}
