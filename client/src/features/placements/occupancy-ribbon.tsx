import { mondayOf } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Ribbon, type RibbonProps } from '../../ui/ribbon.tsx';

/** Places taken and offered by week of a school year, from Mondays, with its table. */
export function OccupancyRibbon({
  mondays,
  ...rows
}: Pick<RibbonProps, 'rows' | 'total'> & { mondays: string[] }) {
  const { t } = useTranslation('proeftuin');
  const { day, language } = useFormat();
  const { today } = useSignedInViewer();
  const month = new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  });
  const now = mondays.indexOf(mondayOf(today));
  return (
    <Ribbon
      label={t('occupancy.title')}
      now={now < 0 ? undefined : now}
      weeks={mondays.map((monday) => ({
        key: monday,
        month: month.format(new Date(`${monday}T00:00:00Z`)),
        day: Number(monday.slice(8)),
        word: t('occupancy.week', { day: day(monday) }),
      }))}
      {...rows}
    />
  );
}
