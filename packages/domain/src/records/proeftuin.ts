import { z } from 'zod';
import { HYBRID_FORMS, PHASES, SECTORS } from '../vocabulary/states.ts';
import { day, optionalWhole, problems, text, whole, type Problem } from './values.ts';

/** What a proeftuin says of itself; who takes part, and what it aims at, is set apart from that. */
export const proeftuinFields = z.object({
  title: text(120, 2),
  summary: text(4000),
  sector: z.enum(SECTORS),
  level: whole(1, 8),
  phase: z.enum(PHASES),
  hybridForms: z.array(z.enum(HYBRID_FORMS)).max(HYBRID_FORMS.length),
});

/** The longest way to say what a partner does in it. */
export const LONGEST_PART = 60;
/** Who takes part in a proeftuin, each with its part in words. */
export const partnersField = z
  .array(z.object({ organisationId: z.string(), part: text(LONGEST_PART, 2) }))
  .max(200);
/** Programmes that are asked to take part, until their school says so. */
export const askedField = z.array(z.string()).max(200);

/** What a target can count. */
export const TARGET_METRICS = [
  'PLACEMENTS',
  'CROSS_BORDER',
  'PLACES_OFFERED',
  'COMPANIES',
  'MENTORS_TRAINED',
  'COMPLETED',
] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];
/** Those that nothing here counts: how many there are is entered by hand. */
export const isEntered = (metric: string): boolean => metric === 'MENTORS_TRAINED';

const MOST = 1_000_000;
/** A number to reach by a day. */
export const targetFields = z.object({
  metric: z.enum(TARGET_METRICS),
  startValue: whole(0, MOST),
  value: whole(1, MOST),
  startsOn: day,
  dueOn: day,
  enteredValue: optionalWhole(0, MOST),
});
type Target = z.infer<typeof targetFields>;
/** It is more than there was at the start, and after the day on which counting starts. */
export function targetProblems({ startValue, value, startsOn, dueOn }: Target): Problem<keyof Target>[] {
  return problems<keyof Target>(
    value <= startValue && { field: 'value', why: 'not_more' },
    dueOn <= startsOn && { field: 'dueOn', why: 'before_start' },
  );
}
