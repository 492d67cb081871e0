import { STRIDE, WAITING, type Flow } from './flow.ts';

/** Pairs and rivals looked at per student, before exact search takes over from bidding. */
const EFFORT = 60;

/** A row of which a bid looked at so many pairs is sorted anew. */
const STALE_AFTER = 8;

/**
 * Places most students by bidding. Everybody asks for the best place at the present prices; where it is full, the price
 * rises until the one who has the best alternative prefers to go. Prices rise by exact amounts and only of what is full,
 * so that the flow's invariant holds at every moment; who bids in vain is left waiting for the exact search.
 */
export function runAuction(flow: Flow, check: () => void): void {
  const { at, start, row, price, keepNode, keepValue, unplaced } = flow;
  /** Highest price at which each placed student still stays. */
  const limit = new Float64Array(at.length);
  let effort = EFFORT * at.length;
  let bids = 0;
  for (let turn = 0; turn < at.length && effort > 0; turn++) {
    let student = at[turn] === WAITING ? turn : -1;
    while (student >= 0 && effort > 0) {
      if ((++bids & 0xfff) === 0) check();
      let node = -1;
      let value = 0;
      let best = unplaced;
      let second = unplaced;
      const keep = keepNode[student]!;
      if (keep >= 0) {
        const worth = keepValue[student]! - price[keep]!;
        if (worth > best) {
          best = worth;
          node = keep;
          value = keepValue[student]!;
        }
      }
      const from = start[student]!;
      let k = from;
      for (const to = start[student + 1]!; k < to && row[k + 2]! > second; k += STRIDE) {
        const candidate = row[k]!;
        if (candidate === keep) continue;
        const worth = row[k + 1]! - price[candidate]!;
        if (worth > best) {
          second = best;
          best = worth;
          node = candidate;
          value = row[k + 1]!;
        } else if (worth > second) second = worth;
      }
      const looked = (k - from) / STRIDE;
      flow.scans += looked;
      effort -= looked + 1;
      if (looked > STALE_AFTER) flow.sortRow(student);
      if (node < 0) break;
      limit[student] = price[node]! + best - second;
      const outcome = bid(flow, limit, student, node, value);
      effort -= outcome.rivals;
      student = outcome.next;
    }
  }
}

/** Enters the student, at the cost of whoever has the best alternative where it is full; says who bids next. */
function bid(flow: Flow, limit: Float64Array, student: number, node: number, value: number) {
  const { parent, used, room, price, at } = flow;
  let full = node;
  while (full >= 0 && used[full]! < room[full]!) full = parent[full]!;
  if (full < 0) {
    for (let v = node; v >= 0; v = parent[v]!) used[v]!++;
    flow.enter(student, node, value);
    return { next: -1, rivals: 0 };
  }
  const weakest = { student, limit: limit[student]! };
  const rivals = findWeakest(flow, limit, full, weakest);
  const rises = weakest.limit > price[full]!;
  if (rises) raiseTo(flow, full, weakest.limit);
  if (weakest.student === student) return { next: rises ? student : -1, rivals };
  for (let v = at[weakest.student]!; v !== full; v = parent[v]!) used[v]!--;
  for (let v = node; v !== full; v = parent[v]!) used[v]!++;
  flow.leave(weakest.student);
  flow.enter(student, node, value);
  return { next: weakest.student, rivals };
}

/** The student within the node who would go at the lowest price; says at how many it looked. */
function findWeakest(
  flow: Flow,
  limit: Float64Array,
  node: number,
  weakest: { student: number; limit: number },
): number {
  const { first, next, firstChild, nextSibling, used } = flow;
  let rivals = 0;
  for (let i = first[node]!; i >= 0; i = next[i]!) {
    rivals++;
    if (limit[i]! >= weakest.limit) continue;
    weakest.student = i;
    weakest.limit = limit[i]!;
  }
  for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!)
    if (used[child]! > 0) rivals += findWeakest(flow, limit, child, weakest);
  return rivals;
}

/** Raises the price to enter the node, and of all within it that would be cheaper; what is dearer stays. */
function raiseTo(flow: Flow, node: number, price: number): void {
  if (flow.price[node]! >= price) return;
  flow.price[node] = price;
  for (let child = flow.firstChild[node]!; child >= 0; child = flow.nextSibling[child]!)
    raiseTo(flow, child, price);
}
