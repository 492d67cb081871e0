import type { PlacementForm } from '@scheldemond/domain/qualifications/schemes';
import type { PlannedDay } from '@scheldemond/domain/week/planned-days';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { describeFormHours, formHours } from '@scheldemond/domain/working-time/form-hours';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import classes from './law.module.css';

/** What the form of the programme asks of the hours, and these do not give; nothing when all is well. */
export function FormHours(props: { form: PlacementForm; week: Schedule; days: readonly PlannedDay[] }) {
  const { t } = useTranslation('weeks');
  const { language, country } = useFormat();
  const found = formHours(props.form, props.week, props.days);
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
