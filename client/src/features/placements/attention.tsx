import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AttentionKind } from '../../schema-types.generated.ts';
import { useLive } from '../../session/live.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { CountList } from '../../ui/count-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { AttentionDocument } from './home.generated.ts';

/** Where each kind of waiting is worked off. */
const PATHS: Record<AttentionKind, string> = {
  NEEDS_WITHOUT_PLACE: '/leerlingen',
  NEEDS_RETURNED: '/leerlingen?stand=RETURNED',
  PROPOSALS_WAITING: '/plaatsingen?stand=open',
  COUNTER_PROPOSALS: '/plaatsingen?stand=open',
  NOT_READY: '/plaatsingen?stand=running',
  TO_ANSWER: '/plaatsingen?stand=open',
};

/** At most a handful of countable things, each with the one verb to act; then nothing. */
export function Attention() {
  const { t } = useTranslation('pages');
  const words = useWords();
  const { person } = useSignedInViewer();
  const { data, error, refetch } = useQuery(AttentionDocument);
  useLive(['Placement', 'Need'], refetch);
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <PageSkeleton />;
  const waiting = data.attention.filter(({ count }) => count > 0);
  return (
    <Page title={t('attention.title', { name: person.firstName })}>
      {waiting.length === 0 ? (
        <EmptyState title={t('attention.done')} note={t('attention.doneNote')} />
      ) : (
        <CountList
          label={t('attention.title', { name: person.firstName })}
          rows={waiting.map(({ kind, count }, index) => ({
            key: kind,
            count,
            what: t(`attention.${kind}`, { count, ...words }),
            action: (
              <Button component={Link} to={PATHS[kind]} variant={index === 0 ? 'filled' : 'default'}>
                {t('attention.look')}
              </Button>
            ),
          }))}
        />
      )}
    </Page>
  );
}
