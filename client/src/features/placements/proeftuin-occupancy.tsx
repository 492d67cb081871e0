import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../session/live.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { OccupancyRibbon } from './occupancy-ribbon.tsx';
import { ProeftuinOccupancyDocument } from './proeftuin-occupancy.generated.ts';

/** Companies without a student are many where a whole region offers places: they are shown when asked. */
const most = (taken: readonly number[]) => Math.max(0, ...taken);

/** Students at the companies of a proeftuin by week, of the places that these offer. */
export function ProeftuinOccupancy({ id }: { id: string }) {
  const { t } = useTranslation('proeftuin');
  const { today } = useSignedInViewer();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useQuery(ProeftuinOccupancyDocument, { variables: { id } });
  useLive(['Proeftuin', 'Placement', 'Slot'], refetch);
  const proeftuin = data?.node?.__typename === 'Proeftuin' ? data.node : null;
  const occupancy = proeftuin?.occupancy;
  if (data && !occupancy) return null;
  const companies = proeftuin?.occupancyByCompany ?? [];
  const busy = companies.filter(({ places }) => most(places.taken) > 0);
  const shown = all || busy.length === 0 ? companies : busy;
  const hidden = companies.length - shown.length;
  return (
    <Ledger
      title={t('occupancy.title')}
      note={t('occupancy.note', { year: occupancy?.schoolYear ?? schoolYearOf(today) })}
      wide
    >
      {!data && !error && <ListSkeleton />}
      {!data && error && <ErrorState onRetry={() => void refetch()} />}
      {occupancy && most([...occupancy.total.taken, ...occupancy.total.offered]) === 0 && (
        <p className="second">{t('occupancy.none')}</p>
      )}
      {occupancy && most([...occupancy.total.taken, ...occupancy.total.offered]) > 0 && (
        <OccupancyRibbon
          mondays={occupancy.weeks}
          rows={shown.map(({ company, places }) => ({
            key: company.id,
            name: company.name,
            taken: places.taken,
            places: places.offered,
          }))}
          total={{
            key: 'total',
            name: t('occupancy.total'),
            taken: occupancy.total.taken,
            places: occupancy.total.offered,
          }}
        />
      )}
      {hidden > 0 && (
        <Button variant="default" mt={12} onClick={() => setAll(true)}>
          {t('occupancy.all', { count: hidden })}
        </Button>
      )}
    </Ledger>
  );
}
