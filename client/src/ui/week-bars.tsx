import { Hatch } from './hatch.tsx';
import { blocksOf, hours, type WeekBlock } from './week-hours.ts';
import classes from './week-grid.module.css';

/** One bar a day with its times at the right: the week on a phone. */
export function WeekBars(props: {
  days: readonly number[];
  blocks: readonly WeekBlock[];
  dayNames: readonly string[];
  time: (time: string) => string;
  from: number;
  to: number;
}) {
  const { days, blocks, dayNames, time, from, to } = props;
  const percent = (value: number) => `${(value / (to - from)) * 100}%`;
  return days.map((day) => (
    <div key={day} className={classes.barRow}>
      <b>{dayNames[day - 1]}</b>
      <div className={classes.bar}>
        {blocksOf(blocks, day).map(({ start, end, kind }) => (
          <span
            key={start}
            className={classes.piece}
            style={{ left: percent(hours(start) - from), width: percent(hours(end) - hours(start)) }}
          >
            <Hatch kind={kind} />
          </span>
        ))}
      </div>
      <div className={classes.times}>
        {blocksOf(blocks, day).map(({ start, end }) => (
          <div key={start}>
            {time(start)}-{time(end)}
          </div>
        ))}
      </div>
    </div>
  ));
}
