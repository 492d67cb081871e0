import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Progress, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { compareAddress } from '../features/matching/compare-address.ts';
import { DropOutSheet } from '../features/matching/drop-out-sheet.tsx';
import { MoveSheet, type Moving } from '../features/matching/move-sheet.tsx';
import { NewPlanSheet } from '../features/matching/new-plan-sheet.tsx';
import { OnePlaceSheet, type WidenedSlot } from '../features/matching/one-place-sheet.tsx';
import { PlanFigures } from '../features/matching/plan-figures.tsx';
import { PlacedRows, UnplacedRows } from '../features/matching/plan-rows.tsx';
import { PlanRelease } from '../features/matching/plan-release.tsx';
import { Published } from '../features/matching/published.tsx';
import { PlanShort } from '../features/matching/plan-short.tsx';
import { useCappedWords, usePlanState } from '../features/matching/plan-words.ts';
import {
  CancelMatchingPlanDocument,
  type PlanFactsFragment,
  PlanNeedFragmentDoc,
  PlanPageDocument,
} from '../features/matching/plans.generated.ts';
import classes from '../features/matching/plans.module.css';
import { PublishPlanSheet } from '../features/matching/publish-plan-sheet.tsx';
import { useDecisions } from '../features/matching/use-decisions.ts';
import { useFormat } from '../session/format.ts';
import { newKey } from '../session/key.ts';
import { useLive } from '../session/live.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Buoy } from '../ui/buoy.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

const ASK_AGAIN = 150;

/** A plan: its figures, who has no place and why, who goes where, and its way to proposals. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(PlanPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useLive(['MatchingPlan'], refetch);
  const plan = data?.node?.__typename === 'MatchingPlan' ? data.node : null;
  const running = plan?.state === 'RUNNING';
  useEffect(() => {
    if (running) startPolling(ASK_AGAIN);
    else stopPolling();
    return stopPolling;
  }, [running, startPolling, stopPolling]);
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  return plan ? <PlanView key={plan.id} plan={plan} onChange={refetch} /> : <MissingPage />;
}

type Shown = 'ALL' | 'DECIDED';

function PlanView({ plan, onChange }: { plan: PlanFactsFragment; onChange: () => unknown }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const state = usePlanState();
  const cappedWords = useCappedWords();
  const { decisions, decide, changed } = useDecisions(plan);
  const [shown, setShown] = useState<Shown>('ALL');
  const [planning, setPlanning] = useState(false);
  const client = useApolloClient();
  const [moving, setMoving] = useState<Moving | null>(null);
  const [widened, setWidened] = useState<WidenedSlot | null>(null);
  const [dropping, setDropping] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const { proeftuin, figures, basis } = plan;
  const plans = proeftuin?.matchingPlans ?? [];
  const before =
    plan.from ??
    plans.slice(plans.findIndex(({ id }) => id === plan.id) + 1).find((one) => one.figures) ??
    null;
  // A student that is dropped is one of a row on the page.
  const move = (needId: string, need: Moving['need'] | null, to: Moving['to']) => {
    const known =
      need ??
      client.readFragment({
        fragment: PlanNeedFragmentDoc,
        fragmentName: 'PlanNeed',
        id: client.cache.identify({ __typename: 'Need', id: needId })!,
      });
    if (known) setMoving({ need: known, to });
  };
  const place = { planId: plan.id, canDecide: plan.viewerCanEdit, onePlace: setWidened };
  const rows = { ...place, decisions, changed, decide, move };
  return (
    <Page
      title={plan.name}
      {...(plan.state === 'DONE' ? {} : { state: state(plan) })}
      facts={[
        t('plan.made', { day: format.dayOf(plan.madeAt), who: plan.madeBy?.displayName ?? '' }),
        proeftuin?.title,
        basis?.gap === 0 && !basis.capped && t('plan.proved'),
      ]}
      actions={
        plan.viewerCanEdit &&
        proeftuin && (
          <>
            {figures && plans.length > 1 && (
              <Button variant="default" component={Link} to={compareAddress([plan, before])}>
                {t('compare.open')}
              </Button>
            )}
            {figures && (
              <Button variant="default" onClick={() => setDropping(true)}>
                {t('dropOut.open')}
              </Button>
            )}
            <Button variant="default" onClick={() => setPlanning(true)}>
              {t('plan.again')}
            </Button>
          </>
        )
      }
      action={
        plan.viewerCanEdit &&
        figures && (
          <Button variant="filled" onClick={() => setPublishing(true)}>
            {t('publish.open')}
          </Button>
        )
      }
    >
      {plan.state === 'RUNNING' && <Running plan={plan} />}
      {plan.state === 'CANCELLED' && <p>{t('plan.cancelled')}</p>}
      {plan.state === 'FAILED' && <Failed plan={plan} />}
      {figures && basis && (
        <>
          <PlanFigures figures={figures} before={before} />
          <PlanRelease plan={plan} />
          <Published planId={plan.id} onChange={() => void onChange()} />
          <Repaired plan={plan} />
          <p className={`second ${classes.basis}`}>
            {t('plan.basis', { needs: basis.needs, slots: basis.slots, pairs: basis.pairs })}
            {basis.capped && ` ${cappedWords(basis.capped)}`}
            {basis.waiting > 0 && ` ${t('plan.waiting', { count: basis.waiting })}`}
          </p>
          <Ledger title={t('rows.unplaced')} wide>
            <UnplacedRows {...rows} />
          </Ledger>
          <PlanShort {...place} />
          <Ledger
            title={t('rows.placed')}
            wide
            tools={
              <SegmentedControl
                aria-label={t('rows.placed')}
                value={shown}
                onChange={(value) => setShown(value as Shown)}
                data={[
                  { value: 'ALL', label: t('rows.all') },
                  { value: 'DECIDED', label: t('rows.decided') },
                ]}
              />
            }
          >
            <PlacedRows
              {...rows}
              outcomes={shown === 'ALL' ? ['PLACED', 'PINNED', 'FIXED'] : ['PINNED', 'FIXED']}
            />
          </Ledger>
        </>
      )}
      {changed.size > 0 && (
        <div className={classes.decided} role="status">
          <span>{t('decide.count', { count: changed.size })}</span>
          <Button variant="default" onClick={() => setPlanning(true)}>
            {t('plan.again')}
          </Button>
        </div>
      )}
      {planning && proeftuin && (
        <NewPlanSheet
          proeftuin={proeftuin}
          decisions={decisions}
          before={plan}
          onClose={() => setPlanning(false)}
        />
      )}
      {moving && <MoveSheet plan={plan} moving={moving} onClose={() => setMoving(null)} />}
      {widened && <OnePlaceSheet planId={plan.id} slot={widened} onClose={() => setWidened(null)} />}
      {dropping && <DropOutSheet plan={plan} decisions={decisions} onClose={() => setDropping(false)} />}
      {publishing && (
        <PublishPlanSheet plan={plan} onClose={() => setPublishing(false)} onDone={() => void onChange()} />
      )}
    </Page>
  );
}

/** For whom and with which places it was made, from which plan, and how many students that moved. */
function Repaired({ plan }: { plan: PlanFactsFragment }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { from, withoutCompanies, figures } = plan;
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ');
  const only = names([
    ...plan.onlyClasses,
    ...plan.onlyNeeds.map(({ student }) => ({ name: student.displayName })),
  ]);
  const [companies, onlyAt] = [withoutCompanies, plan.onlyCompanies].map(names);
  const [slots, withoutSlots] = [plan.onlySlots, plan.withoutSlots].map((list) =>
    list.map(({ title, company }) => `${title} (${company.name})`).join(', '),
  );
  return (
    <>
      {plan.proposedOn && (
        <p className={classes.repaired}>{t('plan.for', { day: format.day(plan.proposedOn) })}</p>
      )}
      {only && <p className={classes.repaired}>{t('plan.onlyClasses', { classes: only })}</p>}
      {onlyAt && <p className={classes.repaired}>{t('plan.onlyCompanies', { companies: onlyAt })}</p>}
      {slots && (
        <p className={classes.repaired}>{t(onlyAt ? 'plan.alsoSlots' : 'plan.onlySlots', { slots })}</p>
      )}
      {withoutSlots && <p className={classes.repaired}>{t('plan.withoutSlots', { slots: withoutSlots })}</p>}
      {companies && <p className={classes.repaired}>{t('plan.without', { companies })}</p>}
      {from && (
        <p className={classes.repaired}>
          {t('plan.repaired', { plan: from.name })} {t('plan.moved', { count: figures?.moved ?? 0 })}{' '}
          <Link to={compareAddress([from, plan])}>{t('plan.whoMoved')}</Link>
        </p>
      )}
    </>
  );
}

function Running({ plan }: { plan: PlanFactsFragment }) {
  const { t } = useTranslation('plans');
  const [cancel] = useMutation(CancelMatchingPlanDocument);
  return (
    <div className={classes.running}>
      <p role="status">{t(plan.progress > 0 ? 'plan.running' : 'plan.queued')}</p>
      <Progress value={plan.progress} aria-label={t('plan.running')} />
      {plan.viewerCanEdit && (
        <p>
          <ActionButton
            variant="default"
            onAction={() => cancel({ variables: { input: { key: newKey(), id: plan.id } } })}
          >
            {t('plan.stop')}
          </ActionButton>
        </p>
      )}
    </div>
  );
}

function Failed({ plan }: { plan: PlanFactsFragment }) {
  const { t } = useTranslation('plans');
  const rejected = plan.rejectedPins.map(({ need, slot, rules }) =>
    t('move.rejected', {
      student: need?.student.displayName ?? t('rows.needGone'),
      slot: slot ? `${slot.title}, ${slot.company.name}` : t('rows.slotGone'),
      rules: rules.map((rule) => t(`plan.needs.${rule}`)).join(', '),
    }),
  );
  const full = plan.fullSlots.map(({ title, company }) => `${title}, ${company.name}`).join('; ');
  return (
    <p role="alert">
      <Buoy kind="red">
        {full ? t('plan.full', { slots: full }) : rejected.join(' ') || t('plan.failed')}
      </Buoy>
    </p>
  );
}
