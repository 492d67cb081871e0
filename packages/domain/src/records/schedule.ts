import { z } from 'zod';
import { MOST_WEEKS, patternProblems, weekdaysOf, weekPattern, type WeekPattern } from '../week/pattern.ts';
import { offerProblem, type Offer } from '../week/offer.ts';
import { scheduleProblems, stretchesByDay, type Schedule } from '../week/schedule.ts';
import { LEARNING_PLACES, sortedStretches } from '../week/stretch.ts';
import { day, time } from './values.ts';

const MOST_STRETCHES = 8;
const MOST_VERSIONS = 60;
const MOST_EXCEPTIONS = 400;
/** No agreement is longer; what is computed from a schedule goes through all its days. */
const MOST_YEARS = 4;
/**
 * Stretches on all its days together: three school years of three on each day. What the law says of a week goes through
 * all of them with all rules, while others wait.
 */
const MOST_PLANNED = 2_500;

const stretch = z.object({
  place: z.enum(LEARNING_PLACES),
  from: time,
  to: time,
  breakMinutes: z.number().int().min(0).max(1440),
});
const stretches = z.array(stretch).max(MOST_STRETCHES).transform(sortedStretches);
const week = z.array(stretches).length(7);
const pattern = z
  .object({ weeks: z.array(week).min(1).max(MOST_WEEKS), firstWeek: day.nullable() })
  .transform(({ weeks, firstWeek }) => weekPattern(weeks, firstWeek));
const span = { from: day, to: day };
const exception = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('OFF'), ...span }),
  z.object({ kind: z.literal('MOVED'), ...span }),
  z.object({ kind: z.literal('BLOCK'), ...span, week }),
  z.object({ kind: z.enum(['EXTRA', 'EXAM']), day, stretches }),
  z.object({ kind: z.literal('VISIT'), day, at: time }),
]);

/** A schedule from outside, in its one form. Its rules between fields are `scheduleProblems`. */
export const scheduleValue = z
  .object({
    startsOn: day,
    endsOn: day,
    versions: z
      .array(z.object({ from: day, pattern }))
      .min(1)
      .max(MOST_VERSIONS),
    exceptions: z.array(exception).max(MOST_EXCEPTIONS),
  })
  .refine(
    ({ startsOn, endsOn }) => Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) <= MOST_YEARS,
    'too_long',
  )
  .refine(
    // Whose days cannot be told has other problems, and is refused for them.
    (schedule) => scheduleProblems(schedule).length > 0 || planned(schedule) <= MOST_PLANNED,
    'too_full',
  ) satisfies z.ZodType<Schedule>;

function planned(schedule: Schedule): number {
  return stretchesByDay(schedule).reduce((sum, day) => sum + day.length, 0);
}

/** A pattern from outside, in its one form. Its rules between days are `patternProblems`. */
export const patternValue: z.ZodType<WeekPattern> = pattern;

/** The week that a school gives itself, from outside; a week without days is none. */
export const schoolWeekValue = pattern
  .superRefine((week, context) => {
    const wrong =
      patternProblems(week.weeks, week.firstWeek).length > 0
        ? 'other'
        : weekdaysOf(week, ({ place }) => place === 'WORKPLACE').length > 0 && 'school_week_place';
    if (wrong) context.addIssue({ code: 'custom', message: wrong });
  })
  .nullable()
  .transform((week) => (week === null || weekdaysOf(week).length === 0 ? null : week));

/** The days and hours that a school asks at a company, from outside: the same every week, and at a company alone. */
export const workWeekValue = pattern.superRefine((week, context) => {
  const wrong =
    patternProblems(week.weeks, week.firstWeek).length > 0
      ? 'other'
      : week.weeks.length > 1
        ? 'work_week_turn'
        : weekdaysOf(week).length === 0
          ? 'work_week_empty'
          : weekdaysOf(week, ({ place }) => place !== 'WORKPLACE').length > 0 && 'work_week_place';
  if (wrong) context.addIssue({ code: 'custom', message: wrong });
});

/** What a slot offers, from outside, in its one form and with all its rules. */
export const offerValue = z
  .object({
    pattern,
    days: z.object({ least: z.number().int(), most: z.number().int() }).nullable(),
  })
  .superRefine((offer, context) => {
    const wrong =
      patternProblems(offer.pattern.weeks, offer.pattern.firstWeek)[0]?.why ?? offerProblem(offer);
    if (wrong) context.addIssue({ code: 'custom', message: `offer_${wrong.toLowerCase()}` });
  }) satisfies z.ZodType<Offer>;
