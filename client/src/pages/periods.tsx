import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PeriodRowFragment, PlacementPeriodsDocument } from '../features/schools/lists.generated.ts';
import { usePeriodColumns } from '../features/schools/period-columns.tsx';
import { PeriodSheet } from '../features/schools/period-sheet.tsx';
import { useOwnSchool } from '../features/schools/school-options.ts';
import { useSchoolYearList } from '../features/schools/school-year-list.ts';
import { SchoolsNav } from '../features/schools/schools-nav.tsx';
import type { PlacementPeriodSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, PlacementPeriodSort> = {
  periode: 'NAME',
  opleiding: 'PROGRAMME',
  school: 'SCHOOL',
  jaar: 'SCHOOL_YEAR',
  dagen: 'STARTS_ON',
  deadline: 'DEADLINE',
};
/** When students must be placed: the periods of the own school, or of the region for who has none. */
export function Component() {
  const { t } = useTranslation(['schools', 'pages']);
  const { language } = useFormat();
  const words = useWords();
  const { canCreate } = useSignedInViewer();
  const [opened, setOpened] = useState<PeriodRowFragment | 'new' | null>(null);
  const own = useOwnSchool(opened === 'new');
  const client = useApolloClient();
  const refresh = useCallbackRef(() => client.refetchQueries({ include: [PlacementPeriodsDocument] }));
  const columns = usePeriodColumns(setOpened, refresh);
  const { state, stand, filters, variables, newIn } = useSchoolYearList(columns, {
    sorts: SORTS,
    start: { column: 'dagen', down: false, sort: 'STARTS_ON' },
    ownSchoolId: own.id,
    otherSchools: true,
  });
  const paged = usePaged(PlacementPeriodsDocument, 'placementPeriods', variables, ['PlacementPeriod']);
  return (
    <Page
      title={t('periodsAll')}
      {...(canCreate.includes('PERIOD')
        ? {
            action: (
              <Button variant="filled" onClick={() => setOpened('new')}>
                {t('addPeriod', { period: language === 'nl' ? capital(words.period) : words.period })}
              </Button>
            ),
          }
        : {})}
    >
      <SchoolsNav />
      <ListFrame
        state={state}
        paged={paged}
        label={t('periodsAll')}
        search={t('searchPeriods')}
        stand={stand}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'periods', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ name, programme, schoolYear }) => `${name}, ${programme.title}, ${schoolYear}`}
        countOf={(count) => t('countPeriods', { count })}
        empty={{ title: t('noneFound'), note: t('pages:companies.noneNote') }}
      />
      {opened && (opened !== 'new' || own.school) && (
        <PeriodSheet
          programmes={own.school?.programmes ?? []}
          classes={own.school?.classes ?? []}
          schoolYear={newIn}
          {...(opened === 'new' ? {} : { period: opened })}
          onClose={() => setOpened(null)}
          onSaved={refresh}
        />
      )}
    </Page>
  );
}
