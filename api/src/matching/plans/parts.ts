import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import { allowedEntries, FREE, type Terms } from '@scheldemond/matching/plan';
import { boundsOf, type AnyMarket } from './bounds.ts';
import type { AtMost, Choice, Programme } from './programme.ts';

/** A part of a market: students and capacities that no scarce capacity or cap ties to the rest. */
export interface Part extends Programme {
  /** The caps that bind within it. */
  caps: ReadonlySet<SchoolCap>;
}

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
  const { rows } = market;
  const all = boundsOf(market, terms, caps);
  const bounds = Array.from(all.most, (most, at): Bound & { choices: number[] } => {
    return { most, choices: [], cap: caps[at - all.caps] ?? null };
  });
  const choices: Choice[] = [];
  const byStudent: Bound[] = [];
  for (const [i, fixed] of terms.pinned.entries()) {
    if (fixed !== FREE) continue;
    const first = choices.length;
    for (const e of allowedEntries(market, terms, i)) {
      const slot = rows.slot[e]!;
      const around = all.around(i, slot).map((at) => bounds[at]!);
      // Nobody is there without room in the tree; a cap that is full already the plan may well exceed.
      if (around.some(({ most, cap }) => most <= 0 && !cap)) continue;
      for (const bound of around) bound.choices.push(choices.length);
      choices.push({ student: i, slot, score: rows.score[e]!, kept: terms.keep?.slot[i] === slot });
    }
    const own = Array.from({ length: choices.length - first }, (_, at) => first + at);
    byStudent.push({ most: 1, choices: own, cap: null });
  }
  // A student counts once; choices stand student by student.
  const fitting = (inside: readonly number[]) =>
    inside.filter((at, place) => choices[at]!.student !== choices[inside[place - 1] ?? -1]?.student).length;
  const scarce = bounds.filter((bound) => fitting(bound.choices) > bound.most);
  return { choices, bounds: [...byStudent.filter((bound) => bound.choices.length > 1), ...scarce] };
}
