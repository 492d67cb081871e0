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
  const without = weeksWithoutRest(shifts, limit.least, weeks);
  return without.map((monday) => {
    const work = (weeks.get(monday) ?? []).filter(({ atWork }) => atWork);
    const days = [...new Map(work.map((shift) => [shift.number, dayOff(shift)])).values()];
    const cure = days
      .toSorted((a, b) => a.minutes - b.minutes)
      .find(({ day }) => {
        const rest = shifts.filter((shift) => !shift.atWork || shift.planned.day !== day);
        return !weeksWithoutRest(rest, limit.least, weeks).includes(monday);
      });
    return breachOf(rule, fromDayNumber(monday), cure ? [cure] : days, null, 7);
  });
}

/** Mondays of the weeks in which no rest is found. */
function weeksWithoutRest(
  shifts: readonly Shift[],
  least: number,
  weeks: ReadonlyMap<number, readonly Shift[]>,
): number[] {
  const gaps: { from: number; to: number; used: boolean }[] = [];
  let end = -Infinity;
  for (const shift of shifts) {
    if (shift.from - end >= least) gaps.push({ from: end, to: shift.from, used: false });
    end = Math.max(end, shift.to);
  }
  gaps.push({ from: end, to: Infinity, used: false });
  return [...weeks.keys()]
    .sort((a, b) => a - b)
    .filter((monday) => {
      const begin = monday * DAY_MINUTES;
      const inside = ({ from, to }: { from: number; to: number }): number =>
        Math.min(to, begin + WEEK_MINUTES) - Math.max(from, begin);
      if (gaps.some((gap) => inside(gap) >= least)) return false;
      const over = gaps.find((gap) => !gap.used && inside(gap) > 0);
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
