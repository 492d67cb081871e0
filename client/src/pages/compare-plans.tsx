import { useQuery } from '@apollo/client/react';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { CompareDifferences } from '../features/matching/compare-differences.tsx';
import type { ComparedPlan } from '../features/matching/compare-figures.ts';
import { CompareTable } from '../features/matching/compare-table.tsx';
import classes from '../features/matching/compare.module.css';
import { ComparePlansDocument } from '../features/matching/compare.generated.ts';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** As many as one reads side by side, and as the API compares. */
const MOST = 4;

/** Plans of one proeftuin side by side, and who gets another place in one than in another; the address says which. */
export function Component() {
  const { t } = useTranslation('plans');
  const { dayOf } = useFormat();
  const [told, setTold] = useAddress('plannen');
  const asked = [...new Set((told ?? '').split(',').filter(Boolean))].slice(0, MOST);
  const { data, error, refetch } = useQuery(ComparePlansDocument, {
    variables: { id: asked[0] ?? '' },
    skip: asked.length === 0,
    fetchPolicy: 'cache-and-network',
  });
  useLive(['MatchingPlan'], refetch);
  if (asked.length === 0) return <MissingPage />;
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const proeftuin = data.node?.__typename === 'MatchingPlan' ? data.node.proeftuin : null;
  if (!proeftuin) return <MissingPage />;
  const all = (proeftuin.matchingPlans ?? []).filter((plan): plan is ComparedPlan => Boolean(plan.figures));
  const plans = asked.flatMap((id) => all.filter((plan) => plan.id === id));
  const ids = plans.map(({ id }) => id);
  return (
    <Page title={t('compare.title')} facts={[proeftuin.title]}>
      <Checkbox.Group
        label={t('compare.which')}
        description={t('compare.most', { count: MOST })}
        value={ids}
        // The last one stays: without it the page would not know of which proeftuin.
        onChange={(chosen) => chosen.length > 0 && setTold(chosen.join(','))}
      >
        <div className={classes.choice}>
          {all.map(({ id, name, madeAt }) => (
            <Checkbox
              key={id}
              value={id}
              label={`${name}, ${dayOf(madeAt)}`}
              disabled={ids.length >= MOST && !ids.includes(id)}
            />
          ))}
        </div>
      </Checkbox.Group>
      {plans.length > 0 && (
        <Ledger title={t('compare.figures')} wide>
          <CompareTable plans={plans} />
        </Ledger>
      )}
      <Ledger title={t('compare.differences')} wide>
        {plans.length > 1 ? <CompareDifferences plans={plans} /> : <p className="dim">{t('compare.two')}</p>}
      </Ledger>
    </Page>
  );
}
