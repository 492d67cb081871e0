import type { PlacementState } from '../placement/states.ts';

/** States in which the company has said neither yes nor no: a proposal that waits, or that came back without its word. */
const UNANSWERED: ReadonlySet<PlacementState> = new Set(['PROPOSED', 'COUNTERED', 'WITHDRAWN', 'EXPIRED']);

/** The most that a company can put in order for one slot. */
export const MOST_CANDIDATES = 100;

/**
 * The placement of each need that a company put in order for a slot, first one first. What it has answered drops out: a yes
 * or a no says more.
 *
 * @param needIds - the order that the company gave
 * @param placements - placements at the slot, newest first
 */
export function standingOrder<P extends { needId: string; state: PlacementState }>(
  needIds: readonly string[],
  placements: readonly P[],
): P[] {
  return needIds.flatMap((id) => {
    const newest = placements.find(({ needId }) => needId === id);
    return newest && UNANSWERED.has(newest.state) ? [newest] : [];
  });
}
