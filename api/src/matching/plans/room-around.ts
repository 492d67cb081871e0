import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import type { Capacity } from '@scheldemond/matching/capacity-tree';
import { allowedEntries, FREE, NOWHERE, type Plan, type Terms } from '@scheldemond/matching/plan';
import { boundsOf, type AnyMarket } from './bounds.ts';

/** One place more: of a capacity, or of what a company gives a school. */
export type Raise =
  Capacity | { readonly kind: 'cap'; readonly companyId: string; readonly schoolId: string };

/** A student in a slot, and the bounds towards which that counts, by index. */
export interface Option {
  slot: number;
  around: readonly number[];
}

/** Who is where in a plan that keeps caps, and what else is open to them; bounds and students by index. */
export interface RoomAround {
  /** Whom the plan placed, and may place elsewhere. */
  readonly placed: readonly number[];
  /** How many of these may be in each bound. */
  readonly most: Int32Array;
  /** Which of these are in each bound. */
  readonly inside: readonly (readonly number[])[];
  /** Every slot that a student may have, best first. */
  optionsOf(student: number): readonly Option[];
  /** The one that the plan gives; null without a place. */
  optionIn(student: number): Option | null;
  isFull(bound: number): boolean;
  /** The same for students who may have the same slots and count towards the same bounds. */
  keyOf(student: number): string;
  nameOf(bound: number): Raise;
}

/**
 * The room around a plan.
 *
 * @param terms - who was fixed before anybody was decided upon
 */
export function roomAround(
  market: AnyMarket,
  terms: Terms,
  caps: readonly SchoolCap[],
  { slot }: Plan,
): RoomAround {
  const bounds = boundsOf(market, terms, caps);
  const placed = [...slot.keys()].filter((i) => slot[i] !== NOWHERE && terms.pinned[i] === FREE);
  const inside = Array.from(bounds.most, (): number[] => []);
  for (const i of placed) for (const bound of bounds.around(i, slot[i]!)) inside[bound]!.push(i);
  const known = new Map<number, readonly Option[]>();
  const optionsOf = (student: number): readonly Option[] => {
    const options =
      known.get(student) ??
      allowedEntries(market, terms, student).map((entry) => {
        const at = market.rows.slot[entry]!;
        return { slot: at, around: bounds.around(student, at) };
      });
    known.set(student, options);
    return options;
  };
  return {
    placed,
    most: bounds.most,
    inside,
    optionsOf,
    optionIn: (student) => optionsOf(student).find((option) => option.slot === slot[student]) ?? null,
    isFull: (bound) => inside[bound]!.length >= bounds.most[bound]!,
    keyOf: (student) => {
      const slots = optionsOf(student).map((option) => option.slot);
      return [market.students[student]!.group, ...slots.toSorted((a, b) => a - b)].join(' ');
    },
    nameOf: (bound) => {
      const cap = caps[bound - bounds.caps];
      if (!cap) return market.tree.capacity[bound]!;
      return { kind: 'cap', companyId: cap.companyId, schoolId: cap.schoolId };
    },
  };
}
