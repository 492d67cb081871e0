import { queryTokens } from '@scheldemond/domain/text/keys';
import type { Context } from './context.ts';

/** Finds objects of one type that the viewer may read, by the beginnings of words. */
export type Find = (context: Context, text: string, first: number) => Promise<readonly object[]>;

/** What was found of one type; nothing is left out. */
export interface FoundGroup {
  type: string;
  nodes: object[];
}

const finders = new Map<string, Find>();
/** A single letter would find everybody. */
const SHORTEST = 2;
const OF_EACH = 5;

/** Says how objects of a type are found by search over everything. */
export function registerFinder(type: string, find: Find): void {
  finders.set(type, find);
}

/** The first of each type that were found, in the order of the modules; types without any are left out. */
export async function findEverywhere(context: Context, text: string): Promise<FoundGroup[]> {
  if (!queryTokens(text).some((token) => token.length >= SHORTEST)) return [];
  const groups = await Promise.all(
    [...finders].map(async ([type, find]) => {
      const found = await find(context, text, OF_EACH);
      return { type, nodes: found.map((one) => ({ ...one, __typename: type })) };
    }),
  );
  return groups.filter(({ nodes }) => nodes.length > 0);
}
