import { useQuery } from '@apollo/client/react';
import { PROVINCE_WORDS, STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { ImportButton } from '../features/imports/import-button.tsx';
import { ManyPlacements } from '../features/placements/many-placements.tsx';
import { usePlacementColumns } from '../features/placements/placement-columns.tsx';
import {
  PlacementFiltersDocument,
  PlacementsDocument,
} from '../features/placements/placement-row.generated.ts';
import type { PlacementSort, PlacementState, Province } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { chosenIn } from '../session/selection.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Page } from '../ui/page.tsx';

const GROUPS = {
  open: ['PROPOSED', 'COUNTERED'],
  running: ['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'],
  finished: ['COMPLETED', 'CLOSED'],
  ended: ['DECLINED', 'WITHDRAWN', 'EXPIRED', 'ENDED_EARLY'],
} as const satisfies Record<string, readonly PlacementState[]>;
type Group = keyof typeof GROUPS;
const NAMES = Object.keys(GROUPS) as Group[];
const STATES = NAMES.flatMap((name): PlacementState[] => [...GROUPS[name]]);

/** Who reads what students say of a place. */
const OF_SCHOOL = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];

const SORTS: Record<string, PlacementSort> = { wie: 'STUDENT', gewijzigd: 'CHANGED', periode: 'STARTS_ON' };

/** The states to ask for: exactly one, or those of a group. */
function statesOf(stand: string | undefined, exact: string | undefined) {
  const state = valueIn(STATES, exact);
  const group = valueIn(NAMES, stand);
  return state ? { states: [state] } : group ? { states: [...GROUPS[group]] } : {};
}

/** Placements that the viewer may see, newest change first. */
export function Component() {
  const { t } = useTranslation(['pages', 'waiting', 'student']);
  const { language } = useFormat();
  const words = useWords();
  const columns = usePlacementColumns();
  const { today, membership } = useSignedInViewer();
  const schoolYear = schoolYearOf(today);
  const { data: known } = useQuery(PlacementFiltersDocument, { variables: { schoolYear } });
  const stand = {
    key: 'stand',
    label: t('placements.state'),
    standard: 'all',
    options: [
      { value: 'all', label: t('placements.all') },
      ...NAMES.map((value) => ({ value, label: t(`placements.${value}`) })),
    ],
  };
  const filters = [
    {
      key: 'precies',
      label: t('placements.exactly'),
      options: STATES.map((value) => ({ value, label: STATE_WORDS[value][language] })),
    },
    {
      key: 'klas',
      label: capital(words.class),
      options: (known?.classChoices ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'proeftuin',
      label: t('proeftuinen.name'),
      options: (known?.proeftuinen.nodes ?? []).map(({ id, title }) => ({ value: id, label: title })),
    },
    { key: 'provincie', label: t('slots.province'), options: optionsOf(PROVINCE_WORDS, language) },
    {
      key: 'grens',
      label: t('placements.border'),
      options: [
        { value: 'over', label: t('placements.crossing') },
        { value: 'binnen', label: t('placements.notCrossing') },
      ],
    },
    {
      key: 'begin',
      label: t('waiting:start'),
      options: [{ value: 'nietklaar', label: t('waiting:notReady') }],
    },
    ...(OF_SCHOOL.includes(membership?.role ?? '')
      ? [
          {
            key: 'akkoord',
            label: t('student:agreement'),
            options: [{ value: 'lieverniet', label: t('student:objects') }],
          },
        ]
      : []),
  ].filter(({ options }) => options.length > 0);
  const keys = ['stand', 'precies', 'klas', 'proeftuin', 'provincie', 'grens', 'begin', 'akkoord'].map(
    (key) => ({ key }),
  );
  const state = useListState(listKeys(columns, keys, { column: 'gewijzigd', down: true }));
  const { filters: asked } = state;
  const variables = {
    filter: {
      search: state.search,
      ...statesOf(asked['stand'], asked['precies']),
      classId: asked['klas'] ?? null,
      proeftuinId: asked['proeftuin'] ?? null,
      province: valueIn(Object.keys(PROVINCE_WORDS) as Province[], asked['provincie']),
      crossBorder: asked['grens'] === 'over' ? true : asked['grens'] === 'binnen' ? false : null,
      notReady: asked['begin'] === 'nietklaar' ? true : null,
      studentObjects: asked['akkoord'] === 'lieverniet' ? true : null,
    },
    sort: SORTS[state.sort.column] ?? 'CHANGED',
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(PlacementsDocument, 'placements', variables, ['Placement']);
  return (
    <Page title={t('placements.title')}>
      <ListFrame
        state={state}
        paged={paged}
        label={t('placements.title')}
        search={t('placements.search')}
        stand={stand}
        filters={filters}
        columns={columns}
        exported={{
          list: 'placements',
          variables: (chosen) => ({ ...variables, filter: { ...variables.filter, ...chosen } }),
        }}
        nameOf={({ student, company }) => `${student.displayName}, ${company.name}`}
        countOf={(count) => t('placements.count', { count })}
        actions={(selection) => (
          <>
            {selection && <ManyPlacements filter={{ ...variables.filter, ...chosenIn(selection) }} />}
            <ImportButton kind="PLACEMENTS" />
          </>
        )}
        empty={{ title: t('placements.none'), note: t('placements.noneNote') }}
      />
    </Page>
  );
}
