import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useLive } from '../../session/live.ts';
import { useWords } from '../../session/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { OwnPlaceDocument } from './home.generated.ts';
import { PlacementRows } from './placement-rows.tsx';

/** A student's own page: each period with what happens in it. */
export function OwnPlace() {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const words = useWords();
  const { data, error, refetch } = useQuery(OwnPlaceDocument);
  useLive(['Placement', 'Need'], refetch);
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <PageSkeleton />;
  const needs = data.needs.nodes;
  const any = needs.some(({ placements }) => placements.length > 0);
  return (
    <Page title={t('own.title')}>
      {!any && <EmptyState title={t('own.none')} note={t('own.noneNote', { teacher: words.teacher })} />}
      {needs.map((need, index) => (
        <Ledger
          key={need.id}
          title={need.period.name}
          note={format.period(need.period.startsOn, need.period.endsOn)}
          first={index === 0 && any}
        >
          {need.placements.length > 0 ? (
            <PlacementRows label={t('own.line')} placements={need.placements} who={false} />
          ) : (
            <p className="dim">{t(`students.${need.state}`)}</p>
          )}
        </Ledger>
      ))}
    </Page>
  );
}
