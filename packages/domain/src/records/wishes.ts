import { z } from 'zod';
import { studentFields } from './student.ts';
import { optionalText, text } from './values.ts';

export const MOST_CHOICES = 10;
export const MOST_PLACES = 5;

/** What a student would like, first wish first; each choice is a slot or a kind of work. */
export const wishFields = z.object({
  choices: z
    .array(z.object({ slotId: z.string().nullable(), work: optionalText(80) }))
    .max(MOST_CHOICES)
    .refine(
      (choices) => choices.every(({ slotId, work }) => (slotId === null) !== (work === null)),
      'slot_or_work',
    )
    .refine(
      (choices) =>
        new Set(choices.map(({ slotId, work }) => slotId ?? work?.toLowerCase())).size === choices.length,
      'twice',
    ),
  places: z.array(text(80)).max(MOST_PLACES),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
});
export type Wishes = z.infer<typeof wishFields>;

/** How the student travels, which is told once and stands in the student's file. */
export const travelFields = studentFields.pick({ travelMeans: true, maxTravelMinutes: true });
