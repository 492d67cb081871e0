import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import type { WishesFieldsFragment } from './wishes.generated.ts';
import classes from './wishes.module.css';

/** What a student told their school, first wish first. */
export function ToldWishes({ name, told }: { name: string; told: WishesFieldsFragment | null | undefined }) {
  const { t } = useTranslation('wishes');
  const format = useFormat();
  if (!told) return <p className="dim">{t('untold', { student: name })}</p>;
  const days = told.weekdays.length > 0 && describeWeekdays(told.weekdays, format.language, format.country);
  const where = [told.places.join(', '), days].filter(Boolean);
  return (
    <>
      <ol className={classes.told}>
        {told.choices.map(({ rank, slot, work }) => (
          <li key={rank}>
            {slot ? (
              <>
                <Link to={`/plekken/${slot.id}`}>{slot.title}</Link>, {slot.company.name}, {slot.site.place}
              </>
            ) : (
              (work ?? t('gone'))
            )}
          </li>
        ))}
      </ol>
      {where.length > 0 && <p className="dim">{where.join(' · ')}</p>}
    </>
  );
}
