import { Checkbox } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sorted } from '../session/list-state.ts';
import { between, choose, isChosen, NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import { DataRow } from './data-row.tsx';
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

/**
 * Rows under headings that order them, each with a box to choose it. `j` and `k` walk, space chooses, Shift
 * chooses what lies between. Rows outside the window are not laid out, and a row is drawn anew only when it changes.
 */
export function DataList<Row extends { id: string }>(props: DataListProps<Row>) {
  const { label, columns, rows, shown, sort, onSort, onSelect, nameOf, stale } = props;
  const { selection = NOTHING_CHOSEN } = props;
  const { t } = useTranslation('ui');
  const body = useWalk<HTMLTableSectionElement>();
  const keys = shown.join();
  const view = useMemo(() => {
    const of = keys.split(',');
    return { keys: of, columns: columns.filter(({ key }) => of.includes(key)) };
  }, [columns, keys]);
  const last = useRef<string | null>(null);
  const chooseRow = useCallbackRef((id: string, chosen: boolean, withThose: boolean) => {
    const ids = rows.map((row) => row.id);
    onSelect?.(choose(selection, withThose ? between(ids, last.current, id) : [id], chosen));
    last.current = id;
  });
  const some = rows.some(({ id }) => isChosen(selection, id));
  const every = rows.length > 0 && rows.every(({ id }) => isChosen(selection, id));

  return (
    <div
      className={onSelect ? classes.panel : `${classes.panel} ${classes.boxless}`}
      style={
        {
          '--columns': [...(onSelect ? ['1.75rem'] : []), ...view.columns.map(({ width }) => width)].join(
            ' ',
          ),
        } as CSSProperties
      }
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
            {view.columns.map(({ key, head, sorts }) => {
              const order = sort.column !== key ? 'none' : sort.down ? 'descending' : 'ascending';
              if (!sorts)
                return (
                  <th key={key} scope="col">
                    {head}
                  </th>
                );
              return (
                <th key={key} scope="col" aria-sort={order}>
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => onSort({ column: key, down: order === 'ascending' })}
                  >
                    {head}
                    {order === 'ascending' && <IconArrowUp {...ICON} size={16} />}
                    {order === 'descending' && <IconArrowDown {...ICON} size={16} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={body} className={stale ? `${classes.body} ${classes.stale}` : classes.body}>
          {rows.map((row) => (
            <DataRow
              key={row.id}
              row={row}
              shown={view}
              name={nameOf(row)}
              chosen={isChosen(selection, row.id)}
              onChoose={onSelect && chooseRow}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
