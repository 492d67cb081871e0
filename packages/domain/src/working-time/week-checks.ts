import { fromDayNumber } from '../time/working-day.ts';
import { DAY_MINUTES } from '../time/clock-time.ts';
import { breachOf, type Breach } from './breach.ts';
import { dayOff, lessWork } from './cures.ts';
import type { Limit, WorkingTimeRule } from './rules.ts';
import { minutesOfShifts, type Shift } from './shifts.ts';

type Of<Kind extends Limit['kind']> = Extract<Limit, { kind: Kind }>;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** More hours in a week, Monday to Sunday, than allowed. */
export function weekHours(
  rule: WorkingTimeRule,
  limit: Of<'WEEK_HOURS'>,
  monday: number,
  week: readonly Shift[],
): Breach[] {
  const actual = minutesOfShifts(week);
  if (actual <= limit.most || actual > (limit.upTo ?? Infinity)) return [];
  const cures = lessWork(week, actual - limit.most);
  return [breachOf(rule, fromDayNumber(monday), cures, { actual, limit: limit.most }, 7)];
}

/** More hours a week on average; weeks that are in one breach are not told again in the next. */
export function averageHours(
  rule: WorkingTimeRule,
  limit: Of<'AVERAGE'>,
  weeks: ReadonlyMap<number, readonly Shift[]>,
): Breach[] {
  const breaches: Breach[] = [];
  let told = -Infinity;
  for (const monday of [...weeks.keys()].sort((a, b) => a - b)) {
    if (monday < told) continue;
    const shifts = Array.from({ length: limit.weeks }, (_, at) => weeks.get(monday + at * 7) ?? []).flat();
    const excess = minutesOfShifts(shifts) - limit.most * limit.weeks;
    if (excess <= 0 || !shifts.some(({ atWork }) => atWork)) continue;
    told = monday + limit.weeks * 7;
    const actual = minutesOfShifts(shifts) / limit.weeks;
    const numbers = { actual, limit: limit.most };
    breaches.push(breachOf(rule, fromDayNumber(monday), lessWork(shifts, excess), numbers, limit.weeks * 7));
  }
  return breaches;
}

/**
 * Weeks without a long rest. A rest that lies over the border of two weeks is the first one's that has no other, and
 * no rest is two weeks', unless enough of it lies in each.
 */
export function weeklyRest(
  rule: WorkingTimeRule,
  limit: Of<'WEEKLY_REST'>,
  shifts: readonly Shift[],
  weeks: ReadonlyMap<number, readonly Shift[]>,
): Breach[] {
  const { least } = limit;
  const mondays = [...weeks.keys()].sort((a, b) => a - b);
  const around = createAround(shifts, least, mondays);
  return weeksWithoutRest({ shifts, mondays, end: -Infinity }, least).map((monday) => {
    const work = (weeks.get(monday) ?? []).filter(({ atWork }) => atWork);
    const days = [...new Map(work.map((shift) => [shift.number, dayOff(shift)])).values()];
    const near = around(monday);
    const cure = days
      .toSorted((a, b) => a.minutes - b.minutes)
      .find(({ day }) => {
        const rest = near.shifts.filter((shift) => !shift.atWork || shift.planned.day !== day);
        return !weeksWithoutRest({ ...near, shifts: rest }, least).includes(monday);
      });
    return breachOf(rule, fromDayNumber(monday), cure ? [cure] : days, null, 7);
  });
}

/** Shifts in a row and the weeks that they are in, with the moment on which all work before them ends. */
interface Row {
  shifts: readonly Shift[];
  mondays: readonly number[];
  end: number;
}

/**
 * Gives the shifts and weeks that decide whether a week has a rest when work in it falls away: from the last week before
 * it that no rest reaches from the week before, to the first work after it. Going through a whole placement for each day
 * of each week would take long.
 */
function createAround(
  shifts: readonly Shift[],
  least: number,
  mondays: readonly number[],
): (monday: number) => Row {
  const starts = mondays.map((monday) => indexFrom(shifts, monday));
  const ends: number[] = [];
  for (const { to } of shifts) ends.push(Math.max(to, ends.at(-1) ?? -Infinity));
  const endBefore = (at: number) => ends[at - 1] ?? -Infinity;
  const reached = mondays.map((monday, at) => {
    const [end, next] = [endBefore(starts[at]!), shifts[starts[at]!]!.from];
    return next - end >= least && end < monday * DAY_MINUTES;
  });
  return (monday) => {
    const own = mondays.indexOf(monday);
    let first = Math.max(0, own - 1);
    while (first > 0 && reached[first]) first--;
    const after = indexFrom(shifts, monday + 7);
    return {
      shifts: shifts.slice(starts[first], after + 1),
      mondays: mondays.slice(first, own + 1),
      end: endBefore(starts[first]!),
    };
  };
}

/** Where the shifts from a day on begin. */
function indexFrom(shifts: readonly Shift[], day: number): number {
  let [low, high] = [0, shifts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle]!.number < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mondays of the weeks in which no rest is found. */
function weeksWithoutRest({ shifts, mondays, end: before }: Row, least: number): number[] {
  const gaps: { from: number; to: number; used: boolean }[] = [];
  let end = before;
  for (const shift of shifts) {
    if (shift.from - end >= least) gaps.push({ from: end, to: shift.from, used: false });
    end = Math.max(end, shift.to);
  }
  gaps.push({ from: end, to: Infinity, used: false });
  let first = 0;
  return mondays.filter((monday) => {
    const begin = monday * DAY_MINUTES;
    while (gaps[first]!.to <= begin) first++;
    const inside = ({ from, to }: { from: number; to: number }): number =>
      Math.min(to, begin + WEEK_MINUTES) - Math.max(from, begin);
    let over: (typeof gaps)[number] | null = null;
    for (let at = first; at < gaps.length && gaps[at]!.from < begin + WEEK_MINUTES; at++) {
      const gap = gaps[at]!;
      if (inside(gap) >= least) return false;
      if (!over && !gap.used) over = gap;
    }
    if (!over) return true;
    over.used = true;
    return false;
  });
}

/** Work on the Saturday and on the Monday beside a Sunday. */
export function extraRestDay(
  rule: WorkingTimeRule,
  day: readonly Shift[],
  days: ReadonlyMap<number, readonly Shift[]>,
): Breach[] {
  const saturday = day.find(({ atWork }) => atWork);
  const monday = saturday && days.get(saturday.number + 2)?.find(({ atWork }) => atWork);
  if (!saturday || !monday) return [];
  const [smallest] = [dayOff(saturday), dayOff(monday)].sort((a, b) => a.minutes - b.minutes);
  return [breachOf(rule, saturday.planned.day, [smallest!], null, 3)];
}
