import { addDays, type WorkingDay } from '../time/working-day.ts';
import type { DayCure } from './cures.ts';
import { effectOf, type WorkingTimeRule } from './rules.ts';

/** A rule that a plan breaks, from a day to a day, with the smallest change that cures it. */
export interface Breach {
  rule: WorkingTimeRule;
  /** The first and the last day that it is about. */
  from: WorkingDay;
  to: WorkingDay;
  effect: 'BLOCKS' | 'WARNS';
  /** Minutes planned and minutes allowed or required; null where the rule has no number. */
  actual: number | null;
  limit: number | null;
  /** All of them together cure it; empty where only another period does. */
  cures: readonly DayCure[];
  /** For a student who is too young: the day from which it is allowed. */
  allowedFrom: WorkingDay | null;
}

export function breachOf(
  rule: WorkingTimeRule,
  from: WorkingDay,
  cures: readonly DayCure[],
  numbers: { actual: number; limit: number } | null = null,
  days = 1,
): Breach {
  return {
    rule,
    from,
    to: addDays(from, days - 1),
    effect: effectOf(rule),
    actual: numbers?.actual ?? null,
    limit: numbers?.limit ?? null,
    cures,
    allowedFrom: null,
  };
}
