import { addDays, mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { minutesAtSchool, type MinutesByPlace, type PlannedTime } from '@scheldemond/domain/week/hours';
import type { PlannedDay } from '@scheldemond/domain/week/planned-days';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { HoursRibbon } from '../../ui/hours-ribbon.tsx';
import { usePlaceWord } from '../../ui/week/schedule-grid.tsx';

const sidesOf = (minutes: MinutesByPlace | undefined) =>
  minutes ? { work: minutes.WORKPLACE, school: minutesAtSchool(minutes) } : { work: 0, school: 0 };

/** Mondays from the first week to the last, also of weeks in which everything falls away. */
function mondays({ startsOn, endsOn }: Schedule): WorkingDay[] {
  const found: WorkingDay[] = [];
  for (let monday = mondayOf(startsOn); monday <= endsOn; monday = addDays(monday, 7)) found.push(monday);
  return found;
}

/** The hours of a placement, week after week. A week stands in the month of its first planned day. */
export function WeekRibbon(props: {
  week: Schedule;
  days: readonly PlannedDay[];
  time: PlannedTime;
  today: WorkingDay;
}) {
  const { week, days, time, today } = props;
  const { t } = useTranslation('weeks');
  const format = useFormat();
  const placeWord = usePlaceWord();
  const byMonday = new Map(time.weeks.map(({ monday, minutes }) => [monday, minutes]));
  const byMonth = new Map(time.months.map(({ month, minutes }) => [month, minutes]));
  const monthName = new Intl.DateTimeFormat(format.language === 'nl' ? 'nl-BE' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  });
  const firstDays = new Map(
    days
      .toReversed()
      .flatMap(({ day, stretches }) => (stretches.length > 0 ? [[mondayOf(day), day] as const] : [])),
  );
  const all = mondays(week).map((monday) => ({
    key: monday,
    month: (firstDays.get(monday) ?? monday).slice(0, 7),
    name: t('weekOf', { day: format.shortDay(monday) }),
    ...sidesOf(byMonday.get(monday)),
  }));
  const months = [...new Set([...all.map(({ month }) => month), ...byMonth.keys()])].toSorted();
  return (
    <HoursRibbon
      label={t('byWeek')}
      now={mondayOf(today)}
      words={{ work: placeWord('WORKPLACE'), school: t('school') }}
      hours={format.hours}
      months={months.map((month) => ({
        key: month,
        name: monthName.format(new Date(`${month}-01T00:00:00Z`)),
        weeks: all.filter((one) => one.month === month),
        ...sidesOf(byMonth.get(month)),
      }))}
    />
  );
}
