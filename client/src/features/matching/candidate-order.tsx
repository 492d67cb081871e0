import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useLive } from '../../session/live.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { SlotCandidatesDocument } from './candidates.generated.ts';
import classes from './candidate-order.module.css';
import { RankList } from './rank-list.tsx';
import { useCandidateOrder } from './use-candidate-order.ts';

/** Those who wait for the company's answer at a slot, in the order in which it would take them; nothing for fewer than two. */
export function CandidateOrder({ slot }: { slot: { id: string; version: number } }) {
  const { t } = useTranslation(['matching', 'wishes']);
  const format = useFormat();
  const { data, error, refetch } = useQuery(SlotCandidatesDocument, { variables: { slotId: slot.id } });
  useLive(['Slot', 'Placement'], refetch);
  const candidates = data?.placements.nodes ?? [];
  const { ordered, ranked, state, change, retry, undo } = useCandidateOrder(slot, candidates, refetch);
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton rows={2} />;
  if (candidates.length < 2) return null;
  const choices = ordered.map(({ id, student, startsOn, endsOn }) => ({
    key: id,
    name: student.displayName,
    note: `${student.school.name}, ${format.period(startsOn, endsOn)}`,
  }));
  const idsOf = (all: typeof choices) => all.map(({ key }) => key);
  return (
    <Ledger title={t('order.title')} note={t('order.note')}>
      <RankList
        label={t('order.list')}
        choices={choices}
        ranked={ranked}
        onChange={(all) => change(idsOf(all))}
      />
      <div className={classes.tools}>
        <FixedButton off={ranked === candidates.length} onClick={() => change(idsOf(choices))}>
          {t('order.keep')}
        </FixedButton>
        <FixedButton off={ranked === 0} onClick={() => change([])}>
          {t('order.clear')}
        </FixedButton>
        {undo && (
          <Button variant="default" onClick={undo}>
            {t('wishes:undo')}
          </Button>
        )}
        {state === 'failed' && retry && (
          <Button variant="default" onClick={retry}>
            {t('wishes:retry')}
          </Button>
        )}
        <span role="status">
          {state === 'still' && ranked === 0 && t('order.none')}
          {state === 'saving' && t('wishes:saving')}
          {state === 'saved' && (
            <Buoy kind="green">{t(ranked === 0 ? 'order.cleared' : 'wishes:saved')}</Buoy>
          )}
          {state === 'stale' && <Buoy kind="amber">{t('order.stale')}</Buoy>}
          {state === 'failed' && <Buoy kind="red">{t('wishes:failed')}</Buoy>}
        </span>
      </div>
    </Ledger>
  );
}

/** A button that stays where it is, with the focus, while it has nothing to do: a second press must not meet another. */
function FixedButton({ off, onClick, children }: { off: boolean; onClick: () => void; children: string }) {
  return (
    <Button
      variant="default"
      aria-disabled={off}
      data-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick();
      }}
    >
      {children}
    </Button>
  );
}
