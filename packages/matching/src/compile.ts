import { buildCapacityTree, type CapacityTree } from './capacity-tree.ts';
import {
  MAX_SCORE,
  QUALIFICATION_RULE,
  REACH_RULE,
  type Filter,
  type LimitInput,
  type Market,
  type Orders,
  type Position,
  type Rows,
  type SlotInput,
  type StudentInput,
} from './market.ts';
import { buildPostings } from './postings.ts';

/** Input of `compile`. */
export interface MarketInput<S extends StudentInput, L extends SlotInput> {
  readonly students: readonly S[];
  readonly slots: readonly L[];
  readonly limits?: readonly LimitInput[];
  /** Hard rules beyond qualification and reach, cheapest first: a pair is counted under the first that rejects. */
  readonly filters?: readonly Filter<S, L>[];
  /** Points of a feasible pair, a whole number of at most `MAX_SCORE`; asked only of pairs that pass every filter. */
  readonly score: (student: S, slot: L) => number;
  readonly orders?: Orders<S, L>;
}

/** Lists that grow without an object per entry. */
class Entries {
  private data = new Int32Array(4096);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Int32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }

  done(): Int32Array {
    return this.data.slice(0, this.length);
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[], what: string) {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const index = new Map(sorted.map(({ id }, at) => [id, at]));
  if (index.size !== sorted.length) throw new RangeError(`Two ${what} have the same id`);
  return { sorted, index };
}

function checkPositions(
  items: readonly { readonly id: string; readonly at?: Position; readonly reach?: number }[],
) {
  for (const { id, at, reach = 0 } of items)
    if ((at && !(Number.isFinite(at.x) && Number.isFinite(at.y))) || !(reach >= 0))
      throw new RangeError(`Place and reach of ${id} must be numbers`);
}

function points(value: number, what: string): number {
  if (Number.isSafeInteger(value) && Math.abs(value) <= MAX_SCORE) return value;
  throw new RangeError(`${what} must be a whole number of at most ${MAX_SCORE}, not ${value}`);
}

/**
 * Finds the feasible pairs and their scores by postings of qualification and grid cell, never by student x slot.
 * The same students and slots in another order give the same market. Throws RangeError on ids that are double or
 * unknown, limits within themselves, places or points that are not whole numbers.
 */
export function compile<S extends StudentInput, L extends SlotInput>(input: MarketInput<S, L>): Market<S, L> {
  const { sorted: students, index: studentIndex } = byId(input.students, 'students');
  const { sorted: slots, index: slotIndex } = byId(input.slots, 'slots');
  checkPositions(students);
  checkPositions(slots);
  const groups = [...new Set(students.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const tree = buildCapacityTree(slots, input.limits ?? [], groups.toSorted());
  const filters = input.filters ?? [];
  const rules = [QUALIFICATION_RULE, REACH_RULE, ...filters.map(({ rule }) => rule)];
  const market = { students, slots, studentIndex, slotIndex, tree, filters, score: input.score, rules };
  return { ...market, ...findRows(input.orders, market) };
}

function findRows<S extends StudentInput, L extends SlotInput>(
  orders: Orders<S, L> | undefined,
  { students, slots, tree, filters, score, rules }: Omit<Market<S, L>, 'rows' | 'rejected' | 'examined'>,
): Pick<Market<S, L>, 'rows' | 'rejected' | 'examined'> {
  const postings = buildPostings(slots);
  const rejected = new Int32Array(students.length * rules.length);
  const start = new Int32Array(students.length + 1);
  const slot = new Entries();
  const scores = new Entries();
  let examined = 0;
  const row: number[] = [];
  for (const [i, student] of students.entries()) {
    const counts = i * rules.length;
    let near = 0;
    row.length = 0;
    const reach2 = student.at && student.reach !== undefined ? student.reach * student.reach : Infinity;
    postings.near(student, (j) => {
      near++;
      const candidate = slots[j]!;
      if (student.at && candidate.at && beyond(student.at, candidate.at, reach2)) {
        rejected[counts + 1]!++;
        return;
      }
      const failed = filters.findIndex((filter) => !filter.accepts(student, candidate));
      if (failed >= 0) rejected[counts + 2 + failed]!++;
      else row.push((MAX_SCORE - points(score(student, candidate), 'A score')) * slots.length + j);
    });
    examined += near;
    const qualified = postings.count(student.qualification);
    rejected[counts] = slots.length - qualified;
    rejected[counts + 1]! += qualified - near;
    // A pair is one number, score above slot, so that sorting a row compares numbers only.
    for (const pair of Float64Array.from(row).sort()) {
      const j = pair % slots.length;
      slot.push(j);
      scores.push(MAX_SCORE - (pair - j) / slots.length);
    }
    start[i + 1] = slot.length;
  }
  const found = { start, slot: slot.done(), score: scores.done() };
  return { rows: { ...found, ...sides(orders, students, slots, tree, found) }, rejected, examined };
}

function beyond(a: { x: number; y: number }, b: { x: number; y: number }, reach2: number): boolean {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) > reach2;
}

function sides<S extends StudentInput, L extends SlotInput>(
  orders: Orders<S, L> | undefined,
  students: readonly S[],
  slots: readonly L[],
  tree: CapacityTree,
  { start, slot, score }: Pick<Rows, 'start' | 'slot' | 'score'>,
): Pick<Rows, 'node' | 'studentPoints' | 'slotPoints'> {
  const node = new Int32Array(slot.length);
  const studentPoints = orders ? new Int32Array(slot.length) : score;
  const slotPoints = orders ? new Int32Array(slot.length) : score;
  for (const [i, student] of students.entries())
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const candidate = slots[slot[e]!]!;
      node[e] = tree.enter(slot[e]!, student.group);
      if (!orders) continue;
      studentPoints[e] = points(orders.student(student, candidate), "Points in a student's order");
      slotPoints[e] = points(orders.slot(student, candidate), "Points in a slot's order");
    }
  return { node, studentPoints, slotPoints };
}
