import { bankOf, CROSSINGS, type Point } from './crossings.ts';
import { distance } from './estimate.ts';
import { MODELS, type TravelMeans } from './means.ts';

/** How far one comes: so many kilometres as the crow flies around a point. */
export interface Reach {
  centre: Point;
  kilometres: number;
}

/**
 * How far one comes within some minutes on one bank of the Westerschelde: around the home on its own bank, around
 * the landing of ferry or tunnel on the other. By the same model as `estimateTravel`, without the way round by
 * Antwerpen, which is over 90 minutes.
 *
 * @param to.crossesBorder - the land lies in the other country
 * @returns null when one does not come there at all
 */
export function reachOn(
  home: Point,
  means: TravelMeans,
  minutes: number,
  to: { bank: 'NORTH' | 'SOUTH'; crossesBorder: boolean },
): Reach | null {
  const model = MODELS[means];
  const moving = minutes - model.fixed - (to.crossesBorder ? model.border : 0);
  const road = (moving / 60) * model.speed;
  if (bankOf(home) === to.bank) return around(home, road / model.detour);
  const crossing = CROSSINGS[model.crossing];
  const [near, far] =
    to.bank === 'NORTH' ? [crossing.south, crossing.north] : [crossing.north, crossing.south];
  const left = road - (crossing.minutes / 60) * model.speed - crossing.kilometres;
  return around(far, left / model.detour - distance(home, near));
}

function around(centre: Point, kilometres: number): Reach | null {
  return kilometres > 0 ? { centre, kilometres } : null;
}
