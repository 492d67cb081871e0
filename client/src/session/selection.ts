/** What is chosen in a list: some rows, or all that match but some. */
export interface Selection {
  all: boolean;
  /** The chosen rows; with `all`, the rows that are left out. */
  ids: ReadonlySet<string>;
}

export const NOTHING_CHOSEN: Selection = { all: false, ids: new Set() };

export function isChosen({ all, ids }: Selection, id: string): boolean {
  return all !== ids.has(id);
}

/** The selection with these rows chosen or not. */
export function choose(selection: Selection, rows: readonly string[], chosen: boolean): Selection {
  const ids = new Set(selection.ids);
  for (const id of rows) {
    if (chosen === selection.all) ids.delete(id);
    else ids.add(id);
  }
  return { all: selection.all, ids };
}

/** The rows from one to another in the order of the list, both with them; the other alone when the first is gone. */
export function between(rows: readonly string[], from: string | null, to: string): readonly string[] {
  const ends = [from === null ? -1 : rows.indexOf(from), rows.indexOf(to)];
  return ends.includes(-1) ? [to] : rows.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** Chosen rows as the API takes them. */
export interface Chosen {
  ids?: string[];
  exceptIds?: string[];
}

/** The selection as part of a filter. */
export function chosenIn({ all, ids }: Selection): Chosen {
  return all ? { exceptIds: [...ids] } : { ids: [...ids] };
}

/** How many rows are chosen of all that match. */
export function countChosen({ all, ids }: Selection, total: number): number {
  return all ? Math.max(total - ids.size, 0) : ids.size;
}
