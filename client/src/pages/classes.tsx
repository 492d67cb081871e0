import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClassColumns } from '../features/schools/class-columns.tsx';
import { ClassSheet } from '../features/schools/class-sheet.tsx';
import { ClassesDocument, type ClassRowFragment } from '../features/schools/lists.generated.ts';
import { useOwnSchool } from '../features/schools/school-options.ts';
import { useSchoolYearList } from '../features/schools/school-year-list.ts';
import { SchoolsNav } from '../features/schools/schools-nav.tsx';
import type { ClassSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, ClassSort> = {
  klas: 'NAME',
  opleiding: 'PROGRAMME',
  school: 'SCHOOL',
  jaar: 'SCHOOL_YEAR',
};
/** The classes that the viewer may read, of a school year. */
export function Component() {
  const { t } = useTranslation(['schools', 'pages']);
  const { language } = useFormat();
  const words = useWords();
  const { canCreate } = useSignedInViewer();
  const [opened, setOpened] = useState<ClassRowFragment | 'new' | null>(null);
  const own = useOwnSchool(opened === 'new');
  const client = useApolloClient();
  const refresh = useCallbackRef(() =>
    Promise.all([client.refetchQueries({ include: [ClassesDocument] }), own.school && own.refetch()]),
  );
  const columns = useClassColumns(own.id !== null, setOpened, refresh);
  const { state, stand, filters, variables, newIn } = useSchoolYearList(columns, {
    sorts: SORTS,
    start: { column: 'klas', down: false, sort: 'NAME' },
    ownSchoolId: own.id,
    otherSchools: own.id === null,
  });
  const paged = usePaged(ClassesDocument, 'classes', variables, ['Class']);
  const close = () => setOpened(null);
  return (
    <Page
      title={t('classesAll')}
      {...(canCreate.includes('CLASS')
        ? {
            action: (
              <Button variant="filled" onClick={() => setOpened('new')}>
                {t('addClass', { group: language === 'nl' ? capital(words.class) : words.class })}
              </Button>
            ),
          }
        : {})}
    >
      <SchoolsNav />
      <ListFrame
        state={state}
        paged={paged}
        label={t('classesAll')}
        search={t('searchClasses')}
        stand={stand}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'classes', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ name, schoolYear }) => `${name}, ${schoolYear}`}
        countOf={(count) => t('countClasses', { count })}
        empty={{ title: t('noneFound'), note: t('pages:companies.noneNote') }}
      />
      {opened && (opened !== 'new' || own.school) && (
        <ClassSheet
          programmes={own.school?.programmes ?? []}
          schoolYear={newIn}
          {...(opened === 'new' ? {} : { group: opened })}
          onClose={close}
          onSaved={refresh}
        />
      )}
    </Page>
  );
}
