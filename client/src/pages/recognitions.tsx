import { useTranslation } from 'react-i18next';
import { LapsingRecognitionsDocument } from '../features/placements/home.generated.ts';
import { useRecognitionColumns } from '../features/placements/recognition-columns.tsx';
import { useQualificationOptions } from '../features/qualifications/qualification-options.ts';
import type { LapsingSort } from '../schema-types.generated.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, LapsingSort> = { bedrijf: 'COMPANY', plaats: 'PLACE', vervalt: 'LAST_DAY' };

/** Recognitions that lapse soon: a company's own, or those where the viewer places students. */
export function Component() {
  const { t } = useTranslation(['waiting', 'pages']);
  const columns = useRecognitionColumns();
  const filters = [{ key: 'opleiding', label: t('qualification'), options: useQualificationOptions() }];
  const state = useListState(listKeys(columns, filters, { column: 'vervalt', down: false }));
  const variables = {
    search: state.search,
    qualificationId: state.filters['opleiding'] ?? null,
    sort: SORTS[state.sort.column] ?? 'LAST_DAY',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const narrowed = variables.search !== null || variables.qualificationId !== null;
  const paged = usePaged(LapsingRecognitionsDocument, 'lapsingRecognitions', variables, [
    'Recognition',
    'Company',
  ]);
  return (
    <Page title={t('recognitions')}>
      <ListFrame
        state={state}
        paged={paged}
        label={t('recognitions')}
        search={t('recognitionsSearch')}
        filters={filters}
        columns={columns}
        exported={{ list: 'recognitions', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ site, qualification }) => `${site.company.name}, ${qualification.title}`}
        countOf={(count) => t('recognitionsCount', { count })}
        empty={
          narrowed
            ? { title: t('recognitionsNotFound'), note: t('pages:companies.noneNote') }
            : { title: t('recognitionsNone') }
        }
      />
      <p className="second" style={{ marginTop: 16 }}>
        {t('recognitionsNote')}
      </p>
    </Page>
  );
}
