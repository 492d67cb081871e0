import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { NOTHING_CHOSEN, type Selection } from './selection.ts';

/** What a list can be asked, by the short keys that stand in the address. */
export interface ListKeys {
  /** Filters, `stand`, `klas`. */
  filters: readonly string[];
  /** The values that a filter knows, for those that know few; another counts as not said. */
  known: Readonly<Record<string, readonly string[]>>;
  /** Columns that it can be ordered by. */
  sorts: readonly string[];
  /** All columns, in their order. */
  columns: readonly string[];
  /** Columns that are always there. */
  fixed: readonly string[];
  /** What holds when the address says nothing. */
  standard: { sort: Sorted; columns: readonly string[] };
}

export interface Sorted {
  column: string;
  /** From high to low. */
  down: boolean;
}

const SORT = 'orde';
const COLUMNS = 'kolommen';

/** What a list is asked: all of it from the address, but the words that are searched for. */
export interface Asked {
  filters: Readonly<Record<string, string>>;
  sort: Sorted;
  columns: readonly string[];
}

/** Reads an address; what it does not know counts as not said. */
export function readAddress(params: URLSearchParams, keys: ListKeys): Asked {
  const filters = keys.filters.flatMap((key) => {
    const value = params.get(key);
    return value && (keys.known[key]?.includes(value) ?? true) ? [[key, value] as const] : [];
  });
  const order = params.get(SORT) ?? '';
  const column = order.replace(/^-/, '');
  const chosen = params.get(COLUMNS)?.split(',') ?? keys.standard.columns;
  return {
    filters: Object.fromEntries(filters),
    sort: keys.sorts.includes(column) ? { column, down: order.startsWith('-') } : keys.standard.sort,
    columns: keys.columns.filter((key) => keys.fixed.includes(key) || chosen.includes(key)),
  };
}

/** Writes what is asked into an address, shortest first: what is standard stays out. */
export function writeAddress(params: URLSearchParams, asked: Asked, keys: ListKeys): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of keys.filters) {
    const value = asked.filters[key];
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const { sort, columns } = keys.standard;
  if (asked.sort.column === sort.column && asked.sort.down === sort.down) next.delete(SORT);
  else next.set(SORT, `${asked.sort.down ? '-' : ''}${asked.sort.column}`);
  const standard = keys.columns.filter((key) => keys.fixed.includes(key) || columns.includes(key));
  if (standard.join() === asked.columns.join()) next.delete(COLUMNS);
  else next.set(COLUMNS, asked.columns.filter((key) => !keys.fixed.includes(key)).join(','));
  return next;
}

/** What a visit to a list holds besides its address: the words may be a name, so they stay in memory. */
interface Visit {
  typed: string;
  selection: Selection;
}
const visits = new Map<string, Visit>();
const MOST_VISITS = 50;

function remember(key: string, visit: Visit): void {
  visits.delete(key);
  visits.set(key, visit);
  const [oldest] = visits.keys();
  if (visits.size > MOST_VISITS && oldest !== undefined) visits.delete(oldest);
}

/** What a list is asked and what is chosen in it, with the ways to change them. */
export interface ListState extends Asked {
  keys: ListKeys;
  typed: string;
  setTyped: (text: string) => void;
  /** What to search for: it follows when typing pauses. */
  search: string | null;
  setFilter: (key: string, value: string | null) => void;
  clearFilters: () => void;
  setSort: (sort: Sorted) => void;
  setColumns: (columns: readonly string[]) => void;
  selection: Selection;
  setSelection: (selection: Selection) => void;
}

/**
 * The state of a list. Going back to it finds everything as it was: filters, order and columns from the address,
 * search and selection from this tab's memory. Another filter or search starts a new selection.
 */
export function useListState(keys: ListKeys): ListState {
  const location = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(location.search);
  // Going to the address takes a moment in which a box would spring back.
  const [ahead, setAhead] = useState<{ from: string; asked: Asked } | null>(null);
  const asked = ahead?.from === location.key ? ahead.asked : readAddress(params, keys);
  const [visit, setVisit] = useState<Visit>(
    () => visits.get(location.key) ?? { typed: '', selection: NOTHING_CHOSEN },
  );
  useEffect(() => remember(location.key, visit), [location.key, visit]);
  const [settled] = useDebouncedValue(visit.typed, 250);

  const ask = (change: Partial<Asked>) => {
    const next = { ...asked, ...change };
    setAhead({ from: location.key, asked: next });
    const search = writeAddress(params, next, keys).toString();
    void navigate({ search, hash: location.hash }, { replace: true, preventScrollReset: true });
  };
  const begin = (change: Partial<Visit>) => setVisit({ ...visit, selection: NOTHING_CHOSEN, ...change });
  const setFilters = (filters: Readonly<Record<string, string>>) => {
    begin({});
    ask({ filters });
  };
  return {
    ...asked,
    keys,
    typed: visit.typed,
    setTyped: (typed) => begin({ typed }),
    search: settled.trim() || null,
    setFilter: (key, value) => {
      const { [key]: _, ...others } = asked.filters;
      setFilters(value === null ? others : { ...others, [key]: value });
    },
    clearFilters: () => setFilters({}),
    setSort: (sort) => ask({ sort }),
    setColumns: (columns) => ask({ columns: keys.columns.filter((key) => columns.includes(key)) }),
    selection: visit.selection,
    setSelection: (selection) => setVisit({ ...visit, selection }),
  };
}
