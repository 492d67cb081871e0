import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { useLive } from '../../session/live.ts';
import { useWords } from '../../session/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { WaterLine } from '../../ui/water-line.tsx';
import { AgreeQuestion, isAsked } from './agree-section.tsx';
import { OwnFoundPlace } from './found-place.tsx';
import { OwnPlaceDocument, type OwnPlaceQuery } from './home.generated.ts';
import { useLifeLine, useSearchLine } from './life-line.ts';
import { PlacementRows } from './placement-rows.tsx';

type OwnNeed = OwnPlaceQuery['needs']['nodes'][number];
type OwnPlacement = OwnNeed['placements'][number];

/** A student's own page: each period with where one stands in it. */
export function OwnPlace() {
  const { t } = useTranslation(['pages', 'wishes']);
  const words = useWords();
  const { data, error, refetch } = useQuery(OwnPlaceDocument);
  useLive(['Placement', 'Need'], refetch);
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <PageSkeleton />;
  const needs = data.needs.nodes;
  const any = needs.some(({ placements }) => placements.length > 0);
  return (
    <Page
      title={t('own.title')}
      actions={
        <Button component={Link} to="/wensen" variant="default">
          {t('wishes:to')}
        </Button>
      }
    >
      {!any && <EmptyState title={t('own.none')} note={t('own.noneNote', { teacher: words.teacher })} />}
      {needs.map((need, index) => (
        <NeedLedger key={need.id} need={need} first={index === 0 && any} />
      ))}
    </Page>
  );
}

function NeedLedger({ need, first }: { need: OwnNeed; first: boolean }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const { period, placements } = need;
  const leading = leadingOf(placements);
  return (
    <Ledger title={period.name} note={format.period(period.startsOn, period.endsOn)} first={first}>
      {placements.filter(isAsked).map((placement) => (
        <AgreeQuestion key={placement.id} placement={placement} />
      ))}
      {leading ? <PlacementLine placement={leading} /> : <SearchLine />}
      <OwnFoundPlace need={need} country={need.student.school.country} />
      {placements.length > 0 && <PlacementRows label={t('own.line')} placements={placements} who={false} />}
    </Ledger>
  );
}

const OPEN = ['PROPOSED', 'COUNTERED'];
const OVER = ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'ENDED_EARLY'];

/** The placement that tells where one stands: what is held or was, before what is asked; none when all fell away. */
function leadingOf(placements: readonly OwnPlacement[]): OwnPlacement | undefined {
  const standing = placements.filter(({ state }) => !OVER.includes(state));
  return standing.find(({ state }) => !OPEN.includes(state)) ?? standing[0];
}

function PlacementLine({ placement }: { placement: OwnPlacement }) {
  const { t } = useTranslation('pages');
  return <WaterLine label={t('own.line')} stations={useLifeLine(placement)} />;
}

function SearchLine() {
  const { t } = useTranslation('pages');
  return <WaterLine label={t('own.line')} stations={useSearchLine()} />;
}
