import { Button } from '@mantine/core';
import type { Closure } from '@scheldemond/domain/calendar/closures';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { plannedDays, type PlannedDay } from '@scheldemond/domain/week/planned-days';
import {
  minutesAtSchool,
  minutesInAll,
  plannedTime,
  type MinutesByPlace,
  type PlannedTime,
} from '@scheldemond/domain/week/hours';
import type { Week } from '@scheldemond/domain/week/pattern';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWeekLine } from '../../session/week-line.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { FormHours } from './form-hours.tsx';
import { Law, useLaw, useMarks } from './law.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import { ScheduleGrid, usePlaceWord } from '../../ui/week/schedule-grid.tsx';
import { WeekRibbon } from './week-ribbon.tsx';

const WeekSheet = lazy(async () => ({ default: (await import('./week-sheet.tsx')).WeekSheet }));

/** The agreed week on its grid, its hours, and the days that fall away. */
export function WeekSection({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation(['pages', 'weeks']);
  const format = useFormat();
  const weekLine = useWeekLine();
  const { week, calendars } = placement;
  const days = useMemo(() => plannedDays(week, calendars), [week, calendars]);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const weeks = patternOn(week, today);
  const free = closuresIn(days);
  const law = useLaw(placement);
  const breaches = law ?? [];
  const marks = useMarks(breaches);
  const [changing, setChanging] = useState(false);
  const time = useMemo(() => plannedTime(days), [days]);
  const sums = useSums(time);
  return (
    <Ledger
      title={t('placement.week')}
      note={weekLine(week)}
      {...(placement.viewerCanEdit
        ? {
            tools: (
              <Button size="sm" variant="default" mt={8} onClick={() => setChanging(true)}>
                {t('weeks:change')}
              </Button>
            ),
          }
        : {})}
    >
      {weeks.map((one, at) => {
        const turn = t('weeks:turn', { week: at + 1, weeks: weeks.length });
        return (
          <div key={turn}>
            {weeks.length > 1 && <h3>{turn}</h3>}
            <ScheduleGrid
              label={weeks.length > 1 ? `${t('placement.week')}, ${turn}` : t('placement.week')}
              week={one}
              marks={marks}
              {...(at === 0 ? { sums } : {})}
            />
          </div>
        );
      })}
      <WeekRibbon week={week} days={days} time={time} today={today} />
      {free.length > 0 && (
        <p className="second">
          {t('weeks:free', {
            days: free
              .map(({ from, name }) => `${format.shortDay(from)} (${name[format.language]})`)
              .join(', '),
          })}
        </p>
      )}
      {law === undefined && <ListSkeleton rows={1} />}
      {breaches.length > 0 && <Law breaches={breaches} />}
      <FormHours student={placement.student} week={week} days={days} />
      {changing && (
        <Suspense>
          <WeekSheet placement={placement} today={today} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </Ledger>
  );
}

/** The weeks of the pattern that holds on a day; before the first day those it begins with. */
function patternOn({ versions }: Schedule, day: WorkingDay): readonly Week[] {
  return (versions.findLast(({ from }) => from <= day) ?? versions[0]!).pattern.weeks;
}

function closuresIn(days: readonly PlannedDay[]): Closure[] {
  return [...new Set(days.flatMap(({ dropped }) => dropped.map(({ closure }) => closure)))];
}

/** The week that comes back most often. */
function usualWeek(weeks: readonly MinutesByPlace[]): MinutesByPlace | undefined {
  const times = new Map<string, number>();
  for (const week of weeks) times.set(JSON.stringify(week), (times.get(JSON.stringify(week)) ?? 0) + 1);
  return weeks.toSorted((a, b) => times.get(JSON.stringify(b))! - times.get(JSON.stringify(a))!)[0];
}

/** Hours of a usual week by side, and of all weeks together. */
function useSums({ weeks, total }: PlannedTime) {
  const { t } = useTranslation('weeks');
  const format = useFormat();
  const placeWord = usePlaceWord();
  const usual = usualWeek(weeks.map(({ minutes }) => minutes));
  if (!usual) return [];
  const note = t('perWeek');
  const school = minutesAtSchool(usual);
  return [
    { label: placeWord('WORKPLACE'), value: format.hours(usual.WORKPLACE), note },
    ...(school > 0
      ? [
          { label: t('school'), value: format.hours(school), note },
          { label: t('together'), value: format.hours(minutesInAll(usual)), note },
        ]
      : []),
    { label: t('total'), value: format.hours(minutesInAll(total)), note: t('totalNote') },
  ];
}
