import { dayNumber, weekdayOfNumber, type WorkingDay } from '../time/working-day.ts';
import type { ClockTime } from '../time/clock-time.ts';
import type { Week } from './pattern.ts';
import type { Stretch } from './stretch.ts';

/**
 * What is agreed for dates of their own. They are applied in order, each on what the earlier ones left.
 * - OFF: nothing is planned, from the first to the last day: a day off, or an interruption of the placement.
 * - MOVED: what was planned on a day is done on another, beside what stood there.
 * - BLOCK: from the first to the last day another week holds than the pattern's.
 * - EXTRA: a day that is caught up, or another plan for a day.
 * - EXAM: the same, for an exam.
 * - VISIT: the school comes to the workplace; the plan of the day stays.
 */
export type WeekException =
  | { kind: 'OFF'; from: WorkingDay; to: WorkingDay }
  | { kind: 'MOVED'; from: WorkingDay; to: WorkingDay }
  | { kind: 'BLOCK'; from: WorkingDay; to: WorkingDay; week: Week }
  | { kind: 'EXTRA' | 'EXAM'; day: WorkingDay; stretches: readonly Stretch[] }
  | { kind: 'VISIT'; day: WorkingDay; at: ClockTime };

/** A mark on a day, for who reads the calendar. */
export interface DayMark {
  kind: 'VISIT' | 'EXAM';
  at: ClockTime | null;
}

const NOTHING: readonly Stretch[] = [];

/**
 * Applies exceptions to days that the pattern filled.
 *
 * @param days - changed in place; day 0 is `first`
 * @param first - days since 1970-01-01
 */
export function applyExceptions(
  days: (readonly Stretch[])[],
  first: number,
  exceptions: readonly WeekException[],
): void {
  const set = (at: number, stretches: readonly Stretch[]): void => {
    if (at >= 0 && at < days.length) days[at] = stretches;
  };
  for (const exception of exceptions) {
    switch (exception.kind) {
      case 'OFF':
      case 'BLOCK': {
        const from = dayNumber(exception.from);
        const to = dayNumber(exception.to);
        for (let number = Math.max(from, first); number <= to && number - first < days.length; number++)
          set(
            number - first,
            exception.kind === 'OFF' ? NOTHING : exception.week[weekdayOfNumber(number) - 1]!,
          );
        break;
      }
      case 'MOVED': {
        const from = dayNumber(exception.from) - first;
        const to = dayNumber(exception.to) - first;
        const moved = days[from] ?? NOTHING;
        set(from, NOTHING);
        set(to, merged(days[to] ?? NOTHING, moved));
        break;
      }
      case 'EXTRA':
      case 'EXAM':
        set(dayNumber(exception.day) - first, exception.stretches);
        break;
      case 'VISIT':
        break;
    }
  }
}

function merged(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  return [...one, ...other].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The same exception some days later. */
export function moveException(
  exception: WeekException,
  move: (day: WorkingDay) => WorkingDay,
): WeekException {
  return 'day' in exception
    ? { ...exception, day: move(exception.day) }
    : { ...exception, from: move(exception.from), to: move(exception.to) };
}
