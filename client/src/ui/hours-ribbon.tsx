import { useTranslation } from 'react-i18next';
import { Hatch } from './hatch.tsx';
import classes from './hours-ribbon.module.css';

export interface RibbonHours {
  key: string;
  /** The week or month in words. */
  name: string;
  /** Minutes planned at work and at school. */
  work: number;
  school: number;
}

export interface HoursRibbonProps {
  label: string;
  months: readonly (RibbonHours & { weeks: readonly RibbonHours[] })[];
  words: { work: string; school: string };
  /** "7,5 u." */
  hours: (minutes: number) => string;
  /** Key of this week. */
  now?: string;
}

/** The weeks of a period as bars by month, school under work; the same as a table for who opens, hears or prints it. */
export function HoursRibbon({ label, months, words, hours, now }: HoursRibbonProps) {
  const { t } = useTranslation('ui');
  const most = Math.max(1, ...months.flatMap(({ weeks }) => weeks.map(({ work, school }) => work + school)));
  const atSchool = months.some(({ school }) => school > 0);
  const height = (minutes: number) => ({ height: `${(minutes / most) * 100}%` });
  return (
    <div className={classes.root}>
      <div className={classes.months} aria-hidden="true">
        {months.map((month) => (
          <div key={month.key} className={classes.month}>
            <div className={classes.weeks}>
              {month.weeks.map(({ key, name, work, school }) => (
                <div key={key} className={classes.week} title={name} data-now={key === now || undefined}>
                  {work > 0 && (
                    <span style={height(work)}>
                      <Hatch kind="work" />
                    </span>
                  )}
                  {school > 0 && (
                    <span style={height(school)}>
                      <Hatch kind="school" />
                    </span>
                  )}
                </div>
              ))}
            </div>
            <div>{month.name}</div>
            <div className="second">{hours(month.work + month.school)}</div>
          </div>
        ))}
      </div>
      <details className={classes.details}>
        <summary>{label}</summary>
        <table className={classes.table}>
          <caption className="hidden-words">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hours.week')}</th>
              <th scope="col">{words.work}</th>
              {atSchool && <th scope="col">{words.school}</th>}
            </tr>
          </thead>
          {months.map((month) => (
            <tbody key={month.key}>
              <tr className={classes.total}>
                <th scope="rowgroup">{month.name}</th>
                <td>{hours(month.work)}</td>
                {atSchool && <td>{hours(month.school)}</td>}
              </tr>
              {month.weeks.map(({ key, name, work, school }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{work > 0 ? hours(work) : t('hours.none')}</td>
                  {atSchool && <td>{school > 0 ? hours(school) : t('hours.none')}</td>}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </details>
    </div>
  );
}
