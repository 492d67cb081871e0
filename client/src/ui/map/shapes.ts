import { project, type Place } from './projection.ts';
import { BORDER, MUNICIPALITIES } from './region-shapes.ts';

export interface Municipality {
  name: string;
  province: keyof typeof MUNICIPALITIES;
  rings: Place[][];
}

const UNIT = 10_000;

function readRing(text: string): Place[] {
  let [lon, lat] = [0, 0];
  return text.split(',').map((pair) => {
    const [east = 0, north = 0] = pair.split(' ').map(Number);
    lon += east;
    lat += north;
    return { lat: lat / UNIT, lon: lon / UNIT };
  });
}

/** The municipalities of the region with the rings of their land. */
export const LAND: readonly Municipality[] = (
  Object.entries(MUNICIPALITIES) as [Municipality['province'], string][]
).flatMap(([province, text]) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...rings] = line.split('|');
      return { name, province, rings: rings.map(readRing) };
    }),
);

/** Three stretches of land between which one crosses water or the border. */
export type Bank = 'ZEELAND_NORTH' | 'ZEELAND_SOUTH' | 'FLANDERS';
const SOUTH_OF_THE_WATER = new Set(['Sluis', 'Terneuzen', 'Hulst']);

export function bankOfLand({ name, province }: Municipality): Bank {
  if (province !== 'ZEELAND') return 'FLANDERS';
  return SOUTH_OF_THE_WATER.has(name) ? 'ZEELAND_SOUTH' : 'ZEELAND_NORTH';
}

function line(points: readonly Place[]): string {
  return points
    .map(project)
    .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
}

function area(land: readonly Municipality[]): string {
  return land
    .flatMap(({ rings }) => rings)
    .map((ring) => `${line(ring)}Z`)
    .join('');
}

/** The outlines of a bank's municipalities, as an SVG path on the flat map. */
export const BANK_PATHS: Record<Bank, string> = {
  ZEELAND_NORTH: area(LAND.filter((one) => bankOfLand(one) === 'ZEELAND_NORTH')),
  ZEELAND_SOUTH: area(LAND.filter((one) => bankOfLand(one) === 'ZEELAND_SOUTH')),
  FLANDERS: area(LAND.filter((one) => bankOfLand(one) === 'FLANDERS')),
};

const BORDER_POINTS = readRing(BORDER);
export const BORDER_PATH = line(BORDER_POINTS);
/** Where the outlines of the two countries leave gaps, away from the sea and the Schelde. */
export const SEAM_PATH = line(BORDER_POINTS.slice(3, -3));

/** Land around the region, drawn roughly, so that blue always means water. */
const AROUND: readonly (readonly (readonly [lon: number, lat: number])[])[] = [
  // the right bank of the Schelde to Antwerpen, Noord-Brabant and what lies behind
  [
    [4.262, 51.44],
    [4.25, 51.375],
    [4.275, 51.345],
    [4.305, 51.32],
    [4.315, 51.285],
    [4.35, 51.26],
    [4.395, 51.235],
    [4.37, 51.2],
    [4.34, 51.1],
    [6.5, 51],
    [6.5, 52.6],
    [4.6, 52.6],
    [4.5, 51.72],
    [4.23, 51.64],
    [4.2, 51.6],
    [4.21, 51.53],
    [4.255, 51.5],
  ],
  // Goeree-Overflakkee
  [
    [3.83, 51.81],
    [3.88, 51.77],
    [4.05, 51.735],
    [4.15, 51.695],
    [4.3, 51.68],
    [4.42, 51.71],
    [4.3, 51.76],
    [4.1, 51.83],
    [3.95, 51.86],
  ],
  // south and west of Flanders
  [
    [2.55, 51.09],
    [2.3, 51.03],
    [1.85, 50.97],
    [0.5, 50.2],
    [0.5, 48.5],
    [6.5, 48.5],
    [6.5, 51.1],
    [4.34, 51.1],
    [4.2, 51.15],
    [3.5, 51.1],
    [3, 51.1],
    [2.7, 51.08],
  ],
];

export const AROUND_PATH = AROUND.map((ring) => `${line(ring.map(([lon, lat]) => ({ lat, lon })))}Z`).join(
  '',
);
