import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Hatch } from './hatch.tsx';
import { blocksOf, hours, type WeekBlock } from './week-hours.ts';
import { DayMark, type WeekGridProps } from './week-grid.tsx';
import classes from './week-painter.module.css';

/** A cell of the grid: day from 1 = Monday, and the half hour in which it lies, counted from midnight. */
interface Cell {
  day: number;
  half: number;
}

/** What was drawn: on days, from a minute of the day to another. */
export interface Drawn {
  days: number[];
  from: number;
  to: number;
}

export interface WeekPainterProps extends Pick<WeekGridProps, 'label' | 'blocks' | 'dayNames' | 'time'> {
  marks: NonNullable<WeekGridProps['marks']>;
  /** Whole hours that the grid shows. */
  from: number;
  to: number;
  /** How it is used, by id of the words. */
  describedBy: string;
  /** What stands in the half hour that begins at a minute of a day, in words. */
  wordAt: (day: number, minute: number) => string;
  /** `cell` is where the drawing began: it says whether this draws or wipes. */
  onDraw: (drawn: Drawn, cell: { day: number; minute: number }) => void;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const ARROWS: Record<string, readonly [days: number, halves: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function between(one: Cell, other: Cell): Drawn {
  const [first, last] = one.day < other.day ? [one.day, other.day] : [other.day, one.day];
  return {
    days: DAYS.filter((day) => day >= first && day <= last),
    from: Math.min(one.half, other.half) * 30,
    to: (Math.max(one.half, other.half) + 1) * 30,
  };
}

function cellOf(element: Element | null): Cell | null {
  const found = element?.closest<HTMLElement>('[data-cell]');
  const [day, half] = found?.dataset['cell']?.split('-').map(Number) ?? [];
  return day !== undefined && half !== undefined ? { day, half } : null;
}

/**
 * A week on which one draws half hours: with a pointer by dragging, by keyboard with arrows, Space for one half hour
 * and Enter at both ends of a longer part. A grid of cells for who cannot see it; every cell says its day and time.
 */
export function WeekPainter(props: WeekPainterProps) {
  const { label, blocks, dayNames, time, marks, from, to, wordAt } = props;
  const [focus, setFocus] = useState<Cell>({ day: 1, half: Math.max(from * 2, 16) });
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const { t } = useTranslation('ui');
  const grid = useRef<HTMLDivElement>(null);
  const halves = Array.from({ length: (to - from) * 2 }, (_, at) => from * 2 + at);
  const here = { day: focus.day, half: Math.min(Math.max(focus.half, from * 2), to * 2 - 1) };
  const drawing = anchor && between(anchor, here);
  const clock = (half: number) =>
    time(`${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);

  function go(cell: Cell): void {
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.day}-${cell.half}"]`)?.focus();
  }

  function finish(first: Cell, last: Cell): void {
    setAnchor(null);
    props.onDraw(between(first, last), { day: first.day, minute: first.half * 30 });
  }

  function press(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const day = Math.min(7, Math.max(1, here.day + arrow[0]));
      const half = Math.min(to * 2 - 1, Math.max(from * 2, here.half + arrow[1]));
      if (event.shiftKey && !anchor) setAnchor(here);
      go({ day, half });
    } else if (event.key === ' ') finish(anchor ?? here, here);
    else if (event.key === 'Enter') {
      if (anchor) finish(anchor, here);
      else setAnchor(here);
    } else if (event.key === 'Escape' && anchor) {
      setAnchor(null);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  const cellUnder = ({ clientX, clientY }: PointerEvent) =>
    cellOf(document.elementFromPoint(clientX, clientY));

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-describedby={props.describedBy}
      className={classes.grid}
      onKeyDown={press}
      onFocus={(event) => {
        // Also when a screen reader goes to a cell by itself.
        const cell = cellOf(event.target);
        if (cell) setFocus(cell);
      }}
      onPointerDown={(event) => {
        const cell = event.button === 0 ? cellUnder(event) : null;
        if (!cell) return;
        event.preventDefault();
        setAnchor(cell);
        go(cell);
      }}
      onPointerMove={(event) => {
        const cell = anchor && event.buttons === 1 ? cellUnder(event) : null;
        if (cell && (cell.day !== here.day || cell.half !== here.half)) setFocus(cell);
      }}
      onPointerUp={() => anchor && finish(anchor, here)}
      onPointerCancel={() => setAnchor(null)}
    >
      <div role="row" className={classes.row}>
        <span role="columnheader" className={classes.corner}>
          <span className="hidden-words">{t('week.from')}</span>
        </span>
        {DAYS.map((day) => (
          <span key={day} role="columnheader" className={classes.dayName}>
            {dayNames[day - 1]}
            <DayMark marks={marks} day={day} />
          </span>
        ))}
      </div>
      {halves.map((half) => (
        <div key={half} role="row" className={classes.row}>
          <span role="rowheader" className={classes.hour}>
            {half % 2 === 0 ? clock(half) : <span className="hidden-words">{clock(half)}</span>}
          </span>
          {DAYS.map((day) => (
            <span
              key={day}
              role="gridcell"
              data-cell={`${day}-${half}`}
              tabIndex={day === here.day && half === here.half ? 0 : -1}
              className={half % 2 === 0 ? `${classes.cell} ${classes.whole}` : classes.cell}
              aria-selected={
                drawing !== null &&
                drawing.days.includes(day) &&
                half * 30 >= drawing.from &&
                half * 30 < drawing.to
              }
              aria-label={`${dayNames[day - 1]} ${clock(half)}, ${wordAt(day, half * 30)}`}
            />
          ))}
        </div>
      ))}
      <div className={classes.layer} aria-hidden="true" style={{ '--rows': halves.length } as CSSProperties}>
        {DAYS.map((day) => (
          <div key={day} className={classes.column}>
            {blocksOf(blocks, day).map((block) => (
              <Drawing key={block.start} block={block} from={from} to={to} time={time} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Drawing(props: { block: WeekBlock; from: number; to: number; time: (time: string) => string }) {
  const { block, from, to, time } = props;
  const percent = (value: number) => `${(value / (to - from)) * 100}%`;
  return (
    <div
      className={`${classes.block} ${classes[block.kind]}`}
      style={{
        top: percent(hours(block.start) - from),
        height: percent(hours(block.end) - hours(block.start)),
      }}
    >
      <Hatch kind={block.kind} />
      <span className={classes.words}>
        <b>{block.word}</b>
        <span>{time(block.start)}</span>
        <span>{time(block.end)}</span>
      </span>
    </div>
  );
}
