/**
 * Three families of regions for the matching benchmarks, the same on every machine. About 40 slots fit a student.
 *
 * - `uniform`: students, slots and qualifications evenly spread; a third more places than students.
 * - `clustered`: towns and qualifications of very unequal size, some with too few places and closed in by distance;
 *   three to six in a hundred students cannot be placed.
 * - `tight`: as uniform, but exactly as many places as students, all wanted.
 */
import type { LimitInput, SlotInput, StudentInput } from '@scheldemond/matching/market';
import type { MarketInput } from '@scheldemond/matching/compile';

export const FAMILIES = ['uniform', 'clustered', 'tight'] as const;
export type Family = (typeof FAMILIES)[number];

export interface BenchStudent extends StudentInput {
  readonly taste: number;
  readonly level: number;
}

export interface BenchSlot extends SlotInput {
  readonly taste: number;
  readonly level: number;
}

export interface Region {
  readonly students: BenchStudent[];
  readonly slots: BenchSlot[];
  readonly limits: LimitInput[];
}

/** Numbers from 0 to 1, from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SIDE = 100;
const FIT = 40;

function places(count: number, total: number, next: () => number): number[] {
  const list = Array.from({ length: count }, () => 1);
  for (let rest = total - count; rest > 0; rest--) list[Math.floor(next() * count)]!++;
  return list;
}

function spread(family: Family, studentCount: number, slotCount: number, next: () => number): Region {
  const kinds = Math.max(2, Math.round(slotCount / 400));
  const total = family === 'tight' ? studentCount : Math.round(studentCount * 1.33);
  const perSlot = places(slotCount, Math.max(total, slotCount), next);
  // A slot suits two qualifications of `kinds`; FIT of them lie in the disc, a little more for its losses at the border.
  const reach = Math.sqrt((FIT * 1.25 * SIDE * SIDE * kinds) / (Math.PI * 2 * slotCount));
  const somewhere = () => ({ x: next() * SIDE, y: next() * SIDE });
  const kind = () => Math.floor(next() * kinds);
  const students = Array.from({ length: studentCount }, (_, i) => ({
    id: `s${String(i).padStart(6, '0')}`,
    qualification: `q${kind()}`,
    at: somewhere(),
    reach,
    taste: next(),
    level: 1 + Math.floor(next() * 4),
  }));
  const slots = Array.from({ length: slotCount }, (_, j) => {
    const one = kind();
    const other = (one + 1 + Math.floor(next() * (kinds - 1))) % kinds;
    return {
      id: `p${String(j).padStart(6, '0')}`,
      qualifications: [`q${one}`, `q${other}`],
      at: somewhere(),
      places: perSlot[j]!,
      taste: next(),
      level: 1,
    };
  });
  return { students, slots, limits: [] };
}

function clustered(studentCount: number, slotCount: number, next: () => number): Region {
  const towns = Math.max(3, Math.round(slotCount / 160));
  const kinds = 6;
  const centres = Array.from({ length: towns }, () => ({ x: next() * SIDE * 4, y: next() * SIDE * 4 }));
  // Sizes fall as 1 / rank, of students and of slots in another order, so that some towns have too few places.
  const heavy = (count: number) => Math.floor(count ** next()) - 1;
  const near = (town: number) => {
    const angle = next() * 2 * Math.PI;
    const far = next() ** 2 * 6;
    return { x: centres[town]!.x + Math.cos(angle) * far, y: centres[town]!.y + Math.sin(angle) * far };
  };
  const town = (bias: number) => (next() < bias ? heavy(towns) : Math.floor(next() * towns));
  const perSlot = places(slotCount, Math.round(studentCount * 1.25), next);
  const students = Array.from({ length: studentCount }, (_, i) => ({
    id: `s${String(i).padStart(6, '0')}`,
    qualification: `q${Math.max(0, heavy(kinds + 1))}`,
    at: near(town(0.4)),
    reach: 8,
    taste: next(),
    level: 1 + Math.floor(next() * 4),
  }));
  const slots = Array.from({ length: slotCount }, (_, j) => ({
    id: `p${String(j).padStart(6, '0')}`,
    qualifications: [`q${Math.max(0, heavy(kinds + 1))}`],
    at: near(town(0.2)),
    places: perSlot[j]!,
    taste: next(),
    level: 1 + Math.floor(next() ** 3 * 4),
  }));
  return { students, slots, limits: [] };
}

/** A region of a family; the same seed gives the same region. */
export function makeRegion(family: Family, studentCount: number, slotCount: number, seed = 1): Region {
  const next = random(seed * 7919 + FAMILIES.indexOf(family));
  return family === 'clustered'
    ? clustered(studentCount, slotCount, next)
    : spread(family, studentCount, slotCount, next);
}

/** Each company of about four slots has a mentor's limit and its own, and one school may take half of a slot. */
export function withNestedLimits({ students, slots }: Region): Region {
  const limits: LimitInput[] = [];
  for (let c = 0; c * 4 < slots.length; c++) {
    const inside = slots.slice(c * 4, c * 4 + 4).reduce((sum, slot) => sum + slot.places, 0);
    limits.push({ id: `c${c}`, places: Math.max(1, Math.floor(inside * 0.9)) });
    for (const half of [0, 1])
      limits.push({ id: `m${c}-${half}`, places: Math.max(1, Math.ceil(inside * 0.5)), within: `c${c}` });
  }
  return {
    limits,
    students: students.map((student, i) => ({ ...student, group: `g${i % 12}` })),
    slots: slots.map((slot, j) => ({
      ...slot,
      within: `m${Math.floor(j / 4)}-${j % 2}`,
      groupLimit: Math.max(1, Math.ceil(slot.places / 2)),
    })),
  };
}

/** Points for nearness and for a common taste, 0 to 1000. */
export function score(student: BenchStudent, slot: BenchSlot): number {
  const far = Math.hypot(student.at!.x - slot.at!.x, student.at!.y - slot.at!.y) / student.reach!;
  return Math.round(600 * (1 - far) + 400 * (1 - Math.abs(student.taste - slot.taste)));
}

/** What `compile` takes. */
export function marketInput(region: Region): MarketInput<BenchStudent, BenchSlot> {
  return {
    ...region,
    filters: [{ rule: 'level', accepts: (student, slot) => student.level >= slot.level }],
    score,
  };
}
