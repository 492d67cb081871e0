import type { Market } from './market.ts';
import { FREE, NOWHERE, type Terms } from './plan.ts';
import { pinnedByNode } from './terms.ts';

/** In `Flow.at`: not yet decided. */
export const WAITING = -3;

/** Lowest sort key of a pair; keys are upper bounds, so that a worse pair may have it too. */
const LOWEST_KEY = -0x80000000;

/** Entries of `Flow.row` per pair: node, score, key. */
export const STRIDE = 3;

/**
 * The students still to decide, flowing into the tree of capacities. Between steps it holds that a student is where
 * score minus price is highest, a node that is not full has the price of its parent (the root: 0), unless it is empty,
 * when it may be lower. A price is what it costs to enter there, the whole way up.
 */
export class Flow {
  readonly parent: Int32Array;
  /** Places left by the fixed students, and those in use. */
  readonly room: Int32Array;
  readonly used: Int32Array;
  readonly price: Float64Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Node of each student, `NOWHERE` or `WAITING`; and what the pair counts. */
  readonly at: Int32Array;
  readonly value: Float64Array;
  /** Students entered at a node, as a list: `first[node]`, then `next[student]`. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Pairs of student i from `start[i]`, by falling key; the key is at least score minus price. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  /** Node of the slot to keep, or -1, and what it counts with its bonus. */
  readonly keepNode: Int32Array;
  readonly keepValue: Float64Array;
  /** What a student without a place counts. */
  readonly unplaced: number;
  scans = 0;

  constructor(market: Market, terms: Terms, unplaced: number) {
    const { tree, rows, students } = market;
    const [nodes, count] = [tree.parent.length, students.length];
    this.parent = tree.parent;
    const pinned = pinnedByNode(market, terms.pinned);
    this.room = terms.places.map((places, node) => places - pinned[node]!);
    this.used = new Int32Array(nodes);
    this.price = new Float64Array(nodes);
    this.firstChild = new Int32Array(nodes).fill(-1);
    this.nextSibling = new Int32Array(nodes).fill(-1);
    const closed = new Uint8Array(nodes);
    for (let v = 0; v < nodes; v++) {
      const p = this.parent[v]!;
      closed[v] = this.room[v] === 0 || (p >= 0 && closed[p] === 1) ? 1 : 0;
      if (p < 0) continue;
      this.nextSibling[v] = this.firstChild[p]!;
      this.firstChild[p] = v;
    }
    this.at = terms.pinned.map((slot) => (slot === FREE ? WAITING : NOWHERE));
    this.value = new Float64Array(count);
    this.first = new Int32Array(nodes).fill(-1);
    this.next = new Int32Array(count).fill(-1);
    this.previous = new Int32Array(count).fill(-1);
    this.keepNode = new Int32Array(count).fill(-1);
    this.keepValue = new Float64Array(count);
    this.unplaced = unplaced;
    this.start = new Int32Array(count + 1);
    this.row = new Int32Array(rows.slot.length * STRIDE);
    let k = 0;
    for (let i = 0; i < count; i++) {
      for (let e = rows.start[i]!; e < rows.start[i + 1]! && this.at[i] === WAITING; e++) {
        const slot = rows.slot[e]!;
        const node = rows.node[e]!;
        if (closed[node] === 1) continue;
        if (terms.forbidden.size > 0 && terms.forbidden.has(i * market.slots.length + slot)) continue;
        if (terms.keep?.slot[i] === slot) {
          this.keepNode[i] = node;
          this.keepValue[i] = rows.score[e]! + terms.keep.bonus;
        }
        this.row[k] = node;
        this.row[k + 1] = rows.score[e]!;
        this.row[k + 2] = rows.score[e]!;
        k += STRIDE;
      }
      this.start[i + 1] = k;
    }
  }

  /** Puts a student at a node; the nodes' use is the caller's. */
  enter(student: number, node: number, value: number): void {
    const head = this.first[node]!;
    this.at[student] = node;
    this.value[student] = value;
    this.previous[student] = -1;
    this.next[student] = head;
    if (head >= 0) this.previous[head] = student;
    this.first[node] = student;
  }

  /** Takes a student from its node. */
  leave(student: number): void {
    const before = this.previous[student]!;
    const after = this.next[student]!;
    if (before >= 0) this.next[before] = after;
    else this.first[this.at[student]!] = after;
    if (after >= 0) this.previous[after] = before;
    this.at[student] = WAITING;
  }

  /** Sorts a student's pairs anew by score minus present price, which only rises. Insertion: little has moved. */
  sortRow(student: number): void {
    const { row, price } = this;
    const from = this.start[student]!;
    const to = this.start[student + 1]!;
    this.scans += (to - from) / STRIDE;
    for (let k = from; k < to; k += STRIDE) {
      const node = row[k]!;
      const score = row[k + 1]!;
      const key = Math.max(score - price[node]!, LOWEST_KEY);
      let hole = k;
      while (hole > from && row[hole - 1]! < key) {
        row[hole] = row[hole - 3]!;
        row[hole + 1] = row[hole - 2]!;
        row[hole + 2] = row[hole - 1]!;
        hole -= STRIDE;
      }
      row[hole] = node;
      row[hole + 1] = score;
      row[hole + 2] = key;
    }
  }
}
