import { addDays, dayAt, instantAt, type Zone } from '../time/working-day.ts';

/** Seconds in which a proposal or withdrawal can be undone, before any mail leaves. */
export const UNDO_SECONDS = 10;
/** The same for many at once: time to read what became of each. */
export const MANY_UNDO_SECONDS = 60;
/** Hours that a company is left in peace after it was asked or reminded. */
export const REMIND_AGAIN_HOURS = 24;
/** Days after which an unanswered proposal expires, where the period says nothing else. */
export const DEFAULT_EXPIRY_DAYS = 10;
/** The one reminder comes this many days before the end, and never before half of the time has passed. */
const REMIND_DAYS_BEFORE = 3;
const END_OF_WORK = '17:00';

/** When a proposal expires: at the end of the last working hours, wall-clock time at the site. */
export function expiresAt(proposedAt: Date, days: number, zone: Zone): Date {
  return instantAt(addDays(dayAt(proposedAt, zone), days), END_OF_WORK, zone);
}

/** When the one reminder goes out. */
export function remindAt(proposedAt: Date, days: number, zone: Zone): Date {
  const before = Math.max(Math.ceil(days / 2), days - REMIND_DAYS_BEFORE);
  return instantAt(addDays(dayAt(proposedAt, zone), Math.min(before, days)), '08:00', zone);
}
