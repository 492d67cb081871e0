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
import { ConfirmSlots, useSlotsToConfirm } from '../slots/confirm-slots.tsx';
import { AttentionDocument } from './home.generated.ts';

/** Where each kind of waiting is worked off. */
const PATHS: Record<AttentionKind, string> = {
  NEEDS_WITHOUT_PLACE: '/leerlingen',
  NEEDS_RETURNED: '/leerlingen?stand=RETURNED',
  PROPOSALS_WAITING: '/plaatsingen?precies=PROPOSED',
  COUNTER_PROPOSALS: '/plaatsingen?precies=COUNTERED',
  NOT_READY: '/plaatsingen?begin=nietklaar',
  PLACES_FOUND: '/leerlingen?stand=FOUND',
  STUDENT_OBJECTS: '/plaatsingen?akkoord=lieverniet',
  TO_ANSWER: '/plaatsingen?precies=PROPOSED',
  SLOTS_UNCONFIRMED: '/plekken?bevestiging=lang',
  RECOGNITIONS_LAPSING: '/erkenningen?stand=VERVALT',
  PROEFTUINEN_ASKING: '/proeftuinen?wie=vragen',
};
const LATER = [
  'PLACES_FOUND',
  'STUDENT_OBJECTS',
  'SLOTS_UNCONFIRMED',
  'RECOGNITIONS_LAPSING',
  'PROEFTUINEN_ASKING',
] as const;
type Later = (typeof LATER)[number];

/** At most a handful of countable things, each with the one verb to act; then nothing. */
export function Attention() {
  const { t } = useTranslation(['pages', 'waiting']);
  const words = useWords();
  const { person } = useSignedInViewer();
  const { data, error, refetch } = useQuery(AttentionDocument);
  const unconfirmed = data?.attention.some(({ kind }) => kind === 'SLOTS_UNCONFIRMED') ?? false;
  const slots = useSlotsToConfirm(unconfirmed, refetch);
  useLive(['Placement', 'Need', 'Slot', 'Recognition', 'Proeftuin'], refetch);
  if (!data && error) return <ErrorState onRetry={() => void refetch()} />;
  if (!data || slots === undefined) return <PageSkeleton />;
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
            what: isLater(kind)
              ? t(`waiting:${kind}`, { count, ...words })
              : t(`attention.${kind}`, { count, ...words }),
            ...(kind === 'SLOTS_UNCONFIRMED' && slots ? { note: <ConfirmSlots {...slots} /> } : {}),
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

function isLater(kind: AttentionKind): kind is Later {
  return LATER.some((one) => one === kind);
}
