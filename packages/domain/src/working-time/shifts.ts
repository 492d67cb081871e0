import { dayNumber } from '../time/working-day.ts';
import { DAY_MINUTES } from '../time/clock-time.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import { plannedMinutes, spanOf, type Stretch } from '../week/stretch.ts';

/** A stretch that counts as working time. */
export interface Shift {
  planned: PlannedDay;
  stretch: Stretch;
  /** Days since 1970-01-01. */
  number: number;
  /** Minutes since 1970-01-01 on the clock. */
  from: number;
  to: number;
  /** Break taken off. */
  minutes: number;
  atWork: boolean;
}

/** What counts as working time, in order. Study at home never does. */
export function shiftsOf(days: readonly PlannedDay[], withSchool: boolean): Shift[] {
  return days.flatMap((planned) => {
    const number = dayNumber(planned.day);
    return planned.stretches
      .filter(({ place }) => place === 'WORKPLACE' || (withSchool && place !== 'HOME_STUDY'))
      .map((stretch) => {
        const { from, to } = spanOf(stretch);
        return {
          planned,
          stretch,
          number,
          from: number * DAY_MINUTES + from,
          to: number * DAY_MINUTES + to,
          minutes: plannedMinutes(stretch),
          atWork: stretch.place === 'WORKPLACE',
        };
      });
  });
}

/** Shifts by a number that grows with them, such as a day or a week. */
export function grouped(shifts: readonly Shift[], by: (shift: Shift) => number): Map<number, Shift[]> {
  const groups = new Map<number, Shift[]>();
  for (const shift of shifts) {
    const key = by(shift);
    const group = groups.get(key);
    if (group) group.push(shift);
    else groups.set(key, [shift]);
  }
  return groups;
}

/** The Monday of a shift's week, as days since 1970-01-01. */
export function mondayNumber({ number }: Shift): number {
  return number - ((((number + 3) % 7) + 7) % 7);
}

export function minutesOfShifts(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { minutes }) => sum + minutes, 0);
}
