import type { Position, SlotInput, StudentInput } from './market.ts';

/** Slots of one qualification in cells of a grid: a row of cells lies together, so a disc is a few ranges. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly bottom: number;
  readonly cell: number;
  /** Slots of cell c: `order[start[c]]` up to `order[start[c + 1]]`. */
  readonly start: Int32Array;
  readonly order: Int32Array;
  /** Slots without a place, which distance excludes for nobody. */
  readonly anywhere: readonly number[];
  readonly size: number;
}

/**
 * A box a little wider than the disc, since the test of the disc rounds: squares of lengths near 1e-162 are 0, and
 * differences carry the rounding of what they are made of.
 */
function widened(at: Position, reach: number): number {
  return reach + (Math.abs(at.x) + Math.abs(at.y) + reach) * 1e-12 + 1e-150;
}

/** How many slots a cell holds on average: few, so that a disc's edge costs little, and enough to fill a cell. */
const SLOTS_PER_CELL = 3;

function grid(members: readonly number[], slots: readonly SlotInput[]): Grid {
  const placed = members.filter((slot) => slots[slot]!.at);
  const xs = placed.map((slot) => slots[slot]!.at!.x);
  const ys = placed.map((slot) => slots[slot]!.at!.y);
  const [left, bottom] = [least(xs), least(ys)];
  const [width, height] = placed.length > 0 ? [most(xs) - left, most(ys) - bottom] : [0, 0];
  const cells = Math.max(1, Math.ceil(placed.length / SLOTS_PER_CELL));
  const cell = Math.max(Math.sqrt((width * height) / cells), (width + height) / cells) || 1;
  const columns = Math.floor(width / cell) + 1;
  const rows = Math.floor(height / cell) + 1;
  const cellOf = placed.map(
    (_, i) => Math.floor((ys[i]! - bottom) / cell) * columns + Math.floor((xs[i]! - left) / cell),
  );
  const start = new Int32Array(columns * rows + 1);
  for (const c of cellOf) start[c + 1]!++;
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const order = new Int32Array(placed.length);
  for (const [i, slot] of placed.entries()) order[next[cellOf[i]!]!++] = slot;
  const anywhere = members.filter((slot) => !slots[slot]!.at);
  return { columns, rows, left, bottom, cell, start, order, anywhere, size: members.length };
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** Finds the slots that share a student's qualification and lie in reach, without looking at the others. */
export interface Postings {
  /** Calls `found` for each slot of the qualification whose cell touches the disc of the student's reach. */
  near(student: StudentInput, found: (slot: number) => void): void;
  /** How many slots the qualification has. */
  count(qualification: string): number;
}

/** Builds the postings, keyed by qualification and grid cell. */
export function buildPostings(slots: readonly SlotInput[]): Postings {
  const members = new Map<string, number[]>();
  for (const [index, slot] of slots.entries())
    for (const qualification of new Set(slot.qualifications)) {
      const list = members.get(qualification);
      if (list) list.push(index);
      else members.set(qualification, [index]);
    }
  const grids = new Map([...members].map(([qualification, list]) => [qualification, grid(list, slots)]));
  return {
    count: (qualification) => grids.get(qualification)?.size ?? 0,
    near({ qualification, at, reach }, found) {
      const one = grids.get(qualification);
      if (!one) return;
      for (const slot of one.anywhere) found(slot);
      const everywhere = !at || reach === undefined;
      const far = everywhere ? 0 : widened(at, reach);
      const within = (from: number, origin: number, cells: number): number =>
        Math.min(Math.max(Math.floor((from - origin) / one.cell), 0), cells);
      const first = everywhere ? 0 : within(at.x - far, one.left, one.columns);
      const last = everywhere ? one.columns - 1 : within(at.x + far, one.left, one.columns - 1);
      const low = everywhere ? 0 : within(at.y - far, one.bottom, one.rows);
      const high = everywhere ? one.rows - 1 : within(at.y + far, one.bottom, one.rows - 1);
      for (let row = low; row <= high; row++) {
        const end = one.start[row * one.columns + last + 1]!;
        for (let i = one.start[row * one.columns + first]!; i < end; i++) found(one.order[i]!);
      }
    },
  };
}
