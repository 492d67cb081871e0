import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sorted } from '../session/list-state.ts';
import { choose, isChosen, NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import { ICON } from './icons.ts';
import { useWalk } from './walk.ts';
import classes from './data-list.module.css';

/** One column of a list: its key stands in the address and in an export. */
export interface DataColumn<Row, Key extends string = string> {
  key: Key;
  head: string;
  /** Grid track, `minmax(220px, 2fr)`. */
  width: string;
  /** What stands in it; `shown` are the keys of the columns beside it. */
  cell: (row: Row, shown: readonly string[]) => ReactNode;
  /** Always there; usually the name that opens the row. */
  fixed?: boolean;
  /** The list can be ordered by it. */
  sorts?: boolean;
  /** Shown only when the reader chooses it. */
  extra?: boolean;
  /** Columns of which it tells below the name, while they are not shown themselves. */
  tells?: readonly string[];
  /** On a phone its heading stands before it. */
  named?: boolean;
}

export interface DataListProps<Row> {
  /** What the list holds. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  /** Keys of the columns to show. */
  shown: readonly string[];
  sort: Sorted;
  onSort: (sort: Sorted) => void;
  /** What is chosen, and how to change it; without it rows have no box. */
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** Name of a row, for its box. */
  nameOf: (row: Row) => string;
  /** The rows answer an earlier question. */
  stale?: boolean;
}

const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature, rowSortingFeature });

/**
 * Rows under headings that order them, each with a box to choose it. `j` and `k` walk, space chooses, Shift
 * chooses what lies between. Rows outside the window are not laid out, so that long lists stay fluent.
 */
export function DataList<Row extends { id: string }>(props: DataListProps<Row>) {
  const { label, columns, rows, shown, sort, onSort, onSelect, nameOf, stale } = props;
  const { selection = NOTHING_CHOSEN } = props;
  const { t } = useTranslation('ui');
  const body = useWalk<HTMLTableSectionElement>();
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ key, head, sorts = false }) =>
      helper.display({ id: key, header: head, enableSorting: sorts }),
    );
  }, [columns]);
  const chosen = useMemo(
    () =>
      Object.fromEntries(
        rows.filter(({ id }) => isChosen(selection, id)).map(({ id }) => [id, true as const]),
      ),
    [rows, selection],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: ({ id }) => id,
    manualSorting: true,
    state: {
      rowSelection: chosen,
      sorting: [{ id: sort.column, desc: sort.down }],
      columnVisibility: Object.fromEntries(columns.map(({ key }) => [key, shown.includes(key)])),
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(chosen) : update;
      const on = rows.filter(({ id }) => next[id] && !chosen[id]).map(({ id }) => id);
      const off = rows.filter(({ id }) => !next[id] && chosen[id]).map(({ id }) => id);
      onSelect?.(choose(choose(selection, on, true), off, false));
    },
  });
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);
  const tracks = columns.filter(({ key }) => shown.includes(key)).map(({ width }) => width);
  const [heads] = table.getHeaderGroups();
  const some = rows.some(({ id }) => chosen[id]);
  const every = rows.length > 0 && rows.every(({ id }) => chosen[id]);

  return (
    <div
      className={onSelect ? classes.panel : `${classes.panel} ${classes.boxless}`}
      style={{ '--columns': [...(onSelect ? ['28px'] : []), ...tracks].join(' ') } as CSSProperties}
      aria-busy={stale}
    >
      <table className={classes.table} aria-label={label}>
        <thead className={classes.heads}>
          <tr className={classes.head}>
            {onSelect && (
              <th scope="col">
                <Checkbox
                  size="sm"
                  aria-label={t('list.chooseShown')}
                  checked={every}
                  indeterminate={some && !every}
                  onChange={() =>
                    onSelect(
                      choose(
                        selection,
                        rows.map(({ id }) => id),
                        !every,
                      ),
                    )
                  }
                />
              </th>
            )}
            {heads?.headers.map(({ id, column }) => {
              const { head = '', sorts } = byKey.get(id) ?? {};
              const order = column.getIsSorted();
              if (!sorts)
                return (
                  <th key={id} scope="col">
                    {head}
                  </th>
                );
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={order === false ? 'none' : order === 'asc' ? 'ascending' : 'descending'}
                >
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => onSort({ column: id, down: order === 'asc' })}
                  >
                    {head}
                    {order === 'asc' && <IconArrowUp {...ICON} size={16} />}
                    {order === 'desc' && <IconArrowDown {...ICON} size={16} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body} className={stale ? `${classes.body} ${classes.stale}` : classes.body}>
          {table.getRowModel().rows.map((row) => {
            const toggle = row.getToggleSelectedHandler();
            const press = (event: KeyboardEvent) => {
              if (!onSelect || event.key !== ' ' || !(event.target instanceof HTMLElement)) return;
              if (!event.target.hasAttribute('data-walk')) return;
              event.preventDefault();
              onSelect(choose(selection, [row.id], !row.getIsSelected()));
            };
            return (
              <tr
                key={row.id}
                className={row.getIsSelected() ? `${classes.row} ${classes.selected}` : classes.row}
                onKeyDown={press}
              >
                {onSelect && (
                  <td className={classes.box}>
                    <Checkbox
                      size="sm"
                      aria-label={t('list.choose', { what: nameOf(row.original) })}
                      checked={row.getIsSelected()}
                      onChange={toggle}
                    />
                  </td>
                )}
                {row.getVisibleCells().map((cell) => {
                  const column = byKey.get(cell.column.id);
                  return (
                    <td key={cell.id} className={classes.cell}>
                      {column?.named && (
                        <span className={classes.named} aria-hidden="true">
                          {column.head}
                        </span>
                      )}
                      {column?.cell(row.original, shown)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
