import { z } from 'zod';
import { offerValue } from './schedule.ts';
import { LANGUAGES } from './student.ts';
import { day, optionalText, optionalWhole, text, whole } from './values.ts';

/** What a company offers; `dateProblems` are its rules between fields. */
export const slotFields = z.object({
  title: text(120, 3),
  tasks: text(4000, 3),
  requirements: optionalText(2000),
  places: whole(1, 200),
  /** Of those, most for students of one school; null: as many as there are. */
  mostPerSchool: optionalWhole(1, 200),
  startsOn: day,
  endsOn: day,
  offer: offerValue,
  language: z.enum(LANGUAGES),
  minimumAge: optionalWhole(12, 30),
  paused: z.boolean(),
  closed: z.boolean(),
});
