import { COUNTRY_WORDS, EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { SchoolsDocument } from '../features/schools/lists.generated.ts';
import { NewSchool } from '../features/schools/new-school.tsx';
import { useSchoolColumns } from '../features/schools/school-columns.tsx';
import { SchoolsNav } from '../features/schools/schools-nav.tsx';
import type { Country, Education, SchoolSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, SchoolSort> = {
  school: 'NAME',
  plaats: 'PLACE',
  land: 'COUNTRY',
  onderwijs: 'EDUCATION',
  nummer: 'NUMBER',
};

/** The schools of the region. */
export function Component() {
  const { t } = useTranslation(['schools', 'pages']);
  const { language } = useFormat();
  const { canCreate } = useSignedInViewer();
  const columns = useSchoolColumns();
  const archived = useArchivedFilter();
  const filters = [
    { key: 'land', label: t('country'), options: optionsOf(COUNTRY_WORDS, language) },
    { key: 'onderwijs', label: t('education'), options: optionsOf(EDUCATION_WORDS, language) },
    archived,
  ];
  const state = useListState(listKeys(columns, filters, { column: 'school', down: false }));
  const { filters: asked } = state;
  const variables = {
    search: state.search,
    country: valueIn(Object.keys(COUNTRY_WORDS) as Country[], asked['land']),
    education: valueIn(Object.keys(EDUCATION_WORDS) as Education[], asked['onderwijs']),
    archived: asked[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'NAME',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(SchoolsDocument, 'schools', variables, ['School']);
  return (
    <Page title={t('schools')} {...(canCreate.includes('SCHOOL') ? { action: <NewSchool /> } : {})}>
      <SchoolsNav />
      <ListFrame
        state={state}
        paged={paged}
        label={t('schools')}
        search={t('searchSchools')}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'schools', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ name }) => name}
        countOf={(count) => t('countSchools', { count })}
        empty={{ title: t('noneFound'), note: t('pages:companies.noneNote') }}
      />
    </Page>
  );
}
