import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { compareAddress } from '../features/matching/compare-address.ts';
import { NewPlanSheet } from '../features/matching/new-plan-sheet.tsx';
import { usePlanState } from '../features/matching/plan-words.ts';
import { MatchingDocument, type ProeftuinPlansFragment } from '../features/matching/plans.generated.ts';
import classes from '../features/matching/plans.module.css';
import { WeightsSheet } from '../features/matching/weights-sheet.tsx';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { Buoy } from '../ui/buoy.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { Cell, Row, RowList, RowName } from '../ui/row-list.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** The plans of each proeftuin that one coordinates, and what counts in it. */
export function Component() {
  const { t } = useTranslation(['plans', 'frame']);
  const { data, error, refetch } = useQuery(MatchingDocument, { fetchPolicy: 'cache-and-network' });
  useLive(['MatchingPlan', 'Proeftuin'], refetch);
  const [planning, setPlanning] = useState<ProeftuinPlansFragment | null>(null);
  const [weighing, setWeighing] = useState<ProeftuinPlansFragment | null>(null);
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const proeftuinen = data.proeftuinen.nodes.filter(({ viewerCanEdit }) => viewerCanEdit);
  return (
    <Page title={t('frame:rail.matching')} facts={[t('page.about')]}>
      {proeftuinen.length === 0 && <EmptyState title={t('page.none')} note={t('page.noneNote')} />}
      {proeftuinen.map((proeftuin) => (
        <Ledger
          key={proeftuin.id}
          title={proeftuin.title}
          wide
          tools={
            <div className={classes.tools}>
              <Button variant="default" size="sm" onClick={() => setWeighing(proeftuin)}>
                {t('weights.title')}
              </Button>
              {compared(proeftuin).length > 1 && (
                <Button variant="default" size="sm" component={Link} to={compareAddress(compared(proeftuin))}>
                  {t('compare.open')}
                </Button>
              )}
              <Button variant="default" size="sm" onClick={() => setPlanning(proeftuin)}>
                {t('plan.new')}
              </Button>
            </div>
          }
        >
          <Plans proeftuin={proeftuin} />
        </Ledger>
      ))}
      {planning && <NewPlanSheet proeftuin={planning} onClose={() => setPlanning(null)} />}
      {weighing && <WeightsSheet proeftuin={weighing} onClose={() => setWeighing(null)} />}
    </Page>
  );
}

/** The two newest plans that are there. */
function compared({ matchingPlans }: ProeftuinPlansFragment) {
  return (matchingPlans ?? []).filter(({ figures }) => figures).slice(0, 2);
}

function Plans({ proeftuin }: { proeftuin: ProeftuinPlansFragment }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const state = usePlanState();
  const plans = proeftuin.matchingPlans ?? [];
  if (plans.length === 0) return <p className="dim">{t('page.noPlans')}</p>;
  return (
    <RowList
      label={t('page.plans', { proeftuin: proeftuin.title })}
      head={[t('page.plan'), t('page.placed'), t('page.state')]}
      columns="minmax(0, 1fr) 160px 160px"
      columnsPhone="minmax(0, 1fr) auto"
    >
      {plans.map((plan) => {
        const { kind, word } = state(plan);
        return (
          <Row key={plan.id}>
            <RowName to={`/matching/${plan.id}`} note={format.dayOf(plan.madeAt)}>
              {plan.name}
            </RowName>
            <Cell>
              {plan.figures
                ? t('page.placedOf', { placed: plan.figures.placed, students: plan.figures.students })
                : ''}
            </Cell>
            <Cell>
              <Buoy kind={kind} small>
                {word}
              </Buoy>
            </Cell>
          </Row>
        );
      })}
    </RowList>
  );
}
