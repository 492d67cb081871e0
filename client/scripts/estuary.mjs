// Draws the two banks of the Westerschelde from municipal polygons:
//   node scripts/estuary.mjs PATH-TO-REGION.geojson
// writes src/ui/estuary-path.ts. North bank from the cape of Walcheren, south bank from the left edge.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WIDTH = 1200;
const WEST = 3.19;
const EAST = 4.345;
/** A degree of latitude is longer than one of longitude; the drawing is flattened to lie calmly. */
const FLAT = 1.02;
const TOLERANCE = 3.2;

const path = process.argv[2];
if (!path) throw new Error('Give the path of the region’s GeoJSON.');
const region = JSON.parse(readFileSync(path, 'utf8'));

/** Outer edge of neighbouring municipalities, as the longest loop of edges that no two of them share. */
function coastOf(names) {
  const edges = new Map();
  for (const { properties, geometry } of region.features) {
    if (!names.some((name) => properties.name.startsWith(name))) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [ring] of polygons) {
      for (let index = 0; index < ring.length - 1; index++) {
        const [a, b] = [String(ring[index]), String(ring[index + 1])];
        if (!edges.delete(`${b}|${a}`)) edges.set(`${a}|${b}`, [a, ring[index + 1]]);
      }
    }
  }
  const next = new Map(edges.values());
  const loops = [];
  while (next.size > 0) {
    const loop = [];
    let [at] = next.keys();
    while (next.has(at)) {
      const point = next.get(at);
      next.delete(at);
      loop.push(point);
      at = String(point);
    }
    loops.push(loop);
  }
  return loops.sort((a, b) => b.length - a.length)[0];
}

const far = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const nearest = (loop, point) =>
  loop.reduce((best, one, index) => (far(one, point) < far(loop[best], point) ? index : best), 0);

/** The run of a loop between the points nearest to two places, in the loop's direction. */
function run(loop, from, to) {
  const [start, end] = [nearest(loop, from), nearest(loop, to)];
  return start <= end ? loop.slice(start, end + 1) : [...loop.slice(start), ...loop.slice(0, end + 1)];
}

const walcheren = coastOf(['Veere', 'Vlissingen', 'Middelburg', 'Borsele', 'Goes', 'Kapelle', 'Reimerswaal']);
const flanders = coastOf(['Blankenberge', 'Brugge', 'Knokke', 'De Haan', 'Zuienkerke']);
const zeeuwsVlaanderen = coastOf(['Sluis', 'Terneuzen', 'Hulst']);
const waasland = coastOf(['Beveren', 'Kruibeke', 'Temse']);

// harbours and inlets that would be spikes in a calm line
const inlet = ([x, y]) => (x > 3.698 && x < 3.712 && y > 51.465) || (x > 3.9225 && x < 3.93 && y > 51.44);
const pier = ([x, y]) => x > 3.166 && x < 3.235 && y > 51.326;
const south = [
  ...run(flanders, [3.361, 51.368], [3.04, 51.283])
    .toReversed()
    .filter((point) => !pier(point)),
  ...run(zeeuwsVlaanderen, [4.206, 51.374], [3.37, 51.372]).toReversed(),
  ...run(waasland, [4.313, 51.219], [4.242, 51.352]).toReversed(),
  [4.328, 51.211],
  [4.352, 51.209],
];
const upstream = south.slice(nearest(south, [4.26, 51.338])).map(([x, y]) => [x + 0.016, y + 0.004]);
const north = [
  [3.49, 51.5655],
  ...run(walcheren, [3.438, 51.542], [4.243, 51.375]).filter((point) => !inlet(point)),
  ...upstream,
];

const scale = WIDTH / (EAST - WEST);
const top = Math.max(...north.map(([, y]) => y));
const project = ([x, y]) => [(x - WEST) * scale, (top - y) * scale * FLAT + 4];

function simplify(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  const length = far(first, last) || 1;
  const distance = ([x, y]) =>
    Math.abs((last[0] - first[0]) * (first[1] - y) - (first[0] - x) * (last[1] - first[1])) / length;
  const worst = points.reduce(
    (best, point, index) => (distance(point) > distance(points[best]) ? index : best),
    0,
  );
  if (distance(points[worst]) < TOLERANCE) return [first, last];
  return [...simplify(points.slice(0, worst + 1)).slice(0, -1), ...simplify(points.slice(worst))];
}

/** A smooth curve through the points (Catmull-Rom, as cubic Béziers). */
function curve(points) {
  const at = (index) => points[Math.min(Math.max(index, 0), points.length - 1)];
  const round = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const parts = [`M${round(points[0])}`];
  for (let index = 0; index < points.length - 1; index++) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    parts.push(
      `C${round([0, 1].map((k) => b[k] + (c[k] - a[k]) / 6))} ${round([0, 1].map((k) => c[k] - (d[k] - b[k]) / 6))} ${round(c)}`,
    );
  }
  return parts.join('');
}

const banks = { north: simplify(north.map(project)), south: simplify(south.map(project)) };
const height = Math.ceil(Math.max(...banks.south.map(([, y]) => y)));
const text = `/** The two banks of the Westerschelde, drawn by scripts/estuary.mjs (© CBS, Kadaster; bmesuere/belgium-topojson). */
export const ESTUARY = {
  width: ${WIDTH},
  height: ${height},
  north: '${curve(banks.north)}',
  south: '${curve(banks.south)}',
} as const;
`;
writeFileSync(fileURLToPath(new URL('../src/ui/estuary-path.ts', import.meta.url)), text);
