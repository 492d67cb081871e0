import { Flow, WAITING } from './flow.ts';
import type { Market } from './market.ts';
import { NOWHERE, type Terms } from './plan.ts';
import { isPreferred } from './slot-order.ts';

/**
 * The stable plan that is best for students: everybody asks for the slot that they like best, full capacities keep those
 * whom they prefer, and who is turned away asks for the next (Gale and Shapley; for capacities that nest, Fleiner 2003).
 * Every feasible pair is acceptable to both sides, whatever its points.
 */
export function proposeAndDefer(
  market: Market,
  terms: Terms,
  check: () => void,
): { slot: Int32Array; scans: number } {
  const { rows, slots } = market;
  const flow = new Flow(market, terms, 0);
  const wishes = byStudentPoints(market);
  const asked = rows.start.slice();
  const slot = terms.pinned.map((fixed) => Math.max(fixed, NOWHERE));
  let scans = 0;
  for (const [first, state] of flow.at.entries()) {
    let student = state === WAITING ? first : -1;
    while (student >= 0 && asked[student]! < rows.start[student + 1]!) {
      if ((++scans & 0xfff) === 0) check();
      const entry = wishes[asked[student]!++]!;
      if (terms.forbidden.has(student * slots.length + rows.slot[entry]!)) continue;
      const away = admit(market, flow, student, entry);
      if (away === student) continue;
      slot[student] = rows.slot[entry]!;
      if (away >= 0) slot[away] = NOWHERE;
      student = away;
    }
  }
  return { slot, scans };
}

/** Entries of each row in the student's own order. */
function byStudentPoints({ rows, students }: Market): Int32Array {
  const order = Int32Array.from(rows.slot.keys());
  if (rows.studentPoints === rows.score) return order;
  for (const i of students.keys())
    order
      .subarray(rows.start[i], rows.start[i + 1])
      .sort((a, b) => rows.studentPoints[b]! - rows.studentPoints[a]! || rows.slot[a]! - rows.slot[b]!);
  return order;
}

/** Lets the student in and says who has to leave for it: nobody (-1), somebody, or the student itself. */
function admit(market: Market, flow: Flow, student: number, entry: number): number {
  const { parent, used, room, at } = flow;
  const node = market.rows.node[entry]!;
  let full = node;
  while (full >= 0 && used[full]! < room[full]!) full = parent[full]!;
  const leaving = full < 0 ? -1 : leastPreferred(market, flow, full, student, entry);
  if (leaving === student) return student;
  if (leaving >= 0) {
    for (let v = at[leaving]!; v !== full; v = parent[v]!) used[v]!--;
    flow.leave(leaving);
  }
  for (let v = node; v !== full; v = parent[v]!) used[v]!++;
  flow.enter(student, node, entry);
  return leaving;
}

/** Of the students within the node and the one given, the one whose pair is preferred least. */
function leastPreferred(market: Market, flow: Flow, node: number, student: number, entry: number): number {
  const { first, next, value, firstChild, nextSibling } = flow;
  let [worst, worstEntry] = [student, entry];
  for (let i = first[node]!; i >= 0; i = next[i]!)
    if (isPreferred(market, worst, worstEntry, i, value[i]!)) [worst, worstEntry] = [i, value[i]!];
  for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!) {
    worst = leastPreferred(market, flow, child, worst, worstEntry);
    if (worst !== student) worstEntry = value[worst]!;
  }
  return worst;
}
