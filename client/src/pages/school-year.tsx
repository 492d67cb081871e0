import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { errorReference } from '../app/apollo.ts';
import { RolloverClass } from '../features/students/rollover-class.tsx';
import { RolloverPeriods } from '../features/students/rollover-periods.tsx';
import { RolloverDocument } from '../features/students/rollover.generated.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { RowList } from '../ui/row-list.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** The way to the next school year: its periods and classes, and then who goes where. */
export function Component() {
  const { t } = useTranslation('records');
  const { data, error, refetch } = useQuery(RolloverDocument, { fetchPolicy: 'cache-and-network' });
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const { rollover } = data;
  if (!rollover || rollover.classes.length === 0)
    return (
      <Page title={t('year.open')}>
        <EmptyState title={t('year.none')} note={t('year.noneNote')} />
      </Page>
    );
  const { from, schoolYear, classes } = rollover;
  const targets = classes.flatMap(({ made }) => made ?? []);
  const ready = classes.every(({ made }) => made !== null);
  return (
    <Page title={t('year.title', { year: schoolYear })} facts={[t('year.from', { year: from })]}>
      <RolloverPeriods rollover={rollover} onMade={refetch} />
      <Ledger title={t('year.students')} note={ready ? t('year.studentsNote') : t('year.first_year')} wide>
        <RowList
          label={t('year.students')}
          columns="minmax(0, 1fr) 240px 120px"
          columnsPhone="minmax(0, 1fr) auto"
        >
          {classes.map((row) => (
            <RolloverClass key={row.class.id} row={row} targets={targets} ready={ready} onMoved={refetch} />
          ))}
        </RowList>
      </Ledger>
    </Page>
  );
}
