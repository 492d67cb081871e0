import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { errorReference } from '../app/apollo.ts';
import { OwnWishes } from '../features/matching/own-wishes.tsx';
import { OwnWishesDocument } from '../features/matching/wishes.generated.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** A student's own wishes. */
export function Component() {
  const { t } = useTranslation('wishes');
  const { data, error, refetch } = useQuery(OwnWishesDocument, { fetchPolicy: 'network-only' });
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const [student] = data.students.nodes;
  return (
    <Page title={t('title')} facts={[t('intro')]}>
      {student ? <OwnWishes key={student.id} student={student} /> : <EmptyState title={t('none')} />}
    </Page>
  );
}
