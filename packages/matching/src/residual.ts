import type { Market } from './market.ts';
import { FREE, NOWHERE, type Plan } from './plan.ts';
import { pinnedByNode } from './terms.ts';
import type { Weights } from './weights.ts';

/** Lists by key, one after the other: those of key k from `start[k]` up to `start[k + 1]`. */
interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

function listsBy(keys: number, keyOf: Int32Array): Lists {
  const start = new Int32Array(keys + 1);
  for (const key of keyOf) if (key >= 0) start[key + 1]!++;
  for (let k = 0; k < keys; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const item = new Int32Array(start[keys]!);
  for (let i = 0; i < keyOf.length; i++) if (keyOf[i]! >= 0) item[next[keyOf[i]!]!++] = i;
  return { start, item };
}

/**
 * A plan as the network in which it could still be changed: who is where, what is free, and what every step costs in
 * the plan's prices, never less than 0. Holds only the students that were the engine's to decide.
 */
export class Residual {
  readonly market: Market;
  readonly weights: Weights;
  readonly parent: Int32Array;
  readonly room: Int32Array;
  readonly used: Int32Array;
  /** Own price of each node, and what it costs to enter there, the whole way up. */
  readonly price: Float64Array;
  readonly entry: Float64Array;
  /** Node of each student, `NOWHERE`, or `FIXED`. */
  readonly at: Int32Array;
  /** What each student gains: the pair's weight less its price. */
  readonly gain: Float64Array;
  readonly children: Lists;
  readonly occupants: Lists;
  private readonly plan: Plan;
  private columnLists: (Lists & { student: Int32Array }) | null = null;

  constructor(market: Market, plan: Plan) {
    if (!plan.certificate) throw new RangeError('A stable plan has no prices');
    const { tree, students } = market;
    const { terms, certificate } = plan;
    this.market = market;
    this.plan = plan;
    this.weights = { unplaced: certificate.unplaced, bonus: terms.keep?.bonus ?? 0 };
    this.parent = tree.parent;
    this.price = certificate.prices;
    const nodes = tree.parent.length;
    const pinned = pinnedByNode(market, terms.pinned);
    this.room = terms.places.map((places, node) => places - pinned[node]!);
    this.used = new Int32Array(nodes);
    this.entry = new Float64Array(nodes);
    for (let v = 0; v < nodes; v++)
      this.entry[v] = this.price[v]! + (this.parent[v]! < 0 ? 0 : this.entry[this.parent[v]!]!);
    this.at = plan.slot.map((slot, i) =>
      terms.pinned[i] !== FREE ? FIXED : slot === NOWHERE ? NOWHERE : tree.enter(slot, students[i]!.group),
    );
    this.gain = new Float64Array(students.length);
    for (let i = 0; i < students.length; i++) {
      const node = this.at[i]!;
      this.gain[i] = certificate.unplaced;
      if (node < 0) continue;
      for (let e = market.rows.start[i]!; e < market.rows.start[i + 1]!; e++)
        if (market.rows.slot[e] === plan.slot[i]) this.gain[i] = this.weight(i, e) - this.entry[node]!;
      for (let v = node; v >= 0; v = this.parent[v]!) this.used[v]!++;
    }
    this.children = listsBy(nodes, this.parent);
    this.occupants = listsBy(nodes, this.at);
  }

  isFull(node: number): boolean {
    return this.used[node]! >= this.room[node]!;
  }

  /** Whether the pair of this entry is allowed. */
  allows(student: number, entry: number): boolean {
    const { forbidden } = this.plan.terms;
    if (forbidden.size === 0) return true;
    return !forbidden.has(student * this.market.slots.length + this.market.rows.slot[entry]!);
  }

  weight(student: number, entry: number): number {
    const { keep } = this.plan.terms;
    const stays = keep !== null && keep.slot[student] === this.market.rows.slot[entry];
    return this.market.rows.score[entry]! + (stays ? keep.bonus : 0);
  }

  /** What it costs that the student goes to this entry's node: at least 0. */
  step(student: number, entry: number): number {
    return this.gain[student]! + this.entry[this.market.rows.node[entry]!]! - this.weight(student, entry);
  }

  /** Entries by node, and the student of each; made at the first need. */
  columns(): Lists & { student: Int32Array } {
    if (this.columnLists) return this.columnLists;
    const { rows, students } = this.market;
    const student = new Int32Array(rows.slot.length);
    for (let i = 0; i < students.length; i++) student.fill(i, rows.start[i], rows.start[i + 1]);
    this.columnLists = { ...listsBy(this.parent.length, rows.node), student };
    return this.columnLists;
  }
}

/** In `Residual.at`: not the engine's to decide. */
export const FIXED = -4;
