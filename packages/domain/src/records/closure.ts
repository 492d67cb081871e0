import { z } from 'zod';
import { dayNumber } from '../time/working-day.ts';
import { day, optionalText, problems, text, type Problem } from './values.ts';

/** Kinds of closures that a school or a company enters; public holidays are computed. */
export const ENTERED_CLOSURES = ['SCHOOL_HOLIDAY', 'STUDY_DAY', 'COMPANY_CLOSURE'] as const;
export type EnteredClosure = (typeof ENTERED_CLOSURES)[number];

/** Longer than any summer: more is a slip of the year. */
const MOST_DAYS = 100;

export const closureFields = z.object({
  from: day,
  to: day,
  name: text(120),
  kind: z.enum(ENTERED_CLOSURES),
  /** Where it was taken from: a file's name, a page. */
  reference: text(200),
  /** The one site of a company that is closed; null for all of it, and for a school. */
  siteId: optionalText(200)
    .optional()
    .transform((siteId) => siteId ?? null),
});
export type ClosureFields = z.infer<typeof closureFields>;

/** The last day is not before the first, nor more than 100 days later. */
export function closureProblems({ from, to }: Pick<ClosureFields, 'from' | 'to'>): Problem<'to'>[] {
  return problems<'to'>(
    to < from && { field: 'to', why: 'before_start' },
    to >= from && dayNumber(to) - dayNumber(from) >= MOST_DAYS && { field: 'to', why: 'too_big' },
  );
}
