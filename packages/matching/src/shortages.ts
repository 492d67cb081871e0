import { analyse, type Analysis } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';
import type { Market, SlotInput, StudentInput } from './market.ts';
import { NOWHERE, type Plan } from './plan.ts';
import { bestWayOut, waysOut } from './ways-out.ts';

/**
 * Students and slots that cannot all be served, whoever gets the places: all that these students may have are these
 * slots, whose places are fewer than the students (a violation of Hall's condition).
 */
export interface Shortage {
  readonly students: readonly string[];
  readonly slots: readonly string[];
  /** The capacities that are full, the widest of each. */
  readonly full: readonly Capacity[];
  /** Places there that the engine could give, beside those of fixed students. */
  readonly places: number;
  /** How many of the students stay without a place in any plan. */
  readonly missing: number;
}

interface Group {
  readonly shortage: Shortage;
  readonly students: ReadonlySet<number>;
}

const known = new WeakMap<Analysis, readonly Group[]>();

/** The groups that are short of places, in order of their first unplaced student. */
export function shortages<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
): Shortage[] {
  return shortageGroups(analyse(market as unknown as Market, plan)).map(({ shortage }) => shortage);
}

/** As `shortages`, with the students by index. */
export function shortageGroups(analysis: Analysis): readonly Group[] {
  const before = known.get(analysis);
  if (before) return before;
  const { net } = analysis;
  const { raises } = waysOut(analysis);
  const groups: Group[] = [];
  const told = new Set<number>();
  for (const [i, at] of net.at.entries()) {
    if (at !== NOWHERE || told.has(i) || isRowEmpty(analysis, i)) continue;
    // One who gets out without a raise could be placed: that is no shortage.
    const way = bestWayOut(analysis, i);
    if (way >= 0 && raises[way] === 0) continue;
    const group = describe(analysis, reachedFrom(analysis, [i]));
    for (const student of group.students) told.add(student);
    groups.push(group);
  }
  known.set(analysis, groups);
  return groups;
}

/** Whether no pair of the student is allowed. */
export function isRowEmpty({ net }: Analysis, student: number): boolean {
  const { start } = net.market.rows;
  for (let e = start[student]!; e < start[student + 1]!; e++) if (net.allows(student, e)) return false;
  return true;
}

/** Marks the nodes that a chain of moves from one of the students can reach, nobody losing theirs. */
export function reachedFrom({ net }: Analysis, students: readonly number[]): Uint8Array {
  const { parent, used, children, occupants, market } = net;
  const reached = new Uint8Array(parent.length);
  const waiting: number[] = [];
  const reach = (node: number) => {
    if (reached[node] === 1) return;
    reached[node] = 1;
    waiting.push(node);
  };
  const look = (i: number) => {
    for (let e = market.rows.start[i]!; e < market.rows.start[i + 1]!; e++)
      if (net.allows(i, e)) reach(market.rows.node[e]!);
  };
  for (const student of students) look(student);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!net.isFull(node) && parent[node]! >= 0) reach(parent[node]!);
    for (let k = children.start[node]!; k < children.start[node + 1]!; k++)
      if (used[children.item[k]!]! > 0) reach(children.item[k]!);
    for (let k = occupants.start[node]!; k < occupants.start[node + 1]!; k++) look(occupants.item[k]!);
  }
  return reached;
}

/** The students who may only have what was reached, and what that is. */
function describe({ net }: Analysis, reached: Uint8Array): Group {
  const { market, parent, room, at } = net;
  const students = new Set<number>();
  const slots = new Set<number>();
  for (let i = 0; i < at.length; i++) {
    const inside = at[i]! >= 0 ? reached[at[i]!] === 1 : at[i] === NOWHERE && mayOnly(net, i, reached);
    if (!inside) continue;
    students.add(i);
    for (let e = market.rows.start[i]!; e < market.rows.start[i + 1]!; e++)
      if (net.allows(i, e)) slots.add(market.rows.slot[e]!);
  }
  const full = [...parent.keys()].filter(
    (v) => reached[v] === 1 && net.isFull(v) && (parent[v]! < 0 || reached[parent[v]!] === 0),
  );
  const places = full.reduce((sum, v) => sum + room[v]!, 0);
  const shortage: Shortage = {
    students: [...students].map((i) => market.students[i]!.id),
    slots: [...slots].toSorted((a, b) => a - b).map((j) => market.slots[j]!.id),
    full: full.map((v) => market.tree.capacity[v]!),
    places,
    missing: students.size - places,
  };
  return { shortage, students };
}

function mayOnly(net: Analysis['net'], student: number, reached: Uint8Array): boolean {
  const { start, node } = net.market.rows;
  let some = false;
  for (let e = start[student]!; e < start[student + 1]!; e++) {
    if (!net.allows(student, e)) continue;
    if (reached[node[e]!] === 0) return false;
    some = true;
  }
  return some;
}
