import { readFileSync } from 'node:fs';
import { postcodesFile } from '@scheldemond/demo-region';
import { tableOf } from '../table.ts';

/** What a postcode of the region tells. */
export interface PostcodeFacts {
  country: 'BE' | 'NL';
  province: string;
  /** The middle of its places, WGS84 degrees; about a kilometre off for a single address. */
  lat: string;
  lon: string;
}

let known: Map<string, PostcodeFacts> | null = null;

function read(): Map<string, PostcodeFacts> {
  const { headings, rows } = tableOf(readFileSync(postcodesFile, 'utf8'));
  const at = (name: string) => headings.indexOf(name);
  const places = new Map<string, string[][]>();
  for (const { cells } of rows) {
    const code = `${cells[at('country')]}${cells[at('postcode')]}`;
    places.set(code, [...(places.get(code) ?? []), cells]);
  }
  const middle = (all: string[][], name: string) =>
    (all.reduce((sum, cells) => sum + Number(cells[at(name)]), 0) / all.length).toFixed(5);
  return new Map(
    [...places].map(([code, all]) => {
      const province = all[0]![at('province')]!.toUpperCase().replace('-', '_');
      const country = code.startsWith('NL') ? 'NL' : 'BE';
      return [code, { country, province, lat: middle(all, 'lat'), lon: middle(all, 'lon') }];
    }),
  );
}

/** What is known of a postcode, `9000` or `4531 AB`; null outside the region's three provinces. */
export function postcodeFacts(postcode: string): PostcodeFacts | null {
  const written = postcode.trim().toUpperCase();
  known ??= read();
  const dutch = /^(\d{4})\s?[A-Z]{2}$/.exec(written);
  if (dutch) return known.get(`NL${dutch[1]}`) ?? null;
  const digits = /^(?:B-|NL-)?(\d{4})$/.exec(written)?.[1] ?? '';
  // Four digits alone: the Dutch ones begin with 4 here, the Belgian ones with 8 or 9.
  return known.get(`BE${digits}`) ?? known.get(`NL${digits}`) ?? null;
}
