import { z } from 'zod';
import { normaliseEmail } from '../identifiers/email.ts';
import { isWorkingDay } from '../time/working-day.ts';

// A page's policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true });

/**
 * Values of records, the same in form and API. What is wrong is told by zod's code, or by the message of a rule of
 * our own (`custom`): both are names that the client has words for.
 */
export const text = (most: number, least = 1) => z.string().trim().min(least).max(most);
/** Empty becomes null. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((value) => value || null);
export const day = z.string().refine(isWorkingDay, 'not_a_day');
export const optionalDay = z
  .string()
  .nullable()
  .transform((value) => value || null)
  .refine((value) => value === null || isWorkingDay(value), 'not_a_day');
/** Wall-clock time; seconds fall off. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:\d{2})?$/)
  .transform((value) => value.slice(0, 5));
export const whole = (least: number, most: number) => z.number().int().min(least).max(most);
export const optionalWhole = (least: number, most: number) => whole(least, most).nullable();
/** No, unless it is said. */
export const yesNo = z
  .boolean()
  .nullable()
  .transform((value) => value ?? false);
export const country = z.enum(['BE', 'NL']);
export const email = z
  .string()
  .trim()
  .transform((value, context) => {
    const address = normaliseEmail(value);
    if (address === null) context.addIssue({ code: 'custom', message: 'not_an_email' });
    return address ?? value;
  });
export const optionalEmail = z
  .string()
  .nullable()
  .transform((value, context) => {
    if (!value?.trim()) return null;
    const address = normaliseEmail(value);
    if (address === null) context.addIssue({ code: 'custom', message: 'not_an_email' });
    return address;
  });
/** `2026-2027`: two years that follow each other. */
export const schoolYear = z
  .string()
  .trim()
  .refine((value) => {
    const [, first, second] = /^(\d{4})-(\d{4})$/.exec(value) ?? [];
    return first !== undefined && Number(second) === Number(first) + 1;
  }, 'not_a_school_year');

/** A rule between fields that is not met. */
export interface Problem<Field extends string = string> {
  field: Field;
  why: string;
}
/** The problems of what is not met. */
export function problems<Field extends string>(
  ...found: (Problem<Field> | false | null | undefined)[]
): Problem<Field>[] {
  return found.filter((one): one is Problem<Field> => Boolean(one));
}
