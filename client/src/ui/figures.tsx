import type { ReactNode } from 'react';
import classes from './figures.module.css';

/** A few figures side by side with hairlines between; the note says the difference in words. */
export function Figures(props: {
  figures: readonly { label: string; value: ReactNode; unit?: string; note?: ReactNode }[];
}) {
  return (
    <div className={classes.clip}>
      <dl className={classes.figures}>
        {props.figures.map(({ label, value, unit, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.value}>{value}</span>
              {unit !== undefined && <span className="dim">{unit}</span>}
              {note !== undefined && <div className="second">{note}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
