import { useQuery } from '@apollo/client/react';
import { REASON_REQUIRED } from '@scheldemond/domain/placement/lifecycle';
import { PLACEMENT_STATES, type PlacementState } from '@scheldemond/domain/placement/states';
import { STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useLive } from '../../session/live.ts';
import { Board } from '../../ui/board.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { ProeftuinFactsFragment } from '../proeftuinen/proeftuinen.generated.ts';
import { type BoardStep, moverOf, movesOf } from './board-moves.ts';
import { BoardSheet } from './board-sheet.tsx';
import { type BoardPlacementFragment, ProeftuinBoardDocument } from './proeftuin-board.generated.ts';
import { stateBuoy } from './state-buoy.ts';
import { type Reason, type StepName, useTakeStep } from './steps.ts';

const LANES = ['PROPOSED', 'COUNTERED', 'ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'] as const;
const CARDS = 6;
const SHOWN = ['ProeftuinBoard', 'ProeftuinPage'];

/** A placement on its way to another lane: what it waits for is an answer, or a sheet that asks more. */
interface Going {
  placement: BoardPlacementFragment;
  to: PlacementState;
  step: BoardStep;
  asking: boolean;
}

/** The open and running placements by state, moved by hand; it follows what happens elsewhere without a reload. */
export function ProeftuinBoard({ proeftuin }: { proeftuin: ProeftuinFactsFragment }) {
  const { t } = useTranslation(['pages', 'proeftuin']);
  const { language } = useFormat();
  const filter = { proeftuinId: proeftuin.id, states: [...LANES] };
  const { data, error, refetch } = useQuery(ProeftuinBoardDocument, { variables: { filter } });
  useLive(['Placement'], refetch);
  const take = useTakeStep(SHOWN);
  const [going, setGoing] = useState<Going | null>(null);
  const placements = data?.placements.nodes;
  const more = data !== undefined && data.placements.totalCount > data.placements.nodes.length;
  const of = (id: string) => placements?.find((one) => one.id === id);
  const laneOf = (one: BoardPlacementFragment) =>
    going && !going.asking && going.placement.id === one.id ? going.to : one.state;

  async function run(move: Going, step: StepName, reason?: Reason): Promise<string | null> {
    setGoing({ ...move, asking: reason !== undefined });
    return take(move.placement, step, reason).finally(() => setGoing(reason ? move : null));
  }
  async function move(id: string, lane: string): Promise<void> {
    const placement = of(id);
    const to = PLACEMENT_STATES.find((state) => state === lane);
    const step = placement && to && movesOf(placement).get(to);
    if (!placement || !to || !step) return;
    const asking = step === 'COUNTER' || step === 'AGREEMENT' || REASON_REQUIRED.has(step);
    const next = { placement, to, step, asking };
    if (asking) return setGoing(next);
    const refused = await run(next, step);
    if (refused) showToast(refused, 'red');
  }
  const lanes = LANES.map((state) => {
    const all = placements?.filter((one) => laneOf(one) === state) ?? [];
    const { kind, word } = stateBuoy(state, language);
    const known = proeftuin.placementCounts?.find((one) => one.state === state)?.count ?? 0;
    return {
      key: state,
      name: word,
      buoy: kind,
      count: Math.max(known, all.length),
      cards: all.slice(0, CARDS).map((one) => ({
        key: one.id,
        title: one.student.displayName,
        note: one.company.name,
        to: `/plaatsingen/${one.id}`,
        busy: laneOf(one) !== one.state,
        moves: [...movesOf(one)].map(([to, step]) => ({
          lane: to,
          word: STATE_WORDS[to][language],
          note: step === 'AGREEMENT' ? t('proeftuin:move.AGREEMENT') : t(`command.${step}`),
        })),
      })),
      // The count is the whole proeftuin's; the list shows what this viewer may see.
      ...(all.length > CARDS || more
        ? { moreTo: `/plaatsingen?precies=${state}&proeftuin=${proeftuin.id}` }
        : {}),
    };
  }).filter(({ key, count }) => count > 0 || (key !== 'COUNTERED' && key !== 'INTERRUPTED'));
  return (
    <Ledger title={t('proeftuin.board')} wide>
      {!placements && !error && <ListSkeleton />}
      {!placements && error && <ErrorState onRetry={() => void refetch()} />}
      {placements && (
        <Board
          label={t('proeftuin.board')}
          lanes={lanes}
          onMove={(id, lane) => void move(id, lane)}
          refused={(id, lane) => {
            const from = of(id)?.state ?? 'PROPOSED';
            return t(`proeftuin:mover.${moverOf(from, lane as PlacementState)}`, {
              state: STATE_WORDS[from][language],
            });
          }}
        />
      )}
      {going?.asking && (
        <BoardSheet
          placement={going.placement}
          step={going.step}
          onClose={() => setGoing(null)}
          onStep={(step, reason) => run(going, step, reason)}
        />
      )}
    </Ledger>
  );
}
