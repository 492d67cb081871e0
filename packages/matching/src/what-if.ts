import { indexOf, type Market, type SlotInput, type StudentInput } from './market.ts';
import { entryOf, FREE, NOWHERE, type Plan, type Terms } from './plan.ts';
import { solveTerms } from './solve.ts';
import { pinnedByNode, termsOf, type Wishes } from './terms.ts';

/** A student whose slot differs between two plans; null for no place. */
export interface Move {
  readonly studentId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A plan and how it differs from the one before. */
export interface PlanDiff {
  readonly plan: Plan;
  /** Students who go to another slot, get one, or lose theirs, in order of id. */
  readonly moved: readonly Move[];
  readonly placedBefore: number;
  readonly scoreBefore: number;
}

/**
 * Repairs a plan after changes: most students placed, then as few as possible who lose or change their slot, then the
 * highest score. What was fixed and forbidden stays so, except students fixed where the places became too few, who
 * are let go as far as needed. A company that drops out is `places` of 0. Throws as `solve` does.
 */
export function whatIf<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  plan: Plan,
  changes: Wishes & { readonly signal?: { readonly aborted: boolean } },
): PlanDiff {
  const market = given as unknown as Market;
  const terms = termsOf(market, 'cardinality-score', changes, plan.terms);
  const own = new Set(
    changes.pins?.map(({ studentId }) => indexOf(market.studentIndex, studentId, 'student')),
  );
  const released = releasePins(market, terms, own);
  const keep = { slot: plan.slot, bonus: 0 };
  const next = solveTerms(given, { ...terms, pinned: released, keep }, changes.signal);
  const id = (slot: number) => (slot === NOWHERE ? null : market.slots[slot]!.id);
  const moved = market.students.flatMap(({ id: studentId }, i) =>
    next.slot[i] === plan.slot[i] ? [] : [{ studentId, from: id(plan.slot[i]!), to: id(next.slot[i]!) }],
  );
  return { plan: next, moved, placedBefore: plan.placed, scoreBefore: plan.score };
}

/**
 * Lets fixed students go where they no longer fit: first all whose pair the rules allow, for the engine to keep as many
 * as fit; then, one by one, those that only a person could fix.
 */
function releasePins(market: Market, terms: Terms, own: ReadonlySet<number>): Int32Array {
  const pinned = terms.pinned.slice();
  for (const allowed of [true, false]) {
    let over = overfull(market, terms.places, pinned);
    for (let i = pinned.length - 1; i >= 0 && over; i--) {
      const slot = pinned[i]!;
      if (slot < 0 || own.has(i) || entryOf(market, i, slot) >= 0 !== allowed) continue;
      if (!isWithin(market, over, i, slot)) continue;
      pinned[i] = FREE;
      if (!allowed) over = overfull(market, terms.places, pinned);
    }
  }
  return pinned;
}

/** Marks the nodes with more fixed students than places; null when there is none. */
function overfull(market: Market, places: Int32Array, pinned: Int32Array): Uint8Array | null {
  const marks = Uint8Array.from(pinnedByNode(market, pinned), (count, v) => (count > places[v]! ? 1 : 0));
  return marks.includes(1) ? marks : null;
}

function isWithin({ tree, students }: Market, marks: Uint8Array, student: number, slot: number): boolean {
  for (let v = tree.enter(slot, students[student]!.group); v >= 0; v = tree.parent[v]!)
    if (marks[v] === 1) return true;
  return false;
}
