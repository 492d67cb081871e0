import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MissingPage } from '../app/error-page.tsx';
import { programmesOf } from '../features/students/programme-filter.ts';
import { NewStudent } from '../features/students/new-student.tsx';
import { useStudentColumns } from '../features/students/student-columns.tsx';
import { NeedFiltersDocument, StudentsDocument } from '../features/students/students.generated.ts';
import type { StudentSort } from '../schema-types.generated.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { type Role, useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, StudentSort> = { naam: 'NAME', klas: 'CLASS', opleiding: 'PROGRAMME' };

/** Who places or follows students; a company reads of a student what a placement tells. */
const READERS: readonly Role[] = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];

/** Every student whom the viewer may read, also who has nothing to be placed in or left. */
export function Component() {
  const role = useSignedInViewer().membership?.role;
  return role && READERS.includes(role) ? <AllStudents /> : <MissingPage />;
}

function AllStudents() {
  const { t } = useTranslation(['pages', 'records']);
  const words = useWords();
  const { canCreate } = useSignedInViewer();
  const { data: known } = useQuery(NeedFiltersDocument, { variables: { schoolYear: null } });
  const columns = useStudentColumns();
  const archived = useArchivedFilter();
  const filters = [
    {
      key: 'klas',
      label: capital(words.class),
      options: (known?.classChoices ?? []).map(({ id, name, schoolYear }) => ({
        value: id,
        label: `${name}, ${schoolYear}`,
      })),
    },
    { key: 'opleiding', label: capital(words.programme), options: programmesOf(known) },
    archived,
  ];
  const state = useListState(listKeys(columns, filters, { column: 'naam', down: false }));
  const variables = {
    search: state.search,
    classId: state.filters['klas'] ?? null,
    programmeId: state.filters['opleiding'] ?? null,
    archived: state.filters[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'NAME',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(StudentsDocument, 'students', variables, ['Student', 'Need']);
  const title = t('students.everyone', { students: words.students });
  return (
    <Page
      title={title}
      actions={
        <Button component={Link} to="/leerlingen" variant="default">
          {t('students.byPeriod')}
        </Button>
      }
      {...(canCreate.includes('STUDENT') ? { action: <NewStudent /> } : {})}
    >
      <ListFrame
        state={state}
        paged={paged}
        label={title}
        search={t('students.search')}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
          help: t('records:archiveStudents'),
        }}
        exported={{ list: 'students', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ displayName }) => displayName}
        countOf={(count) => t('students.count', { count, ...words })}
        empty={{ title: t('students.none'), note: t('students.noneNote') }}
      />
    </Page>
  );
}
