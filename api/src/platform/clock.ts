/** A calendar date without a zone, `2027-03-28`. */
type WorkingDay = string;

let standing: Date | null = null;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The one source of time: tests set it, everything else asks it. */
export const clock = {
  /** This instant. */
  now(): Date {
    return standing ? new Date(standing) : new Date();
  },
  /** The calendar date of this instant at a place. */
  today(zone = 'Europe/Brussels'): WorkingDay {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      });
      formats.set(zone, format);
    }
    return format.format(clock.now());
  },
};
export type Clock = typeof clock;

/** Lets time stand still at an instant, or go on by itself with null. */
export function setClock(instant: Date | null): void {
  standing = instant && new Date(instant);
}
