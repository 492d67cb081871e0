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

/** The tightest of the limits that a company set to itself: over all its slots, and for each of its mentors. */
export interface Room {
  /** Students that still fit, never below zero. */
  left: number;
  /** The limit itself. */
  most: number;
  of: 'COMPANY' | 'MENTOR';
}

/** Limits of a company, as it set them; null is none. */
export interface Limits {
  mostStudents: number | null;
  mostPerMentor: number | null;
}

/**
 * What the limits leave where so many students hold a place already, at the company and with the mentor (null: with no
 * mentor named, whom no limit counts); null without a limit.
 */
export function roomLeft(limits: Limits, held: { company: number; mentor: number | null }): Room | null {
  const { mostStudents, mostPerMentor } = limits;
  const rooms: Room[] = [];
  if (mostStudents !== null)
    rooms.push({ left: Math.max(0, mostStudents - held.company), most: mostStudents, of: 'COMPANY' });
  if (mostPerMentor !== null && held.mentor !== null)
    rooms.push({ left: Math.max(0, mostPerMentor - held.mentor), most: mostPerMentor, of: 'MENTOR' });
  return rooms.sort((a, b) => a.left - b.left)[0] ?? null;
}

/** Places left, never below zero. */
export function placesFree(slot: Pick<SlotCapacity, 'places' | 'placesTaken'>): number {
  return Math.max(0, slot.places - slot.placesTaken);
}
