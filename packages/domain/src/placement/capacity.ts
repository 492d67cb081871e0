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

/** The tightest of the limits that a company set: over all its slots, for each of its mentors, for each school. */
export interface Room {
  /** Students that still fit, never below zero. */
  left: number;
  /** The limit itself. */
  most: number;
  of: 'COMPANY' | 'MENTOR' | 'SCHOOL';
}

/** Limits of a company, as it set them; null is none. */
export interface Limits {
  mostStudents: number | null;
  mostPerMentor: number | null;
  /** Of one school, over all its slots. */
  mostPerSchool: number | null;
}

/**
 * What the limits leave where so many students hold a place already, at the company and with the mentor (null: with no
 * mentor named, whom no limit counts); null without a limit.
 */
export function roomLeft(
  limits: Omit<Limits, 'mostPerSchool'>,
  held: { company: number; mentor: number | null },
): Room | null {
  const { mostStudents, mostPerMentor } = limits;
  const rooms: Room[] = [];
  if (mostStudents !== null)
    rooms.push({ left: Math.max(0, mostStudents - held.company), most: mostStudents, of: 'COMPANY' });
  if (mostPerMentor !== null && held.mentor !== null)
    rooms.push({ left: Math.max(0, mostPerMentor - held.mentor), most: mostPerMentor, of: 'MENTOR' });
  return rooms.sort((a, b) => a.left - b.left)[0] ?? null;
}

/** What a slot or a company gives to students of one school, and how many of each hold a place there. */
export interface SchoolShare {
  most: number;
  held: Readonly<Record<string, number>>;
}

/** What is still given to this school; null where schools have no limit there. */
export function shareLeft(share: SchoolShare | null, schoolId: string): Room | null {
  if (!share) return null;
  return { left: Math.max(0, share.most - (share.held[schoolId] ?? 0)), most: share.most, of: 'SCHOOL' };
}

/** The tighter of two; null is none. */
export function tighter(one: Room | null, other: Room | null): Room | null {
  return one && other ? (other.left < one.left ? other : one) : (one ?? other);
}

/** What limits a student at a slot: the company's own limits, and what slot and company give to one school. */
export interface SlotRoom {
  room: Room | null;
  perSchool: SchoolShare | null;
  perSchoolAtCompany: SchoolShare | null;
}

/** The tightest of the limits for a student of this school; null without one. */
export function tightestRoom(slot: SlotRoom, schoolId: string): Room | null {
  const schools = tighter(shareLeft(slot.perSchool, schoolId), shareLeft(slot.perSchoolAtCompany, schoolId));
  return tighter(slot.room, schools);
}

/** Places left, never below zero. */
export function placesFree(slot: Pick<SlotCapacity, 'places' | 'placesTaken'>): number {
  return Math.max(0, slot.places - slot.placesTaken);
}
