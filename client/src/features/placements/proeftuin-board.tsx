import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useLive } from '../../session/live.ts';
import { Board } from '../../ui/board.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { stateBuoy } from './state-buoy.ts';
import type { ProeftuinFactsFragment } from '../proeftuinen/proeftuinen.generated.ts';
import { ProeftuinBoardDocument } from './proeftuin-board.generated.ts';

const LANES = ['PROPOSED', 'COUNTERED', 'ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'] as const;
const CARDS = 6;

/** The open and running placements by state; it follows what happens elsewhere without a reload. */
export function ProeftuinBoard({ proeftuin }: { proeftuin: ProeftuinFactsFragment }) {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  const filter = { proeftuinId: proeftuin.id, states: [...LANES] };
  const { data, error, refetch } = useQuery(ProeftuinBoardDocument, { variables: { filter } });
  useLive(['Placement'], refetch);
  const placements = data?.placements.nodes;
  const lanes = LANES.map((state) => {
    const all = placements?.filter((one) => one.state === state) ?? [];
    const { kind, word } = stateBuoy(state, language);
    return {
      key: state,
      name: word,
      buoy: kind,
      count: proeftuin.placementCounts.find((one) => one.state === state)?.count ?? all.length,
      cards: all.slice(0, CARDS).map((one) => ({
        key: one.id,
        title: one.student.displayName,
        note: one.company.name,
        to: `/plaatsingen/${one.id}`,
      })),
      moreTo: '/plaatsingen',
    };
  }).filter(({ key, count }) => count > 0 || (key !== 'COUNTERED' && key !== 'INTERRUPTED'));
  return (
    <Ledger title={t('proeftuin.board')} wide>
      {!placements && !error && <ListSkeleton />}
      {!placements && error && <ErrorState onRetry={() => void refetch()} />}
      {placements && <Board lanes={lanes} />}
    </Ledger>
  );
}
