import { RECOGNITION_WORDS, SCHEME_WORDS, SCHEMES } from '@scheldemond/domain/vocabulary/states';
import { Button } from '@mantine/core';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RecognitionsDocument } from '../features/companies/companies.generated.ts';
import { useRecognitionColumns } from '../features/companies/recognition-columns.tsx';
import { useQualificationOptions } from '../features/qualifications/qualification-options.ts';
import type { RecognitionSort, RecognitionStatus } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useWords } from '../session/words.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, RecognitionSort> = {
  bedrijf: 'COMPANY',
  plaats: 'PLACE',
  vanaf: 'FIRST_DAY',
  vervalt: 'LAST_DAY',
};
const STATUSES = Object.keys(RECOGNITION_WORDS) as RecognitionStatus[];
/** Those that wait for attention; no state of their own. */
const LAPSING = 'VERVALT';

/** What the sites that the viewer may read are recognised for, and until when. */
export function Component() {
  const { t } = useTranslation(['recognitions', 'companies']);
  const { language } = useFormat();
  const words = useWords();
  const columns = useRecognitionColumns();
  const archived = useArchivedFilter();
  const filters = [
    {
      key: 'stand',
      label: t('status'),
      options: [{ value: LAPSING, label: t('lapsing') }, ...optionsOf(RECOGNITION_WORDS, language)],
    },
    { key: 'opleiding', label: t('qualification'), options: useQualificationOptions() },
    { key: 'register', label: t('companies:scheme'), options: optionsOf(SCHEME_WORDS, language) },
    archived,
  ];
  const state = useListState(listKeys(columns, filters, { column: 'bedrijf', down: false }));
  const { filters: asked, search } = state;
  const lapsing = asked['stand'] === LAPSING;
  const variables = {
    search,
    qualificationId: asked['opleiding'] ?? null,
    scheme: valueIn(SCHEMES, asked['register']),
    status: valueIn(STATUSES, asked['stand']),
    lapsing,
    archived: asked[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'COMPANY',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const others = search !== null || Object.keys(asked).some((key) => key !== 'stand');
  const paged = usePaged(RecognitionsDocument, 'recognitions', variables, ['Recognition', 'Site', 'Company']);
  return (
    <Page
      title={t('title')}
      actions={
        <Button component={Link} to="/bedrijven" variant="default">
          {capital(words.companies)}
        </Button>
      }
    >
      <ListFrame
        state={state}
        paged={paged}
        label={t('title')}
        search={t('search')}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'recognitions', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ site, qualification }) => `${site.company.name}, ${qualification.title}`}
        countOf={(count) => t('count', { count })}
        empty={lapsing && !others ? { title: t('noneLapse') } : { title: t('none'), note: t('noneNote') }}
      />
      {lapsing && (
        <p className="second" style={{ marginTop: 16 }}>
          {t('lapsingNote')}
        </p>
      )}
    </Page>
  );
}
