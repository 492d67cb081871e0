import type { ListKeys, Sorted } from '../session/list-state.ts';
import type { DataColumn } from './data-list.tsx';

/** The keys of a list in the address, from its columns and filters. */
export function listKeys(
  columns: readonly DataColumn<never>[],
  filters: readonly { key: string; known?: readonly string[] }[],
  sort: Sorted,
): ListKeys {
  return {
    filters: filters.map(({ key }) => key),
    known: Object.fromEntries(filters.flatMap(({ key, known }) => (known ? [[key, known]] : []))),
    sorts: columns.filter(({ sorts }) => sorts).map(({ key }) => key),
    columns: columns.map(({ key }) => key),
    fixed: columns.filter(({ fixed }) => fixed).map(({ key }) => key),
    standard: { sort, columns: columns.filter(({ extra }) => !extra).map(({ key }) => key) },
  };
}
