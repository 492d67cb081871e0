import type { CapacityTree } from './capacity-tree.ts';

/** A place on a plane, in any unit as long as `reach` has the same. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What the engine itself reads of a student's need; filters and score may read features that the caller adds. */
export interface StudentInput {
  readonly id: string;
  readonly qualification: string;
  /** The group whose share of a slot may be limited: a school. */
  readonly group?: string;
  readonly at?: Position;
  /** Farthest slot in a straight line; without it, or without a place of either, distance excludes nothing. */
  readonly reach?: number;
}

/** What the engine itself reads of a slot. */
export interface SlotInput {
  readonly id: string;
  readonly qualifications: readonly string[];
  readonly at?: Position;
  /** Students at the same time; 0 for a slot that is full or closed. */
  readonly places: number;
  /** Id of the limit that the slot counts towards: a mentor, a site, a company. */
  readonly within?: string;
  /** Most students of one group: a number for each group alike, or by group, others free. */
  readonly groupLimit?: number | Readonly<Record<string, number>>;
}

/** A capacity that several slots or limits share: a mentor's load, a company's maximum. */
export interface LimitInput {
  readonly id: string;
  readonly places: number;
  /** Id of the limit that this one counts towards. Limits form a tree. */
  readonly within?: string;
}

/** A hard rule. `rule` names it in explanations. */
export interface Filter<S, L> {
  readonly rule: string;
  accepts(student: S, slot: L): boolean;
}

/** How each side orders the other, for the stable solution; more points is better, ties go by id. */
export interface Orders<S, L> {
  student(student: S, slot: L): number;
  slot(student: S, slot: L): number;
}

/** Names of the two rules that candidate generation itself applies, before the filters. */
export const QUALIFICATION_RULE = 'qualification';
export const REACH_RULE = 'reach';

/** The feasible pairs, student by student, best score first, then by slot. */
export interface Rows {
  /** Row of student i: entries `start[i]` up to `start[i + 1]`. */
  readonly start: Int32Array;
  readonly slot: Int32Array;
  /** Node of the capacity tree where the pair takes its place: the slot, or the slot's share of a group. */
  readonly node: Int32Array;
  readonly score: Int32Array;
  /** Points in the student's and in the slot's own order; the score itself without `orders`. */
  readonly studentPoints: Int32Array;
  readonly slotPoints: Int32Array;
}

/** What `compile` made of students and slots; input of every other function. Not to be changed. */
export interface Market<S extends StudentInput = StudentInput, L extends SlotInput = SlotInput> {
  /** In order of id, so that the order of the input changes no answer. */
  readonly students: readonly S[];
  readonly slots: readonly L[];
  readonly studentIndex: ReadonlyMap<string, number>;
  readonly slotIndex: ReadonlyMap<string, number>;
  readonly tree: CapacityTree;
  readonly rows: Rows;
  readonly filters: readonly Filter<S, L>[];
  readonly score: (student: S, slot: L) => number;
  /** Qualification, reach, then the filters in their order. */
  readonly rules: readonly string[];
  /** Slots rejected per student and rule (the first that rejects): `rejected[student * rules.length + rule]`. */
  readonly rejected: Int32Array;
  /** Pairs at which candidate generation looked. */
  readonly examined: number;
}

/** Largest absolute score, so that sums of weights stay exact in a double. */
export const MAX_SCORE = 1_000_000;

/** Index of an id, or a RangeError that names what is unknown. */
export function indexOf(index: ReadonlyMap<string, number>, id: string, what: string): number {
  const found = index.get(id);
  if (found === undefined) throw new RangeError(`Unknown ${what} ${id}`);
  return found;
}
