import type { Analysis } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';
import type { Market, SlotInput, StudentInput } from './market.ts';
import type { Plan } from './plan.ts';
import { failedRules } from './rules.ts';

/** The smallest changes that would place the student, nobody losing theirs; null where that kind cannot. */
export interface SmallestChange {
  /** Fewest capacities that need one place more. */
  readonly places: readonly Capacity[] | null;
  /** The slot, of the student's own qualification, that has a place and where the fewest rules stand in the way. */
  readonly rules: { readonly slotId: string; readonly rules: readonly string[] } | null;
}

/** Finds the smallest changes for a student without a place. */
export function smallestChange<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
  analysis: Analysis,
  student: number,
): SmallestChange {
  return {
    places: fewestPlaces(analysis, student),
    rules: fewestRules(market, plan, analysis, student),
  };
}

/** Breadth first from the student to a free place, where entering what is full costs one more place there. */
function fewestPlaces({ net }: Analysis, student: number): Capacity[] | null {
  const { parent, used, children, occupants, market } = net;
  const cost = new Int32Array(parent.length).fill(-1);
  const from = new Int32Array(parent.length).fill(-1);
  const level: number[] = [];
  let next: number[] = [];
  const reach = (node: number, paid: number, by: number) => {
    if (cost[node]! >= 0 && cost[node]! <= paid) return;
    cost[node] = paid;
    from[node] = by;
    level.push(node);
  };
  const look = (i: number, paid: number, by: number) => {
    for (let e = market.rows.start[i]!; e < market.rows.start[i + 1]!; e++)
      if (net.allows(i, e)) reach(market.rows.node[e]!, paid, by);
  };
  look(student, 0, -1);
  for (let paid = 0; level.length > 0; paid++) {
    for (let node = level.pop(); node !== undefined; node = level.pop()) {
      if (cost[node] !== paid) continue;
      if (net.isFull(node)) next.push(node);
      else if (parent[node]! < 0) return namesOnWay(net, from, node, false);
      else reach(parent[node]!, paid, node);
      for (let k = children.start[node]!; k < children.start[node + 1]!; k++)
        if (used[children.item[k]!]! > 0) reach(children.item[k]!, paid, node);
      for (let k = occupants.start[node]!; k < occupants.start[node + 1]!; k++)
        look(occupants.item[k]!, paid, node);
    }
    const crossing = next;
    next = [];
    for (const node of crossing)
      if (parent[node]! < 0) return namesOnWay(net, from, node, true);
      else if (cost[parent[node]!] === -1) reach(parent[node]!, paid + 1, node);
  }
  return null;
}

/** The full capacities left upwards on the way to the node, and the node itself where its own place is what is missing. */
function namesOnWay(net: Analysis['net'], from: Int32Array, end: number, itself: boolean): Capacity[] {
  const { parent, market } = net;
  const names = itself ? [end] : [];
  for (let node = end; from[node]! >= 0; node = from[node]!) {
    const before = from[node]!;
    if (parent[before] === node && net.isFull(before)) names.push(before);
  }
  return names.map((v) => market.tree.capacity[v]!);
}

function fewestRules<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  plan: Plan,
  analysis: Analysis,
  student: number,
): SmallestChange['rules'] {
  const { qualification, group } = market.students[student]!;
  let best: SmallestChange['rules'] = null;
  const open = openNodes(analysis);
  for (const [j, slot] of market.slots.entries()) {
    if (!slot.qualifications.includes(qualification) || open[market.tree.enter(j, group)] === 0) continue;
    if (plan.terms.forbidden.has(student * market.slots.length + j)) continue;
    const rules: string[] = failedRules(market, market.students[student]!, slot, best?.rules.length);
    if (!best || rules.length < best.rules.length) best = { slotId: slot.id, rules };
  }
  return best;
}

const known = new WeakMap<Analysis, Uint8Array>();

/** Marks the nodes from where a chain of moves leads to a free place, nobody losing theirs. */
function openNodes(analysis: Analysis): Uint8Array {
  const before = known.get(analysis);
  if (before) return before;
  const { net } = analysis;
  const { parent, used, children, at } = net;
  const open = new Uint8Array(parent.length);
  const waiting: number[] = [];
  const reach = (node: number) => {
    if (open[node] === 1) return;
    open[node] = 1;
    waiting.push(node);
  };
  for (const [v, up] of parent.entries()) if (up < 0 && !net.isFull(v)) reach(v);
  const { start, item, student } = net.columns();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (parent[node]! >= 0 && used[node]! > 0) reach(parent[node]!);
    for (let k = children.start[node]!; k < children.start[node + 1]!; k++)
      if (!net.isFull(children.item[k]!)) reach(children.item[k]!);
    for (let k = start[node]!; k < start[node + 1]!; k++) {
      const i = student[item[k]!]!;
      if (at[i]! >= 0 && net.allows(i, item[k]!)) reach(at[i]!);
    }
  }
  known.set(analysis, open);
  return open;
}
