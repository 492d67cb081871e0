import { dayNumber, type WorkingDay } from '../time/working-day.ts';
import type { SourceNote } from './source.ts';

export interface Words {
  nl: string;
  en: string;
}

export type ClosureKind = 'PUBLIC_HOLIDAY' | 'SCHOOL_HOLIDAY' | 'STUDY_DAY' | 'COMPANY_CLOSURE';

/** Days, first and last included, on which a school, a country or a company is closed. */
export interface Closure {
  from: WorkingDay;
  to: WorkingDay;
  kind: ClosureKind;
  name: Words;
  source: SourceNote;
  /** The one site of a company that is closed; all of them where there is none. */
  siteId?: string | null;
}

/** Closures of one side, in the order of their first day. */
export type Calendar = readonly Closure[];

/**
 * What a placement goes by. `school`: the home school's site, with its country's public holidays. `country`: the
 * public holidays where the company stands. `company`: the closures of its site.
 */
export interface PlacementCalendars {
  school: Calendar;
  country: Calendar;
  company: Calendar;
}

export const NO_CALENDARS: PlacementCalendars = { school: [], country: [], company: [] };

export function calendarOf(...closures: readonly (readonly Closure[])[]): Calendar {
  return closures.flat().sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
}

/** What closes a site of a company: what holds for all of its sites, and for this one. */
export function closuresOfSite<One extends Closure>(closures: readonly One[], siteId: string): One[] {
  return closures.filter((one) => (one.siteId ?? siteId) === siteId);
}

export function closureOn(calendar: Calendar, day: WorkingDay): Closure | null {
  return calendar.find(({ from, to }) => from <= day && day <= to) ?? null;
}

/**
 * The closure of each day of a range, or undefined; where several lie on a day, the one that begins first.
 *
 * @param first - days since 1970-01-01
 */
export function closuresByDay(calendar: Calendar, first: number, length: number): (Closure | undefined)[] {
  const days: (Closure | undefined)[] = [];
  while (days.length < length) days.push(undefined);
  for (const closure of calendar) {
    const from = Math.max(0, dayNumber(closure.from) - first);
    const to = Math.min(length - 1, dayNumber(closure.to) - first);
    for (let at = from; at <= to; at++) days[at] ??= closure;
  }
  return days;
}

/** A calendar in which the closures of one name stand on other dates: a school's deviation from its region. */
export function withDeviation(calendar: Calendar, name: string, instead: readonly Closure[]): Calendar {
  return calendarOf(
    calendar.filter((closure) => closure.name.nl !== name),
    instead,
  );
}
