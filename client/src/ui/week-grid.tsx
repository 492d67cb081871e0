import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { BuoyMark } from './buoy.tsx';
import { Hatch } from './hatch.tsx';
import { WeekBars } from './week-bars.tsx';
import { blocksOf, daysShown, hours, hourSpan, type WeekBlock, type WeekTravel } from './week-hours.ts';
import classes from './week-grid.module.css';

export interface WeekGridProps {
  /** What week this is, for who cannot see it. */
  label: string;
  blocks: readonly WeekBlock[];
  /** What is possible, drawn as an outline behind the blocks. */
  outlines?: readonly WeekBlock[];
  travel?: readonly WeekTravel[];
  /** Short names from Monday, `['ma', 'di', …]`. */
  dayNames: readonly string[];
  /** A time as this country writes it, `8.30` or `08:30`. */
  time: (time: string) => string;
  /** An hour of the axis, `8 u.` or `08:00`. */
  hour: (hour: number) => string;
  sums?: readonly { label: string; value: string; note?: string }[];
  legend?: { school?: string; work?: string; outline?: string };
  /** What is wrong on a day, and whether it is forbidden. */
  marks?: readonly { day: number; forbidden: boolean; words: string }[];
  /** Pixels an hour: 27 in a sheet, 16 to 22 elsewhere. */
  hourHeight?: number;
  /** Without words in the blocks, and in columns also where it is narrow. */
  mini?: boolean;
}

/** A week as five columns, hours as length; on a phone one bar a day; a table for who cannot see either. */
export function WeekGrid(props: WeekGridProps) {
  const {
    label,
    blocks,
    outlines = [],
    travel = [],
    dayNames,
    time,
    hour,
    sums,
    legend,
    marks = [],
    hourHeight = 20,
    mini,
  } = props;
  const all = [...blocks, ...outlines];
  const days = daysShown(all);
  const { from, to } = hourSpan(all);
  const at = (value: string) => (hours(value) - from) * hourHeight;
  const step = mini ? 4 : 2;
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  const style = { '--days': days.length, '--height': `${(to - from) * hourHeight}px` } as CSSProperties;
  const apart = hourHeight >= 24;

  return (
    <div className={classes.root}>
      <div className={`${classes.both} ${mini ? classes.mini : classes.auto}`}>
        <div className={classes.grid} style={style} aria-hidden="true">
          <span />
          {days.map((day) => (
            <span key={day} className={classes.dayName}>
              {dayNames[day - 1]}
              <DayMark marks={marks} day={day} />
            </span>
          ))}
          <div className={classes.hoursColumn}>
            <b>{hour(to)}</b>
            {ticks.map((tick) => (
              <span key={tick} style={{ top: (tick - from) * hourHeight }}>
                {hour(tick)}
              </span>
            ))}
          </div>
          {days.map((day) => (
            <div key={day} className={classes.day}>
              {ticks.map((tick) => (
                <span key={tick} className={classes.hour} style={{ top: (tick - from) * hourHeight }} />
              ))}
              {blocksOf(outlines, day).map((block) => (
                <div
                  key={`outline ${block.start}`}
                  className={classes.outline}
                  style={{ top: at(block.start), height: at(block.end) - at(block.start) }}
                />
              ))}
              {blocksOf(blocks, day).map((block) => (
                <div
                  key={block.start}
                  className={`${classes.block} ${classes[block.kind]}`}
                  style={{ top: at(block.start), height: at(block.end) - at(block.start) }}
                >
                  <Hatch kind={block.kind} />
                  {!mini && <BlockWords block={block} time={time} apart={apart} />}
                </div>
              ))}
              {travel
                .filter((one) => one.day === day)
                .map((one) => (
                  <span
                    key={one.start}
                    className={classes.travel}
                    style={{ top: at(one.start), height: at(one.end) - at(one.start) }}
                  >
                    <TravelWords minutes={one.minutes} />
                  </span>
                ))}
            </div>
          ))}
        </div>
        {!mini && (
          <div className={classes.bars} aria-hidden="true">
            <WeekBars days={days} blocks={blocks} dayNames={dayNames} time={time} from={from} to={to} />
          </div>
        )}
        {sums && (
          <dl className={classes.sums}>
            {sums.map((sum) => (
              <div key={sum.label}>
                <dt>{sum.label}</dt>
                <dd>
                  {sum.value} {sum.note !== undefined && <small>{sum.note}</small>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {legend && <Legend legend={legend} />}
      <WeekTable
        label={label}
        days={days}
        blocks={all}
        travel={travel}
        marks={marks}
        dayNames={dayNames}
        time={time}
      />
    </div>
  );
}

/** The shape of what is wrong on a day; its words stand in the table and beside the grid. */
export function DayMark({ marks, day }: { marks: NonNullable<WeekGridProps['marks']>; day: number }) {
  const own = marks.filter((mark) => mark.day === day);
  if (own.length === 0) return null;
  return (
    <span className={classes.mark}>
      <BuoyMark kind={own.some(({ forbidden }) => forbidden) ? 'red' : 'amber'} />
    </span>
  );
}

function BlockWords({
  block,
  time,
  apart,
}: {
  block: WeekBlock;
  time: (time: string) => string;
  apart: boolean;
}) {
  return (
    <div className={classes.words}>
      <span>
        <b>{block.word}</b>
        {apart ? time(block.start) : `${time(block.start)}-${time(block.end)}`}
      </span>
      {apart && <span>{time(block.end)}</span>}
    </div>
  );
}

function TravelWords({ minutes }: { minutes: number }) {
  const { t } = useTranslation('ui');
  return t('week.travel', { count: minutes });
}

function Legend({ legend }: { legend: NonNullable<WeekGridProps['legend']> }) {
  return (
    <ul className={classes.legend} aria-hidden="true">
      {(['school', 'work'] as const).map(
        (kind) =>
          legend[kind] !== undefined && (
            <li key={kind}>
              <i>
                <Hatch kind={kind} />
              </i>
              {legend[kind]}
            </li>
          ),
      )}
      {legend.outline !== undefined && (
        <li className={classes.outlined}>
          <i className={classes.outlineMark} />
          {legend.outline}
        </li>
      )}
    </ul>
  );
}

function WeekTable(
  props: Required<Pick<WeekGridProps, 'label' | 'blocks' | 'travel' | 'marks' | 'dayNames' | 'time'>> & {
    days: number[];
  },
) {
  const { label, days, blocks, travel, marks, dayNames, time } = props;
  const { t } = useTranslation('ui');
  const rows = days.flatMap((day) => [
    ...blocksOf(blocks, day).map(({ start, end, word }) => ({ day, start, end, word })),
    ...travel
      .filter((one) => one.day === day)
      .map(({ start, end, minutes }) => ({ day, start, end, word: t('week.travelRow', { count: minutes }) })),
  ]);
  return (
    <div className="hidden-words">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('week.day')}</th>
            <th scope="col">{t('week.from')}</th>
            <th scope="col">{t('week.to')}</th>
            <th scope="col">{t('week.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .toSorted((a, b) => a.day - b.day || a.start.localeCompare(b.start))
            .map(({ day, start, end, word }) => (
              <tr key={`${day}-${start}-${word}`}>
                <th scope="row">
                  {[
                    dayNames[day - 1],
                    ...marks.filter((one) => one.day === day).map(({ words }) => words),
                  ].join(', ')}
                </th>
                <td>{time(start)}</td>
                <td>{time(end)}</td>
                <td>{word}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
