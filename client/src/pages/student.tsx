import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { MissingPage } from '../app/error-page.tsx';
import { errorReference } from '../app/apollo.ts';
import { FittingSlots } from '../features/matching/fitting-slots.tsx';
import { ToldWishes } from '../features/matching/told-wishes.tsx';
import { FoundPlacePanel } from '../features/placements/found-place.tsx';
import { PlacementRows } from '../features/placements/placement-rows.tsx';
import { ArchivedNeeds } from '../features/students/archived-needs.tsx';
import { EditNeedSheet } from '../features/students/edit-need-sheet.tsx';
import { NeedSheet } from '../features/students/need-sheet.tsx';
import { EditStudentSheet } from '../features/students/student-sheet.tsx';
import { StudentSide } from '../features/students/student-side.tsx';
import classes from '../features/students/student-page.module.css';
import { StudentPageDocument } from '../features/students/students.generated.ts';
import { useArchive } from '../session/archive.ts';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords, WordsContext } from '../session/words.ts';
import { ageOn } from '@scheldemond/domain/time/working-day';
import type { BuoyKind } from '../ui/buoy.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';

const KINDS: Record<string, BuoyKind> = { WITHOUT_PLACE: 'red', PROPOSED: 'amber', PLACED: 'green' };

/** A student: what has to be placed, and the slots in order of fit. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation(['pages', 'records', 'wishes']);
  const format = useFormat();
  const words = useWords();
  const { today } = useSignedInViewer();
  const [editing, setEditing] = useState(false);
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState(false);
  const [wanted, setWanted] = useAddress('periode');
  const [replacesId] = useAddress('vervangt');
  const { data, error, refetch } = useQuery(StudentPageDocument, { variables: { id } });
  useLive(['Need', 'Placement', 'Student'], refetch);
  const archive = useArchive(refetch);

  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const student = data.node?.__typename === 'Student' ? data.node : null;
  if (!student) return <MissingPage />;
  const need =
    student.needs.find((one) => one.id === wanted) ??
    student.needs.find((one) => one.state === 'WITHOUT_PLACE' && one.period.endsOn >= today) ??
    student.needs[0];
  const age = student.birthDate
    ? t('student.years', { count: ageOn(student.birthDate, today) })
    : student.minor && t('student.minor');
  return (
    <WordsContext value={{ country: student.school.country, education: student.programme.education }}>
      <Page
        title={student.displayName}
        actions={
          <>
            {student.viewerCanArchive && (
              <ActionButton
                variant="default"
                onAction={() => archive(student.id, student.displayName, !student.archived)}
              >
                {t(student.archived ? 'records:restore' : 'records:archive')}
              </ActionButton>
            )}
            {student.viewerCanAddNeed && !student.archived && (
              <Button variant="default" onClick={() => setAdding(true)}>
                {t('records:student.addNeed')}
              </Button>
            )}
            {need?.viewerCanEdit && (
              <Button variant="default" onClick={() => setChanging(true)}>
                {t('records:student.changeNeed')}
              </Button>
            )}
            {student.viewerCanEdit && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('records:edit')}
              </Button>
            )}
          </>
        }
        {...(student.archived
          ? { state: { kind: 'disc' as const, word: t('records:archived') } }
          : need
            ? { state: { kind: KINDS[need.state] ?? 'ring', word: t(`students.${need.state}`) } }
            : {})}
        facts={[
          student.class?.name ?? student.programme.title,
          age,
          student.homePlace,
          need && `${words.placement} ${format.period(need.period.startsOn, need.period.endsOn)}`,
        ]}
      >
        {need && (
          <div className={classes.columns}>
            <StudentSide student={student} need={need} />
            <div className="in-order">
              <FoundPlacePanel student={student} need={need} onDone={refetch} />
              {(need.state !== 'PLACED' || replacesId) && (
                <FittingSlots
                  student={student}
                  need={need}
                  replacesId={replacesId}
                  onProposed={() => void refetch()}
                />
              )}
              {student.viewerCanEdit && (
                <Ledger title={t('wishes:of', { student: student.firstName })} wide>
                  <ToldWishes name={student.firstName} told={student.preference} />
                </Ledger>
              )}
              {need.placements.length > 0 && (
                <Ledger title={t('student.placements')} wide first={need.state === 'PLACED'}>
                  <PlacementRows label={t('student.placements')} placements={need.placements} who={false} />
                </Ledger>
              )}
            </div>
          </div>
        )}
        <ArchivedNeeds needs={student.archivedNeeds} onDone={refetch} />
        {changing && need && (
          <EditNeedSheet need={need} onClose={() => setChanging(false)} onDone={refetch} />
        )}
        {adding && (
          <NeedSheet
            student={student}
            onClose={() => setAdding(false)}
            onMade={async (needId) => {
              await refetch();
              setWanted(needId);
            }}
          />
        )}
        {editing && (
          <EditStudentSheet student={student} name={student.displayName} onClose={() => setEditing(false)} />
        )}
      </Page>
    </WordsContext>
  );
}
