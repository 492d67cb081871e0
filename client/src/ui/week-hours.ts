/** One stretch of a day at school or at work; wall-clock times at the place, `08:30`. */
export interface WeekBlock {
  /** 1 = Monday. */
  day: number;
  start: string;
  end: string;
  kind: 'school' | 'work';
  /** What it is called: "School", "Stage", "Bpv". */
  word: string;
}

/** Time on the road between two blocks of a day. */
export interface WeekTravel {
  day: number;
  start: string;
  end: string;
  minutes: number;
}

/** Hours since midnight, 8.5 for `08:30`. */
export function hours(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour + minute / 60;
}

/** The whole hours that hold all blocks; a working day when there are none. */
export function hourSpan(blocks: readonly WeekBlock[]): { from: number; to: number } {
  if (blocks.length === 0) return { from: 8, to: 17 };
  return {
    from: Math.floor(Math.min(...blocks.map(({ start }) => hours(start)))),
    to: Math.ceil(Math.max(...blocks.map(({ end }) => hours(end)))),
  };
}

/** Monday to Friday, and the days after as far as they are used. */
export function daysShown(blocks: readonly WeekBlock[]): number[] {
  const last = Math.max(5, ...blocks.map(({ day }) => day));
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** The blocks of a day, earliest first. */
export function blocksOf(blocks: readonly WeekBlock[], day: number): WeekBlock[] {
  return blocks.filter((block) => block.day === day).toSorted((a, b) => a.start.localeCompare(b.start));
}
