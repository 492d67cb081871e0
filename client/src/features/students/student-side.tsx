import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { weeksBetween } from '@scheldemond/domain/time/working-day';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import classes from './student-page.module.css';
import type { StudentPageQuery } from './students.generated.ts';

export type StudentOfPage = Extract<NonNullable<StudentPageQuery['node']>, { __typename: 'Student' }>;
export type NeedOfPage = StudentOfPage['needs'][number];

/** The student's programme, period, week, travel and wish, beside the slots. */
export function StudentSide({ student, need }: { student: StudentOfPage; need: NeedOfPage }) {
  const { t } = useTranslation(['pages', 'map']);
  const format = useFormat();
  const words = useWords();
  const { period } = need;
  const means = (student.travelMeans ?? []).map((one) => TRAVEL_WORDS[one][format.language]);
  return (
    <dl className={classes.side}>
      <div>
        <dt>{t('student.programme')}</dt>
        <dd>{student.programme.title}</dd>
      </div>
      <div>
        <dt>{t('student.period')}</dt>
        <dd>
          {format.period(period.startsOn, period.endsOn)}
          <div className={classes.quiet}>
            {t('student.weeks', { count: weeksBetween(period.startsOn, period.endsOn) })}
          </div>
          {student.needs.length > 1 && (
            <ul className={classes.periods}>
              {student.needs.map((one) => (
                <li key={one.id}>
                  <Link
                    to={`?periode=${one.id}`}
                    aria-current={one.id === need.id ? 'true' : undefined}
                    replace
                  >
                    {one.period.name} {one.period.schoolYear}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div className={classes.week}>
        <dt>{t('student.week')}</dt>
        <dd>
          {describeWeekdays(weekdaysOf(period.workWeek), format.language, format.country)} {words.placement}
        </dd>
      </div>
      {means.length > 0 && (
        <div>
          <dt>{t('student.travel')}</dt>
          <dd>
            {means.join(', ')}
            {student.maxTravelMinutes != null && (
              <div className={classes.quiet}>
                {student.homePlace
                  ? t('student.travelFrom', { minutes: student.maxTravelMinutes, place: student.homePlace })
                  : t('student.travelMost', { minutes: student.maxTravelMinutes })}
              </div>
            )}
            {student.homePlace && <Link to={`/kaart?leerling=${student.id}`}>{t('map:onMap')}</Link>}
          </dd>
        </div>
      )}
      {need.wish && (
        <div>
          <dt>{t('student.wish')}</dt>
          <dd>{need.wish}</dd>
        </div>
      )}
      {student.guidanceNote && (
        <div>
          <dt>{t('student.note')}</dt>
          <dd>{student.guidanceNote}</dd>
        </div>
      )}
    </dl>
  );
}
