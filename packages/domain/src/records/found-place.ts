import { z } from 'zod';
import { country, optionalEmail, optionalText, text } from './values.ts';

/** What became of a place that a student found: nobody looked yet, it was proposed, or the school said no. */
export const FOUND_PLACE_STATES = ['WAITING', 'PROPOSED', 'REFUSED'] as const;
export type FoundPlaceState = (typeof FOUND_PLACE_STATES)[number];

/** A place that a student found; of the contact no more than is needed to ask there. */
export const foundPlaceFields = z.object({
  company: text(120, 2),
  country,
  place: text(80),
  street: optionalText(120),
  postcode: optionalText(10),
  work: text(1000, 3),
  /** Empty when nothing was said of days. */
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
  firstName: optionalText(60),
  lastName: optionalText(80),
  email: optionalEmail,
});
export type FoundPlaceValues = z.infer<typeof foundPlaceFields>;

/** Why the school chooses otherwise; the student reads it. */
export const foundPlaceAnswer = z.object({ answer: text(1000, 3) });
