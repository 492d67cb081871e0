import { dayAt, type WorkingDay, type Zone } from '@scheldemond/domain/time/working-day';

let standing: Date | null = null;

/** The one source of time: tests set it, everything else asks it. */
export const clock = {
  /** This instant. */
  now(): Date {
    return standing ? new Date(standing) : new Date();
  },
  /** The calendar date of this instant at a place. */
  today(zone: Zone = 'Europe/Brussels'): WorkingDay {
    return dayAt(clock.now(), zone);
  },
};
export type Clock = typeof clock;

/** Lets time stand still at an instant, or go on by itself with null. */
export function setClock(instant: Date | null): void {
  standing = instant && new Date(instant);
}
