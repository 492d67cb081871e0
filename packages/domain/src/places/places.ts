import { fold } from '../text/fold.ts';
import type { Country } from '../time/working-day.ts';
import { POSTCODES } from './postcodes.ts';

export type Province = keyof typeof POSTCODES;

/** A place of the region and its centre, WGS84 degrees, good to about a kilometre. */
export interface Place {
  country: Country;
  province: Province;
  postcode: string;
  name: string;
  lat: number;
  lon: number;
}

let read: Map<string, Place[]> | null = null;

function table(): Map<string, Place[]> {
  if (read) return read;
  read = new Map();
  for (const [province, text] of Object.entries(POSTCODES) as [Province, string][]) {
    const country: Country = province === 'ZEELAND' ? 'NL' : 'BE';
    for (const line of text.trim().split('\n')) {
      const [postcode = '', ...places] = line.split('|');
      const found = places.map((item): Place => {
        const [, name = '', lat, lon] = /^(.+) (\S+) (\S+)$/.exec(item) ?? [];
        return { country, province, postcode, name, lat: Number(lat), lon: Number(lon) };
      });
      read.set(`${country}${postcode}`, found);
    }
  }
  return read;
}

/** Four digits of a postcode as people write it: `4531 EP`, `B-9000`, `9000`. Empty when there are none. */
export function postcodeDigits(text: string): string {
  return /^(?:[A-Z]{1,2}-?\s*)?(\d{4})(?:\s*[A-Z]{2})?$/i.exec(text.trim())?.[1] ?? '';
}

/** Places with this postcode, the largest first as the list has them; none outside the region. */
export function placesOf(country: Country, postcode: string): readonly Place[] {
  return table().get(`${country}${postcodeDigits(postcode)}`) ?? [];
}

/** The place of a postcode: the one of this name, else the first; null outside the region. */
export function findPlace(country: Country, postcode: string, name = ''): Place | null {
  const found = placesOf(country, postcode);
  return found.find((place) => fold(place.name) === fold(name)) ?? found[0] ?? null;
}

/** The middle of a postcode's area, by the centres of its places; null outside the region. */
export function middleOf(country: Country, postcode: string): { lat: number; lon: number } | null {
  const found = placesOf(country, postcode);
  if (found.length === 0) return null;
  const mean = (of: 'lat' | 'lon') => found.reduce((sum, place) => sum + place[of], 0) / found.length;
  return { lat: mean('lat'), lon: mean('lon') };
}

/** Every place of the region. */
export function allPlaces(): Place[] {
  return [...table().values()].flat();
}
