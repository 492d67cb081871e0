import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { OwnWishes } from '../features/matching/own-wishes.tsx';
import { OwnWishesDocument } from '../features/matching/wishes.generated.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** A student's own wishes. */
export function Component() {
  const { t } = useTranslation(['wishes', 'map']);
  const { data, error, refetch } = useQuery(OwnWishesDocument, { fetchPolicy: 'network-only' });
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const [student] = data.students.nodes;
  return (
    <Page
      title={t('title')}
      facts={[t('intro')]}
      actions={
        <Button component={Link} to="/kaart" variant="default">
          {t('map:onMap')}
        </Button>
      }
    >
      {student ? <OwnWishes key={student.id} student={student} /> : <EmptyState title={t('none')} />}
    </Page>
  );
}
