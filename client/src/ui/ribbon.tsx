import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ribbon.module.css';

export interface RibbonRow {
  key: string;
  name: string;
  /** What is taken each week. */
  taken: readonly number[];
  /** What there is each week, as long as `taken`. */
  places: readonly number[];
}

export interface RibbonWeek {
  key: string;
  /** Month in which it begins; weeks of one month stand together. */
  month: string;
  /** Day of the month on which it begins. */
  day: number;
  /** The week in words, for who does not see the month above it. */
  word: string;
}

export interface RibbonProps {
  label: string;
  weeks: readonly RibbonWeek[];
  rows: readonly RibbonRow[];
  /** All rows together. */
  total?: RibbonRow;
  /** Index of this week. */
  now?: number;
}

/** 0 free, 1 to a third, 2 to two thirds, 3 nearly full, 4 full. */
export function heat(taken: number, places: number): 0 | 1 | 2 | 3 | 4 {
  if (taken <= 0) return 0;
  if (taken >= places) return 4;
  const share = taken / places;
  return share <= 1 / 3 ? 1 : share <= 2 / 3 ? 2 : 3;
}

const LEVELS = [classes.level0, classes.level1, classes.level2, classes.level3, classes.level4];

function monthsOf(weeks: readonly RibbonWeek[]): { key: string; month: string; count: number }[] {
  const months: { key: string; month: string; count: number }[] = [];
  for (const { key, month } of weeks) {
    const last = months.at(-1);
    if (last?.month === month) last.count++;
    else months.push({ key, month, count: 1 });
  }
  return months;
}

/** Occupation by week as a table with heat: what is taken of what there is. It scrolls inside itself, to this week. */
export function Ribbon({ label, weeks, rows, total, now }: RibbonProps) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = box.current;
    const week = frame?.querySelector<HTMLElement>('[aria-current]');
    const name = frame?.querySelector<HTMLElement>('thead th');
    if (frame && week && name) frame.scrollLeft = week.offsetLeft - name.offsetWidth - 2 * week.offsetWidth;
  }, [now]);
  return (
    <div className={classes.root}>
      <div ref={box} className={classes.frame} tabIndex={0} role="group" aria-label={label}>
        <table className={classes.table}>
          <caption className="hidden-words">{label}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className={classes.name}>
                {t('ribbon.where')}
              </th>
              {monthsOf(weeks).map(({ key, month, count }) => (
                <th key={key} scope="colgroup" colSpan={count} className={classes.month}>
                  <span>{month}</span>
                </th>
              ))}
            </tr>
            <tr>
              {weeks.map(({ key, day, word }, at) => (
                <th
                  key={key}
                  scope="col"
                  className={classes.day}
                  aria-current={at === now ? 'date' : undefined}
                >
                  <span aria-hidden="true">{day}</span>
                  <span className="hidden-words">{at === now ? `${word}, ${t('ribbon.now')}` : word}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} weeks={weeks} now={now} />
            ))}
          </tbody>
          {total && (
            <tfoot>
              <Row row={total} weeks={weeks} now={now} />
            </tfoot>
          )}
        </table>
      </div>
      <ul className={classes.legend}>
        {(['free', 'third', 'twoThirds', 'nearly', 'full'] as const).map((word, level) => (
          <li key={word}>
            <i className={LEVELS[level]} />
            {t(`ribbon.${word}`)}
          </li>
        ))}
        <li>
          <i className={classes.over} /> {t('ribbon.over')}
        </li>
      </ul>
    </div>
  );
}

function Row({ row, weeks, now }: { row: RibbonRow; weeks: readonly RibbonWeek[]; now?: number }) {
  const { t } = useTranslation('ui');
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {row.name}
      </th>
      {weeks.map(({ key }, at) => {
        const taken = row.taken[at] ?? 0;
        const places = row.places[at] ?? 0;
        const none = taken === 0 && places === 0;
        const look = none ? classes.gap : taken > places ? classes.over : LEVELS[heat(taken, places)];
        return (
          <td key={key} className={look} data-now={at === now || undefined}>
            {none ? (
              <>
                <span aria-hidden="true">·</span>
                <span className="hidden-words">{t('ribbon.none')}</span>
              </>
            ) : (
              <>
                {taken}
                <span aria-hidden="true">/</span>
                <span className="hidden-words"> {t('bullet.of')} </span>
                {places}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
