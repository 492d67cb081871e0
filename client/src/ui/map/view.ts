import { project, unproject, WORLD, type Flat, type Place } from './projection.ts';

/** What of the map is in sight: its middle on the flat map, and pixels to a flat unit. */
export interface MapView extends Flat {
  scale: number;
}
export interface Size {
  width: number;
  height: number;
}

/** The region with a little air, between which the middle of every view lies. */
const WEST_NORTH = project({ lat: 51.78, lon: 2.5 });
const EAST_SOUTH = project({ lat: 50.68, lon: 4.4 });
const CLOSEST = 24;
/** How much further out than the whole region. */
const FURTHEST = 0.9;
/** What one looks at first: both banks, where the land of the two countries meets. */
const FIRST_WEST_NORTH = project({ lat: 51.72, lon: 2.95 });
const FIRST_EAST_SOUTH = project({ lat: 50.88, lon: 4.33 });
/** In a small picture not the whole region, but its heart, at a scale that can be read. */
const HEART = project({ lat: 51.27, lon: 3.7 });
const READABLE = 0.66;

function fit({ width, height }: Size, from: Flat, to: Flat): MapView {
  const scale = Math.min(width / (to.x - from.x), height / (to.y - from.y));
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, scale };
}

/** The whole region; where the picture is small, its heart. */
export function firstView(size: Size): MapView {
  const whole = fit(size, FIRST_WEST_NORTH, FIRST_EAST_SOUTH);
  return clampView(whole.scale < READABLE ? { ...HEART, scale: READABLE } : whole, size);
}

/** Never further out than the region, nor with its middle outside it. */
export function clampView({ x, y, scale }: MapView, size: Size): MapView {
  const whole = fit(size, WEST_NORTH, EAST_SOUTH).scale * FURTHEST;
  return {
    x: between(x, WEST_NORTH.x, EAST_SOUTH.x),
    y: between(y, WEST_NORTH.y, EAST_SOUTH.y),
    scale: between(scale, whole, CLOSEST),
  };
}

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Where a flat point stands in the picture, in pixels from its top left corner. */
export function toScreen(view: MapView, size: Size, { x, y }: Flat): Flat {
  return { x: (x - view.x) * view.scale + size.width / 2, y: (y - view.y) * view.scale + size.height / 2 };
}

export function fromScreen(view: MapView, size: Size, { x, y }: Flat): Flat {
  return { x: (x - size.width / 2) / view.scale + view.x, y: (y - size.height / 2) / view.scale + view.y };
}

/** The picture moved by so many pixels: what was at the left comes to the right. */
export function panBy(view: MapView, size: Size, right: number, down: number): MapView {
  return clampView({ ...view, x: view.x - right / view.scale, y: view.y - down / view.scale }, size);
}

/** Closer (`by` over 1) or further away; what stands at the point of the picture stays there. */
export function zoomAt(view: MapView, size: Size, by: number, at: Flat): MapView {
  const { scale } = clampView({ ...view, scale: view.scale * by }, size);
  const kept = fromScreen(view, size, at);
  const next = { ...view, scale };
  const moved = fromScreen(next, size, at);
  return clampView({ scale, x: view.x + kept.x - moved.x, y: view.y + kept.y - moved.y }, size);
}

/** The zoom of tile maps (256 pixels to the world at 0), in which cluster libraries count. */
export function zoomOf(scale: number): number {
  return Math.log2((scale * WORLD) / 256);
}
export function scaleOf(zoom: number): number {
  return (256 * 2 ** zoom) / WORLD;
}

/** `51.231,3.418,9.5` for the address: latitude and longitude of the middle, and zoom. */
export function printView(view: MapView): string {
  const { lat, lon } = unproject(view);
  return `${lat.toFixed(3)},${lon.toFixed(3)},${zoomOf(view.scale).toFixed(2)}`;
}

/** Reads what `printView` wrote; null for anything else. */
export function readView(text: string | null): MapView | null {
  const parts = text?.split(',') ?? [];
  const [lat = NaN, lon = NaN, zoom = NaN] = parts.map(Number);
  if (parts.length !== 3 || ![lat, lon, zoom].every(Number.isFinite) || Math.abs(zoom) > 30) return null;
  const middle: Place = { lat, lon };
  return { ...project(middle), scale: scaleOf(zoom) };
}
