import { project, type Flat } from './projection.ts';

/** A name on the map, and from which scale it stands there. */
export interface TownLabel {
  name: string;
  at: Flat;
  from: number;
}

const town = (name: string, lat: number, lon: number, from: number): TownLabel => ({
  name,
  at: project({ lat, lon }),
  from,
});

/** Towns by which one finds one's way, most important first. */
export const TOWNS: readonly TownLabel[] = [
  town('Gent', 51.054, 3.725, 0),
  town('Brugge', 51.209, 3.225, 0),
  town('Terneuzen', 51.336, 3.828, 0),
  town('Vlissingen', 51.443, 3.573, 0),
  town('Goes', 51.504, 3.889, 0),
  town('Oostende', 51.225, 2.92, 0),
  town('Kortrijk', 50.828, 3.265, 0),
  town('Aalst', 50.938, 4.039, 0),
  town('Sint-Niklaas', 51.165, 4.143, 0),
  town('Zierikzee', 51.65, 3.917, 0),
  town('Knokke-Heist', 51.342, 3.285, 0),
  town('Roeselare', 50.945, 3.124, 0),
  town('Eeklo', 51.186, 3.557, 0.6),
  town('Hulst', 51.281, 4.053, 0.6),
  town('Oostburg', 51.326, 3.489, 0.6),
  town('Middelburg', 51.499, 3.614, 0.9),
  town('Oudenaarde', 50.844, 3.604, 0.6),
  town('Ieper', 50.851, 2.885, 0.6),
  town('Veurne', 51.072, 2.662, 0.6),
  town('Zelzate', 51.197, 3.811, 0.9),
  town('Maldegem', 51.209, 3.445, 0.9),
  town('Lokeren', 51.104, 3.993, 0.9),
  town('Dendermonde', 51.03, 4.102, 0.9),
  town('Deinze', 50.984, 3.527, 0.9),
  town('Tielt', 50.999, 3.327, 0.9),
  town('Torhout', 51.066, 3.101, 0.9),
  town('Waregem', 50.889, 3.428, 0.9),
  town('Breskens', 51.395, 3.556, 1.3),
  town('Sluis', 51.308, 3.386, 1.3),
  town('Axel', 51.266, 3.909, 1.3),
  town('Tholen', 51.532, 4.221, 0.9),
  town('Kruiningen', 51.449, 4.034, 1.3),
  town('Diksmuide', 51.033, 2.864, 1.3),
  town('Ronse', 50.746, 3.601, 0.9),
  town('Geraardsbergen', 50.774, 3.88, 0.9),
  town('Evergem', 51.111, 3.711, 1.3),
  town('Wetteren', 51.005, 3.882, 1.3),
  town('Beveren', 51.212, 4.256, 1.3),
  town('Assenede', 51.227, 3.751, 1.7),
  town('Sas van Gent', 51.227, 3.799, 1.7),
];

/** Names of the water, along which they are turned, in degrees. */
export const WATERS = [
  { name: 'sea', at: project({ lat: 51.47, lon: 3.05 }), turn: 0, from: 0 },
  { name: 'westerschelde', at: project({ lat: 51.4, lon: 3.72 }), turn: 9, from: 0.6 },
  { name: 'oosterschelde', at: project({ lat: 51.612, lon: 3.79 }), turn: -3, from: 0.6 },
] as const;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const LETTER = 7.4;
const LINE = 18;
/** Half of what a mark takes. */
const MARK = 15;

/**
 * Names that step aside for marks and for each other: under their place, else above it, else not at all.
 *
 * @param towns - where they stand in the picture, most important first
 * @param marks - middles of what stands in the picture already
 * @param width - of the picture, which no name may leave
 */
export function placeLabels<Town extends { name: string; x: number; y: number }>(
  towns: readonly Town[],
  marks: readonly Flat[],
  width: number,
): Town[] {
  const taken: Box[] = marks.map(({ x, y }) => ({
    x: x - MARK,
    y: y - MARK,
    width: 2 * MARK,
    height: 2 * MARK,
  }));
  return towns.flatMap((one) => {
    const wide = one.name.length * LETTER;
    if (one.x < wide / 2 || one.x > width - wide / 2) return [];
    for (const down of [0, 22, -22]) {
      const box = { x: one.x - wide / 2, y: one.y + down - LINE / 2, width: wide, height: LINE };
      if (taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      return [{ ...one, y: one.y + down }];
    }
    return [];
  });
}
