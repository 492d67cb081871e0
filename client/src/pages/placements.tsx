import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { PlacementRows } from '../features/placements/placement-rows.tsx';
import { PlacementsDocument } from '../features/placements/placement-row.generated.ts';
import type { PlacementState } from '../schema-types.generated.ts';
import { useAddress } from '../session/address.ts';
import { useLive } from '../session/live.ts';
import { useTyped } from '../session/typed.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

const GROUPS = {
  open: ['PROPOSED', 'COUNTERED'],
  running: ['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'],
  finished: ['COMPLETED', 'CLOSED'],
  ended: ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'ENDED_EARLY'],
} as const satisfies Record<string, readonly PlacementState[]>;
type Group = keyof typeof GROUPS;
const NAMES = Object.keys(GROUPS) as Group[];

/** Placements that the viewer may see, newest change first. */
export function Component() {
  const { t } = useTranslation('pages');
  const { typed, setTyped, search } = useTyped();
  const [stand, setStand] = useAddress('stand');
  const group = NAMES.find((one) => one === stand) ?? 'all';
  const filter = { search, ...(group === 'all' ? {} : { states: [...GROUPS[group]] }) };
  const { data, previousData, error, refetch, fetchMore } = useQuery(PlacementsDocument, {
    variables: { first: 25, filter },
  });
  useLive(['Placement'], refetch);
  const placements = (data ?? previousData)?.placements;
  return (
    <Page title={t('placements.title')}>
      <ListTools
        search={{ label: t('placements.search'), value: typed, onChange: setTyped }}
        filter={{
          label: t('placements.state'),
          value: group,
          options: [
            { value: 'all', label: t('placements.all') },
            ...NAMES.map((value) => ({ value, label: t(`placements.${value}`) })),
          ],
          onChange: (value) => setStand(value === 'all' ? null : value),
        }}
        count={placements && t('placements.count', { count: placements.totalCount })}
      />
      {!placements && !error && <ListSkeleton />}
      {!placements && error && <ErrorState onRetry={() => void refetch()} />}
      {placements?.totalCount === 0 && (
        <EmptyState title={t('placements.none')} note={t('placements.noneNote')} />
      )}
      {placements && placements.totalCount > 0 && (
        <PlacementRows label={t('placements.title')} placements={placements.nodes} />
      )}
      {placements?.pageInfo.hasNextPage && (
        <MoreButton
          word={t('placements.more')}
          onMore={() =>
            fetchMore({
              variables: { after: placements.pageInfo.endCursor ?? null },
              updateQuery: (before, { fetchMoreResult }) => ({
                placements: {
                  ...fetchMoreResult.placements,
                  nodes: [...before.placements.nodes, ...fetchMoreResult.placements.nodes],
                },
              }),
            })
          }
        />
      )}
    </Page>
  );
}
