// What the product computes, day by day and as slowly as it can be said, from the definitions alone: dates by
// JavaScript's own calendar in UTC, time by counting minutes. It shares types with the product and no code.
import type { Calendar, PlacementCalendars } from '../../calendar/closures.ts';
import type { Schedule } from '../schedule.ts';
import type { Stretch } from '../stretch.ts';

function at(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

const later = new Map<string, string>();
const weekdays = new Map<string, number>();

/** Remembered, since Date is slow and the same days come back in every run. */
function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function nextDay(day: string, ahead = 1): string {
  return remembered(later, `${day} ${ahead}`, () => {
    const date = at(day);
    date.setUTCDate(date.getUTCDate() + ahead);
    return date.toISOString().slice(0, 10);
  });
}

function isoWeekday(day: string): number {
  return remembered(weekdays, day, () => at(day).getUTCDay() || 7);
}

function oracleMonday(day: string): string {
  let monday = day;
  while (isoWeekday(monday) !== 1) monday = nextDay(monday, -1);
  return monday;
}

/** The stretches of one day, by walking from the first week of the turn and through all exceptions. */
export function oracleDay(
  schedule: Schedule,
  day: string,
  exceptions = schedule.exceptions.length,
): Stretch[] {
  if (day < schedule.startsOn || day > schedule.endsOn) return [];
  for (let index = exceptions - 1; index >= 0; index--) {
    const exception = schedule.exceptions[index]!;
    if (exception.kind === 'OFF' && exception.from <= day && day <= exception.to) return [];
    if (exception.kind === 'BLOCK' && exception.from <= day && day <= exception.to)
      return [...exception.week[isoWeekday(day) - 1]!];
    if ((exception.kind === 'EXTRA' || exception.kind === 'EXAM') && exception.day === day)
      return [...exception.stretches];
    if (exception.kind === 'MOVED' && exception.to === day) {
      const own = exception.from === day ? [] : oracleDay(schedule, day, index);
      return [...own, ...oracleDay(schedule, exception.from, index)].sort((a, b) =>
        a.from < b.from ? -1 : 1,
      );
    }
    if (exception.kind === 'MOVED' && exception.from === day) return [];
  }
  const version = schedule.versions.filter(({ from }) => from <= day).at(-1)!;
  const { weeks, firstWeek } = version.pattern;
  let turn = 0;
  if (firstWeek !== null) {
    let monday = firstWeek;
    const wanted = oracleMonday(day);
    while (monday < wanted) {
      monday = nextDay(monday, 7);
      turn = (turn + 1) % weeks.length;
    }
    while (monday > wanted) {
      monday = nextDay(monday, -7);
      turn = (turn + weeks.length - 1) % weeks.length;
    }
  }
  return [...weeks[turn]![isoWeekday(day) - 1]!];
}

function isClosed(calendar: Calendar, day: string): boolean {
  return calendar.some(({ from, to }) => from <= day && day <= to);
}

/** Minutes by counting them one by one on the clock, the break taken off. */
export function oracleMinutes(stretch: Stretch): number {
  let clock = stretch.from;
  let minutes = 0;
  do {
    minutes++;
    const next = new Date(`2026-01-01T${clock}:00Z`);
    next.setUTCMinutes(next.getUTCMinutes() + 1);
    clock = next.toISOString().slice(11, 16);
  } while (clock !== stretch.to);
  return minutes - stretch.breakMinutes;
}

export function oracleDays(schedule: Schedule): string[] {
  const days: string[] = [];
  for (let day = schedule.startsOn; day <= schedule.endsOn; day = nextDay(day)) days.push(day);
  return days;
}

export interface OracleSums {
  total: Record<string, number>;
  weeks: Record<string, Record<string, number>>;
  months: Record<string, Record<string, number>>;
}

export function oracleSums(schedule: Schedule, calendars: PlacementCalendars): OracleSums {
  const sums: OracleSums = { total: {}, weeks: {}, months: {} };
  const known = new Map<string, number>();
  for (const day of oracleDays(schedule))
    for (const stretch of oracleDay(schedule, day)) {
      const host = isClosed(calendars.country, day) || isClosed(calendars.company, day);
      if (stretch.place === 'WORKPLACE' ? host : isClosed(calendars.school, day)) continue;
      const key = JSON.stringify(stretch);
      const minutes = known.get(key) ?? oracleMinutes(stretch);
      known.set(key, minutes);
      const week = (sums.weeks[oracleMonday(day)] ??= {});
      const month = (sums.months[day.slice(0, 7)] ??= {});
      for (const sum of [sums.total, week, month]) sum[stretch.place] = (sum[stretch.place] ?? 0) + minutes;
    }
  return sums;
}

/** The minutes since 1970 that a stretch takes. */
function takenMinutes(day: string, stretch: Stretch): [number, number] {
  const begin = Date.parse(`${day}T${stretch.from}:00Z`) / 60_000;
  const sameDay = Date.parse(`${day}T${stretch.to}:00Z`) / 60_000;
  return [begin, sameDay > begin ? sameDay : sameDay + 1440];
}

/** Pairs of stretches of two schedules that share a minute and of which a company has one. */
export function oracleClashes(one: Schedule, other: Schedule): number {
  const taken = (schedule: Schedule): [Stretch, number, number][] =>
    oracleDays(schedule).flatMap((day) =>
      oracleDay(schedule, day).map((stretch): [Stretch, number, number] => [
        stretch,
        ...takenMinutes(day, stretch),
      ]),
    );
  let count = 0;
  const others = taken(other);
  for (const [stretch, from, to] of taken(one))
    for (const [against, begin, end] of others)
      if (from < end && begin < to && [stretch.place, against.place].includes('WORKPLACE')) count++;
  return count;
}
