import { clockTime, DAY_MINUTES } from '../time/clock-time.ts';
import {
  lengthOf,
  sortedStretches,
  spanOf,
  usualBreak,
  type LearningPlace,
  type Stretch,
} from './stretch.ts';

/** A part of a day in minutes after midnight, the end not included. */
export interface DayPart {
  from: number;
  to: number;
}

/**
 * A day of the grid after somebody drew on it: the part is at the place, or free. What it covers of other stretches
 * falls away, and it grows together with stretches at the same place that it touches. Stretches that it leaves alone
 * stay as they are; of one that changes the break stays where it was not the usual one and still fits.
 *
 * @param part - within the day, 0 to 1440
 */
export function paintDay(
  stretches: readonly Stretch[],
  part: DayPart,
  place: LearningPlace | null,
): Stretch[] {
  const merged = { ...part };
  const kept: Stretch[] = [];
  let own: Stretch | null = null;
  for (const stretch of stretches) {
    const span = spanOf(stretch);
    const apart = span.to < part.from || span.from > part.to;
    const touches = span.to === part.from || span.from === part.to;
    if (apart || (touches && stretch.place !== place)) kept.push(stretch);
    else if (stretch.place === place) {
      merged.from = Math.min(merged.from, span.from);
      merged.to = Math.max(merged.to, span.to);
      if (!own || lengthOf(stretch) > lengthOf(own)) own = stretch;
    } else {
      if (span.from < part.from) kept.push(piece(stretch.place, span.from, part.from, stretch));
      // What begins after midnight is another day's.
      if (span.to > part.to && part.to < DAY_MINUTES)
        kept.push(piece(stretch.place, part.to, span.to, stretch));
    }
  }
  return sortedStretches(place ? [...kept, ...drawn(place, merged, own)] : kept);
}

/** What was drawn: from a whole day on two stretches, since one that ends when it begins is none. */
function drawn(place: LearningPlace, { from, to }: DayPart, own: Stretch | null): Stretch[] {
  if (to - from < DAY_MINUTES) return [piece(place, from, to, own)];
  // Both begin on this day and are shorter than one.
  const middle = Math.floor((Math.max(from, to - DAY_MINUTES) + DAY_MINUTES) / 2);
  return [piece(place, from, middle, own), piece(place, middle, to, own)];
}

/** The place at a minute of a day; null where it is free. */
export function placeAt(stretches: readonly Stretch[], minute: number): LearningPlace | null {
  return (
    stretches.find((stretch) => {
      const { from, to } = spanOf(stretch);
      return from <= minute && minute < to;
    })?.place ?? null
  );
}

/** A stretch that comes from another, with its break as far as somebody agreed it. */
function piece(place: LearningPlace, from: number, to: number, before: Stretch | null): Stretch {
  const usual = usualBreak(to - from);
  const agreed = before && before.breakMinutes !== usualBreak(lengthOf(before)) ? before.breakMinutes : usual;
  return {
    place,
    from: clockTime(from),
    to: clockTime(to),
    breakMinutes: agreed < to - from ? agreed : usual,
  };
}
