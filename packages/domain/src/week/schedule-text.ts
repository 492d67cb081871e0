import { formatDay, type Language } from '../format/dates.ts';
import type { WorkingDay } from '../time/working-day.ts';
import type { WeekException } from './exceptions.ts';
import type { LineProblem } from './line-problems.ts';
import { reading, type LineReader, type Read } from './line-reader.ts';
import { LINE_WORDS } from './line-words.ts';
import { readPattern, readStretches, readWeek } from './parse-line.ts';
import { printException, printPattern } from './print-line.ts';
import type { Schedule, ScheduleVersion } from './schedule.ts';

/** A problem of a line; lines count from 1. */
export type TextProblem = LineProblem & { line: number };

/**
 * A schedule as lines that people read: the period, the pattern, each later pattern with its day, then the exceptions
 * in order. `parseSchedule` reads it back to the same value.
 */
export function printSchedule(schedule: Schedule, language: Language): string[] {
  const words = LINE_WORDS[language];
  const [first, ...later] = schedule.versions;
  return [
    `${formatDay(schedule.startsOn, language)} ${words.until[0]} ${formatDay(schedule.endsOn, language)}`,
    printPattern(first!.pattern, language),
    ...later.map(
      ({ from, pattern }) =>
        `${words.fromDate[0]} ${formatDay(from, language)}: ${printPattern(pattern, language)}`,
    ),
    ...schedule.exceptions.map((exception) => printException(exception, language)),
  ];
}

export function parseException(text: string, language: Language): Read<WeekException> {
  return reading(text, language, readException);
}

/** Reads what `printSchedule` prints; empty lines are passed over. */
export function parseSchedule(
  text: string,
  language: Language,
): { value: Schedule; problem?: undefined } | { value?: undefined; problem: TextProblem } {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line, number: at + 1 }));
  const [header, base, ...rest] = lines.filter(({ line }) => line.trim() !== '');
  const period = reading(header?.line ?? '', language, readPeriod);
  if (period.problem) return { problem: { ...period.problem, line: header?.number ?? 1 } };
  const pattern = reading(base?.line ?? '', language, (reader) => readPattern(reader));
  if (pattern.problem) return { problem: { ...pattern.problem, line: base?.number ?? lines.length } };
  const versions: ScheduleVersion[] = [{ from: period.value.startsOn, pattern: pattern.value }];
  const exceptions: WeekException[] = [];
  for (const { line, number } of rest) {
    const read = reading(line, language, (reader) => readVersion(reader) ?? readException(reader));
    if (read.problem) return { problem: { ...read.problem, line: number } };
    if ('pattern' in read.value) versions.push(read.value);
    else exceptions.push(read.value);
  }
  return { value: { ...period.value, versions, exceptions } };
}

function readPeriod(reader: LineReader): { startsOn: WorkingDay; endsOn: WorkingDay } {
  const startsOn = reader.requireDate();
  const at = reader.position;
  if (!reader.phrase(reader.words.until) && !reader.mark('-', '–')) reader.fail('DATE');
  const endsOn = reader.requireDate();
  if (endsOn < startsOn) reader.fail('PERIOD', at);
  return { startsOn, endsOn };
}

function readVersion(reader: LineReader): ScheduleVersion | null {
  if (!reader.phrase(reader.words.fromDate)) return null;
  const from = reader.requireDate();
  if (!reader.mark(':')) reader.fail('DAY');
  return { from, pattern: readPattern(reader) };
}

function readException(reader: LineReader): WeekException {
  const { words } = reader;
  const begin = reader.position;
  const from = reader.requireDate();
  if (reader.phrase(words.movedTo)) return { kind: 'MOVED', from, to: reader.requireDate() };
  if (reader.phrase(words.off)) return { kind: 'OFF', from, to: from };
  if (reader.phrase(words.extra)) return { kind: 'EXTRA', day: from, stretches: readStretches(reader) };
  if (reader.phrase(words.exam)) return { kind: 'EXAM', day: from, stretches: readStretches(reader) };
  if (reader.phrase(words.visit)) return { kind: 'VISIT', day: from, at: reader.time() };
  if (!reader.phrase(words.until) && !reader.mark('-', '–')) reader.fail('EXCEPTION');
  const to = reader.requireDate();
  if (to < from) reader.fail('PERIOD', begin);
  if (reader.phrase(words.off)) return { kind: 'OFF', from, to };
  if (!reader.mark(':')) reader.fail('EXCEPTION');
  return { kind: 'BLOCK', from, to, week: readWeek(reader) };
}
