import type { ListKeys, Sorted } from '../session/list-state.ts';
import type { DataColumn } from './data-list.tsx';
import type { ListFilter } from './list-filters.tsx';

/** The keys of a list in the address, from its columns and filters. */
export function listKeys(
  columns: readonly DataColumn<never>[],
  filters: readonly Pick<ListFilter, 'key'>[],
  sort: Sorted,
): ListKeys {
  return {
    filters: filters.map(({ key }) => key),
    sorts: columns.filter(({ sorts }) => sorts).map(({ key }) => key),
    columns: columns.map(({ key }) => key),
    fixed: columns.filter(({ fixed }) => fixed).map(({ key }) => key),
    standard: { sort, columns: columns.filter(({ extra }) => !extra).map(({ key }) => key) },
  };
}
