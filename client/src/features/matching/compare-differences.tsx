import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { PlanDifferencesDocument, type PlanDifferencesQuery } from './compare.generated.ts';
import classes from './compare.module.css';

const FIRST = 25;

type Difference = Extract<
  PlanDifferencesQuery['node'],
  { __typename: 'MatchingPlan' }
>['differences']['nodes'][number];

/** Who gets another place in one plan than in another, with a link to the student and to each place. */
export function CompareDifferences({ plans }: { plans: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation('plans');
  const { period } = useFormat();
  const [id = '', ...others] = plans.map((plan) => plan.id);
  const variables = { id, with: others, first: FIRST };
  const { data, error, refetch, fetchMore } = useQuery(PlanDifferencesDocument, { variables });
  const list = data?.node?.__typename === 'MatchingPlan' ? data.node.differences : null;
  if (!list) return error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />;
  if (list.nodes.length === 0) return <p className="dim">{t('compare.none')}</p>;
  return (
    <>
      <p className={`second ${classes.count}`}>{t('compare.count', { count: list.totalCount })}</p>
      <RowList
        label={t('compare.differences')}
        head={[t('rows.who'), ...plans.map(({ name }) => name)]}
        columns={`minmax(0, 1fr) repeat(${plans.length}, minmax(0, 1fr))`}
      >
        {list.nodes.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- who is no longer shown has no id
          <Row key={one.need?.id ?? at}>
            {one.need ? (
              <RowName
                to={`/leerlingen/${one.need.student.id}?periode=${one.need.id}`}
                note={[
                  one.need.student.class?.name,
                  one.need.student.school.name,
                  period(one.need.period.startsOn, one.need.period.endsOn),
                ]
                  .filter(Boolean)
                  .join(', ')}
              >
                {one.need.student.displayName}
              </RowName>
            ) : (
              <div className="dim">{t('rows.needGone')}</div>
            )}
            {one.rows.map((row, column) => (
              <div key={plans[column]?.id}>
                <span className={classes.planName}>{plans[column]?.name}</span>
                <Where row={row} />
              </div>
            ))}
          </Row>
        ))}
      </RowList>
      {list.pageInfo.hasNextPage && (
        <MoreButton
          word={t('rows.more')}
          onMore={() => fetchMore({ variables: { first: FIRST, after: list.pageInfo.endCursor ?? null } })}
        />
      )}
    </>
  );
}

function Where({ row }: { row: Difference['rows'][number] | undefined }) {
  const { t } = useTranslation('plans');
  if (!row) return <span className="dim">{t('compare.absent')}</span>;
  if (row.outcome === 'LEFT_OUT') return <span className="dim">{t('rows.leftOut')}</span>;
  if (row.outcome === 'NOT_PLACED') return <span className="dim">{t('figure.unplaced')}</span>;
  if (!row.slot) return <span className="dim">{t('rows.slotGone')}</span>;
  const { id, title, company, site } = row.slot;
  const note = [`${company.name}, ${site.place}`, typeof row.minutes === 'number' && `${row.minutes} min`];
  return (
    <Cell note={note.filter(Boolean).join(' · ')}>
      <RowName to={`/plekken/${id}`}>{title}</RowName>
    </Cell>
  );
}
