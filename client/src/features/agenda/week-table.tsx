import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { usePlaceWord } from '../../ui/week/schedule-grid.tsx';
import type { AgendaRowFragment } from './agenda.generated.ts';
import classes from './agenda.module.css';

type Day = AgendaRowFragment['days'][number];

export interface WeekTableProps {
  label: string;
  rows: readonly AgendaRowFragment[];
  days: readonly WorkingDay[];
  today: WorkingDay;
  /** Whether the reader is the student, who knows the own name. */
  own: boolean;
}

/**
 * Who is where on the days of a week. On a phone each row is a list of its days; the roles keep it a table for who
 * hears it.
 */
export function WeekTable({ label, rows, days, today, own }: WeekTableProps) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const mark = (day: WorkingDay) => (day === today ? { 'data-today': true } : {});
  return (
    <table role="table" aria-label={label} className={classes.table}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t(own ? 'where' : 'who')}
          </th>
          {days.map((day) => (
            <th key={day} role="columnheader" scope="col" {...mark(day)}>
              {format.shortDay(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            <th role="rowheader" scope="row" className={classes.who}>
              <Link to={`/plaatsingen/${row.id}`}>{own ? row.company.name : row.student.displayName}</Link>
              <span className="second">
                {own ? row.slot.title : `${row.company.name}, ${row.slot.title}`}
              </span>
            </th>
            {days.map((day) => {
              const its = row.days.find((one) => one.day === day);
              return (
                <td key={day} role="cell" {...mark(day)} {...(its ? {} : { 'data-empty': true })}>
                  <span className={classes.label} aria-hidden>
                    {format.shortDay(day)}
                  </span>
                  {its && <DayCell day={its} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: Day }) {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const placeWord = usePlaceWord();
  return (
    <>
      {day.stretches.map(({ place, from, to }) => (
        <span
          key={from}
          className={place === 'WORKPLACE' ? classes.stretch : `${classes.stretch} ${classes.school}`}
        >
          {place !== 'WORKPLACE' && `${placeWord(place)} `}
          {format.times(from, to).replace(/ (u\.|uur)$/, '')}
        </span>
      ))}
      {day.marks.map(({ kind, at }) => (
        <span key={kind} className={classes.mark}>
          {t(`mark.${kind}`)}
          {at && ` ${format.time(at)}`}
        </span>
      ))}
    </>
  );
}
