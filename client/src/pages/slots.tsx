import { Button } from '@mantine/core';
import { askedState, SHOWN_STATES } from '@scheldemond/domain/placement/shown-state';
import { COUNTRY_WORDS, PROVINCE_WORDS, SLOT_STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportButton } from '../features/imports/import-button.tsx';
import { useQualificationOptions } from '../features/qualifications/qualification-options.ts';
import { useSlotColumns } from '../features/slots/slot-columns.tsx';
import { SlotsSwitch } from '../features/slots/slots-switch.tsx';
import { SlotsDocument } from '../features/slots/slots.generated.ts';
import type { Country, Province, SlotSort } from '../schema-types.generated.ts';
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

const SORTS: Record<string, SlotSort> = {
  plek: 'TITLE',
  periode: 'STARTS_ON',
  vrij: 'PLACES_FREE',
  bevestigd: 'CONFIRMED',
};

/** The slots that the viewer may read. */
export function Component() {
  const { t } = useTranslation(['pages', 'waiting']);
  const { language } = useFormat();
  const words = useWords();
  const { membership } = useSignedInViewer();
  const company = membership?.role === 'MENTOR' || membership?.role === 'COMPANY_ADMIN';
  const columns = useSlotColumns();
  const archived = useArchivedFilter();
  const qualifications = useQualificationOptions();
  const stand = {
    key: 'stand',
    label: t('slots.state'),
    standard: 'ALL',
    options: [
      { value: 'ALL', label: t('slots.all') },
      ...SHOWN_STATES.map((value) => ({ value, label: SLOT_STATE_WORDS[value][language] })),
    ],
  };
  const filters = [
    {
      key: 'opleiding',
      label: t('slot.suits'),
      options: qualifications,
    },
    { key: 'land', label: t('slots.country'), options: optionsOf(COUNTRY_WORDS, language) },
    { key: 'provincie', label: t('slots.province'), options: optionsOf(PROVINCE_WORDS, language) },
    { key: 'vrij', label: t('slots.places'), options: [{ value: 'ja', label: t('slots.onlyFree') }] },
    ...(company
      ? [
          {
            key: 'bevestiging',
            label: t('waiting:confirmation'),
            options: [{ value: 'lang', label: t('waiting:unconfirmed') }],
          },
        ]
      : []),
    archived,
  ];
  const state = useListState(listKeys(columns, [stand, ...filters], { column: 'plek', down: false }));
  const variables = {
    filter: {
      search: state.search,
      ...askedState(valueIn(SHOWN_STATES, state.filters['stand'])),
      qualificationId: state.filters['opleiding'] ?? null,
      country: valueIn(Object.keys(COUNTRY_WORDS) as Country[], state.filters['land']),
      province: valueIn(Object.keys(PROVINCE_WORDS) as Province[], state.filters['provincie']),
      archived: state.filters[archived.key] !== undefined,
      free: state.filters['vrij'] ? true : null,
      toConfirm: state.filters['bevestiging'] ? true : null,
    },
    sort: SORTS[state.sort.column] ?? 'TITLE',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(SlotsDocument, 'slots', variables, ['Slot']);
  return (
    <Page
      title={capital(words.slots)}
      actions={
        <>
          <Button component={Link} to="/bedrijven" size="sm">
            {capital(words.companies)}
          </Button>
          <SlotsSwitch shown="list" />
        </>
      }
    >
      <ListFrame
        state={state}
        paged={paged}
        label={capital(words.slots)}
        search={t('slots.search')}
        stand={stand}
        filters={filters}
        columns={columns}
        actions={() => <ImportButton kind="SLOTS" />}
        archive={{
          archived: variables.filter.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
        }}
        exported={{
          list: 'slots',
          variables: (chosen) => ({ ...variables, filter: { ...variables.filter, ...chosen } }),
        }}
        nameOf={({ title, company }) => `${title}, ${company.name}`}
        countOf={(count) => t('slots.count', { count })}
        empty={{ title: t('slots.none'), note: t('slots.noneNote') }}
      />
    </Page>
  );
}
