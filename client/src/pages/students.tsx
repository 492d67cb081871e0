import { useQuery } from '@apollo/client/react';
import { nextSchoolYear, schoolYearBefore } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { Button } from '@mantine/core';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportButton } from '../features/imports/import-button.tsx';
import { ProposeManySheet } from '../features/matching/propose-many-sheet.tsx';
import { programmesOf } from '../features/students/programme-filter.ts';
import { useNeedColumns } from '../features/students/need-columns.tsx';
import { NewStudent } from '../features/students/new-student.tsx';
import { NeedFiltersDocument, NeedsDocument } from '../features/students/students.generated.ts';
import type { NeedSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { chosenIn, NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { ARCHIVED_KEY, useArchivedFilter } from '../ui/archived-chip.tsx';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const CHOICES = ['WITHOUT_PLACE', 'RETURNED', 'FOUND', 'PROPOSED', 'PLACED', 'ALL'] as const;
/** What of the list stands in the address. */
const KEYS = [...['stand', 'jaar', 'klas', 'opleiding', 'periode'].map((key) => ({ key })), ARCHIVED_KEY];
const STANDARD = 'WITHOUT_PLACE';
const SORTS: Record<string, NeedSort> = {
  naam: 'NAME',
  klas: 'CLASS',
  opleiding: 'PROGRAMME',
  periode: 'STARTS_ON',
  stand: 'STATE',
};

function stateOf(stand: string | undefined) {
  const choice = CHOICES.find((one) => one === stand) ?? STANDARD;
  if (choice === 'ALL') return {};
  if (choice === 'FOUND') return { foundPlace: true };
  return choice === 'RETURNED' ? { returned: true } : { state: choice };
}

/** The students whom the viewer places or follows, by their need of this school year or the ones beside it. */
export function Component() {
  const { t } = useTranslation(['pages', 'records', 'many', 'waiting']);
  const words = useWords();
  const format = useFormat();
  const { today, canCreate } = useSignedInViewer();
  const thisYear = schoolYearOf(today);
  const archived = useArchivedFilter();
  const columns = useNeedColumns();
  const state = useListState(listKeys(columns, KEYS, { column: 'naam', down: false }));
  const years = [thisYear, nextSchoolYear(thisYear), schoolYearBefore(thisYear)];
  const schoolYear = years.find((year) => year === state.filters['jaar']) ?? thisYear;
  const { data: known } = useQuery(NeedFiltersDocument, { variables: { schoolYear } });
  const filters = [
    {
      key: 'jaar',
      label: t('students.schoolYear'),
      options: years.map((year) => ({ value: year, label: year })),
    },
    {
      key: 'klas',
      label: capital(words.class),
      options: (known?.classChoices ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'opleiding', label: capital(words.programme), options: programmesOf(known) },
    {
      key: 'periode',
      label: t('students.period'),
      options: (known?.periodChoices ?? []).map(({ id, name, startsOn, endsOn, programme }) => ({
        value: id,
        label: `${programme.title}, ${name}, ${format.period(startsOn, endsOn)}`,
      })),
    },
    archived,
  ];
  const stand = {
    key: 'stand',
    label: t('students.state'),
    standard: STANDARD,
    options: CHOICES.map((value) => ({
      value,
      label: t(
        value === 'FOUND'
          ? 'waiting:placesFound'
          : value === 'ALL'
            ? 'students.all'
            : value === 'RETURNED'
              ? 'students.returned'
              : `students.${value}`,
      ),
    })),
  };
  const variables = {
    filter: {
      schoolYear,
      search: state.search,
      ...stateOf(state.filters['stand']),
      classId: state.filters['klas'] ?? null,
      programmeId: state.filters['opleiding'] ?? null,
      periodId: state.filters['periode'] ?? null,
      archived: state.filters[archived.key] !== undefined,
    },
    sort: SORTS[state.sort.column] ?? 'NAME',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const [proposing, setProposing] = useState<Selection | null>(null);
  const paged = usePaged(NeedsDocument, 'needs', variables, ['Need']);

  return (
    <Page
      title={capital(words.students)}
      actions={
        <>
          <Button component={Link} to="/alle-leerlingen" variant="default">
            {t('students.everyone', { students: words.students })}
          </Button>
          {canCreate.includes('STUDENT') && (
            <Button component={Link} to="/schooljaar" variant="default">
              {t('records:year.open')}
            </Button>
          )}
        </>
      }
      {...(canCreate.includes('STUDENT') ? { action: <NewStudent /> } : {})}
    >
      <ListFrame
        state={state}
        paged={paged}
        label={capital(words.students)}
        search={t('students.search')}
        stand={stand}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.filter.archived,
          // A need alone that was archived comes back alone.
          recordOf: ({ id, viewerCanArchive, student }) =>
            variables.filter.archived && !student.archived
              ? { id, can: viewerCanArchive }
              : { id: student.id, can: student.viewerCanArchive },
          help: t('records:archiveStudents'),
        }}
        exported={{
          list: 'needs',
          variables: (chosen) => ({ ...variables, filter: { ...variables.filter, ...chosen } }),
        }}
        nameOf={({ student }) => student.displayName}
        countOf={(count) => t('students.count', { count, ...words })}
        actions={(selection) => (
          <>
            {selection && (
              <Button size="sm" onClick={() => setProposing(selection)}>
                {t('many:propose.action')}
              </Button>
            )}
            <ImportButton kind="STUDENTS" />
          </>
        )}
        empty={{ title: t('students.none'), note: t('students.noneNote') }}
      />
      {proposing && (
        <ProposeManySheet
          filter={{ ...variables.filter, ...chosenIn(proposing) }}
          onClose={() => setProposing(null)}
          onDone={() => state.setSelection(NOTHING_CHOSEN)}
        />
      )}
    </Page>
  );
}
