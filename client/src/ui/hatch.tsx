import { useId } from 'react';
import classes from './hatch.module.css';

/** School is land: a plain block. Work is water: hatched, as an SVG pattern, so that it prints. */
export function Hatch({ kind }: { kind: 'school' | 'work' }) {
  const id = useId();
  return (
    <svg className={`${classes.block} ${classes[kind]}`} aria-hidden="true">
      {kind === 'work' && (
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="4" y1="0" x2="4" y2="8" className={classes.line} />
        </pattern>
      )}
      <rect x="0.5" y="0.5" rx="2" className={classes.fill} />
      {kind === 'work' && <rect x="0.5" y="0.5" rx="2" fill={`url(#${id})`} className={classes.lines} />}
    </svg>
  );
}
