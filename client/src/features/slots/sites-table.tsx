import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteSort } from '../../schema-types.generated.ts';
import type { ListState } from '../../session/list-state.ts';
import { chosenIn, countChosen } from '../../session/selection.ts';
import { useWords } from '../../session/words.ts';
import { ChosenBar } from '../../ui/chosen-bar.tsx';
import { type DataColumn, DataList } from '../../ui/data-list.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import frame from '../../ui/list-frame.module.css';
import { ListView } from '../../ui/list-view.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { type PlacedSite, sortSites } from './map-sites.ts';

const PAGE = 50;
const SORTS: Record<string, SiteSort> = {
  bedrijf: 'COMPANY',
  vestiging: 'SITE',
  plaats: 'PLACE',
  provincie: 'PROVINCE',
  land: 'COUNTRY',
  sector: 'SECTOR',
  vrij: 'PLACES_FREE',
  ...Object.fromEntries(TRAVEL_MEANS.map((means) => [means, means])),
};

/** The sites of the map as a list: ordered, with columns to choose, chosen and exported as it stands. */
export function SitesTable(props: {
  sites: readonly PlacedSite[];
  state: ListState;
  columns: readonly DataColumn<PlacedSite>[];
  /** What the sites are asked by, for the export: filter, sector, and whose journey is told. */
  variables: object;
  stale: boolean;
}) {
  const { sites, state, columns, variables, stale } = props;
  const { t } = useTranslation('map');
  const words = useWords();
  const [length, setLength] = useState(PAGE);
  const sort = SORTS[state.sort.column] ?? 'COMPANY';
  const { down } = state.sort;
  const rows = useMemo(() => sortSites(sites, { sort, down }), [sites, sort, down]);
  const chosen = countChosen(state.selection, rows.length);
  return (
    <>
      <div className={chosen > 0 ? `${frame.line} ${frame.inSight}` : frame.line}>
        <div className={frame.right}>
          <p className={frame.count} aria-live="polite">
            {t('sites', { count: rows.length })}
          </p>
          {chosen > 0 && (
            <ChosenBar selection={state.selection} total={rows.length} onSelect={state.setSelection} />
          )}
          <ListView state={state} columns={columns} />
          <ExportButton
            list="sites"
            variables={{
              ...variables,
              sort,
              direction: down ? 'DESC' : 'ASC',
              ...(chosen > 0 ? chosenIn(state.selection) : {}),
            }}
            columns={columns}
            shown={state.columns}
            count={chosen || rows.length}
          />
        </div>
      </div>
      <DataList
        label={capital(words.slots)}
        columns={columns}
        rows={rows.slice(0, length)}
        shown={state.columns}
        sort={state.sort}
        onSort={state.setSort}
        selection={state.selection}
        onSelect={state.setSelection}
        nameOf={({ company }) => company.name}
        stale={stale}
      />
      {rows.length > length && <MoreButton word={t('more')} onMore={async () => setLength(length + PAGE)} />}
    </>
  );
}
