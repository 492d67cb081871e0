import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { z } from 'zod';

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

export const required = trimmed.pipe(z.string().min(1, 'is empty').max(LONGEST, 'is too long'));
export const optional = trimmed
  .pipe(z.string().max(LONGEST, 'is too long'))
  .transform((cell) => cell || null);
export const key = trimmed.pipe(z.string().min(1, 'is empty').max(120, 'is too long'));
export const optionalKey = trimmed.transform((cell) => cell || null);

export const list = trimmed.transform((cell) =>
  cell
    ? cell
        .split('|')
        .map((item) => item.trim())
        .filter(Boolean)
    : [],
);

const DAY = 'is not a date like 2027-03-28';
export const day = trimmed.pipe(z.string().refine(isWorkingDay, DAY));
export const optionalDay = trimmed
  .transform((cell) => cell || null)
  .pipe(z.string().refine(isWorkingDay, DAY).nullable());

const TIME = 'is not a time like 08:30';
export const time = trimmed.pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME));

export const optionalInstant = trimmed
  .transform((cell) => cell || null)
  .pipe(z.iso.datetime('is not an instant like 2026-11-24T09:30:00Z').nullable())
  .transform((cell) => (cell ? new Date(cell) : null));

/** A whole number within bounds. */
export function whole(least: number, most: number) {
  return trimmed
    .pipe(z.string().regex(/^-?\d+$/, 'is not a whole number'))
    .transform(Number)
    .pipe(z.number().min(least, `is less than ${least}`).max(most, `is more than ${most}`));
}
export function optionalWhole(least: number, most: number) {
  return orNothing(whole(least, most));
}

export const coordinate = trimmed
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, 'is not a number of degrees'))
  .transform(Number);
export const optionalCoordinate = orNothing(coordinate);

export const yesNo = trimmed
  .pipe(z.enum(['true', 'false', ''], 'is not true or false'))
  .transform((cell) => cell === 'true');

/** One of some words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return trimmed.pipe(z.enum(words, `is not one of ${words.join(', ')}`));
}
export function optionalOneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return orNothing(oneOf(words));
}
export function listOf<const T extends readonly [string, ...string[]]>(words: T) {
  return list.pipe(z.array(z.enum(words, `holds a word that is not one of ${words.join(', ')}`)));
}

export const weekdays = list
  .transform((items) => items.map(Number))
  .pipe(
    z
      .array(
        z
          .number()
          .int()
          .min(1, 'are not numbers from 1 (Monday) to 7')
          .max(7, 'are not numbers from 1 (Monday) to 7'),
      )
      .min(1, 'are empty'),
  );
export const optionalWeekdays = orNothing(weekdays);
