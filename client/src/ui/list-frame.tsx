import type { ListName } from '@scheldemond/domain/lists/columns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../session/list-state.ts';
import type { Paged } from '../session/paged.ts';
import { type Chosen, chosenIn, countChosen, NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import { ArchiveMany, type ArchiveOfList } from './archive-many.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { DataList, type DataColumn } from './data-list.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { ExportButton } from './export-button.tsx';
import { ListFilters, type ListFilter } from './list-filters.tsx';
import { ListTools } from './list-tools.tsx';
import { ListView } from './list-view.tsx';
import { MoreButton } from './more-button.tsx';
import { ListSkeleton } from './skeleton.tsx';
import classes from './list-frame.module.css';

export interface ListFrameProps<Row> {
  state: ListState;
  paged: Paged<Row>;
  /** What the list holds. */
  label: string;
  /** Label of the search field. */
  search: string;
  /** The filter that stands in sight, by its key. */
  stand?: ListFilter & { standard: string };
  /** The other filters. */
  filters?: readonly ListFilter[];
  columns: readonly DataColumn<Row>[];
  nameOf: (row: Row) => string;
  /** "34 leerlingen". */
  countOf: (total: number) => string;
  empty: { title: string; note?: ReactNode; action?: ReactNode };
  /** The list's name in exports, none for a list that is not exported, and the variables with which its rows are asked. */
  exported?: { list: ListName; variables: (chosen: Chosen) => object };
  /** How what is chosen is archived, for records that can be. */
  archive?: ArchiveOfList<Row>;
  /** What can be done with what is chosen, or with the whole list as it is asked when nothing is. */
  actions?: (selection: Selection | null) => ReactNode;
}

/** A working list: search, filters, order, columns, count, selection and its states. */
export function ListFrame<Row extends { id: string }>(props: ListFrameProps<Row>) {
  const {
    state,
    paged,
    label,
    search,
    stand,
    filters = [],
    columns,
    nameOf,
    countOf,
    empty,
    actions,
  } = props;
  const { t } = useTranslation('ui');
  const { rows, total } = paged;
  const chosen = countChosen(state.selection, total ?? 0);
  const found = total === undefined ? undefined : countOf(total);
  return (
    <>
      <ListTools
        search={{ label: search, value: state.typed, onChange: state.setTyped }}
        filter={
          stand && {
            label: stand.label,
            options: stand.options,
            value:
              stand.options.find(({ value }) => value === state.filters[stand.key])?.value ?? stand.standard,
            onChange: (value) => state.setFilter(stand.key, value === stand.standard ? null : value),
          }
        }
      />
      <div className={chosen > 0 ? `${classes.line} ${classes.inSight}` : classes.line}>
        {filters.length > 0 && <ListFilters state={state} filters={filters} found={found} />}
        <div className={classes.right}>
          <p className={classes.count} aria-live="polite">
            {found}
          </p>
          {chosen > 0 && total !== undefined && (
            <ChosenBar selection={state.selection} total={total} onSelect={state.setSelection} />
          )}
          <ListView state={state} columns={columns} />
          {actions?.(chosen > 0 ? state.selection : null)}
          {props.archive && (
            <ArchiveMany
              {...props.archive}
              paged={paged}
              selection={chosen > 0 ? state.selection : null}
              nameOf={nameOf}
              onDone={() => state.setSelection(NOTHING_CHOSEN)}
            />
          )}
          {props.exported && (
            <ExportButton
              list={props.exported.list}
              variables={props.exported.variables(chosen === 0 ? {} : chosenIn(state.selection))}
              columns={columns}
              shown={state.columns}
              count={chosen || (total ?? 0)}
            />
          )}
        </div>
      </div>
      {!rows && !paged.failed && <ListSkeleton />}
      {paged.failed && <ErrorState onRetry={paged.retry} />}
      {rows && total === 0 && <EmptyState {...empty} />}
      {rows && total !== undefined && total > 0 && (
        <>
          <DataList
            label={label}
            columns={columns}
            rows={rows}
            shown={state.columns}
            sort={state.sort}
            onSort={state.setSort}
            selection={state.selection}
            onSelect={state.setSelection}
            nameOf={nameOf}
            stale={paged.stale}
          />
          {paged.hasMore && <MoreButton word={t('list.more')} onMore={paged.more} />}
        </>
      )}
    </>
  );
}
