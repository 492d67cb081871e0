import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** One line of facts with middle dots between; a dot never dangles at the start or end of a line. */
export function Facts({ facts, small = false }: { facts: ReactNode[]; small?: boolean }) {
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '');
  return (
    <ul className={small ? `${classes.facts} ${classes.small}` : classes.facts}>
      {shown.map((fact, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fact has no identity but its place
        <li key={index} className={classes.fact}>
          {fact}
        </li>
      ))}
    </ul>
  );
}
