import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import type { Market } from '@scheldemond/matching/market';
import { FREE, type Terms } from '@scheldemond/matching/plan';
import { pinnedByNode } from '@scheldemond/matching/terms';
import type { AtMost, Choice, Programme } from './programme.ts';

/** A part of a market: students and capacities that no scarce capacity or cap ties to the rest. */
export interface Part extends Programme {
  /** The caps that bind within it. */
  caps: ReadonlySet<SchoolCap>;
}

type AnyMarket = Pick<Market, 'students' | 'slots' | 'slotIndex' | 'rows' | 'tree'>;

interface Bound extends AtMost {
  cap: SchoolCap | null;
}

/**
 * The parts of a market in which choices are tied by a capacity or a cap that cannot take all who fit there; what is
 * best in one has no bearing on another. Students whom a person or the engine fixed have their places already.
 */
export function partsOf(market: AnyMarket, terms: Terms, caps: readonly SchoolCap[]): Part[] {
  const { choices, bounds } = boundedChoices(market, terms, caps);
  const root = choices.map((_, at) => at);
  const find = (at: number): number => {
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (const { choices: inside } of bounds) for (const at of inside) root[find(at)] = find(inside[0]!);
  const parts = new Map<number, { choices: Choice[]; bounds: AtMost[]; caps: Set<SchoolCap> }>();
  const index = choices.map((choice, at) => {
    const key = find(at);
    const part = parts.get(key) ?? { choices: [], bounds: [], caps: new Set() };
    parts.set(key, part);
    return part.choices.push(choice) - 1;
  });
  for (const { most, choices: inside, cap } of bounds) {
    const part = parts.get(find(inside[0]!))!;
    part.bounds.push({ most, choices: inside.map((at) => index[at]!) });
    if (cap) part.caps.add(cap);
  }
  return [...parts.values()];
}

/** What is left to choose, and every bound that not all who fit can keep. */
function boundedChoices(market: AnyMarket, terms: Terms, caps: readonly SchoolCap[]) {
  const { students, slots, rows, tree } = market;
  const used = pinnedByNode(market as Market, terms.pinned);
  const nodes = tree.capacity.map((_, v): Bound & { choices: number[] } => {
    return { most: terms.places[v]! - used[v]!, choices: [], cap: null };
  });
  const capBounds = caps.map((cap) => ({ most: cap.places, choices: [] as number[], cap }));
  const capAt = new Map(
    caps.flatMap(({ slotIds, schoolId }, at) =>
      slotIds.map((id) => [`${market.slotIndex.get(id)} ${schoolId}`, capBounds[at]!] as const),
    ),
  );
  const capOf = (student: number, slot: number) => capAt.get(`${slot} ${students[student]!.group}`);
  for (const [i, slot] of terms.pinned.entries()) {
    const cap = slot >= 0 ? capOf(i, slot) : undefined;
    if (cap) cap.most--;
  }
  const choices: Choice[] = [];
  const byStudent: Bound[] = [];
  for (const [i, fixed] of terms.pinned.entries()) {
    if (fixed !== FREE) continue;
    const first = choices.length;
    for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++) {
      const slot = rows.slot[e]!;
      if (terms.forbidden.has(i * slots.length + slot)) continue;
      const around: (Bound & { choices: number[] })[] = [];
      for (let v = rows.node[e]!; v >= 0; v = tree.parent[v]!) around.push(nodes[v]!);
      // Nobody is there without room in the tree; a cap that is full already the plan may well exceed.
      if (around.some(({ most }) => most <= 0)) continue;
      const cap = capOf(i, slot);
      if (cap) around.push(cap);
      for (const bound of around) bound.choices.push(choices.length);
      choices.push({ student: i, slot, score: rows.score[e]!, kept: terms.keep?.slot[i] === slot });
    }
    const own = Array.from({ length: choices.length - first }, (_, at) => first + at);
    byStudent.push({ most: 1, choices: own, cap: null });
  }
  // A student counts once; choices stand student by student.
  const fitting = (inside: readonly number[]) =>
    inside.filter((at, place) => choices[at]!.student !== choices[inside[place - 1] ?? -1]?.student).length;
  const scarce = [...nodes, ...capBounds].filter((bound) => fitting(bound.choices) > bound.most);
  return { choices, bounds: [...byStudent.filter((bound) => bound.choices.length > 1), ...scarce] };
}
