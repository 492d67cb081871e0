import type { Market, SlotInput, StudentInput } from './market.ts';
import { entryOf, FREE, NOWHERE, type Pair, type Plan } from './plan.ts';
import { isPreferred } from './slot-order.ts';
import { pinnedByNode } from './terms.ts';

/**
 * Pairs that would both rather have each other than what the plan gives them: the student likes the slot better, and
 * the slot, with every limit around it, has a place free or prefers this pair to one that it holds. A stable plan has
 * none. Fixed students and forbidden pairs are outside of it. Stops at `most`.
 */
export function blockingPairs<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
  most = Infinity,
): Pair[] {
  const market = given as unknown as Market;
  const { rows, tree, students, slots } = market;
  const { terms } = plan;
  const held = holdings(market, plan);
  const found: Pair[] = [];
  for (const [i, student] of students.entries()) {
    if (terms.pinned[i] !== FREE) continue;
    const own = plan.slot[i] === NOWHERE ? -1 : entryOf(market, i, plan.slot[i]!);
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++) {
      const slot = rows.slot[e]!;
      if (!likesBetter(market, e, own) || terms.forbidden.has(i * slots.length + slot)) continue;
      let welcome = true;
      for (let v = rows.node[e]!; v >= 0 && welcome; v = tree.parent[v]!)
        welcome =
          held.free[v]! > 0 ||
          (held.worst[v]! >= 0 && isPreferred(market, i, e, held.worst[v]!, held.worstEntry[v]!));
      if (!welcome) continue;
      found.push({ studentId: student.id, slotId: slots[slot]!.id });
      if (found.length >= most) return found;
    }
  }
  return found;
}

function likesBetter({ rows }: Market, entry: number, own: number): boolean {
  if (own < 0) return true;
  const more = rows.studentPoints[entry]! - rows.studentPoints[own]!;
  return more > 0 || (more === 0 && rows.slot[entry]! < rows.slot[own]!);
}

/** Places free in each node, and the pair that it holds and prefers least. */
export function holdings(market: Market, { slot, terms }: Plan) {
  const { rows, tree } = market;
  const pinned = pinnedByNode(market, terms.pinned);
  const free = terms.places.map((places, node) => places - pinned[node]!);
  const worst = new Int32Array(free.length).fill(-1);
  const worstEntry = new Int32Array(free.length).fill(-1);
  for (const [i, at] of slot.entries()) {
    if (at === NOWHERE || terms.pinned[i] !== FREE) continue;
    const entry = entryOf(market, i, at);
    for (let v = rows.node[entry] ?? -1; v >= 0; v = tree.parent[v]!) {
      free[v]!--;
      if (worst[v]! >= 0 && !isPreferred(market, worst[v]!, worstEntry[v]!, i, entry)) continue;
      worst[v] = i;
      worstEntry[v] = entry;
    }
  }
  return { free, worst, worstEntry };
}
