import { useQuery } from '@apollo/client/react';
import { useCallbackRef } from '@mantine/hooks';
import { askedState, SHOWN_STATES } from '@scheldemond/domain/placement/shown-state';
import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import {
  COUNTRY_WORDS,
  PROVINCE_WORDS,
  SECTOR_WORDS,
  SECTORS,
  SLOT_STATE_WORDS,
} from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQualificationOptions } from '../features/qualifications/qualification-options.ts';
import {
  MapSitesDocument,
  ReachFromDocument,
  StudentsToReachDocument,
} from '../features/slots/map.generated.ts';
import { journeyOf, placeSites, type PlacedSite } from '../features/slots/map-sites.ts';
import { ReachChoice } from '../features/slots/reach-choice.tsx';
import { useSiteColumns } from '../features/slots/site-columns.tsx';
import { SitePanel } from '../features/slots/site-panel.tsx';
import { SitesTable } from '../features/slots/sites-table.tsx';
import { SlotsMap } from '../features/slots/slots-map.tsx';
import classes from '../features/slots/slots-map.module.css';
import { SlotsSwitch } from '../features/slots/slots-switch.tsx';
import type { Country, Province } from '../schema-types.generated.ts';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useListState } from '../session/list-state.ts';
import { useLive } from '../session/live.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListFilters } from '../ui/list-filters.tsx';
import { optionsOf, valueIn } from '../ui/list-filter.ts';
import { listKeys } from '../ui/list-keys.ts';
import { ListTools } from '../ui/list-tools.tsx';
import frame from '../ui/list-frame.module.css';
import { useMapView } from '../ui/map/use-map-view.ts';
import { printView, readView } from '../ui/map/view.ts';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

/** Scale at which a site stands that was chosen in the table. */
const NEAR = 4;

/** The region with the sites of the slots that the viewer may read, and a table of the same. */
export function Component() {
  const { t } = useTranslation(['map', 'pages']);
  const { language } = useFormat();
  const words = useWords();
  const own = useSignedInViewer().membership?.role === 'STUDENT';
  const { student, journey, ...reach } = useJourney(own);
  const [look, setLook] = useAddress('beeld');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const control = useMapView(readView(look), (view) => setLook(view && printView(view)));
  const show = useCallbackRef((site: PlacedSite) => {
    setChosen([site.id]);
    control.goTo(site.at, Math.max(NEAR, control.view?.scale ?? 0));
    control.frame.current?.scrollIntoView({ block: 'nearest' });
  });
  const columns = useSiteColumns(journey, show);
  const stand = {
    key: 'stand',
    label: t('map:stateOf'),
    standard: 'ALL',
    options: [
      { value: 'ALL', label: t('pages:slots.all') },
      ...SHOWN_STATES.map((value) => ({ value, label: SLOT_STATE_WORDS[value][language] })),
    ],
  };
  const filters = [
    { key: 'opleiding', label: t('pages:slot.suits'), options: useQualificationOptions() },
    { key: 'sector', label: t('map:sector'), options: optionsOf(SECTOR_WORDS, language) },
    { key: 'land', label: t('pages:slots.country'), options: optionsOf(COUNTRY_WORDS, language) },
    { key: 'provincie', label: t('pages:slots.province'), options: optionsOf(PROVINCE_WORDS, language) },
    {
      key: 'vrij',
      label: t('pages:slots.places'),
      options: [{ value: 'ja', label: t('pages:slots.onlyFree') }],
    },
  ];
  const sort = { column: journey ? journey.means : 'bedrijf', down: false };
  const state = useListState(listKeys(columns, [stand, ...filters], sort));
  const filter = {
    search: state.search,
    ...askedState(valueIn(SHOWN_STATES, state.filters['stand'])),
    qualificationId: state.filters['opleiding'] ?? null,
    country: valueIn(Object.keys(COUNTRY_WORDS) as Country[], state.filters['land']),
    province: valueIn(Object.keys(PROVINCE_WORDS) as Province[], state.filters['provincie']),
    free: state.filters['vrij'] ? true : null,
  };
  const { data, previousData, error, refetch } = useQuery(MapSitesDocument, { variables: { filter } });
  useLive(['Slot'], () => void refetch().catch(() => undefined));
  const found = (data ?? previousData)?.mapSites;
  const { sector } = state.filters;
  const sites = useMemo(
    () =>
      found && placeSites(sector ? found.filter(({ company }) => company.sector === sector) : found, journey),
    [found, sector, journey],
  );
  const count = sites && t('map:sites', { count: sites.length });
  const picked = sites?.filter(({ id }) => chosen.includes(id)) ?? [];
  const pick = (some: readonly PlacedSite[]) => setChosen(some.map(({ id }) => id));
  const sum = (of: (site: PlacedSite) => number) => (sites ?? []).reduce((all, site) => all + of(site), 0);
  return (
    <Page
      title={capital(words.slots)}
      documentTitle={t('map:map')}
      facts={[
        sites && journey?.minutes != null
          ? t('map:withinReachOf', { within: sum(({ within }) => Number(within)), all: sites.length })
          : count,
        sites && t('map:free', { count: sum(({ placesFree }) => placesFree) }),
      ]}
      actions={<SlotsSwitch shown="map" />}
    >
      <ListTools
        search={{ label: t('pages:slots.search'), value: state.typed, onChange: state.setTyped }}
        filter={{
          label: stand.label,
          options: stand.options,
          value: valueIn(SHOWN_STATES, state.filters['stand']) ?? stand.standard,
          onChange: (value) => state.setFilter('stand', value === stand.standard ? null : value),
        }}
      />
      <div className={frame.line}>
        <ListFilters state={state} filters={filters} found={count} />
      </div>
      <div className={classes.columns}>
        <SlotsMap
          sites={sites ?? []}
          control={control}
          journey={journey}
          chosen={new Set(chosen)}
          onChoose={pick}
        />
        <div className={`${classes.side} in-order`}>
          <ReachChoice own={own} student={student} journey={journey} {...reach} />
          <SitePanel
            sites={picked}
            filter={filter}
            student={student}
            own={own}
            onChoose={show}
            onClose={() => setChosen([])}
          />
        </div>
      </div>
      {!sites && !error && <ListSkeleton />}
      {!sites && error && <ErrorState onRetry={() => void refetch()} />}
      {sites?.length === 0 && <EmptyState title={t('map:none')} note={t('map:noneNote')} />}
      {sites && sites.length > 0 && (
        <SitesTable
          sites={sites}
          state={state}
          columns={columns}
          variables={{
            filter,
            sector: valueIn(SECTORS, sector),
            studentId: journey && student ? student.id : null,
          }}
          stale={!data}
        />
      )}
    </Page>
  );
}

/** From whom one travels, and how: all of it in the address, the student by id alone. */
function useJourney(own: boolean) {
  const [studentId, setStudent] = useAddress('leerling');
  const [asked, setMeans] = useAddress('middel');
  const [minutes, setMinutes] = useAddress('minuten');
  const self = useQuery(StudentsToReachDocument, { variables: { search: null }, skip: !own });
  const id = own ? self.data?.students.nodes[0]?.id : studentId;
  const { data, error } = useQuery(ReachFromDocument, { variables: { id: id ?? '' }, skip: !id });
  const student = id && data?.node?.__typename === 'Student' ? data.node : null;
  const means = TRAVEL_MEANS.find((one) => one === asked) ?? null;
  const journey = useMemo(
    () => journeyOf(student, { means, minutes: minutes === null ? undefined : Number(minutes) || null }),
    [student, means, minutes],
  );
  return {
    student,
    journey,
    coming: id ? !data && !error : own && !self.data && !self.error,
    onStudent: setStudent,
    onMeans: setMeans,
    onMinutes: (count: number | null) => setMinutes(count === null ? 'alle' : String(count)),
  };
}
