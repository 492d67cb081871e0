export type SlotState = 'OPEN' | 'PAUSED' | 'FULL' | 'CLOSED';

export interface SlotCapacity {
  places: number;
  placesTaken: number;
  paused: boolean;
  closed: boolean;
  /** An archived slot is closed whatever the company said. */
  archivedAt?: Date | null;
}

/** The state of a slot: the company's word goes before the count of places. */
export function slotState(slot: SlotCapacity): SlotState {
  if (slot.closed || slot.archivedAt) return 'CLOSED';
  if (slot.paused) return 'PAUSED';
  return slot.placesTaken >= slot.places ? 'FULL' : 'OPEN';
}

/** Places left, never below zero. */
export function placesFree(slot: Pick<SlotCapacity, 'places' | 'placesTaken'>): number {
  return Math.max(0, slot.places - slot.placesTaken);
}
