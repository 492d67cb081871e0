/** A point on the map, WGS84 degrees. */
export interface Point {
  lat: number;
  lon: number;
}

export interface Crossing {
  name: 'TUNNEL' | 'FERRY';
  south: Point;
  north: Point;
  /** Minutes on the way across that the land model does not count: the boat and the wait for it. */
  minutes: number;
  kilometres: number;
  source: string;
}

/** Where the Westerschelde can be crossed. */
export const CROSSINGS: Record<Crossing['name'], Crossing> = {
  TUNNEL: {
    name: 'TUNNEL',
    south: { lat: 51.345, lon: 3.775 },
    north: { lat: 51.395, lon: 3.8 },
    minutes: 0,
    kilometres: 6.6,
    source: 'Westerscheldetunnel, 6.6 km, opened 2003; no cyclists or pedestrians',
  },
  FERRY: {
    name: 'FERRY',
    south: { lat: 51.3965, lon: 3.5555 },
    north: { lat: 51.4425, lon: 3.5955 },
    minutes: 23 + 20,
    kilometres: 0,
    source: 'Ferry Vlissingen-Breskens, on foot or bicycle, about 23 minutes, about hourly',
  },
};

/**
 * The middle of the Westerschelde and of the land border east of it, from the sea to the east: what lies
 * above is the north bank.
 */
const MIDDLE: readonly Point[] = [
  { lat: 51.43, lon: 3.2 },
  { lat: 51.42, lon: 3.57 },
  { lat: 51.375, lon: 3.78 },
  { lat: 51.405, lon: 3.9 },
  { lat: 51.4, lon: 4.0 },
  { lat: 51.385, lon: 4.1 },
  { lat: 51.365, lon: 4.22 },
  { lat: 51.33, lon: 4.28 },
];

/** Which bank of the Westerschelde a point in the region lies on. */
export function bankOf({ lat, lon }: Point): 'NORTH' | 'SOUTH' {
  const first = MIDDLE[0]!;
  const last = MIDDLE[MIDDLE.length - 1]!;
  if (lon <= first.lon) return lat > first.lat ? 'NORTH' : 'SOUTH';
  if (lon >= last.lon) return lat > last.lat ? 'NORTH' : 'SOUTH';
  for (let at = 1; at < MIDDLE.length; at++) {
    const [from, to] = [MIDDLE[at - 1]!, MIDDLE[at]!];
    if (lon > to.lon) continue;
    const middle = from.lat + ((to.lat - from.lat) * (lon - from.lon)) / (to.lon - from.lon);
    return lat > middle ? 'NORTH' : 'SOUTH';
  }
  return 'SOUTH';
}
