import { DAY_MINUTES, minutesOf, type ClockTime } from '../time/clock-time.ts';

export const LEARNING_PLACES = ['SCHOOL', 'WORKPLACE', 'ONLINE', 'SIMULATION', 'HOME_STUDY'] as const;
/** Where a student learns. SIMULATION is a workplace that the school made. */
export type LearningPlace = (typeof LEARNING_PLACES)[number];

/**
 * Learning at one place without leaving it, in wall-clock time at the site. A stretch that ends at or before the
 * time it begins ends on the next day and belongs to the day on which it begins.
 */
export interface Stretch {
  place: LearningPlace;
  from: ClockTime;
  to: ClockTime;
  breakMinutes: number;
}

/** When a stretch begins and ends, in minutes after midnight of its day; the end may lie past 1440. */
export function spanOf(stretch: Pick<Stretch, 'from' | 'to'>): { from: number; to: number } {
  const from = minutesOf(stretch.from);
  const to = minutesOf(stretch.to);
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

/** Minutes between begin and end on the clock, break included. */
export function lengthOf(stretch: Pick<Stretch, 'from' | 'to'>): number {
  const length = minutesOf(stretch.to) - minutesOf(stretch.from);
  return length > 0 ? length : length + DAY_MINUTES;
}

/**
 * Minutes planned, the break taken off. Planned time is time on the clock: the night in which the clock changes
 * counts as written; the hours that were really made stand in the register of hours.
 */
export function plannedMinutes(stretch: Stretch): number {
  return lengthOf(stretch) - stretch.breakMinutes;
}

/** The break that goes without saying: half an hour in a stretch of more than four and a half hours. */
export function usualBreak(lengthMinutes: number): number {
  return lengthMinutes > 270 ? 30 : 0;
}

/**
 * Minutes that two stretches share, when the second lies some days after the first; breaks are not taken off,
 * since nobody planned when they are.
 */
export function sharedMinutes(
  one: Pick<Stretch, 'from' | 'to'>,
  other: Pick<Stretch, 'from' | 'to'>,
  daysLater = 0,
): number {
  const first = spanOf(one);
  const second = spanOf(other);
  const shift = daysLater * DAY_MINUTES;
  return Math.max(0, Math.min(first.to, second.to + shift) - Math.max(first.from, second.from + shift));
}

export function sameStretch(one: Stretch, other: Stretch): boolean {
  return (
    one.place === other.place &&
    one.from === other.from &&
    one.to === other.to &&
    one.breakMinutes === other.breakMinutes
  );
}

export function sameStretches(one: readonly Stretch[], other: readonly Stretch[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((stretch, at) => sameStretch(stretch, other[at]!)))
  );
}

/** In the order of the clock, each with its own fields only, so that equal days are equal values. */
export function sortedStretches(stretches: readonly Stretch[]): Stretch[] {
  return stretches
    .map(({ place, from, to, breakMinutes }) => ({ place, from, to, breakMinutes }))
    .sort((a, b) => (a.from === b.from ? lengthOf(a) - lengthOf(b) : a.from < b.from ? -1 : 1));
}
