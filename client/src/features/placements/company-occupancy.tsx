import { useQuery } from '@apollo/client/react';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../session/live.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { OccupancyRibbon } from './occupancy-ribbon.tsx';
import { CompanyOccupancyDocument } from './proeftuin-occupancy.generated.ts';

/** Students at a company by week of the school year, of the places that it offers; nothing for who may not read it. */
export function CompanyOccupancy({ id }: { id: string }) {
  const { t } = useTranslation('proeftuin');
  const { today } = useSignedInViewer();
  const { data, error, refetch } = useQuery(CompanyOccupancyDocument, { variables: { id } });
  useLive(['Placement', 'Slot'], refetch);
  const company = data?.node?.__typename === 'Company' ? data.node : null;
  const occupancy = company?.occupancy;
  if (data && (!company || !occupancy)) return null;
  const any = occupancy ? [...occupancy.total.taken, ...occupancy.total.offered].some(Boolean) : false;
  return (
    <Ledger
      title={t('occupancy.title')}
      note={t('occupancy.note', { year: occupancy?.schoolYear ?? schoolYearOf(today) })}
      wide
    >
      {!data && (error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />)}
      {occupancy && !any && <p className="second">{t('occupancy.none')}</p>}
      {company && occupancy && any && (
        <OccupancyRibbon
          mondays={occupancy.weeks}
          rows={[
            {
              key: company.id,
              name: company.name,
              taken: occupancy.total.taken,
              places: occupancy.total.offered,
            },
          ]}
        />
      )}
    </Ledger>
  );
}
