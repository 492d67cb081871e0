import type { Market, SlotInput, StudentInput } from './market.ts';

/**
 * What counts first. `cardinality-score`: most students placed, then the highest total score. `score`: the highest
 * total score, also when that places fewer. `stable`: no student and slot that both prefer each other to what they have.
 */
export type Objective = 'cardinality-score' | 'score' | 'stable';

/** A student and a slot, by id. */
export interface Pair {
  readonly studentId: string;
  readonly slotId: string;
}

/** In `Terms.pinned`: decided by the engine. */
export const FREE = -2;
/** In `Terms.pinned` and `Plan.slot`: without a place. */
export const NOWHERE = -1;

/** What a plan was computed under, besides the market. */
export interface Terms {
  readonly objective: Objective;
  /** Places of each node of the capacity tree. */
  readonly places: Int32Array;
  /** Per student: `FREE`, `NOWHERE` for one left out, or the index of the slot that is fixed. */
  readonly pinned: Int32Array;
  /** Pairs not allowed, as `student * slots + slot`. */
  readonly forbidden: ReadonlySet<number>;
  /** Slots that students should keep, and what keeping counts in the objective; without it, nothing. */
  readonly keep: { readonly slot: Int32Array; readonly bonus: number } | null;
}

/**
 * Proof that no plan is better: a price per node of the capacity tree and what it costs to leave a student unplaced.
 * Prices are whole numbers from 0; a student never pays more than the place is worth to the objective, and a price
 * above 0 stands only at a node that is full. `null` for a stable plan, which is proved pair by pair.
 */
export interface Certificate {
  readonly prices: Float64Array;
  readonly unplaced: number;
}

/** An answer. Typed arrays and plain data, so that it can be handed to another thread. */
export interface Plan {
  readonly terms: Terms;
  /** Index of each student's slot, or `NOWHERE`. */
  readonly slot: Int32Array;
  readonly placed: number;
  readonly score: number;
  readonly certificate: Certificate | null;
  /** How many times a feasible pair was looked at to find the plan. */
  readonly scans: number;
}

/** A student with a place, and the points that the pair has. */
export interface Assignment extends Pair {
  readonly score: number;
}

/** Entry of the pair in the market's rows, or -1 when it is not feasible. */
export function entryOf({ rows }: Pick<Market, 'rows'>, student: number, slot: number): number {
  for (let e = rows.start[student]!; e < rows.start[student + 1]!; e++) if (rows.slot[e] === slot) return e;
  return -1;
}

/** Entries of the slots that the rules and a person let the student have, best first. */
export function allowedEntries(
  { rows, slots }: Pick<Market, 'rows' | 'slots'>,
  { forbidden }: Terms,
  student: number,
): number[] {
  const found: number[] = [];
  for (let e = rows.start[student]!; e < rows.start[student + 1]!; e++)
    if (!forbidden.has(student * slots.length + rows.slot[e]!)) found.push(e);
  return found;
}

/** Points of a pair, also of one that the rules reject but a person fixed. */
export function scoreOf<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  student: number,
  slot: number,
): number {
  const entry = entryOf(market, student, slot);
  if (entry >= 0) return market.rows.score[entry]!;
  return market.score(market.students[student]!, market.slots[slot]!);
}

/** Node where the pair takes its place, feasible or not. */
export function nodeOf(market: Market<never, never> | Market, student: number, slot: number): number {
  const { students, tree } = market as Market;
  return tree.enter(slot, students[student]!.group);
}

/** The placed students in order of id. */
export function assignments<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
): Assignment[] {
  return market.students.flatMap(({ id }, student) => {
    const slot = plan.slot[student]!;
    if (slot === NOWHERE) return [];
    return [{ studentId: id, slotId: market.slots[slot]!.id, score: scoreOf(market, student, slot) }];
  });
}
