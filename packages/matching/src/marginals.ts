import { analyse, type Analysis } from './analysis.ts';
import type { Capacity } from './capacity-tree.ts';
import type { Market, SlotInput, StudentInput } from './market.ts';
import type { Plan } from './plan.ts';
import { valueOf, type Value } from './weights.ts';

/** What one place more or less would change, everybody being placed anew. */
export interface Marginal {
  readonly capacity: Capacity;
  readonly places: number;
  /** Places in use by students that were the engine's to decide. */
  readonly used: number;
  /** Students and points won by one more place here, the limits around it as they are. */
  readonly gainPlus1: Value;
  /** Students and points lost by one place fewer; nothing where fixed students fill it. */
  readonly lossMinus1: Value;
}

/**
 * The exact value of one more and of one fewer place for every capacity, by node of the capacity tree (that of slot j is
 * `market.tree.slotNode[j]`). Two searches through the plan answer for all that stand alone or under limits with
 * room; each full limit needs a short one more. Throws RangeError for a stable plan.
 */
export function marginals<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
): Marginal[] {
  const market = given as unknown as Market;
  const analysis = analyse(market, plan);
  const { net } = analysis;
  const gains = new Float64Array(net.parent.length);
  const losses = new Float64Array(net.parent.length);
  for (const [outer, nodes] of fullNodesByOuter(analysis)) {
    const toGain = nodes.filter((v) => net.price[v]! > 0);
    const away = outer < 0 ? analysis.fromSink : waysFrom(analysis, outer, toGain);
    for (const v of toGain) gains[v] = Math.max(0, net.price[v]! - away[v]!);
    const toLose = nodes.filter((v) => net.used[v]! > 0);
    const back = outer < 0 ? analysis.toSink : waysTo(analysis, outer, toLose);
    for (const v of toLose) losses[v] = net.price[v]! + back[v]!;
  }
  return market.tree.capacity.map((capacity, v) => ({
    capacity,
    places: plan.terms.places[v]!,
    used: net.used[v]!,
    gainPlus1: valueOf(gains[v]!, net.weights),
    lossMinus1: valueOf(losses[v]!, net.weights),
  }));
}

/** Full nodes by the first full limit around each, or -1 where there is none. */
function fullNodesByOuter({ net }: Analysis): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let v = 0; v < net.parent.length; v++) {
    if (!net.isFull(v)) continue;
    let outer = net.parent[v]!;
    while (outer >= 0 && !net.isFull(outer)) outer = net.parent[outer]!;
    const list = found.get(outer);
    if (list) list.push(v);
    else found.set(outer, [v]);
  }
  return found;
}

/** Shortest ways from the limit to nodes within it, through the sink or not, as far as their price goes. */
function waysFrom({ net, distances, toSink, fromSink }: Analysis, outer: number, nodes: readonly number[]) {
  // What is farther than the price is no gain.
  const through = (v: number) => Math.min(net.price[v]!, toSink[outer]! + fromSink[v]!);
  return shorter(nodes, through, (radius) => distances.from(outer, radius));
}

/** Shortest ways to the limit from nodes within it, through the sink or not. */
function waysTo({ distances, toSink, fromSink }: Analysis, outer: number, nodes: readonly number[]) {
  const through = (v: number) => toSink[v]! + fromSink[outer]!;
  return shorter(nodes, through, (radius) => distances.to(outer, radius));
}

function shorter(
  nodes: readonly number[],
  through: (node: number) => number,
  direct: (radius: number) => Float64Array,
): Record<number, number> {
  if (nodes.length === 0) return {};
  // No direct way is worth finding that is longer than the longest through the sink.
  const near = direct(nodes.reduce((most, v) => Math.max(most, through(v)), 0));
  return Object.fromEntries(nodes.map((v) => [v, Math.min(through(v), near[v]!)]));
}
