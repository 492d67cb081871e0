import { PHASE_WORDS, PHASES, SECTOR_WORDS, SECTORS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { NewProeftuin } from '../features/proeftuinen/new-proeftuin.tsx';
import { useProeftuinColumns } from '../features/proeftuinen/proeftuin-columns.tsx';
import { ProeftuinenDocument } from '../features/proeftuinen/proeftuinen.generated.ts';
import type { ProeftuinSort } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const SORTS: Record<string, ProeftuinSort> = {
  proeftuin: 'TITLE',
  sector: 'SECTOR',
  niveau: 'LEVEL',
  fase: 'PHASE',
};

/** Proeftuinen, those of the viewer unless asked for all. */
export function Component() {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  const { canCreate, membership } = useSignedInViewer();
  const columns = useProeftuinColumns();
  const archived = useArchivedFilter();
  const stand = {
    key: 'wie',
    label: t('proeftuinen.title'),
    standard: 'mijn',
    options: [
      { value: 'mijn', label: t('proeftuinen.mine') },
      { value: 'alle', label: t('proeftuinen.all') },
      ...(membership?.role === 'SCHOOL_COORDINATOR'
        ? [{ value: 'vragen', label: t('proeftuinen.asking') }]
        : []),
    ],
  };
  const filters = [
    { key: 'sector', label: t('proeftuinen.sector'), options: optionsOf(SECTOR_WORDS, language) },
    { key: 'fase', label: t('proeftuinen.phase'), options: optionsOf(PHASE_WORDS, language) },
    archived,
  ];
  const state = useListState(listKeys(columns, [stand, ...filters], { column: 'proeftuin', down: false }));
  const asks = state.filters['wie'] === 'vragen';
  const variables = {
    search: state.search,
    mine: state.filters['wie'] !== 'alle',
    asking: asks,
    sector: valueIn(SECTORS, state.filters['sector']),
    phase: valueIn(PHASES, state.filters['fase']),
    archived: state.filters[archived.key] !== undefined,
    sort: SORTS[state.sort.column] ?? 'TITLE',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const narrowed = state.search !== null || Object.keys(state.filters).some((key) => key !== stand.key);
  const paged = usePaged(ProeftuinenDocument, 'proeftuinen', variables, ['Proeftuin']);
  return (
    <Page
      title={t('proeftuinen.title')}
      {...(canCreate.includes('PROEFTUIN') ? { action: <NewProeftuin /> } : {})}
    >
      <ListFrame
        state={state}
        paged={paged}
        label={t('proeftuinen.title')}
        search={t('proeftuinen.search')}
        stand={stand}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{ list: 'proeftuinen', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ title }) => title}
        countOf={(count) => t('proeftuinen.count', { count })}
        empty={
          asks && !narrowed
            ? { title: t('proeftuinen.noneAsking'), note: t('attention.doneNote') }
            : {
                title: t('proeftuinen.none'),
                note: t(narrowed ? 'companies.noneNote' : 'proeftuinen.noneNote'),
              }
        }
      />
    </Page>
  );
}
