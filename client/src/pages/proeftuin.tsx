import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { PHASE_WORDS, PHASES, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { stateBuoy } from '../features/placements/state-buoy.ts';
import { ProeftuinBoard } from '../features/placements/proeftuin-board.tsx';
import { ProeftuinOccupancy } from '../features/placements/proeftuin-occupancy.tsx';
import { ProeftuinSheet } from '../features/proeftuinen/proeftuin-sheet.tsx';
import { PartnersLedger } from '../features/proeftuinen/partners-ledger.tsx';
import { ProgrammesLedger } from '../features/proeftuinen/programmes-ledger.tsx';
import { TargetsLedger } from '../features/proeftuinen/targets-ledger.tsx';
import { ProeftuinJournal } from '../features/proeftuinen/proeftuin-journal.tsx';
import {
  type ProeftuinFactsFragment,
  type ProeftuinJournalFragment,
  ProeftuinPageDocument,
} from '../features/proeftuinen/proeftuinen.generated.ts';
import classes from '../features/proeftuinen/proeftuin.module.css';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { ArchiveButton } from '../ui/archive-button.tsx';
import { Buoy } from '../ui/buoy.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { type Station, WaterLine } from '../ui/water-line.tsx';

/** Journal entries that are shown at first, and those that are added for who asks for older ones. */
const ENTRIES = 20;
const OLDER = 60;

/** A proeftuin: its phases, targets, board, journal and partners. */
export function Component() {
  const { id = '' } = useParams();
  const [entries, setEntries] = useState(ENTRIES);
  const {
    data: current,
    previousData,
    error,
    refetch,
  } = useQuery(ProeftuinPageDocument, {
    variables: { id, entries },
  });
  const data = current ?? (previousData?.node?.id === id ? previousData : undefined);
  useLive(['Proeftuin', 'Placement'], refetch);
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const proeftuin = data.node?.__typename === 'Proeftuin' ? data.node : null;
  if (!proeftuin) return <MissingPage />;
  const older = () => setEntries((before) => before + OLDER);
  return <ProeftuinView proeftuin={proeftuin} onChange={refetch} onOlder={older} />;
}

/** Who may see single placements gets the board; partners get the totals. */
const SEES_BOARD = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR', 'MENTOR', 'COMPANY_ADMIN'];

function ProeftuinView(props: {
  proeftuin: ProeftuinFactsFragment & ProeftuinJournalFragment;
  onChange: () => unknown;
  onOlder: () => void;
}) {
  const { proeftuin, onChange, onOlder } = props;
  const { t } = useTranslation(['pages', 'records']);
  const { language } = useFormat();
  const { membership } = useSignedInViewer();
  const [editing, setEditing] = useState(false);
  const stations = useStations(proeftuin);
  const schools = proeftuin.partners.filter(({ organisation }) => organisation.kind === 'SCHOOL').length;
  return (
    <Page
      title={proeftuin.title}
      {...(proeftuin.archived ? { state: { kind: 'disc' as const, word: t('records:archived') } } : {})}
      facts={[
        `${t('proeftuinen.level', { level: proeftuin.level })}, ${SECTOR_WORDS[proeftuin.sector][language]}`,
        schools ? t('proeftuin.schools', { count: schools }) : null,
        proeftuin.companyCount ? t('proeftuin.companies', { count: proeftuin.companyCount }) : null,
        proeftuin.studentCount ? t('proeftuin.students', { count: proeftuin.studentCount }) : null,
      ]}
      actions={
        <>
          {proeftuin.archived && proeftuin.viewerCanArchive && (
            <ArchiveButton id={proeftuin.id} name={proeftuin.title} archived onDone={onChange} />
          )}
          {proeftuin.viewerCanEdit && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('proeftuin.edit')}
            </Button>
          )}
        </>
      }
    >
      <p className={`prose ${classes.summary}`}>{proeftuin.summary}</p>
      <WaterLine label={t('proeftuin.phases')} stations={stations} />
      <TargetsLedger proeftuin={proeftuin} onChanged={onChange} />
      {proeftuin.placementCounts && membership && SEES_BOARD.includes(membership.role) ? (
        <ProeftuinBoard proeftuin={proeftuin} />
      ) : (
        <Totals proeftuin={proeftuin} />
      )}
      <ProeftuinOccupancy id={proeftuin.id} />
      <ProeftuinJournal proeftuin={proeftuin} onChange={onChange} onOlder={onOlder} />
      <PartnersLedger proeftuin={proeftuin} />
      <ProgrammesLedger proeftuin={proeftuin} onChanged={onChange} />
      {editing && (
        <ProeftuinSheet proeftuin={proeftuin} onClose={() => setEditing(false)} onArchived={onChange} />
      )}
    </Page>
  );
}

function Totals({ proeftuin }: { proeftuin: ProeftuinFactsFragment }) {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  if (!proeftuin.placementCounts) return null;
  return (
    <Ledger title={t('proeftuin.totals')}>
      <ul className={classes.totals}>
        {proeftuin.placementCounts.map(({ state, count }) => {
          const { kind, word } = stateBuoy(state, language);
          return (
            <li key={state}>
              <Buoy kind={kind} small>
                {count} {word.toLowerCase()}
              </Buoy>
            </li>
          );
        })}
      </ul>
    </Ledger>
  );
}

function useStations(proeftuin: ProeftuinFactsFragment): Station[] {
  const { language, period } = useFormat();
  const now = PHASES.indexOf(proeftuin.phase);
  return PHASES.map((phase, at) => {
    const dates = proeftuin.phases.find((one) => one.phase === phase);
    return {
      key: phase,
      name: PHASE_WORDS[phase][language],
      state: at < now ? ('done' as const) : at === now ? ('now' as const) : ('ahead' as const),
      lines: dates?.startsOn && dates.endsOn ? [period(dates.startsOn, dates.endsOn)] : [],
    };
  });
}
