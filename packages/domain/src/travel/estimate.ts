import { bankOf, CROSSINGS, type Point } from './crossings.ts';
import { meansFor, MODELS, type TravelMeans } from './means.ts';

export interface TravelEstimate {
  means: TravelMeans;
  /** Minutes one way, rounded. */
  minutes: number;
  kilometres: number;
  via: 'TUNNEL' | 'FERRY' | null;
}

const RADIANS = Math.PI / 180;
/** Kilometres of one degree of latitude. */
const DEGREE = 111.19;
/** Kilometres round by Antwerpen, where the river can be passed on the road. */
const ROUND_BY: Point = { lat: 51.25, lon: 4.4 };

/** Kilometres as the crow flies; flat within the region, 0.2 % off. */
export function distance(from: Point, to: Point): number {
  const x = (to.lon - from.lon) * Math.cos(((from.lat + to.lat) / 2) * RADIANS);
  const y = to.lat - from.lat;
  return Math.sqrt(x * x + y * y) * DEGREE;
}

/**
 * Estimates a journey without a network of roads: distance times a detour at a steady speed, and between the
 * banks of the Westerschelde only by tunnel (car, bus) or ferry (on foot, bicycle, moped). Off by 25 % by
 * car and 40 % by public transport; a routing service can take this function's place.
 *
 * @param options.crossesBorder - origin and destination lie in different countries
 */
export function estimateTravel(
  from: Point,
  to: Point,
  means: TravelMeans,
  options: { crossesBorder?: boolean } = {},
): TravelEstimate {
  const model = MODELS[means];
  const border = options.crossesBorder ? model.border : 0;
  const minutesFor = (kilometres: number) => (kilometres / model.speed) * 60 + model.fixed + border;
  if (bankOf(from) === bankOf(to)) {
    const kilometres = distance(from, to) * model.detour;
    return finish(means, minutesFor(kilometres), kilometres, null);
  }
  const crossing = CROSSINGS[model.crossing];
  const [near, far] =
    bankOf(from) === 'SOUTH' ? [crossing.south, crossing.north] : [crossing.north, crossing.south];
  const land = (distance(from, near) + distance(far, to)) * model.detour;
  const across = land + crossing.kilometres;
  const minutesAcross = minutesFor(across) + crossing.minutes;
  const round = (distance(from, ROUND_BY) + distance(ROUND_BY, to)) * model.detour;
  if (crossing.name === 'TUNNEL' && minutesFor(round) < minutesAcross)
    return finish(means, minutesFor(round), round, null);
  return finish(means, minutesAcross, across, crossing.name);
}

function finish(
  means: TravelMeans,
  minutes: number,
  kilometres: number,
  via: TravelEstimate['via'],
): TravelEstimate {
  return {
    means,
    minutes: Math.max(1, Math.round(minutes)),
    kilometres: Math.round(kilometres * 10) / 10,
    via,
  };
}

/** The shortest journey by the means that someone has; a minor has no car. Null without any means. */
export function bestTravel(
  from: Point,
  to: Point,
  means: readonly TravelMeans[],
  options: { minor: boolean; crossesBorder?: boolean },
): TravelEstimate | null {
  let best: TravelEstimate | null = null;
  for (const one of meansFor(means, options.minor)) {
    const estimate = estimateTravel(from, to, one, options);
    if (!best || estimate.minutes < best.minutes) best = estimate;
  }
  return best;
}
