import { z } from 'zod';
import { LANGUAGES } from './student.ts';
import { day, optionalText, optionalWhole, text, time, weekdays, whole } from './values.ts';

/** What a company offers; `spanProblems` are its rules between fields. */
export const slotFields = z.object({
  title: text(120, 3),
  tasks: text(4000, 3),
  requirements: optionalText(2000),
  places: whole(1, 200),
  startsOn: day,
  endsOn: day,
  weekdays,
  startTime: time,
  endTime: time,
  language: z.enum(LANGUAGES),
  minimumAge: optionalWhole(12, 30),
  paused: z.boolean(),
  closed: z.boolean(),
});
