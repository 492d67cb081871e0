import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import type { Market } from '@scheldemond/matching/market';
import type { Terms } from '@scheldemond/matching/plan';
import { pinnedByNode } from '@scheldemond/matching/terms';

/** Of a market, what is looked at when its caps are kept. */
export type AnyMarket = Pick<Market, 'students' | 'slots' | 'slotIndex' | 'rows' | 'tree'>;

/** All of a market that can be full, by index: the capacities of its tree, then the caps that cross it. */
export interface Bounds {
  /** How many may be placed there beside those who are fixed. */
  readonly most: Int32Array;
  /** The first cap. */
  readonly caps: number;
  /** Those towards which a student counts in a slot. */
  around(student: number, slot: number): number[];
}

/** What bounds the choices in a market whose students are fixed as the terms say. */
export function boundsOf(market: AnyMarket, terms: Terms, caps: readonly SchoolCap[]): Bounds {
  const { students, slotIndex, tree } = market;
  const used = pinnedByNode(market as Market, terms.pinned);
  const nodes = used.length;
  const most = new Int32Array(nodes + caps.length);
  for (const [v, count] of used.entries()) most[v] = terms.places[v]! - count;
  const capsOf = new Map<string | undefined, Map<number, number>>();
  for (const [at, { schoolId, slotIds, places }] of caps.entries()) {
    most[nodes + at] = places;
    const own = capsOf.get(schoolId) ?? new Map<number, number>();
    capsOf.set(schoolId, own);
    for (const id of slotIds) if (slotIndex.has(id)) own.set(slotIndex.get(id)!, nodes + at);
  }
  const capOf = (student: number, slot: number) => capsOf.get(students[student]!.group)?.get(slot);
  for (const [i, slot] of terms.pinned.entries()) {
    const cap = slot >= 0 ? capOf(i, slot) : undefined;
    if (cap !== undefined) most[cap]!--;
  }
  return {
    most,
    caps: nodes,
    around(student, slot) {
      const found: number[] = [];
      const inner = tree.enter(slot, students[student]!.group);
      for (let v = inner; v >= 0; v = tree.parent[v]!) found.push(v);
      const cap = capOf(student, slot);
      if (cap !== undefined) found.push(cap);
      return found;
    },
  };
}
