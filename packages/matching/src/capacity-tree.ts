import type { LimitInput, SlotInput } from './market.ts';

/** What a capacity is: a slot's places, a limit's, or what one group may take of a slot. */
export type Capacity =
  | { readonly kind: 'slot'; readonly slotId: string }
  | { readonly kind: 'share'; readonly slotId: string; readonly group: string }
  | { readonly kind: 'limit'; readonly limitId: string };

/**
 * Capacities that nest: a group's share in its slot in its limits. A student takes one place at every node from where
 * the pair enters up to the root.
 */
export interface CapacityTree {
  /** Parent of each node, -1 for a root. A parent comes before its children. */
  readonly parent: Int32Array;
  readonly places: Int32Array;
  /** Node of each slot, in the market's order. */
  readonly slotNode: Int32Array;
  readonly limitNode: ReadonlyMap<string, number>;
  /** What each node is. */
  readonly capacity: readonly Capacity[];
  /** Node where a student of this group enters the slot. */
  enter(slot: number, group: string | undefined): number;
}

function checkPlaces(places: number, of: string): number {
  if (!Number.isSafeInteger(places) || places < 0 || places > 0x3fffffff)
    throw new RangeError(`Places of ${of} must be a whole number from 0, not ${places}`);
  return places;
}

/** Limits ordered so that each comes after the one that it is within. */
function limitsFromRoot(limits: readonly LimitInput[]): LimitInput[] {
  const byId = new Map(limits.map((limit) => [limit.id, limit]));
  if (byId.size !== limits.length) throw new RangeError('Two limits have the same id');
  const ordered: LimitInput[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (limit: LimitInput): void => {
    if (state.get(limit.id) === 'done') return;
    if (state.get(limit.id) === 'open') throw new RangeError(`Limit ${limit.id} is within itself`);
    state.set(limit.id, 'open');
    if (limit.within !== undefined) {
      const outer = byId.get(limit.within);
      if (!outer) throw new RangeError(`Unknown limit ${limit.within}`);
      visit(outer);
    }
    state.set(limit.id, 'done');
    ordered.push(limit);
  };
  for (const limit of [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) visit(limit);
  return ordered;
}

/** Builds the tree of limits, slots and the shares of the groups given. `slots` in the market's order. */
export function buildCapacityTree(
  slots: readonly SlotInput[],
  limits: readonly LimitInput[],
  groups: readonly string[],
): CapacityTree {
  const parent: number[] = [];
  const places: number[] = [];
  const capacity: Capacity[] = [];
  const add = (within: number, count: number, what: Capacity): number => {
    parent.push(within);
    places.push(count);
    capacity.push(what);
    return parent.length - 1;
  };
  const limitNode = new Map<string, number>();
  const outerNode = (within: string | undefined): number => {
    if (within === undefined) return -1;
    const node = limitNode.get(within);
    if (node === undefined) throw new RangeError(`Unknown limit ${within}`);
    return node;
  };
  for (const { id, places: count, within } of limitsFromRoot(limits))
    limitNode.set(id, add(outerNode(within), checkPlaces(count, id), { kind: 'limit', limitId: id }));
  const slotNode = Int32Array.from(slots, ({ id, places: count, within }) =>
    add(outerNode(within), checkPlaces(count, id), { kind: 'slot', slotId: id }),
  );
  const shares = slots.map(({ id, groupLimit }, index) => {
    if (groupLimit === undefined) return null;
    const share = new Map<string, number>();
    for (const group of groups) {
      const most =
        typeof groupLimit === 'number'
          ? groupLimit
          : Object.hasOwn(groupLimit, group)
            ? groupLimit[group]
            : undefined;
      if (most === undefined) continue;
      const what: Capacity = { kind: 'share', slotId: id, group };
      share.set(group, add(slotNode[index]!, checkPlaces(most, `${group} in ${id}`), what));
    }
    return share;
  });
  return {
    parent: Int32Array.from(parent),
    places: Int32Array.from(places),
    slotNode,
    limitNode,
    capacity,
    enter: (slot, group) => (group === undefined ? undefined : shares[slot]?.get(group)) ?? slotNode[slot]!,
  };
}
