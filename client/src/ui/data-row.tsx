import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataColumn } from './data-list.tsx';
import classes from './data-list.module.css';

/** The columns that a list shows, with their keys. */
export interface ShownColumns<Row> {
  keys: readonly string[];
  columns: readonly DataColumn<Row>[];
}

export interface DataRowProps<Row> {
  row: Row;
  shown: ShownColumns<Row>;
  /** Name of the row, for its box. */
  name: string;
  chosen: boolean;
  /** Chooses the row or not, with those between it and the last one on `between`; without it the row has no box. */
  onChoose?: ((id: string, chosen: boolean, between: boolean) => void) | undefined;
}

function DrawnCells<Row>({ row, shown }: Pick<DataRowProps<Row>, 'row' | 'shown'>): ReactNode {
  return shown.columns.map((column) => (
    <td key={column.key} className={classes.cell}>
      {column.named && (
        <span className={classes.named} aria-hidden="true">
          {column.head}
        </span>
      )}
      {column.cell(row, shown.keys)}
    </td>
  ));
}

/** What stands in a row beside its box; choosing the row leaves it as it is. */
const Cells = memo(DrawnCells) as typeof DrawnCells;

function Drawn<Row extends { id: string }>({ row, shown, name, chosen, onChoose }: DataRowProps<Row>) {
  const { t } = useTranslation('ui');
  const press = (event: KeyboardEvent) => {
    if (!onChoose || event.key !== ' ' || !(event.target instanceof HTMLElement)) return;
    if (!event.target.hasAttribute('data-walk')) return;
    event.preventDefault();
    onChoose(row.id, !chosen, event.shiftKey);
  };
  return (
    <tr className={chosen ? `${classes.row} ${classes.selected}` : classes.row} onKeyDown={press}>
      {onChoose && (
        <td className={classes.box}>
          <Checkbox
            size="sm"
            aria-label={t('list.choose', { what: name })}
            checked={chosen}
            onChange={({ currentTarget, nativeEvent }) =>
              onChoose(
                row.id,
                currentTarget.checked,
                nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
              )
            }
          />
        </td>
      )}
      <Cells row={row} shown={shown} />
    </tr>
  );
}

/** One row of a list. It is drawn anew only when something of its own changes, so that long lists stay fluent. */
export const DataRow = memo(Drawn) as typeof Drawn;
