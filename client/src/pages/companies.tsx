import { COUNTRY_WORDS, SECTOR_WORDS, SECTORS } from '@scheldemond/domain/vocabulary/states';
import { Button } from '@mantine/core';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CompaniesDocument } from '../features/companies/companies.generated.ts';
import { useCompanyColumns } from '../features/companies/company-columns.tsx';
import { NewCompany } from '../features/companies/new-company.tsx';
import type { CompanySort, Country } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, CompanySort> = {
  bedrijf: 'NAME',
  sector: 'SECTOR',
  land: 'COUNTRY',
  nummer: 'NUMBER',
  beheerd: 'CLAIMED',
};

/** The companies that the viewer may read, with where their sites are. */
export function Component() {
  const { t } = useTranslation(['pages', 'recognitions']);
  const { language } = useFormat();
  const words = useWords();
  const { canCreate } = useSignedInViewer();
  const columns = useCompanyColumns();
  const archived = useArchivedFilter();
  const filters = [
    { key: 'sector', label: t('proeftuinen.sector'), options: optionsOf(SECTOR_WORDS, language) },
    { key: 'land', label: t('slots.country'), options: optionsOf(COUNTRY_WORDS, language) },
    {
      key: 'beheerd',
      label: t('companies.claimed'),
      options: [
        { value: 'ja', label: t('companies.yes') },
        { value: 'nee', label: t('companies.no') },
      ],
    },
    archived,
  ];
  const state = useListState(listKeys(columns, filters, { column: 'bedrijf', down: false }));
  const { filters: asked } = state;
  const variables = {
    search: state.search,
    sector: valueIn(SECTORS, asked['sector']),
    country: valueIn(Object.keys(COUNTRY_WORDS) as Country[], asked['land']),
    claimed: asked['beheerd'] === 'ja' ? true : asked['beheerd'] === 'nee' ? false : null,
    archived: asked[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'NAME',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(CompaniesDocument, 'companies', variables, ['Company']);
  return (
    <Page
      title={capital(words.companies)}
      actions={
        <Button component={Link} to="/erkenningen" variant="default">
          {t('recognitions:title')}
        </Button>
      }
      {...(canCreate.includes('COMPANY') ? { action: <NewCompany /> } : {})}
    >
      <ListFrame
        state={state}
        paged={paged}
        label={capital(words.companies)}
        search={t('companies.search')}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'companies', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ name }) => name}
        countOf={(count) => t('companies.count', { count })}
        empty={{ title: t('companies.none'), note: t('companies.noneNote') }}
      />
    </Page>
  );
}
