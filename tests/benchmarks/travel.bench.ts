// What one journey costs to estimate, when all students of a region are held against all sites.
import { estimateTravel } from '@scheldemond/domain/travel/estimate';
import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';

const SIDE = 1_000;
/** The three provinces, both banks of the Westerschelde. */
const [SOUTH, NORTH, WEST, EAST] = [50.75, 51.75, 2.6, 4.3];

let seed = 2026;
/** Between 0 and 1, the same in every run (Numerical Recipes' generator). */
function chance(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const points = () =>
  Array.from({ length: SIDE }, () => ({
    lat: SOUTH + chance() * (NORTH - SOUTH),
    lon: WEST + chance() * (EAST - WEST),
  }));
const [homes, sites] = [points(), points()];

const table = TRAVEL_MEANS.map((means) => {
  const times = Array.from({ length: 4 }, () => {
    const before = process.cpuUsage();
    let minutes = 0;
    for (const home of homes) for (const site of sites) minutes += estimateTravel(home, site, means).minutes;
    const { user, system } = process.cpuUsage(before);
    return { microseconds: user + system, minutes };
  });
  // The first run is not compiled yet; the middle one of the others counts.
  const warm = times
    .slice(1)
    .map(({ microseconds }) => microseconds)
    .toSorted((a, b) => a - b);
  return {
    means,
    pairs: SIDE * SIDE,
    'µs a pair': Number((warm[1]! / SIDE ** 2).toFixed(3)),
    'mean minutes': Math.round(times[0]!.minutes / SIDE ** 2),
  };
});
console.table(table);
