import { CROSSINGS, type Point } from './crossings.ts';
import { distance } from './estimate.ts';
import { meansFor, MODELS, type TravelMeans } from './means.ts';

const DEGREE = 111.19;
/** Kilometres of one degree of longitude in the middle of the region. */
const DEGREE_EAST = DEGREE * Math.cos((51.3 * Math.PI) / 180);

/** A point on a plane in kilometres; lengths are within 1.5 % of `distance` in the region. */
export function planePoint({ lat, lon }: Point): { x: number; y: number } {
  return { x: lon * DEGREE_EAST, y: lat * DEGREE };
}

/** The plane's error, and the half minute that an estimate rounds down. */
const WIDER = 1.02;
const ROUNDED = 0.5;

/**
 * How far in a straight line nothing can lie that is within these minutes by any of the means: an upper bound for
 * looking only nearby, while `estimateTravel` decides. Null without means, when no journey is known.
 */
export function straightReach(means: readonly TravelMeans[], minor: boolean, minutes: number): number | null {
  const reaches = meansFor(means, minor).map((one) => {
    const { speed, detour, fixed, crossing } = MODELS[one];
    const moving = Math.max(0, minutes + ROUNDED - fixed);
    const { south, north } = CROSSINGS[crossing];
    // The boat carries one over water for minutes that are counted elsewhere.
    return ((moving / 60) * speed) / detour + distance(south, north);
  });
  return reaches.length === 0 ? null : Math.max(...reaches) * WIDER;
}
