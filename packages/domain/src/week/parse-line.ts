import { weekday, type WorkingDay } from '../time/working-day.ts';
import type { Language } from '../format/dates.ts';
import { reading, type LineReader, type Read } from './line-reader.ts';
import { MOST_WEEKS, patternProblems, weekPattern, type Week, type WeekPattern } from './pattern.ts';
import {
  LEARNING_PLACES,
  lengthOf,
  sortedStretches,
  usualBreak,
  type LearningPlace,
  type Stretch,
} from './stretch.ts';

/** A stretch as written; without times where a later group or the first week gives them. */
interface Written {
  place: LearningPlace;
  times: Omit<Stretch, 'place'> | null;
}

interface Group {
  days: number[];
  stretches: Written[];
  at: number;
}

/** By weekday; with the position of the words that say it. */
type Days = Map<number, { stretches: Stretch[]; at: number }>;

/**
 * Reads a week as people write it, in the grammar that `printPattern` prints.
 * - Groups without times have those of the group after them.
 * - A later week says what it has other than week 1; where it says no times, the day keeps its own.
 * - A break that is not written is the usual one.
 *
 * @param firstWeek - a Monday, used where the line does not say when week 1 begins
 */
export function parsePattern(
  text: string,
  language: Language,
  firstWeek: WorkingDay | null = null,
): Read<WeekPattern> {
  return reading(text, language, (reader) => readPattern(reader, firstWeek));
}

export function readPattern(reader: LineReader, firstWeek: WorkingDay | null = null): WeekPattern {
  const base = readDaysOfWeek(reader);
  const later: { turn: number; weeks: number[]; days: Days }[] = [];
  let monday = firstWeek;
  while (reader.mark(';')) {
    const from = reader.position;
    if (reader.phrase(reader.words.firstWeekIs)) {
      monday = reader.requireDate();
      if (weekday(monday) !== 1) reader.fail('FIRST_WEEK', from);
      continue;
    }
    const { turn, weeks } = readTurn(reader);
    if (later.some((clause) => clause.turn !== turn)) reader.fail('TURNS', from);
    if (later.some((clause) => clause.weeks.some((week) => weeks.includes(week)))) reader.fail('WEEK', from);
    later.push({ turn, weeks, days: resolved(reader, readGroups(reader), base) });
  }
  reader.end();
  const turn = later[0]?.turn ?? 1;
  if (turn > 1 && monday === null) reader.fail('FIRST_WEEK');
  const clauseOf = (week: number): Days | undefined => later.find(({ weeks }) => weeks.includes(week))?.days;
  const weeks = Array.from({ length: turn }, (_, at) => asWeek(base, clauseOf(at + 1)));
  const [problem] = patternProblems(weeks, monday);
  if (problem) {
    const { week, weekday: day } = problem;
    reader.fail('OVERLAP', (clauseOf(week ?? 1)?.get(day ?? 1) ?? base.get(day ?? 1))?.at);
  }
  return weekPattern(weeks, monday);
}

function asWeek(base: Days, instead?: Days): Week {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => (instead?.get(day) ?? base.get(day))?.stretches ?? []);
}

/** One week, or the words that say that it has no days. */
export function readWeek(reader: LineReader): Week {
  const days = readDaysOfWeek(reader);
  const [problem] = patternProblems([asWeek(days)], null);
  if (problem) reader.fail('OVERLAP', days.get(problem.weekday ?? 1)?.at);
  return asWeek(days);
}

function readDaysOfWeek(reader: LineReader): Days {
  return reader.phrase(reader.words.none) ? new Map() : resolved(reader, readGroups(reader), null);
}

/** The stretches of one day, or the word that says that it is free; all with their times. */
export function readStretches(reader: LineReader): Stretch[] {
  const at = reader.position;
  const written = readPlaces(reader);
  return written.map(({ place, times }) => ({ place, ...(times ?? reader.fail('TIME_MISSING', at)) }));
}

function readTurn(reader: LineReader): { turn: number; weeks: number[] } {
  const { words } = reader;
  if (reader.phrase(words.everyOtherWeek)) return { turn: 2, weeks: [2] };
  const from = reader.position;
  if (!reader.phrase(words.week)) reader.fail('WEEK');
  const weeks: number[] = [];
  do weeks.push(reader.number() ?? reader.fail('WEEK'));
  while (reader.mark(',') || reader.phrase(words.and));
  if (!reader.phrase(words.of)) reader.fail('WEEK');
  const turn = reader.number() ?? reader.fail('WEEK');
  const fits = turn >= 2 && turn <= MOST_WEEKS && weeks.every((week) => week >= 2 && week <= turn);
  if (!fits || new Set(weeks).size < weeks.length) reader.fail('WEEK', from);
  return { turn, weeks };
}

function readGroups(reader: LineReader): Group[] {
  const groups: Group[] = [];
  do {
    const at = reader.position;
    groups.push({ days: readDays(reader), stretches: readPlaces(reader), at });
  } while (reader.mark(',') || reader.phrase(reader.words.and));
  return groups;
}

function readDays(reader: LineReader): number[] {
  const days: number[] = [];
  do {
    const from = reader.position;
    const first = reader.day() ?? reader.fail('DAY');
    const last =
      reader.mark('-', '–') || reader.phrase(reader.words.until)
        ? (reader.day() ?? reader.fail('DAY'))
        : first;
    if (last < first) reader.fail('DAY_ORDER', from);
    for (let day = first; day <= last; day++) {
      if (days.includes(day)) reader.fail('DAY_TWICE', from);
      days.push(day);
    }
  } while (reader.mark(',') || reader.phrase(reader.words.and));
  return days;
}

function readPlaces(reader: LineReader): Written[] {
  if (reader.phrase(reader.words.off)) return [];
  const written: Written[] = [];
  let place = readPlace(reader) ?? reader.fail(reader.words.unsaidPlace ? 'TIME' : 'PLACE');
  for (;;) {
    written.push({ place, times: readTimes(reader) });
    const next = reader.attempt(() => (reader.phrase(reader.words.and) ? readPlace(reader) : null));
    if (next === null) return written;
    place = next;
  }
}

function readPlace(reader: LineReader): LearningPlace | null {
  const { places, unsaidPlace } = reader.words;
  if (unsaidPlace) return reader.phrase(places[unsaidPlace]) || reader.startsTime ? unsaidPlace : null;
  return LEARNING_PLACES.find((place) => reader.phrase(places[place])) ?? null;
}

export function readTimes(reader: LineReader): Omit<Stretch, 'place'> | null {
  if (!reader.startsTime) return null;
  const at = reader.position;
  const from = reader.time();
  if (!reader.mark('-', '–') && !reader.phrase(reader.words.until)) reader.fail('TIME');
  const to = reader.time();
  if (from === to) reader.fail('TIME_RANGE', at);
  const length = lengthOf({ from, to });
  return { from, to, breakMinutes: readBreak(reader, length) ?? usualBreak(length) };
}

function readBreak(reader: LineReader, length: number): number | null {
  if (!reader.mark('(')) return null;
  const at = reader.position;
  let minutes: number | null = 0;
  if (!reader.phrase(reader.words.noBreak)) {
    minutes = reader.number();
    if (minutes === null || !reader.phrase(reader.words.breakAfterNumber)) reader.fail('BREAK', at);
  }
  if (!reader.mark(')') || minutes >= length) reader.fail('BREAK', at);
  return minutes;
}

/** The days with all their times: those written, those of the group after, or those that the first week has. */
function resolved(reader: LineReader, groups: readonly Group[], first: Days | null): Days {
  const days: Days = new Map();
  const anyTimes = groups.some(({ stretches }) => stretches.some(({ times }) => times !== null));
  let after: Omit<Stretch, 'place'> | null = null;
  for (const group of groups.toReversed()) {
    const [only] = group.stretches;
    if (group.stretches.length === 1 && only!.times) after = only!.times;
    else if (group.stretches.length > 1) after = null;
    for (const day of group.days) {
      const before = anyTimes ? undefined : first?.get(day)?.stretches;
      const own = before?.length === 1 ? before[0]! : null;
      const given = group.stretches.length === 1 ? (after ?? own) : null;
      const twice = days.get(day);
      if (twice) reader.fail('DAY_TWICE', twice.at);
      const stretches = group.stretches.map(({ place, times }) => {
        const { from, to, breakMinutes } = times ?? given ?? reader.fail('TIME_MISSING', group.at);
        return { place, from, to, breakMinutes };
      });
      days.set(day, { stretches: sortedStretches(stretches), at: group.at });
    }
  }
  return days;
}
