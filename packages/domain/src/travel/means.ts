export const TRAVEL_MEANS = ['WALK', 'BICYCLE', 'E_BICYCLE', 'PUBLIC_TRANSPORT', 'MOPED', 'CAR'] as const;
export type TravelMeans = (typeof TRAVEL_MEANS)[number];

/** How a means moves over land, and how it crosses the Westerschelde. */
export interface MeansModel {
  /** Kilometres over the road for one as the crow flies. */
  detour: number;
  /** Kilometres an hour, stops included. */
  speed: number;
  /** Minutes before and after: to the stop, waiting, parking. */
  fixed: number;
  crossing: 'TUNNEL' | 'FERRY';
  /** Extra minutes for a journey that passes the border. */
  border: number;
}

/**
 * The model behind the estimates. Car: factor and speed were fitted on distances in the region and are 25 %
 * off at most; the others are assumptions, 40 % off for public transport, and belong to whoever runs the
 * platform to adjust.
 */
export const MODELS: Record<TravelMeans, MeansModel> = {
  WALK: { detour: 1.2, speed: 5, fixed: 0, crossing: 'FERRY', border: 0 },
  BICYCLE: { detour: 1.2, speed: 16, fixed: 1, crossing: 'FERRY', border: 0 },
  E_BICYCLE: { detour: 1.2, speed: 22, fixed: 1, crossing: 'FERRY', border: 0 },
  PUBLIC_TRANSPORT: { detour: 1.3, speed: 30, fixed: 12, crossing: 'TUNNEL', border: 20 },
  MOPED: { detour: 1.22, speed: 35, fixed: 1, crossing: 'FERRY', border: 0 },
  CAR: { detour: 1.22, speed: 65, fixed: 0, crossing: 'TUNNEL', border: 0 },
};

/** Below this age nobody drives a car to work. */
export function meansFor(means: readonly TravelMeans[], minor: boolean): TravelMeans[] {
  return means.filter((one) => !(minor && one === 'CAR'));
}
