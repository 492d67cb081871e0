import type { Capacity } from './capacity-tree.ts';
import { indexOf, type Market, type SlotInput, type StudentInput } from './market.ts';
import { FREE, NOWHERE, type Objective, type Pair, type Terms } from './plan.ts';

/** Other places than the market has, by id. */
export interface PlacesChange {
  readonly slots?: Readonly<Record<string, number>>;
  readonly limits?: Readonly<Record<string, number>>;
}

/** What a person decides before the engine does. */
export interface Wishes {
  /** Students whose slot is fixed. A person may fix a pair that the rules reject; places still count. */
  readonly pins?: readonly Pair[];
  readonly forbid?: readonly Pair[];
  /** Students who take no part. */
  readonly leaveOut?: readonly string[];
  readonly places?: PlacesChange;
}

/** A capacity with more students fixed in it than it has places. */
export interface PinConflict {
  readonly capacity: Capacity;
  readonly places: number;
  readonly pinned: number;
}

type AnyMarket = Market<StudentInput, SlotInput>;

/** Turns ids into the engine's terms. Throws RangeError on unknown ids and on wishes that contradict themselves. */
export function termsOf(market: AnyMarket, objective: Objective, wishes: Wishes, from?: Terms): Terms {
  const student = (id: string) => indexOf(market.studentIndex, id, 'student');
  const slot = (id: string) => indexOf(market.slotIndex, id, 'slot');
  const places = (from?.places ?? market.tree.places).slice();
  for (const [id, count] of Object.entries(wishes.places?.slots ?? {}))
    places[market.tree.slotNode[slot(id)]!] = wholePlaces(count, id);
  for (const [id, count] of Object.entries(wishes.places?.limits ?? {}))
    places[indexOf(market.tree.limitNode, id, 'limit')] = wholePlaces(count, id);
  const pinned = from?.pinned.slice() ?? new Int32Array(market.students.length).fill(FREE);
  const own = new Map<number, number>();
  const fix = (id: string, to: number) => {
    const i = student(id);
    if ((own.get(i) ?? to) !== to) throw new RangeError(`Student ${id} is fixed twice`);
    own.set(i, to);
    pinned[i] = to;
  };
  for (const id of wishes.leaveOut ?? []) fix(id, NOWHERE);
  for (const pin of wishes.pins ?? []) fix(pin.studentId, slot(pin.slotId));
  const forbidden = new Set(from?.forbidden);
  for (const { studentId, slotId } of wishes.forbid ?? []) {
    if (own.get(student(studentId)) === slot(slotId))
      throw new RangeError(`Student ${studentId} is fixed in slot ${slotId} that is forbidden`);
    if (pinned[student(studentId)] === slot(slotId)) pinned[student(studentId)] = FREE;
    forbidden.add(student(studentId) * market.slots.length + slot(slotId));
  }
  return { objective, places, pinned, forbidden, keep: null };
}

function wholePlaces(count: number, id: string): number {
  if (Number.isSafeInteger(count) && count >= 0 && count <= 0x3fffffff) return count;
  throw new RangeError(`Places of ${id} must be a whole number from 0, not ${count}`);
}

/** Students fixed in each node of the tree. */
export function pinnedByNode(market: AnyMarket, pinned: Int32Array): Int32Array {
  const { parent, enter } = market.tree;
  const count = new Int32Array(parent.length);
  for (const [i, slot] of pinned.entries())
    if (slot >= 0) for (let v = enter(slot, market.students[i]!.group); v >= 0; v = parent[v]!) count[v]!++;
  return count;
}

/** Where the fixed students do not fit; empty when `solve` can run. */
export function pinConflicts<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  wishes: Wishes,
): PinConflict[] {
  return conflictsOf(
    market as unknown as AnyMarket,
    termsOf(market as unknown as AnyMarket, 'score', wishes),
  );
}

/** As `pinConflicts`, of terms. */
export function conflictsOf(market: AnyMarket, { places, pinned }: Terms): PinConflict[] {
  return Array.from(pinnedByNode(market, pinned)).flatMap((count, node) =>
    count > places[node]!
      ? [{ capacity: market.tree.capacity[node]!, places: places[node]!, pinned: count }]
      : [],
  );
}
