import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button } from '@mantine/core';
import { addDays, isWorkingDay, mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorReference } from '../app/apollo.ts';
import { AgendaFeed } from '../features/agenda/agenda-feed.tsx';
import { AgendaDocument } from '../features/agenda/agenda.generated.ts';
import classes from '../features/agenda/agenda.module.css';
import { WeekTable } from '../features/agenda/week-table.tsx';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import type { PlacementState } from '../schema-types.generated.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ICON } from '../ui/icons.ts';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

const WITH_DAYS: PlacementState[] = ['ACCEPTED', 'READY', 'ACTIVE', 'COMPLETED'];
const COMING: PlacementState[] = ['ACCEPTED', 'READY', 'ACTIVE'];
const WORK_WEEK = 5;

/** Who is where in a week, and the address for one's own calendar program. */
export function Component() {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const { today, membership } = useSignedInViewer();
  const [asked, setAsked] = useAddress('week');
  const thisWeek = mondayOf(today);
  const from = asked && isWorkingDay(asked) ? mondayOf(asked) : thisWeek;
  const to = addDays(from, 6);
  const variables = {
    first: 100,
    filter: { states: WITH_DAYS, from, to },
    next: { states: COMING, startsAfter: to },
    from,
    to,
  };
  const { data: current, previousData, error, refetch, fetchMore } = useQuery(AgendaDocument, { variables });
  useLive(['Placement'], () => refetch().catch(() => undefined));
  const data = current ?? previousData;
  const rows = (data?.placements.nodes ?? []).filter(({ days }) => days.length > 0);
  const planned = new Set(rows.flatMap(({ days }) => days.map(({ day }) => day)));
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at)).filter(
    (day, at) => at < WORK_WEEK || planned.has(day),
  );
  const go = (day: WorkingDay) => setAsked(mondayOf(day) === thisWeek ? null : mondayOf(day));
  const next = data?.next.nodes[0]?.startsOn;
  const period = format.period(from, addDays(from, days.length - 1));
  return (
    <Page title={t('title')} facts={[period]}>
      <div className={`${classes.weeks} no-print`} role="group" aria-label={t('weeks')}>
        <ActionIcon
          size={40}
          variant="default"
          aria-label={t('before')}
          title={t('before')}
          onClick={() => go(addDays(from, -7))}
        >
          <IconChevronLeft {...ICON} />
        </ActionIcon>
        <Button variant="default" disabled={from === thisWeek} onClick={() => go(today)}>
          {t('now')}
        </Button>
        <ActionIcon
          size={40}
          variant="default"
          aria-label={t('after')}
          title={t('after')}
          onClick={() => go(addDays(from, 7))}
        >
          <IconChevronRight {...ICON} />
        </ActionIcon>
      </div>
      {!data && error && <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton />}
      {data && rows.length > 0 && (
        <WeekTable
          label={`${t('title')}, ${period}`}
          rows={rows}
          days={days}
          today={today}
          own={membership?.role === 'STUDENT'}
        />
      )}
      {data && rows.length === 0 && (
        <EmptyState
          title={t('nothing')}
          note={next ? undefined : t('nothingYet')}
          action={
            next && (
              <Button variant="default" onClick={() => go(next)}>
                {t('toNext', { day: format.day(next) })}
              </Button>
            )
          }
        />
      )}
      {data?.placements.pageInfo.hasNextPage && (
        <MoreButton
          word={t('more')}
          onMore={() => fetchMore({ variables: { after: data.placements.pageInfo.endCursor ?? null } })}
        />
      )}
      <AgendaFeed />
    </Page>
  );
}
