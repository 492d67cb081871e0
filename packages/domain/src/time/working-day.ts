import { tz } from '@date-fns/tz';
import { format } from 'date-fns';

/** A calendar date without a zone, `2027-03-28`; two of them compare as text. */
export type WorkingDay = string;
export type Zone = 'Europe/Brussels' | 'Europe/Amsterdam';
export type Country = 'BE' | 'NL';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a date that exists: 2027-02-29 is not one. */
export function isWorkingDay(text: string): text is WorkingDay {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date.toISOString().slice(0, 10) === text;
}

/**
 * Days since 1970-01-01. By arithmetic, because a school year of a placement asks it hundreds of times
 * (http://howardhinnant.github.io/date_algorithms.html, days_from_civil).
 */
export function dayNumber(day: WorkingDay): number {
  const month = digits(day, 5, 7);
  const year = digits(day, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(day, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/**
 * Days that were asked for last, by their number modulo the size: the same few years are asked for all the time, and
 * making the text is what costs.
 */
const KEPT = 8192;
const keptNumbers = new Int32Array(KEPT).fill(0x7fffffff);
const keptDays = Array.from({ length: KEPT }, () => '');

/** The day of a number of days since 1970-01-01. */
export function fromDayNumber(number: number): WorkingDay {
  const slot = number & (KEPT - 1);
  if (keptNumbers[slot] !== number) {
    keptNumbers[slot] = number;
    keptDays[slot] = dayText(number);
  }
  return keptDays[slot]!;
}

/** By arithmetic, as `dayNumber` (civil_from_days). */
function dayText(number: number): WorkingDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

export function addDays(day: WorkingDay, days: number): WorkingDay {
  return fromDayNumber(dayNumber(day) + days);
}

/** ISO weekday: 1 = Monday ... 7 = Sunday. */
export function weekday(day: WorkingDay): number {
  return weekdayOfNumber(dayNumber(day));
}

/** ISO weekday of a number of days since 1970-01-01, a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(day: WorkingDay): WorkingDay {
  return addDays(day, 1 - weekday(day));
}

/** Weeks that a range of days touches, counted by Mondays. */
export function weeksBetween(from: WorkingDay, to: WorkingDay): number {
  return to < from ? 0 : (dayNumber(mondayOf(to)) - dayNumber(mondayOf(from))) / 7 + 1;
}

export function zoneOf(country: Country): Zone {
  return country === 'BE' ? 'Europe/Brussels' : 'Europe/Amsterdam';
}

/** The date that an instant has on the calendar of a zone. */
export function dayAt(instant: Date, zone: Zone): WorkingDay {
  return format(instant, 'yyyy-MM-dd', { in: tz(zone) });
}

/** The time that the wall clock of a zone shows at an instant, `08:30`. */
export function clockAt(instant: Date, zone: Zone): string {
  return format(instant, 'HH:mm', { in: tz(zone) });
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

/** The Mondays of the weeks that a school year touches, 52 or 53 of them. */
export function weeksOfSchoolYear(schoolYear: string): WorkingDay[] {
  const first = Number(schoolYear.slice(0, 4));
  const monday = mondayOf(`${first}-08-01`);
  const count = weeksBetween(monday, `${first + 1}-07-31`);
  return Array.from({ length: count }, (_, week) => addDays(monday, 7 * week));
}

/** The school year of a day: it changes on 1 August. */
export function schoolYearOf(day: WorkingDay): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5) >= '08-01' ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** First and last day of a school year, `2026-2027`; null for what is none. */
export function daysOfSchoolYear(schoolYear: string): { from: WorkingDay; to: WorkingDay } | null {
  const [, first, second] = /^(\d{4})-(\d{4})$/.exec(schoolYear) ?? [];
  if (first === undefined || Number(second) !== Number(first) + 1) return null;
  return { from: `${first}-08-01`, to: `${second}-07-31` };
}
