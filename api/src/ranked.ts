import { compareKeys, type RankKeys } from '@scheldemond/domain/lists/rank';
import { queryTokens } from '@scheldemond/domain/text/keys';
import { pageOf, type Page } from './connection.ts';

/** What a list that is ranked in memory goes by, for one item. */
export interface Ranked<T> {
  item: T;
  /** The folded words that find it. */
  words: readonly string[];
  /** What it is ordered by, most important first; equal ones go by their id. */
  keys: RankKeys;
}

/**
 * A page of a list that is short enough to be searched and ordered in memory, by what stands in other records or
 * by what this viewer may read.
 */
export function rankedPage<T extends { id: string }>(
  found: readonly Ranked<T>[],
  asked: {
    first: number;
    after?: string | null;
    search?: string | null;
    direction: 'ASC' | 'DESC';
  },
): Page<T> {
  const tokens = queryTokens(asked.search ?? '');
  const way = asked.direction === 'ASC' ? 1 : -1;
  const ranked = found
    .filter(({ words }) => tokens.every((token) => words.some((word) => word.startsWith(token))))
    .toSorted((a, b) => way * compareKeys([...a.keys, a.item.id], [...b.keys, b.item.id]))
    .map(({ item }) => item);
  return pageOf(ranked, asked);
}
