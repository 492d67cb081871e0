import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { COUNTRY_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { CalendarLedger } from '../features/calendars/calendar-ledger.tsx';
import { InviteSheet } from '../features/accounts/invite-sheet.tsx';
import { CompanyPageDocument } from '../features/companies/companies.generated.ts';
import { CompanySheet } from '../features/companies/company-sheet.tsx';
import { type CompanyOfPage, MentorsLedger, SitesLedger } from '../features/companies/sites-ledger.tsx';
import { CompanyOccupancy } from '../features/placements/company-occupancy.tsx';
import { PlacementsDocument } from '../features/placements/placement-row.generated.ts';
import { PlacementRows } from '../features/placements/placement-rows.tsx';
import { NewSlotSheet } from '../features/slots/new-slot-sheet.tsx';
import { SlotRows } from '../features/slots/slot-rows.tsx';
import { SlotsDocument } from '../features/slots/slots.generated.ts';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { useOwnOrganisation } from '../session/own-organisation.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer, type ViewerOrganisation } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { ArchiveButton } from '../ui/archive-button.tsx';
import { ArchivedChip, useArchivedToo } from '../ui/archived-chip.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton, PageSkeleton } from '../ui/skeleton.tsx';

/** A company, by its id or one's own: what it offers, where, with which recognitions, and who is placed there. */
export function Component() {
  const own = useOwnOrganisation('Company');
  const { id = own } = useParams();
  return id ? <CompanyPage id={id} /> : <MissingPage />;
}

function CompanyPage({ id }: { id: string }) {
  const { t } = useTranslation(['companies', 'records', 'pages']);
  const { language } = useFormat();
  const words = useWords();
  const { today } = useSignedInViewer();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'slot' | 'invite' | null>(null);
  const [archived, setArchived] = useArchivedToo();
  const { data, previousData, error, refetch } = useQuery(CompanyPageDocument, {
    variables: { id, archived },
  });
  useLive(['Company', 'Site', 'Recognition'], refetch);
  const known = data ?? previousData;

  if (!known)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const company: CompanyOfPage | null = known.node?.__typename === 'Company' ? known.node : null;
  if (!company) return <MissingPage />;
  return (
    <Page
      title={company.name}
      {...(company.archived ? { state: { kind: 'disc' as const, word: t('records:archived') } } : {})}
      facts={[
        capital(SECTOR_WORDS[company.sector][language]),
        [company.municipality, COUNTRY_WORDS[company.country][language]].filter(Boolean).join(', '),
        company.registrationNumber &&
          t(company.country === 'BE' ? 'kbo' : 'kvk', { number: company.registrationNumber }),
        company.mostStudents !== null && t('limitOfCompany', { most: company.mostStudents }),
        company.mostPerMentor !== null && t('limitOfMentor', { most: company.mostPerMentor }),
        company.mostPerSchool !== null && t('limitOfSchool', { most: company.mostPerSchool }),
        t(company.claimed ? 'claimed' : 'unclaimed'),
      ]}
      {...(company.viewerCanOffer && company.sites.length > 0
        ? {
            action: (
              <Button variant="filled" onClick={() => setOpen('slot')}>
                {t('newSlot', { slot: words.slot })}
              </Button>
            ),
          }
        : {})}
      actions={
        <>
          {company.viewerCanArchive && (
            <ArchiveButton id={id} name={company.name} archived={company.archived} onDone={refetch} />
          )}
          {company.viewerCanInvite && (
            <Button variant="default" onClick={() => setOpen('invite')}>
              {t('invite')}
            </Button>
          )}
          {company.viewerCanEdit && (
            <Button variant="default" onClick={() => setOpen('edit')}>
              {t('records:edit')}
            </Button>
          )}
        </>
      }
    >
      <Slots
        companyId={id}
        archived={archived}
        tools={
          (company.viewerCanEdit || company.viewerCanOffer) && (
            <ArchivedChip shown={archived} onChange={setArchived} />
          )
        }
      />
      <SitesLedger company={company} onChanged={refetch} />
      <MentorsLedger company={company} />
      <CalendarLedger
        owner={{ id: company.id, type: 'Company', country: company.country }}
        schoolYear={schoolYearOf(today)}
        mayEdit={company.viewerCanEdit}
      />
      <CompanyOccupancy id={id} />
      <Placements companyId={id} />
      {open === 'edit' && <CompanySheet company={company} onClose={() => setOpen(null)} />}
      {open === 'invite' && (
        <InviteSheet
          organisation={organisationOf(company)}
          onClose={() => setOpen(null)}
          onInvited={refetch}
        />
      )}
      {open === 'slot' && (
        <NewSlotSheet
          companyId={id}
          onClose={() => setOpen(null)}
          onMade={(slotId) => void navigate(`/plekken/${slotId}`)}
        />
      )}
    </Page>
  );
}

/** The organisation of a company, which shares its id. */
function organisationOf({ id, name, country }: CompanyOfPage): ViewerOrganisation {
  return { id: toNodeId('Organisation', fromNodeId(id)?.id ?? ''), kind: 'COMPANY', name, country };
}

function Slots(props: { companyId: string; archived: boolean; tools: ReactNode }) {
  const { companyId, archived, tools } = props;
  const { t } = useTranslation(['companies', 'records', 'ui']);
  const words = useWords();
  const paged = usePaged(SlotsDocument, 'slots', { filter: { companyId } }, ['Slot']);
  const gone = usePaged(
    SlotsDocument,
    'slots',
    { filter: { companyId, archived: true, ...(archived ? {} : { ids: [] }) } },
    [],
  );
  const label = capital(words.slots);
  return (
    <Ledger title={label} wide first tools={tools}>
      {!paged.rows && (paged.failed ? <ErrorState onRetry={paged.retry} /> : <ListSkeleton />)}
      {paged.rows?.length === 0 && <p className="second">{t('noSlot')}</p>}
      {paged.rows && paged.rows.length > 0 && <SlotRows label={label} slots={paged.rows} />}
      {paged.hasMore && <MoreButton word={t('ui:list.more')} onMore={paged.more} />}
      {archived && !gone.rows && !gone.failed && <ListSkeleton rows={1} />}
      {archived && gone.rows && gone.rows.length > 0 && (
        <>
          <h3>{t('records:archived')}</h3>
          <SlotRows label={t('records:archived')} slots={gone.rows} />
        </>
      )}
    </Ledger>
  );
}

function Placements({ companyId }: { companyId: string }) {
  const { t } = useTranslation(['pages', 'ui']);
  const paged = usePaged(PlacementsDocument, 'placements', { filter: { companyId } }, ['Placement']);
  if (!paged.rows?.length) return null;
  return (
    <Ledger title={t('slot.placements')} wide>
      <PlacementRows label={t('slot.placements')} placements={paged.rows} />
      {paged.hasMore && <MoreButton word={t('ui:list.more')} onMore={paged.more} />}
    </Ledger>
  );
}
