import { closureOn, type Calendar } from '../calendar/closures.ts';
import { fromDayNumber, weekdayOfNumber } from '../time/working-day.ts';
import { DAY_MINUTES, minutesOf } from '../time/clock-time.ts';
import { breachOf, type Breach } from './breach.ts';
import { dayOff, keepOutside, lessWork, longerBreak, workBetween, type DayCure } from './cures.ts';
import type { Limit, WorkingTimeRule } from './rules.ts';
import { minutesOfShifts, type Shift } from './shifts.ts';

type Of<Kind extends Limit['kind']> = Extract<Limit, { kind: Kind }>;

/** More hours on a day than allowed. */
export function dayHours(rule: WorkingTimeRule, limit: Of<'DAY_HOURS'>, day: readonly Shift[]): Breach[] {
  const actual = minutesOfShifts(day);
  if (actual <= limit.most) return [];
  const numbers = { actual, limit: limit.most };
  return [breachOf(rule, day[0]!.planned.day, lessWork(day, actual - limit.most), numbers)];
}

/** Less break on a day than its work asks; time between two stretches is a break. */
export function dayBreak(rule: WorkingTimeRule, limit: Of<'BREAK'>, day: readonly Shift[]): Breach[] {
  const worked = minutesOfShifts(day);
  const breaks = day.reduce((sum, shift, at) => {
    const before = day[at - 1];
    return sum + shift.stretch.breakMinutes + (before ? Math.max(0, shift.from - before.to) : 0);
  }, 0);
  if (worked <= limit.after || worked > (limit.upTo ?? Infinity) || breaks >= limit.least) return [];
  const longest = day.filter(({ atWork }) => atWork).sort((a, b) => b.minutes - a.minutes)[0]!;
  const minutes = Math.min(limit.least - breaks, worked - limit.after);
  return [
    breachOf(rule, longest.planned.day, [longerBreak(longest, minutes)], {
      actual: breaks,
      limit: limit.least,
    }),
  ];
}

/** Too little rest between the end of a day and the next begin. */
export function dailyRest(
  rule: WorkingTimeRule,
  limit: Of<'DAILY_REST'>,
  day: readonly Shift[],
  next: readonly Shift[],
): Breach[] {
  const short = shortRest(day, next, limit.least);
  if (short === null) return [];
  const number = next[0]!.number - day[0]!.number + 1;
  const { last, first } = short;
  const numbers = { actual: first.from - last.to, limit: limit.least };
  return [breachOf(rule, last.planned.day, restCures(day, next, limit.least, short), numbers, number)];
}

interface ShortRest {
  last: Shift;
  first: Shift;
}

function shortRest(day: readonly Shift[], next: readonly Shift[], least: number): ShortRest | null {
  const [first] = next;
  if (day.length === 0 || !first) return null;
  const last = day.reduce((latest, shift) => (shift.to > latest.to ? shift : latest));
  return (last.atWork || first.atWork) && first.from - last.to < least ? { last, first } : null;
}

/** Later on the second day or earlier on the first, whichever costs less; both where the school is in the way. */
function restCures(
  day: readonly Shift[],
  next: readonly Shift[],
  least: number,
  { last, first }: ShortRest,
): DayCure[] {
  const school = (shifts: readonly Shift[]): Shift[] => shifts.filter(({ atWork }) => !atWork);
  const from = last.to + least;
  const to = first.from - least;
  const later = workBetween(next, from, Infinity, 'START_LATER');
  const earlier = workBetween(day, -Infinity, to, 'END_EARLIER');
  const works = [
    ...(shortRest(day, school(next), least) === null && first.atWork ? [later] : []),
    ...(shortRest(school(day), next, least) === null && last.atWork ? [earlier] : []),
  ].sort((a, b) => a.minutes - b.minutes);
  return works.length > 0 ? works.slice(0, 1) : [earlier, later].filter(({ minutes }) => minutes > 0);
}

/** Work in hours in which there may be none; a shift may run into the day after. */
export function forbiddenHours(
  rule: WorkingTimeRule,
  limit: Of<'NIGHT'> | Of<'SUNDAY'> | Of<'HOLIDAY'>,
  shift: Shift,
  holidays: Calendar,
): Breach[] {
  const windows = [shift.number - 1, shift.number, shift.number + 1].flatMap((number) => {
    const window = windowOn(limit, number, holidays);
    return window && shift.from < window.to && window.from < shift.to ? [{ ...window, number }] : [];
  });
  if (windows.length === 0) return [];
  const wholeDay = limit.kind !== 'NIGHT' && windows.some(({ number }) => number === shift.number);
  return [breachOf(rule, shift.planned.day, [wholeDay ? dayOff(shift) : keepOutside(shift, windows)])];
}

function windowOn(
  limit: Of<'NIGHT'> | Of<'SUNDAY'> | Of<'HOLIDAY'>,
  number: number,
  holidays: Calendar,
): { from: number; to: number } | null {
  const midnight = number * DAY_MINUTES;
  if (limit.kind === 'NIGHT') {
    const from = minutesOf(limit.from);
    const to = minutesOf(limit.to);
    return { from: midnight + from, to: midnight + (to > from ? to : to + DAY_MINUTES) };
  }
  const closed =
    limit.kind === 'SUNDAY'
      ? weekdayOfNumber(number) === 7
      : closureOn(holidays, fromDayNumber(number)) !== null;
  return closed ? { from: midnight, to: midnight + DAY_MINUTES } : null;
}
