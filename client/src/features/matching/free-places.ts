/** A slot that a student can be proposed to. */
export interface Choice {
  slotId: string;
  free: number;
}
/** Slots in order of fit, by need. */
export type Choices = ReadonlyMap<string, readonly Choice[]>;
/** The chosen slot by need; null for who is left out. */
export type Chosen = ReadonlyMap<string, string | null>;

/** Places that remain of each slot when everyone goes where was chosen; below zero when it does not fit. */
export function freeAfter(choices: Choices, chosen: Chosen): Map<string, number> {
  const free = new Map([...choices.values()].flat().map(({ slotId, free: places }) => [slotId, places]));
  for (const slotId of chosen.values()) if (slotId) free.set(slotId, (free.get(slotId) ?? 0) - 1);
  return free;
}

/**
 * Gives each the best slot that still has a place, in turn; who has the fewest slots goes first, so that one
 * choice does not take another's only one.
 */
export function fillIn(choices: Choices): Map<string, string | null> {
  const chosen = new Map<string, string | null>([...choices.keys()].map((needId) => [needId, null]));
  const order = [...choices].sort(([, a], [, b]) => a.length - b.length);
  for (const [needId, slots] of order) {
    const free = freeAfter(choices, chosen);
    chosen.set(needId, slots.find(({ slotId }) => (free.get(slotId) ?? 0) > 0)?.slotId ?? null);
  }
  return chosen;
}
