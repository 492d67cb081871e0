import { addDays, type WorkingDay } from '../time/working-day.ts';
import { clockTime, DAY_MINUTES, minutesOf } from '../time/clock-time.ts';
import type { WeekException } from '../week/exceptions.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import { lengthOf, plannedMinutes, sortedStretches, type Stretch } from '../week/stretch.ts';
import { grouped, minutesOfShifts, type Shift } from './shifts.ts';

/** A day planned anew so that a breach is gone; `minutes` is what the workplace loses, or the break gains. */
export interface DayCure {
  change: 'END_EARLIER' | 'START_LATER' | 'LONGER_BREAK' | 'LEAVE_OUT' | 'DAY_OFF';
  day: WorkingDay;
  minutes: number;
  /** All that is planned on the day after the change. */
  stretches: readonly Stretch[];
}

/** The exception that makes a cure part of a schedule. */
export function cureAsException(cure: DayCure): WeekException {
  return { kind: 'EXTRA', day: cure.day, stretches: cure.stretches };
}

function replan(planned: PlannedDay, change: (stretch: Stretch) => Stretch | null): Stretch[] {
  const dropped = planned.dropped.map(({ stretch }) => stretch);
  return sortedStretches([...planned.stretches.flatMap((stretch) => change(stretch) ?? []), ...dropped]);
}

/** No work on a day; the school stays. */
export function dayOff({ planned }: Shift): DayCure {
  const minutes = planned.stretches
    .filter(({ place }) => place === 'WORKPLACE')
    .reduce((sum, stretch) => sum + plannedMinutes(stretch), 0);
  return {
    change: 'DAY_OFF',
    day: planned.day,
    minutes,
    stretches: replan(planned, (stretch) => (stretch.place === 'WORKPLACE' ? null : stretch)),
  };
}

/**
 * The part of a shift that lies between two moments; nothing where no more than its break would be left, or
 * only what begins on the day after.
 */
function partOf(shift: Shift, from: number, to: number): Stretch | null {
  const begin = Math.max(from, shift.from);
  const end = Math.min(to, shift.to);
  const midnight = shift.number * DAY_MINUTES;
  if (end - begin <= shift.stretch.breakMinutes || begin >= midnight + DAY_MINUTES) return null;
  return { ...shift.stretch, from: clockTime(begin - midnight), to: clockTime(end - midnight) };
}

/** Keeps of the work of a day what lies between two moments. */
export function workBetween(
  day: readonly Shift[],
  from: number,
  to: number,
  change: 'END_EARLIER' | 'START_LATER',
): DayCure {
  const instead = new Map<Stretch, Stretch | null>();
  for (const shift of day)
    if (shift.atWork && (shift.from < from || shift.to > to))
      instead.set(shift.stretch, partOf(shift, from, to));
  return changed(day[0]!.planned, instead, change);
}

/** Takes hours away from a shift; of what is left the longest part stays. */
export function keepOutside(shift: Shift, windows: readonly { from: number; to: number }[]): DayCure {
  const tomorrow = (shift.number + 1) * DAY_MINUTES;
  let from = shift.from;
  let best = { from, to: from };
  for (const window of [...windows, { from: shift.to, to: shift.to }]) {
    if (from < tomorrow && window.from - from > best.to - best.from) best = { from, to: window.from };
    from = Math.max(from, window.to);
  }
  const instead = new Map([[shift.stretch, partOf(shift, best.from, best.to)]]);
  return changed(shift.planned, instead, best.from === shift.from ? 'END_EARLIER' : 'START_LATER');
}

/** A day with other stretches for some, or none. */
function changed(
  planned: PlannedDay,
  instead: ReadonlyMap<Stretch, Stretch | null>,
  change: DayCure['change'],
): DayCure {
  const sum = (stretch: Stretch | null): number => (stretch ? plannedMinutes(stretch) : 0);
  const left = [...instead.values()].some((stretch) => stretch !== null);
  return {
    change: left ? change : 'LEAVE_OUT',
    day: planned.day,
    minutes: [...instead].reduce((all, [before, after]) => all + sum(before) - sum(after), 0),
    stretches: replan(planned, (one) => {
      const other = instead.get(one);
      return other === undefined ? one : other;
    }),
  };
}

export function longerBreak(shift: Shift, minutes: number): DayCure {
  const longer = { ...shift.stretch, breakMinutes: shift.stretch.breakMinutes + minutes };
  if (longer.breakMinutes >= lengthOf(longer)) return dayOff(shift);
  return {
    change: 'LONGER_BREAK',
    day: shift.planned.day,
    minutes,
    stretches: replan(shift.planned, (one) => (one === shift.stretch ? longer : one)),
  };
}

/**
 * Takes minutes of work away, on as few days as can be: the last day that has as much, else whole days from the last
 * back. Where all work is less, all of it.
 */
export function lessWork(shifts: readonly Shift[], minutes: number): DayCure[] {
  const days = [
    ...grouped(
      shifts.filter(({ atWork }) => atWork),
      ({ number }) => number,
    ).values(),
  ];
  const enough = days.findLast((day) => minutesOfShifts(day) >= minutes);
  if (enough) return [takenFrom(enough, minutes)];
  const cures: DayCure[] = [];
  let left = minutes;
  for (const day of days.toReversed()) {
    if (left <= 0) break;
    const cure = takenFrom(day, left);
    cures.push(cure);
    left -= cure.minutes;
  }
  return cures;
}

/** Minutes less on a day, its last work first. */
function takenFrom(work: readonly Shift[], minutes: number): DayCure {
  if (minutesOfShifts(work) <= minutes) return dayOff(work[0]!);
  const instead = new Map<Stretch, Stretch | null>();
  let left = minutes;
  for (const { stretch, minutes: has } of work.toReversed()) {
    const taken = Math.min(has, left);
    if (taken === 0) break;
    instead.set(stretch, taken === has ? null : { ...stretch, to: clockTime(minutesOf(stretch.to) - taken) });
    left -= taken;
  }
  return changed(work[0]!.planned, instead, 'END_EARLIER');
}

/** The birthday on which somebody has an age. */
export function birthdayAt(birthDate: WorkingDay, age: number): WorkingDay {
  const year = Number(birthDate.slice(0, 4)) + age;
  const leap = birthDate.endsWith('-02-29') && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return leap ? addDays(`${year}-02-28`, 1) : `${year}${birthDate.slice(4)}`;
}
