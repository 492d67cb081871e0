import { fileURLToPath } from 'node:url';
import { readCsv } from '../csv.ts';
import type { Random } from '../random.ts';

export interface Place {
  country: 'BE' | 'NL';
  postcode: string;
  place: string;
  province: 'OOST_VLAANDEREN' | 'WEST_VLAANDEREN' | 'ZEELAND';
  lat: number;
  lon: number;
}

const PROVINCES: Record<string, Place['province']> = {
  'Oost-Vlaanderen': 'OOST_VLAANDEREN',
  'West-Vlaanderen': 'WEST_VLAANDEREN',
  Zeeland: 'ZEELAND',
};

export const PLACES: Place[] = readCsv(
  fileURLToPath(new URL('../../sources/postcodes.csv', import.meta.url)),
).map((row) => ({
  country: row['country'] as Place['country'],
  postcode: row['postcode']!,
  place: row['place']!,
  province: PROVINCES[row['province']!]!,
  lat: Number(row['lat']),
  lon: Number(row['lon']),
}));

export function placeNamed(name: string): Place {
  const found = PLACES.find(({ place }) => place === name);
  if (!found) throw new Error(`No such place: ${name}`);
  return found;
}

/** Kilometres as the crow flies. */
export function far(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const x = (b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(x, b.lat - a.lat) * 111.19;
}

/** Places within a distance, the nearer the likelier. */
export function placeNear(random: Random, centre: Place, kilometres: number, sameCountry: boolean): Place {
  const near = PLACES.filter(
    (place) => far(place, centre) <= kilometres && (!sameCountry || place.country === centre.country),
  );
  return random.pick(near.length > 0 ? near : [centre]);
}

/** A point some hundred metres from the middle of a place; too near to be in the water where the place is not. */
export function pointIn(random: Random, place: Place): { lat: string; lon: string } {
  const shift = () => (random.next() - 0.5) * 0.006;
  return { lat: (place.lat + shift()).toFixed(5), lon: (place.lon + shift()).toFixed(5) };
}

const STREETS_BE = [
  'Stationsstraat',
  'Kerkstraat',
  'Nieuwstraat',
  'Molenstraat',
  'Markt',
  'Dorpsstraat',
  'Kanaaldijk',
  'Industriepark',
  'Zandstraat',
  'Leiekaai',
  'Havenlaan',
  'Spoorwegstraat',
];
const STREETS_NL = [
  'Stationsweg',
  'Kerkstraat',
  'Havenkade',
  'Dorpsweg',
  'Molendijk',
  'Markt',
  'Zeedijk',
  'Energieweg',
  'Kanaalweg',
  'Noordstraat',
  'Westhavendijk',
  'Lange Nieuwstraat',
];

export function streetIn(random: Random, place: Place): string {
  return `${random.pick(place.country === 'BE' ? STREETS_BE : STREETS_NL)} ${random.between(1, 180)}`;
}
