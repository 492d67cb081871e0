/** A point on the earth, WGS84 degrees. */
export interface Place {
  lat: number;
  lon: number;
}
/** A point on the flat map: `x` to the east, `y` to the south, 1,000 to a degree of latitude. */
export interface Flat {
  x: number;
  y: number;
}

const DEGREE = 1_000;
/** North-west of all that is drawn, and the latitude on which a degree of longitude keeps its true length. */
const ORIGIN: Place = { lat: 51.9, lon: 2.3 };
const TRUE_AT = 51.25;
const NARROW = Math.cos((TRUE_AT * Math.PI) / 180);
/** Kilometres of one degree of latitude. */
const KILOMETRES = 111.19;

/**
 * Equirectangular, true to scale at 51.25° north. Over the region's 1.1 degrees of latitude the scale from west to
 * east is off by 1.2 % at most, less than the places are exact.
 */
export function project({ lat, lon }: Place): Flat {
  return { x: (lon - ORIGIN.lon) * NARROW * DEGREE, y: (ORIGIN.lat - lat) * DEGREE };
}

export function unproject({ x, y }: Flat): Place {
  return { lat: ORIGIN.lat - y / DEGREE, lon: ORIGIN.lon + x / (NARROW * DEGREE) };
}

/** How long some kilometres are on the flat map. */
export function lengthOf(kilometres: number): number {
  return (kilometres / KILOMETRES) * DEGREE;
}

/** Flat units in which a whole turn of longitude is that long; what cluster libraries call the world's width. */
export const WORLD = 360 * NARROW * DEGREE;
