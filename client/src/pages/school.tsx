import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { nextSchoolYear } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { COUNTRY_WORDS, EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { CalendarLedger } from '../features/calendars/calendar-ledger.tsx';
import {
  ClassesLedger,
  PeriodsLedger,
  ProgrammesLedger,
  type SchoolOfPage,
} from '../features/schools/school-ledgers.tsx';
import { SchoolSheet } from '../features/schools/school-sheet.tsx';
import { SchoolPageDocument } from '../features/schools/schools.generated.ts';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useLive } from '../session/live.ts';
import { useOwnOrganisation } from '../session/own-organisation.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { ArchivedChip, useArchivedToo } from '../ui/archived-chip.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import classes from '../ui/list-tools.module.css';
import { PageSkeleton } from '../ui/skeleton.tsx';

/** A school, by its id or one's own: what it teaches, its classes and when their students must be placed. */
export function Component() {
  const own = useOwnOrganisation('School');
  const { id = own } = useParams();
  return id ? <SchoolPage id={id} /> : <MissingPage />;
}

function SchoolPage({ id }: { id: string }) {
  const { t } = useTranslation(['schools', 'records', 'people', 'student']);
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  const words = useWords();
  const [editing, setEditing] = useState(false);
  const [archived, setArchived] = useArchivedToo();
  const [asked, setYear] = useAddress('jaar');
  const { data, previousData, error, refetch } = useQuery(SchoolPageDocument, {
    variables: { id, archived },
  });
  useLive(['School', 'Programme', 'Class', 'PlacementPeriod'], refetch);
  const known = data ?? previousData;

  if (!known)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const school: SchoolOfPage | null = known.node?.__typename === 'School' ? known.node : null;
  if (!school) return <MissingPage />;
  const now = schoolYearOf(today);
  const years = [
    ...new Set([
      now,
      nextSchoolYear(now),
      ...[...school.classes, ...school.periods].map((one) => one.schoolYear),
    ]),
  ].toSorted();
  const schoolYear = years.find((year) => year === asked) ?? now;
  return (
    <Page
      title={school.name}
      {...(school.archived ? { state: { kind: 'disc' as const, word: t('records:archived') } } : {})}
      facts={[
        EDUCATION_WORDS[school.education][language],
        `${school.municipality}, ${COUNTRY_WORDS[school.country][language]}`,
        school.registrationNumber &&
          `${t(school.country === 'NL' ? 'brin' : 'schoolNumber')} ${school.registrationNumber}`,
        school.studentAgrees && t('student:settingOn', { ...words }),
      ]}
      actions={
        school.viewerCanEdit && (
          <>
            <Button component={Link} to="/personen">
              {t('people:title')}
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('records:edit')}
            </Button>
          </>
        )
      }
    >
      <div className={classes.tools}>
        <NativeSelect
          aria-label={t('schoolYear')}
          data={years}
          value={schoolYear}
          onChange={(event) => setYear(event.currentTarget.value === now ? null : event.currentTarget.value)}
        />
        {school.viewerCanEdit && <ArchivedChip shown={archived} onChange={setArchived} />}
      </div>
      <ClassesLedger school={school} schoolYear={schoolYear} onChanged={refetch} />
      <PeriodsLedger school={school} schoolYear={schoolYear} onChanged={refetch} />
      <ProgrammesLedger school={school} onChanged={refetch} />
      <CalendarLedger
        owner={{ id: school.id, type: 'School', country: school.country }}
        schoolYear={schoolYear}
        mayEdit={school.viewerCanEdit}
      />
      {editing && <SchoolSheet school={school} onClose={() => setEditing(false)} />}
    </Page>
  );
}
