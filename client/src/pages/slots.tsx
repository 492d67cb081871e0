import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SlotRows } from '../features/slots/slot-rows.tsx';
import { SlotsDocument } from '../features/slots/slots.generated.ts';
import type { SlotState } from '../schema-types.generated.ts';
import { useAddress } from '../session/address.ts';
import { useLive } from '../session/live.ts';
import { useTyped } from '../session/typed.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

const STATES: readonly SlotState[] = ['OPEN', 'FULL', 'PAUSED', 'CLOSED'];

/** The slots that the viewer may read. */
export function Component() {
  const { t } = useTranslation('pages');
  const { typed, setTyped, search } = useTyped();
  const [state, setState] = useAddress('stand');
  const choice = STATES.find((one) => one === state) ?? 'ALL';
  const filter = { search, ...(choice === 'ALL' ? {} : { state: choice }) };
  const { data, previousData, error, refetch, fetchMore } = useQuery(SlotsDocument, {
    variables: { first: 25, filter },
  });
  useLive(['Slot'], refetch);
  const slots = (data ?? previousData)?.slots;
  return (
    <Page title={t('slots.title')}>
      <ListTools
        search={{ label: t('slots.search'), value: typed, onChange: setTyped }}
        filter={{
          label: t('slots.state'),
          value: choice,
          options: [
            { value: 'ALL', label: t('slots.all') },
            ...STATES.map((value) => ({ value, label: t(`slots.${value}`) })),
          ],
          onChange: (value) => setState(value === 'ALL' ? null : value),
        }}
        count={slots && t('slots.count', { count: slots.totalCount })}
      />
      {!slots && !error && <ListSkeleton />}
      {!slots && error && <ErrorState onRetry={() => void refetch()} />}
      {slots?.totalCount === 0 && <EmptyState title={t('slots.none')} note={t('slots.noneNote')} />}
      {slots && slots.totalCount > 0 && <SlotRows slots={slots.nodes} />}
      {slots?.pageInfo.hasNextPage && (
        <MoreButton
          word={t('slots.more')}
          onMore={() =>
            fetchMore({
              variables: { after: slots.pageInfo.endCursor ?? null },
              updateQuery: (before, { fetchMoreResult }) => ({
                slots: {
                  ...fetchMoreResult.slots,
                  nodes: [...before.slots.nodes, ...fetchMoreResult.slots.nodes],
                },
              }),
            })
          }
        />
      )}
    </Page>
  );
}
