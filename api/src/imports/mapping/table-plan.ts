import type { Context } from '../../context.ts';
import { refuseForeign, refuseReleases } from '../permitted.ts';
import { planFolder, type Plan } from '../plan.ts';
import type { RowError } from '../read.ts';
import type { Table } from '../table.ts';
import type { Mapping } from './guess.ts';
import { KINDS, type ImportKind } from './kinds.ts';
import { understandNames } from './naming.ts';
import { readTable, type Scope } from './rows.ts';

/** A table with all that says what it means. */
export interface TableTask {
  kind: ImportKind;
  table: Table;
  mapping: Mapping;
  scope: Scope;
}

/**
 * Reads, checks and plans a table as this viewer may: the one way for a list in the client and for the command.
 *
 * @returns the plan, or null with errors by row
 */
export async function planTable(
  context: Context,
  task: TableTask,
  errors: RowError[],
  onRows?: (rows: number) => Promise<void>,
): Promise<Plan | null> {
  const { folder, unset } = await readTable(task.kind, task.table, task.mapping, task.scope, errors, onRows);
  const find = await understandNames(folder, context, task.scope, errors);
  if (errors.length > 0) return null;
  const plan = await planFolder(folder, errors, { find, unset });
  if (plan) {
    await refuseForeign(context, plan, errors);
    refuseReleases(context, plan, errors);
  }
  return errors.length > 0 ? null : plan;
}

/** A refused row as it is shown: in the headings of the table itself, with the cell that is meant. */
export interface ShownError {
  line: number;
  /** Heading of the column, or the name of a field that no column gives; empty for the whole row. */
  column: string;
  /** Name of a field when no column gives it. */
  field: string;
  /** What `say` made. */
  message: string;
  value: string;
}

/** Says errors of the strict format in the words of the table; sorted by line. */
export function shownErrors({ kind, table, mapping }: TableTask, errors: readonly RowError[]): ShownError[] {
  const rows = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  const columnOf = new Map(Object.entries(mapping.fields).map(([at, name]) => [name, Number(at)]));
  return errors
    .map(({ file, line, column, message }): ShownError => {
      const field = KINDS[kind].fields.find(
        ({ to, name }) => (to && `${to.file}.csv` === file && to.column === column) || name === column,
      );
      const name = field?.name ?? column;
      const at = column === 'externalKey' ? mapping.keys[0] : columnOf.get(name);
      const heading = at === undefined ? '' : (table.headings[at] ?? '');
      const value = at === undefined ? '' : (rows.get(line)?.[at] ?? '');
      return { line, column: heading, field: heading ? '' : name, message, value: value.slice(0, 200) };
    })
    .sort((a, b) => a.line - b.line);
}
