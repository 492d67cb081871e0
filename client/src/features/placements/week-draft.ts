import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { withDates } from '@scheldemond/domain/week/agreed-week';
import type { WeekException } from '@scheldemond/domain/week/exceptions';
import type { LineProblem } from '@scheldemond/domain/week/line-problems';
import { printException } from '@scheldemond/domain/week/print-line';
import { parseException } from '@scheldemond/domain/week/schedule-text';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { LEARNING_PLACES } from '@scheldemond/domain/week/stretch';
import { changeFrom, type Schedule } from '@scheldemond/domain/week/schedule';
import type { Language } from '@scheldemond/domain/format/dates';

/** What can be drawn on a week, the company first. */
export const BRUSHES = LEARNING_PLACES.toSorted(
  (a, b) => Number(b === 'WORKPLACE') - Number(a === 'WORKPLACE'),
);

/** A week that somebody is changing: its dates, the pattern from a day on, and what is agreed for single dates. */
export interface WeekDraft {
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  /** The first day on which the pattern holds; nothing changes before it. */
  from: WorkingDay;
  pattern: WeekPattern;
  exceptions: readonly WeekException[];
}

/** A draft of a schedule, from a day on; from the first day where that is earlier. */
export function draftOfWeek(schedule: Schedule, day: WorkingDay): WeekDraft {
  const from = day < schedule.startsOn ? schedule.startsOn : day > schedule.endsOn ? schedule.endsOn : day;
  const { startsOn, endsOn, versions, exceptions } = schedule;
  const { pattern } = versions.findLast((version) => version.from <= from) ?? versions[0]!;
  return { startsOn, endsOn, from, pattern, exceptions };
}

/** The schedule that a draft makes of another; where the pattern is as it was, no version is added. */
export function scheduleOfDraft(before: Schedule, draft: WeekDraft): Schedule {
  const dated = withDates({ ...before, exceptions: draft.exceptions }, draft.startsOn, draft.endsOn);
  const stands = draftOfWeek(dated, draft.from);
  if (JSON.stringify(stands.pattern) === JSON.stringify(draft.pattern)) return dated;
  return changeFrom(dated, stands.from, draft.pattern);
}

/** Single dates as lines, one each. */
export function printExceptions(exceptions: readonly WeekException[], language: Language): string {
  return exceptions.map((exception) => printException(exception, language)).join('\n');
}

/** Reads them back, or tells the first line that cannot be read; lines count from 1. */
export function readExceptions(
  text: string,
  language: Language,
): { value: WeekException[]; problem?: undefined } | { problem: LineProblem & { line: number } } {
  const value: WeekException[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parseException(line, language);
    if (read.problem) return { problem: { ...read.problem, line: at + 1 } };
    value.push(read.value);
  }
  return { value };
}
