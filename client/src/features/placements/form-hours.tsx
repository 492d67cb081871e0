import type { PlannedDay } from '@scheldemond/domain/week/planned-days';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { describeFormHours, formHours, type Course } from '@scheldemond/domain/working-time/form-hours';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import classes from './law.module.css';
import type { PlacementFactsFragment } from './placement-page.generated.ts';

/** What the form of the programme asks of the hours, and these do not give; nothing when all is well. */
export function FormHours(props: {
  student: PlacementFactsFragment['student'];
  week: Schedule;
  days: readonly PlannedDay[];
}) {
  const { t } = useTranslation('weeks');
  const { language, country } = useFormat();
  const { programme } = props.student;
  const found = formHours(programme.form, props.week, props.days, courseOf(props.student));
  if (found.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('formHours')}>
      {found.map((one) => (
        <li key={`${one.kind}-${'year' in one ? one.year : ''}`}>
          <div>
            <Buoy kind="amber">{describeFormHours(one, language, country)}</Buoy>
            <p className="second">{one.source.reference}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How far the student is in the programme; null for who does not read the class. */
function courseOf(student: PlacementFactsFragment['student']): Course | null {
  const { programme, class: group } = student;
  if (!group) return null;
  const { yearOfProgramme, schoolYear } = group;
  return { level: programme.qualification.level, years: programme.years, yearOfProgramme, schoolYear };
}
