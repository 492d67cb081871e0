/** States of a placement, in the order of its life; the last four end it without a start or before its end. */
export const PLACEMENT_STATES = [
  'DRAFT',
  'PROPOSED',
  'COUNTERED',
  'ACCEPTED',
  'READY',
  'ACTIVE',
  'INTERRUPTED',
  'COMPLETED',
  'CLOSED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'ENDED_EARLY',
] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** States in which the placement takes one place of the slot and its part of the need. */
export const HOLDS_PLACE: ReadonlySet<PlacementState> = new Set([
  'ACCEPTED',
  'READY',
  'ACTIVE',
  'INTERRUPTED',
]);

/** States in which the company or the school still has to answer. */
export const OPEN_STATES: ReadonlySet<PlacementState> = new Set(['PROPOSED', 'COUNTERED']);

/** States that nothing follows. */
export const TERMINAL_STATES: ReadonlySet<PlacementState> = new Set([
  'CLOSED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'ENDED_EARLY',
]);

/** States in which the company hosts or hosted the student. */
export const HOSTED_STATES: ReadonlySet<PlacementState> = new Set([
  ...HOLDS_PLACE,
  'COMPLETED',
  'CLOSED',
  'ENDED_EARLY',
]);

export function holdsPlace(state: PlacementState): boolean {
  return HOLDS_PLACE.has(state);
}
