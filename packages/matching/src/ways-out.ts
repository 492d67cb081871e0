import type { Analysis } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';

/** From every node the way to a free place on which the fewest capacities have to be raised, nobody losing theirs. */
export interface WaysOut {
  /** How many have to be raised; `CLOSED` where no raise helps. */
  readonly raises: Int32Array;
  /** The next node on the way, -1 at its end. */
  readonly next: Int32Array;
}

/** In `WaysOut.raises`. */
export const CLOSED = -1;

const known = new WeakMap<Analysis, WaysOut>();

/** Backwards from the free places, level by level: leaving a full node upwards costs one raise, every other step none. */
export function waysOut(analysis: Analysis): WaysOut {
  const before = known.get(analysis);
  if (before) return before;
  const { net } = analysis;
  const { parent, used, children, at } = net;
  const raises = new Int32Array(parent.length).fill(CLOSED);
  const next = new Int32Array(parent.length).fill(-1);
  const { start, item, student } = net.columns();
  const level: number[] = [];
  let dearer: number[] = [];
  let cost = 0;
  const reach = (node: number, by: number) => {
    if (raises[node] !== CLOSED) return;
    raises[node] = cost;
    next[node] = by;
    level.push(node);
  };
  for (const [v, up] of parent.entries()) {
    if (up >= 0) continue;
    if (net.isFull(v)) dearer.push(v);
    else reach(v, -1);
  }
  for (; level.length > 0 || dearer.length > 0; cost++) {
    if (cost > 0) {
      const crossing = dearer;
      dearer = [];
      for (const node of crossing) reach(node, parent[node]!);
    }
    for (let node = level.pop(); node !== undefined; node = level.pop()) {
      if (parent[node]! >= 0 && used[node]! > 0) reach(parent[node]!, node);
      for (let k = children.start[node]!; k < children.start[node + 1]!; k++) {
        const child = children.item[k]!;
        if (net.isFull(child)) dearer.push(child);
        else reach(child, node);
      }
      for (let k = start[node]!; k < start[node + 1]!; k++) {
        const i = student[item[k]!]!;
        if (at[i]! >= 0 && net.allows(i, item[k]!)) reach(at[i]!, node);
      }
    }
  }
  const made = { raises, next };
  known.set(analysis, made);
  return made;
}

/** The node by which a student without a place gets out with the fewest raises; -1 where none of theirs does. */
export function bestWayOut(analysis: Analysis, student: number): number {
  const { net } = analysis;
  const { raises } = waysOut(analysis);
  const { start, node } = net.market.rows;
  let best = -1;
  for (let e = start[student]!; e < start[student + 1]!; e++) {
    const v = node[e]!;
    if (raises[v] === CLOSED || !net.allows(student, e)) continue;
    if (best < 0 || raises[v]! < raises[best]!) best = v;
  }
  return best;
}

/** The capacities that have to be raised on the way from a node. */
export function raisedOnWay(analysis: Analysis, from: number): Capacity[] {
  const { net } = analysis;
  const { next } = waysOut(analysis);
  const names: Capacity[] = [];
  for (let node = from; node >= 0; node = next[node]!) {
    const isCrossed = next[node] === net.parent[node]! && net.isFull(node);
    if (isCrossed) names.push(net.market.tree.capacity[node]!);
  }
  return names;
}
