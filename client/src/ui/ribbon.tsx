import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ribbon.module.css';

export interface RibbonRow {
  key: string;
  name: string;
  /** What is taken each week; `null` is a holiday there. */
  weeks: readonly (number | null)[];
  /** What there is. */
  places: number;
}

export interface RibbonProps {
  label: string;
  rows: readonly RibbonRow[];
  /** Word above a week, where a month begins; as long as `weeks`. */
  months: readonly (string | null)[];
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

function weekClass(taken: number | null, places: number): string | undefined {
  if (taken === null) return classes.gap;
  const levels = [classes.level0, classes.level1, classes.level2, classes.level3, classes.level4];
  return `${classes.week} ${taken > places ? classes.over : levels[heat(taken, places)]}`;
}

/** Occupation by week as a heat ribbon, each row with its count of now; a table for who cannot see it. */
export function Ribbon({ label, rows, months, now }: RibbonProps) {
  const { t } = useTranslation('ui');
  const style = {
    '--weeks': months.length,
    '--now': now === undefined ? undefined : `${((now + 0.5) / months.length) * 100}%`,
  } as CSSProperties;
  const taken = (row: RibbonRow) => (now === undefined ? 0 : (row.weeks[now] ?? 0));
  return (
    <div className={classes.root} style={style}>
      <div aria-hidden="true">
        <div className={`${classes.row} ${classes.months}`}>
          <span />
          <div className={classes.weeks}>
            {months.map((month, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a week is its place
              <span key={index} className={classes.month} style={{ width: 0 }}>
                {month}
              </span>
            ))}
          </div>
          <span>{t('ribbon.now')}</span>
        </div>
        {rows.map((row) => (
          <div key={row.key} className={classes.row}>
            <span>{row.name}</span>
            <div className={classes.weeks}>
              {row.weeks.map((week, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a week is its place
                <span key={index} className={weekClass(week, row.places)} />
              ))}
              {now !== undefined && <span className={classes.now} />}
            </div>
            <span
              className={taken(row) > row.places ? `${classes.count} ${classes.countOver}` : classes.count}
            >
              {taken(row)} {t('bullet.of')} {row.places}
            </span>
          </div>
        ))}
        <ul className={classes.legend}>
          {(['free', 'third', 'twoThirds', 'nearly', 'full'] as const).map((word, level) => (
            <li key={word}>
              <i
                className={
                  [classes.level0, classes.level1, classes.level2, classes.level3, classes.level4][level]
                }
              />
              {t(`ribbon.${word}`)}
            </li>
          ))}
          <li>
            <i className={classes.over} /> {t('ribbon.over')}
          </li>
          <li>
            <i className={classes.gap} /> {t('ribbon.holiday')}
          </li>
        </ul>
      </div>
      <RibbonTable label={label} rows={rows} />
    </div>
  );
}

function RibbonTable({ label, rows }: { label: string; rows: readonly RibbonRow[] }) {
  const { t } = useTranslation('ui');
  const weeks = Math.max(0, ...rows.map((row) => row.weeks.length));
  return (
    <div className="hidden-words">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ribbon.where')}</th>
            {Array.from({ length: weeks }, (_, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a week is its place
              <th key={index} scope="col">
                {t('ribbon.week', { number: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.weeks.map((week, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a week is its place
                <td key={index}>
                  {week === null ? t('ribbon.holiday') : `${week} ${t('bullet.of')} ${row.places}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
