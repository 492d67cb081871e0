import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { PlanOnePlaceDocument, type PlanOnePlaceQuery } from './moves.generated.ts';
import { PlanEffect } from './plan-effect.tsx';

/** A slot of a plan, as far as one place more in it is looked at. */
export interface WidenedSlot {
  id: string;
  title: string;
  company: { id: string; name: string };
  site: { place: string };
}

/** What one place more in a slot would bring to a plan, and the way to the slot to ask for it; nothing is saved. */
export function OnePlaceSheet(props: { planId: string; slot: WidenedSlot; onClose: () => void }) {
  const { planId, slot, onClose } = props;
  const { t } = useTranslation(['plans', 'ui']);
  const { data, error, refetch } = useQuery(PlanOnePlaceDocument, {
    variables: { planId, slotId: slot.id },
    // Places fill while one looks.
    fetchPolicy: 'network-only',
  });
  const found = data?.matchingOnePlace;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('onePlace.title', { slot: slot.title })}
      facts={[slot.company.name, slot.site.place]}
      footer={
        <>
          <Button component={Link} to={`/plekken/${slot.id}`} variant="filled">
            {t(found?.slot?.viewerCanEdit ? 'onePlace.edit' : 'onePlace.open')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:close')}
          </Button>
        </>
      }
    >
      <p>{t('onePlace.about')}</p>
      {!data && (error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />)}
      {data && (
        <div role="status">
          <Brought found={found} />
        </div>
      )}
      <p className="second">
        {t('onePlace.whose')} <Link to={`/bedrijven/${slot.company.id}`}>{slot.company.name}</Link>
      </p>
    </Sheet>
  );
}

function Brought({ found }: { found: PlanOnePlaceQuery['matchingOnePlace'] | undefined }) {
  const { t } = useTranslation('plans');
  if (!found?.effect)
    return (
      <p>
        <Buoy kind="red">{t('onePlace.failed')}</Buoy>
      </p>
    );
  const { unused, effect } = found;
  return (
    <>
      {unused && (
        <p>
          <Buoy kind={unused.endsWith('LIMIT') ? 'amber' : 'ring'}>{t(`onePlace.unused.${unused}`)}</Buoy>
        </p>
      )}
      {/* Others may move even so, since the plan was made earlier. */}
      {(!unused || effect.changes.length > 0) && <PlanEffect effect={effect} />}
    </>
  );
}
