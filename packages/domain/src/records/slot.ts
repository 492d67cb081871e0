import { z } from 'zod';
import { offerValue } from './schedule.ts';
import { LANGUAGES } from './student.ts';
import { dateProblems } from './school.ts';
import {
  day,
  optionalDay,
  optionalText,
  optionalWhole,
  problems,
  text,
  whole,
  type Problem,
} from './values.ts';

const MOST_EARLY = 50;

/** What a company offers; `slotProblems` are its rules between fields. */
export const slotFields = z.object({
  title: text(120, 3),
  tasks: text(4000, 3),
  requirements: optionalText(2000),
  places: whole(1, 200),
  /** Of those, most for students of one school; null: as many as there are. */
  mostPerSchool: optionalWhole(1, 200),
  /** From when schools may propose; null: at once. */
  releasedOn: optionalDay,
  /** Schools that may before that day. */
  earlySchoolIds: z
    .array(z.string())
    .max(MOST_EARLY)
    .nullable()
    .transform((ids) => [...new Set(ids)]),
  startsOn: day,
  endsOn: day,
  offer: offerValue,
  language: z.enum(LANGUAGES),
  minimumAge: optionalWhole(12, 30),
  paused: z.boolean(),
  closed: z.boolean(),
});

type Days = Pick<z.infer<typeof slotFields>, 'startsOn' | 'endsOn' | 'releasedOn'>;

/** The offer ends after it begins, and is free for proposals before it ends. */
export function slotProblems(slot: Days): Problem<keyof Days>[] {
  return problems<keyof Days>(
    ...dateProblems(slot),
    slot.releasedOn !== null && slot.releasedOn > slot.endsOn && { field: 'releasedOn', why: 'after_end' },
  );
}
