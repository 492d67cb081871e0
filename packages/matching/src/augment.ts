import { STRIDE, WAITING, type Flow } from './flow.ts';
import { NodeHeap } from './node-heap.ts';
import { NOWHERE } from './plan.ts';

/** A row of which so many keys promised more than there is is sorted anew. */
const STALE_AFTER = 24;

/**
 * Gives every waiting student a place or none by the cheapest chain of moves: Dijkstra over nodes by reduced cost, from
 * the student to a place that is free or to a student for whom no place costs least. Whatever lies farther than the best
 * end so far is not looked at. Afterwards no plan is better, and the prices prove it.
 */
export class Search {
  private readonly flow: Flow;
  private readonly distance: Float64Array;
  private readonly heap: NodeHeap;
  /** The search in which a node was last reached. */
  private readonly reached: Int32Array;
  /** How a node was reached: by a student, or else from a node. */
  private readonly byStudent: Int32Array;
  private readonly byValue: Float64Array;
  private readonly fromNode: Int32Array;
  private readonly settled: Int32Array;
  /** Nodes reached at the distance at hand, which need no heap. */
  private readonly ready: Int32Array;
  private readyCount = 0;
  private round = 0;
  private here = 0;
  /** The best end so far: how far, and the node with a free place or the student who stays without. */
  private best = 0;
  private endNode = -1;
  private endStudent = -1;

  constructor(flow: Flow) {
    const nodes = flow.parent.length;
    this.flow = flow;
    this.distance = new Float64Array(nodes);
    this.heap = new NodeHeap(this.distance);
    this.reached = new Int32Array(nodes);
    this.byStudent = new Int32Array(nodes);
    this.byValue = new Float64Array(nodes);
    this.fromNode = new Int32Array(nodes);
    this.settled = new Int32Array(nodes);
    this.ready = new Int32Array(nodes);
  }

  /** Decides for one waiting student. */
  place(student: number): void {
    const { flow, distance, heap, settled, ready } = this;
    this.round++;
    this.readyCount = 0;
    this.here = -Infinity;
    this.best = Infinity;
    let count = 0;
    // Distances are from a student who gains 0, so that they may be below 0; only their differences count.
    this.look(student, 0);
    for (;;) {
      let node: number;
      if (this.readyCount > 0) node = ready[--this.readyCount]!;
      else if (heap.size > 0 && distance[heap.peek()]! < this.best) node = heap.pop();
      else break;
      this.here = distance[node]!;
      if (this.here >= this.best) continue;
      settled[count++] = node;
      this.expand(node);
    }
    heap.clear();
    for (let i = 0; i < count; i++) flow.price[settled[i]!]! += this.best - distance[settled[i]!]!;
    this.shift(student);
  }

  private expand(node: number): void {
    const { flow, here } = this;
    const { parent, used, room, price, firstChild, nextSibling, first, next, value } = flow;
    const up = parent[node]!;
    if (up >= 0 && used[node]! < room[node]!) this.reach(up, here + price[up]! - price[node]!, -1, 0, node);
    for (let child = firstChild[node]!; child >= 0; child = nextSibling[child]!)
      if (used[child]! > 0) this.reach(child, here + price[child]! - price[node]!, -1, 0, node);
    for (let i = first[node]!; i >= 0; i = next[i]!) this.look(i, here + value[i]! - price[node]!);
  }

  /** Looks where a student could go, who gains `base - here` now. */
  private look(student: number, base: number): void {
    const { flow, distance, reached, round } = this;
    const { row, start, price, keepNode, keepValue } = flow;
    if (base - flow.unplaced < this.best) {
      this.best = base - flow.unplaced;
      this.endStudent = student;
      this.endNode = -1;
    }
    const keep = keepNode[student]!;
    if (keep >= 0)
      this.reach(keep, base + price[keep]! - keepValue[student]!, student, keepValue[student]!, -1);
    const from = start[student]!;
    const to = start[student + 1]!;
    let k = from;
    let misled = 0;
    for (; k < to && base - row[k + 2]! < this.best; k += STRIDE) {
      const node = row[k]!;
      const far = base + price[node]! - row[k + 1]!;
      if (far >= this.best) misled++;
      else if (reached[node] !== round || far < distance[node]!)
        this.reach(node, far, student, row[k + 1]!, -1);
    }
    flow.scans += (k - from) / STRIDE;
    if (misled > STALE_AFTER) flow.sortRow(student);
  }

  private reach(node: number, far: number, byStudent: number, byValue: number, fromNode: number): void {
    const { distance, reached, round } = this;
    if (far >= this.best || (reached[node] === round && far >= distance[node]!)) return;
    reached[node] = round;
    distance[node] = far;
    this.byStudent[node] = byStudent;
    this.byValue[node] = byValue;
    this.fromNode[node] = fromNode;
    if (this.isOpen(node)) {
      this.best = far;
      this.endNode = node;
    } else if (far <= this.here && !this.heap.has(node)) this.ready[this.readyCount++] = node;
    else this.heap.push(node);
  }

  /** Whether a place is free all the way up, at no cost. */
  private isOpen(node: number): boolean {
    const { parent, used, room, price } = this.flow;
    for (let v = node; used[v]! < room[v]!; v = parent[v]!)
      if (parent[v]! < 0) return true;
      else if (price[parent[v]!] !== price[v]) return false;
    return false;
  }

  /** Moves everybody along the chain, from its end back to the student. */
  private shift(student: number): void {
    const { flow, byStudent, byValue, fromNode } = this;
    const { parent, used, at } = flow;
    let node = this.endNode;
    if (node >= 0) for (let v = node; v >= 0; v = parent[v]!) used[v]!++;
    else {
      const last = this.endStudent;
      node = at[last]!;
      if (last !== student) flow.leave(last);
      at[last] = NOWHERE;
      if (last === student) return;
    }
    // At each turn a place at `node` has been made.
    for (;;) {
      const mover = byStudent[node]!;
      if (mover >= 0) {
        const before = at[mover]!;
        if (mover !== student) flow.leave(mover);
        flow.enter(mover, node, byValue[node]!);
        if (mover === student) return;
        node = before;
      } else {
        const from = fromNode[node]!;
        if (parent[node] === from) used[node]!--;
        else used[from]!++;
        node = from;
      }
    }
  }
}

/** Decides for all who wait, in order. */
export function placeWaiting(flow: Flow, check: () => void): void {
  const search = new Search(flow);
  for (let student = 0; student < flow.at.length; student++) {
    if (flow.at[student] !== WAITING) continue;
    if ((student & 0x1f) === 0) check();
    search.place(student);
  }
}
