import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { FittingRows, type FittingSlot } from './fitting-rows.tsx';
import { FitOfSlotDocument, SlotsToAskAboutDocument } from './fitting-slots.generated.ts';
import classes from './why-not.module.css';

/** Why any other slot is not among the best: the rules that stop it, or the points that it lacks. */
export function WhyNot(props: {
  needId: string;
  /** The slot that fits best; null where it is not known or there is none. */
  best: FittingSlot | null;
  canPropose: boolean;
  onPropose: (slot: FittingSlot) => void;
}) {
  const { needId, best } = props;
  const { t } = useTranslation('matching');
  const [slotId, setSlotId] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(FitOfSlotDocument, {
    variables: { needId, slotId: slotId ?? '' },
    skip: slotId === null,
  });
  const fitting = data?.node?.__typename === 'Need' ? data.node.fitOf : null;
  return (
    <Ledger title={t('not.title')} note={t('not.note')} wide>
      <SlotChoice onChoose={setSlotId} />
      <div className={classes.answer} aria-live="polite">
        {slotId && !data && !error && <ListSkeleton />}
        {slotId && error && <ErrorState onRetry={() => void refetch()} />}
        {slotId && fitting && (
          <>
            <p className={classes.word}>
              <Verdict fitting={fitting} best={best} />
            </p>
            <FittingRows
              key={slotId}
              slots={[fitting]}
              canPropose={props.canPropose}
              onPropose={props.onPropose}
              opened
            />
          </>
        )}
      </div>
    </Ledger>
  );
}

function Verdict({ fitting, best }: { fitting: FittingSlot; best: FittingSlot | null }) {
  const { t } = useTranslation('matching');
  const blocking = fitting.rules.filter(({ met, blocks }) => blocks && !met).length;
  if (blocking > 0) return <Buoy kind="red">{t('not.blocked', { count: blocking })}</Buoy>;
  if (!best) return <Buoy kind="green">{t('not.fits')}</Buoy>;
  if (best.slot.id === fitting.slot.id) return <Buoy kind="green">{t('not.best')}</Buoy>;
  const less = best.score - fitting.score;
  if (less <= 0) return <Buoy kind="green">{t('not.equal')}</Buoy>;
  const term = widestGap(fitting, best);
  return (
    <Buoy kind="amber">
      {t('not.less', { count: less })}
      {term && ` ${t('not.lessBy', { term: t(`term.${term}`).toLowerCase() })}`}
    </Buoy>
  );
}

/** The part of the score in which the best one is most ahead. */
function widestGap(fitting: FittingSlot, best: FittingSlot): FittingSlot['terms'][number]['term'] | null {
  let widest: { term: FittingSlot['terms'][number]['term']; gap: number } | null = null;
  for (const { term, points } of best.terms) {
    const gap = points - (fitting.terms.find((one) => one.term === term)?.points ?? 0);
    if (gap > (widest?.gap ?? 0)) widest = { term, gap };
  }
  return widest?.term ?? null;
}

function SlotChoice({ onChoose }: { onChoose: (id: string | null) => void }) {
  const { t } = useTranslation('matching');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const search = typed === chosen?.label ? '' : typed;
  const [asked] = useDebouncedValue(search.trim() || null, 250);
  const { data, previousData } = useQuery(SlotsToAskAboutDocument, { variables: { search: asked } });
  const found = ((data ?? previousData)?.slots.nodes ?? []).map(({ id, title, company, site }) => ({
    value: id,
    label: `${title}, ${company.name}, ${site.place}`,
  }));
  const options = [
    ...(chosen && !found.some(({ value }) => value === chosen.value) ? [chosen] : []),
    ...found,
  ];
  return (
    <Select
      label={t('not.label')}
      placeholder={t('not.placeholder')}
      searchable
      clearable
      value={chosen?.value ?? null}
      data={options}
      filter={({ options: all }) => all}
      onSearchChange={setTyped}
      onChange={(value) => {
        setChosen(options.find((one) => one.value === value) ?? null);
        onChoose(value);
      }}
      nothingFoundMessage={t('not.nothing')}
      className={classes.choice}
    />
  );
}
