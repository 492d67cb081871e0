import type { PlannedDay } from './planned-days.ts';
import { sharedMinutes, type Stretch } from './stretch.ts';

/**
 * The planned days of all placements of a need as one week, in order. Time of the school that a placement before
 * already names is there once. Expects placements that do not clash.
 */
export function trajectDays(placements: readonly (readonly PlannedDay[])[]): PlannedDay[] {
  const byDay = new Map<string, PlannedDay>();
  for (const planned of placements.flat()) {
    const known = byDay.get(planned.day);
    byDay.set(planned.day, known ? mergedDays(known, planned) : planned);
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function mergedDays(one: PlannedDay, other: PlannedDay): PlannedDay {
  return {
    day: one.day,
    stretches: [...one.stretches, ...other.stretches.filter((stretch) => isNew(stretch, one.stretches))].sort(
      (a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
    ),
    dropped: [
      ...one.dropped,
      ...other.dropped.filter(({ stretch }) =>
        isNew(
          stretch,
          one.dropped.map((dropped) => dropped.stretch),
        ),
      ),
    ],
  };
}

function isNew(stretch: Stretch, known: readonly Stretch[]): boolean {
  return stretch.place === 'WORKPLACE' || !known.some((one) => sharedMinutes(one, stretch) > 0);
}
