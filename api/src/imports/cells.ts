import { parseOffer } from '@scheldemond/domain/week/offer-text';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import type { Language } from '@scheldemond/domain/format/dates';
import { describeLineProblem } from '@scheldemond/domain/week/line-problems';
import type { Read } from '@scheldemond/domain/week/line-reader';
import { z } from 'zod';
import { say } from './sentences.ts';

/** Cells of a CSV file: text in, values out, each refusal a sentence that names what is expected. */
const LONGEST = 4000;
const trimmed = z.string().transform((cell) => cell.trim());

/** A cell that may be empty. A union would lose the reason for which the filled one is refused. */
function orNothing<T>(filled: z.ZodType<T, string>) {
  return trimmed.transform((cell, context): T | null => {
    if (!cell) return null;
    const read = filled.safeParse(cell);
    if (read.success) return read.data;
    for (const { message } of read.error.issues) context.addIssue(message);
    return z.NEVER;
  });
}

export const required = trimmed.pipe(z.string().min(1, say('EMPTY')).max(LONGEST, say('TOO_LONG')));
export const optional = trimmed
  .pipe(z.string().max(LONGEST, say('TOO_LONG')))
  .transform((cell) => cell || null);
export const key = trimmed.pipe(z.string().min(1, say('EMPTY')).max(120, say('TOO_LONG')));
export const optionalKey = trimmed.transform((cell) => cell || null);

export const list = trimmed.transform((cell) =>
  cell
    ? cell
        .split('|')
        .map((item) => item.trim())
        .filter(Boolean)
    : [],
);

const DAY = say('NOT_A_DATE');
export const day = trimmed.pipe(z.string().refine(isWorkingDay, DAY));
export const optionalDay = trimmed
  .transform((cell) => cell || null)
  .pipe(z.string().refine(isWorkingDay, DAY).nullable());

export const optionalInstant = trimmed
  .transform((cell) => cell || null)
  .pipe(z.iso.datetime(say('NOT_AN_INSTANT')).nullable())
  .transform((cell) => (cell ? new Date(cell) : null));

/** A whole number within bounds. */
export function whole(least: number, most: number) {
  return trimmed
    .pipe(z.string().regex(/^-?\d+$/, say('NOT_WHOLE')))
    .transform(Number)
    .pipe(z.number().min(least, say('LESS_THAN', least)).max(most, say('MORE_THAN', most)));
}
export function optionalWhole(least: number, most: number) {
  return orNothing(whole(least, most));
}

export const coordinate = trimmed
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, say('NOT_DEGREES')))
  .transform(Number);
export const optionalCoordinate = orNothing(coordinate);

export const yesNo = trimmed
  .pipe(z.enum(['true', 'false', ''], say('NOT_TRUTH')))
  .transform((cell) => cell === 'true');

/** One of some words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return trimmed.pipe(z.enum(words, say('NOT_ONE_OF', words.join(', '))));
}
export function optionalOneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return orNothing(oneOf(words));
}
export function listOf<const T extends readonly [string, ...string[]]>(words: T) {
  return list.pipe(z.array(z.enum(words, say('HOLDS_OTHER', words.join(', ')))));
}

const weekdays = list
  .transform((items) => items.map(Number))
  .pipe(
    z
      .array(z.number().int().min(1, say('NOT_WEEKDAYS')).max(7, say('NOT_WEEKDAYS')))
      .min(1, say('NO_WEEKDAYS')),
  );
export const optionalWeekdays = orNothing(weekdays);

/** A line of a week, in Dutch or in English. A refusal says where it stops being read, in the language that comes further. */
function line<T>(parse: (text: string, language: Language) => Read<T>) {
  return required.transform((cell, context): T => {
    const dutch = parse(cell, 'nl');
    const english = dutch.problem ? parse(cell, 'en') : dutch;
    if (!english.problem) return english.value;
    const problem =
      dutch.problem && dutch.problem.from > english.problem.from ? dutch.problem : english.problem;
    const said = [describeLineProblem(problem, 'nl'), describeLineProblem(problem, 'en')];
    context.addIssue(say('NOT_A_WEEK', ...said));
    return z.NEVER;
  });
}
/** What a slot offers: "2 tot 3 dagen, niet maandag, 8:00-16:30". */
export const offer = line(parseOffer);
/** A week as it comes back: "ma school 8:30-16:00, do-vr bedrijf 8:00-16:30". */
export const week = line(parsePattern);
/** What a school asks at a company: the same every week, and nothing elsewhere. */
export const workWeek = week
  .refine((pattern) => pattern.weeks.length === 1, say('TAKES_TURNS'))
  .refine(
    (pattern) =>
      weekdaysOf(pattern).length > 0 &&
      weekdaysOf(pattern, ({ place }) => place !== 'WORKPLACE').length === 0,
    say('NOT_AT_WORK'),
  );
/** The same of a school, which says nothing of companies; may be empty. */
export const optionalSchoolWeek = orNothing(
  week.refine(
    (pattern) => weekdaysOf(pattern, ({ place }) => place === 'WORKPLACE').length === 0,
    say('NOT_AT_SCHOOL'),
  ),
);
