import { tz } from '@date-fns/tz';
import { format } from 'date-fns';

/** A calendar date without a zone, `2027-03-28`; two of them compare as text. */
export type WorkingDay = string;
export type Zone = 'Europe/Brussels' | 'Europe/Amsterdam';
export type Country = 'BE' | 'NL';

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a date that exists: 2027-02-29 is not one. */
export function isWorkingDay(text: string): text is WorkingDay {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().slice(0, 10) === text;
}

/** Days since 1970-01-01. */
export function dayNumber(day: WorkingDay): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

export function fromDayNumber(number: number): WorkingDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: WorkingDay, days: number): WorkingDay {
  return fromDayNumber(dayNumber(day) + days);
}

/** ISO weekday: 1 = Monday ... 7 = Sunday. */
export function weekday(day: WorkingDay): number {
  return ((dayNumber(day) + 3) % 7) + 1;
}

/** Weeks that a range of days touches, counted by Mondays. */
export function weeksBetween(from: WorkingDay, to: WorkingDay): number {
  const monday = (day: WorkingDay) => dayNumber(day) - (weekday(day) - 1);
  return to < from ? 0 : (monday(to) - monday(from)) / 7 + 1;
}

export function zoneOf(country: Country): Zone {
  return country === 'BE' ? 'Europe/Brussels' : 'Europe/Amsterdam';
}

/** The date that an instant has on the calendar of a zone. */
export function dayAt(instant: Date, zone: Zone): WorkingDay {
  return format(instant, 'yyyy-MM-dd', { in: tz(zone) });
}

/**
 * The instant of a wall-clock time in a zone. A time that summer time skips is the same distance after
 * midnight; one that comes twice is the first.
 */
export function instantAt(day: WorkingDay, time: string, zone: Zone): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let instant = wanted - offsetAt(wanted, zone);
  instant = wanted - offsetAt(instant, zone);
  const earlier = instant - 3_600_000;
  return new Date(earlier + offsetAt(earlier, zone) === wanted ? earlier : instant);
}

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: Zone): number {
  const wall = format(new Date(instant), "yyyy-MM-dd'T'HH:mm:ss", { in: tz(zone) });
  return Date.parse(`${wall}Z`) - Math.floor(instant / 1000) * 1000;
}

/** Whole years of age on a day; who was born on 29 February has a birthday on 1 March in other years. */
export function ageOn(birthDate: WorkingDay, day: WorkingDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export function isMinorOn(birthDate: WorkingDay, day: WorkingDay): boolean {
  return ageOn(birthDate, day) < 18;
}

/** The school year of a day: it changes on 1 August. */
export function schoolYearOf(day: WorkingDay): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5) >= '08-01' ? year : year - 1;
  return `${first}-${first + 1}`;
}
