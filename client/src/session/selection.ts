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
