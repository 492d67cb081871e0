import { DAY_MINUTES } from '../time/clock-time.ts';
import { weekIndex, type Week, type WeekPattern } from './pattern.ts';
import { spanOf, type Stretch } from './stretch.ts';

/** 1969-12-29, the Monday from which weeks are counted, as days since 1970-01-01. */
const MONDAY = -3;
/** Weeks after which two turns of one to four weeks begin again together. */
const TOGETHER = [
  [1, 2, 3, 4],
  [2, 2, 6, 4],
  [3, 6, 3, 12],
  [4, 4, 12, 4],
] as const;

/** Which patterns of a list overlap which of another; a bit for each pair. */
export interface Overlaps {
  has(row: number, column: number): boolean;
  /** How many columns overlap a row. */
  count(row: number): number;
}

/** Time taken in a week, in minutes since its Monday, from and to. */
type TakenTime = readonly [from: number, to: number];

/** The patterns of a list as bits; `width` words hold a week. */
interface Masks {
  turns: Uint8Array;
  /** Four weeks for each pattern, by the week since 1969 modulo its turn. */
  weeks: Int32Array;
  /** What is taken in some week of the turn, and in every week. */
  some: Int32Array;
  every: Int32Array;
}

/**
 * All pairs of a pattern of `rows` and one of `columns` that want the same time in the weeks in which both hold; exact
 * to the minute, breaks not taken off, exceptions and dates not looked at (`clashes` does that for one pair).
 *
 * A bit stands for a moment of the week. Moments are chosen so that two stretches of the lists overlap just when they
 * share one: where, going through the week, a stretch ends and the last thing before was that one began.
 *
 * @param counts - which stretches take time; all of them when left out
 */
export function overlaps(
  rows: readonly WeekPattern[],
  columns: readonly WeekPattern[],
  counts: (stretch: Stretch) => boolean = () => true,
): Overlaps {
  const taken = [rows, columns].map((patterns) => patterns.map((pattern) => takenTimes(pattern, counts)));
  const moments = momentsOf(taken.flat(3));
  const width = Math.max(1, Math.ceil(moments.length / 32));
  return compare(masksOf(taken[0]!, moments, width), masksOf(taken[1]!, moments, width), width);
}

/** The time taken in each week of the turn, in the order of weeks since 1969; a night goes on in the week after. */
function takenTimes(pattern: WeekPattern, counts: (stretch: Stretch) => boolean): TakenTime[][] {
  const turn = pattern.weeks.length;
  const first = weekIndex(pattern, MONDAY);
  return pattern.weeks.map((_, at) => [
    ...timesOf(pattern.weeks[(first + at + turn - 1) % turn]!, counts, -7 * DAY_MINUTES),
    ...timesOf(pattern.weeks[(first + at) % turn]!, counts, 0),
  ]);
}

function timesOf(week: Week, counts: (stretch: Stretch) => boolean, shift: number): TakenTime[] {
  const times: TakenTime[] = [];
  week.forEach((day, at) => {
    const midnight = at * DAY_MINUTES + shift;
    for (const stretch of day) {
      if (!counts(stretch)) continue;
      const { from, to } = spanOf(stretch);
      const begin = Math.max(0, midnight + from);
      const end = Math.min(7 * DAY_MINUTES, midnight + to);
      if (begin < end) times.push([begin, end]);
    }
  });
  return times;
}

/** In order. Each is a minute at which as many stretches as possible are under way together. */
function momentsOf(times: readonly TakenTime[]): number[] {
  const begins = [...new Set(times.map(([from]) => from))].sort((a, b) => a - b);
  const ends = [...new Set(times.map(([, to]) => to))].sort((a, b) => a - b);
  const moments: number[] = [];
  let next = 0;
  for (const end of ends) {
    const before = next;
    while (next < begins.length && begins[next]! < end) next++;
    if (next > before) moments.push(begins[next - 1]!);
  }
  return moments;
}

function masksOf(patterns: readonly TakenTime[][][], moments: readonly number[], width: number): Masks {
  const masks: Masks = {
    turns: Uint8Array.from(patterns, (weeks) => weeks.length),
    weeks: new Int32Array(patterns.length * 4 * width),
    some: new Int32Array(patterns.length * width),
    every: new Int32Array(patterns.length * width).fill(-1),
  };
  patterns.forEach((weeks, pattern) => {
    weeks.forEach((times, week) => {
      const at = (pattern * 4 + week) * width;
      for (const [from, to] of times)
        for (let bit = firstFrom(moments, from); bit < moments.length && moments[bit]! < to; bit++)
          masks.weeks[at + (bit >> 5)]! |= 1 << (bit & 31);
      for (let word = 0; word < width; word++) {
        masks.some[pattern * width + word]! |= masks.weeks[at + word]!;
        masks.every[pattern * width + word]! &= masks.weeks[at + word]!;
      }
    });
  });
  return masks;
}

/** The place of the first moment that is not before a minute. */
function firstFrom(moments: readonly number[], minute: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]! < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(one: Masks, other: Masks, width: number): Overlaps {
  const rows = one.turns.length;
  const columns = other.turns.length;
  const words = (columns + 31) >> 5;
  const some = turned(other.some, columns, width);
  const every = turned(other.every, columns, width);
  const bits = new Int32Array(rows * words);
  const settled = new Int32Array(words);
  for (let row = 0; row < rows; row++) {
    const found = bits.subarray(row * words, (row + 1) * words);
    settled.fill(0);
    for (let moment = 0; moment < width * 32; moment++) {
      const at = row * width + (moment >> 5);
      if (((one.some[at]! >>> (moment & 31)) & 1) === 0) continue;
      join(found, some, moment * words);
      const always = ((one.every[at]! >>> (moment & 31)) & 1) === 1;
      join(settled, always ? some : every, moment * words);
    }
    for (let word = 0; word < words; word++) {
      for (let open = found[word]! & ~settled[word]!; open !== 0; open &= open - 1) {
        const bit = 31 - Math.clz32(open & -open);
        if (!meetInTurn(one, row, other, word * 32 + bit, width)) found[word]! &= ~(1 << bit);
      }
    }
  }
  return {
    has: (row, column) => ((bits[row * words + (column >> 5)]! >>> (column & 31)) & 1) === 1,
    count: (row) => {
      let count = 0;
      for (let at = row * words; at < (row + 1) * words; at++)
        for (let word = bits[at]!; word !== 0; word &= word - 1) count++;
      return count;
    },
  };
}

/** For each moment the patterns that hold it, a bit each, where a mask has for each pattern its moments. */
function turned(mask: Int32Array, patterns: number, width: number): Int32Array {
  const words = (patterns + 31) >> 5;
  const holders = new Int32Array(width * 32 * words);
  for (let pattern = 0; pattern < patterns; pattern++)
    for (let word = 0; word < width; word++)
      for (let left = mask[pattern * width + word]!; left !== 0; left &= left - 1) {
        const moment = word * 32 + 31 - Math.clz32(left & -left);
        holders[moment * words + (pattern >> 5)]! |= 1 << (pattern & 31);
      }
  return holders;
}

function join(into: Int32Array, from: Int32Array, begin: number): void {
  for (let word = 0; word < into.length; word++) into[word]! |= from[begin + word]!;
}

/** Week by week until both turns begin again together; for pairs that "some" and "every" week leave open. */
function meetInTurn(one: Masks, row: number, other: Masks, column: number, width: number): boolean {
  const turn = one.turns[row]!;
  const against = other.turns[column]!;
  for (let week = 0; week < TOGETHER[turn - 1]![against - 1]!; week++) {
    const begin = (row * 4 + (week % turn)) * width;
    const start = (column * 4 + (week % against)) * width;
    for (let word = 0; word < width; word++)
      if ((one.weeks[begin + word]! & other.weeks[start + word]!) !== 0) return true;
  }
  return false;
}
