import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { FORMS, PLACEMENT_FORMS } from '@scheldemond/domain/qualifications/schemes';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQualificationOptions } from '../features/qualifications/qualification-options.ts';
import { type ProgrammeRowFragment, ProgrammesDocument } from '../features/schools/lists.generated.ts';
import { useProgrammeColumns } from '../features/schools/programme-columns.tsx';
import { ProgrammeSheet } from '../features/schools/programme-sheet.tsx';
import { useOwnSchool, useSchoolOptions } from '../features/schools/school-options.ts';
import { SchoolsNav } from '../features/schools/schools-nav.tsx';
import type { ProgrammeSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, ProgrammeSort> = {
  opleiding: 'TITLE',
  school: 'SCHOOL',
  kwalificatie: 'QUALIFICATION',
  niveau: 'LEVEL',
  vorm: 'FORM',
};

/** What the schools teach: those of the own school first, for who has one. */
export function Component() {
  const { t } = useTranslation(['schools', 'pages']);
  const { language } = useFormat();
  const { canCreate } = useSignedInViewer();
  const [opened, setOpened] = useState<ProgrammeRowFragment | 'new' | null>(null);
  const own = useOwnSchool(opened !== null);
  const client = useApolloClient();
  const refresh = useCallbackRef(() => client.refetchQueries({ include: [ProgrammesDocument] }));
  const columns = useProgrammeColumns(setOpened, refresh);
  const archived = useArchivedFilter();
  const stand = {
    key: 'wie',
    label: t('whose'),
    standard: 'eigen',
    options: [
      { value: 'eigen', label: t('ownSchool') },
      { value: 'alle', label: t('allSchools') },
    ],
  };
  const filters = [
    { key: 'school', label: t('school'), options: useSchoolOptions() },
    { key: 'kwalificatie', label: t('qualification'), options: useQualificationOptions() },
    {
      key: 'vorm',
      label: t('form'),
      options: PLACEMENT_FORMS.map((value) => ({ value, label: capital(FORMS[value][language]) })),
    },
    archived,
  ];
  const state = useListState(listKeys(columns, [stand, ...filters], { column: 'opleiding', down: false }));
  const { filters: asked } = state;
  const variables = {
    search: state.search,
    schoolId: asked['school'] ?? (asked[stand.key] === 'alle' ? null : own.id),
    qualificationId: asked['kwalificatie'] ?? null,
    form: valueIn(PLACEMENT_FORMS, asked['vorm']),
    archived: asked[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'TITLE',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(ProgrammesDocument, 'programmes', variables, ['Programme']);
  return (
    <Page
      title={t('programmes')}
      {...(canCreate.includes('PROGRAMME')
        ? {
            action: (
              <Button variant="filled" onClick={() => setOpened('new')}>
                {t('addProgramme')}
              </Button>
            ),
          }
        : {})}
    >
      <SchoolsNav />
      <ListFrame
        state={state}
        paged={paged}
        label={t('programmes')}
        search={t('searchProgrammes')}
        {...(own.id ? { stand } : {})}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'programmes', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ title }) => title}
        countOf={(count) => t('countProgrammes', { count })}
        empty={{ title: t('noneFound'), note: t('pages:companies.noneNote') }}
      />
      {opened && own.school && (
        <ProgrammeSheet
          school={own.school}
          {...(opened === 'new' ? {} : { programme: opened })}
          onClose={() => setOpened(null)}
          onSaved={refresh}
        />
      )}
    </Page>
  );
}
