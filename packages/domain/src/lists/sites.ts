import type { ShownState } from '../placement/shown-state.ts';
import { sortKey } from '../text/keys.ts';
import type { TravelMeans } from '../travel/means.ts';
import type { RankKeys } from './rank.ts';

/** What the table of sites beside the map can be ordered by; a means of travel is the minutes by it. */
export type SiteSort =
  'COMPANY' | 'SITE' | 'PLACE' | 'PROVINCE' | 'COUNTRY' | 'SECTOR' | 'PLACES_FREE' | TravelMeans;

/** What of a site counts for its place in the table. */
export interface SiteOfTable {
  company: string;
  site: string;
  place: string;
  province: string;
  country: string;
  sector: string;
  placesFree: number;
  /** Minutes by each means; none when nobody travels. */
  minutes: Partial<Record<TravelMeans, number>>;
}

/** The keys of a site in the table, on screen and in an export; where no journey is known comes last. */
export function siteKeys(sort: SiteSort, one: SiteOfTable): RankKeys {
  return [...ownKeys(sort, one), sortKey(one.company), sortKey(one.site)];
}

function ownKeys(sort: SiteSort, one: SiteOfTable): RankKeys {
  switch (sort) {
    case 'COMPANY':
      return [];
    case 'SITE':
      return [sortKey(one.site)];
    case 'PLACE':
      return [sortKey(one.place)];
    case 'PROVINCE':
      return [one.province];
    case 'COUNTRY':
      return [one.country];
    case 'SECTOR':
      return [one.sector];
    case 'PLACES_FREE':
      return [one.placesFree];
    default:
      return [one.minutes[sort] ?? Number.MAX_SAFE_INTEGER];
  }
}

/** The state of a site for who looks for a place: one that takes proposals counts most, then one that will or may. */
export function siteState(slots: { open: number; later: number; paused: number; full: number }): ShownState {
  if (slots.open > 0) return 'OPEN';
  if (slots.later > 0) return 'LATER';
  if (slots.paused > 0) return 'PAUSED';
  return slots.full > 0 ? 'FULL' : 'CLOSED';
}
