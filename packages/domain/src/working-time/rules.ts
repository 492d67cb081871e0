import type { SourceNote } from '../calendar/source.ts';
import { ageOn, type Country, type WorkingDay } from '../time/working-day.ts';
import type { ClockTime } from '../time/clock-time.ts';
import { BELGIAN_RULES } from './rules-be.ts';
import { DUTCH_RULES } from './rules-nl.ts';

/**
 * What a rule limits; all numbers are minutes. `upTo`: above that a stricter rule speaks, and this one is silent.
 * AVERAGE is a week's, over some weeks in a row. EXTRA_REST_DAY: the Saturday or the Monday beside a Sunday is free.
 */
export type Limit =
  | { kind: 'DAY_HOURS'; most: number }
  | { kind: 'WEEK_HOURS'; most: number; upTo?: number }
  | { kind: 'AVERAGE'; weeks: number; most: number }
  | { kind: 'DAILY_REST'; least: number }
  | { kind: 'WEEKLY_REST'; least: number }
  | { kind: 'NIGHT'; from: ClockTime; to: ClockTime }
  | { kind: 'SUNDAY' }
  | { kind: 'HOLIDAY' }
  | { kind: 'EXTRA_REST_DAY' }
  | { kind: 'BREAK'; after: number; upTo?: number; least: number }
  | { kind: 'MINIMUM_AGE' };

/** A rule of a country for an age, in force from a day to a day; null where the source names none. */
export interface WorkingTimeRule {
  id: string;
  country: Country;
  /** Years of age, both included. For MINIMUM_AGE those who are too young. */
  ages: { from: number; to: number };
  since: WorkingDay | null;
  until: WorkingDay | null;
  limit: Limit;
  /** Whether time that the school gives counts: always, for those who learn by Flemish dual learning, or never. */
  schoolCounts: 'ALWAYS' | 'DUAL' | 'NEVER';
  /** What the law does. A rule whose source is unsure only warns, whatever stands here. */
  effect: 'BLOCKS' | 'WARNS';
  source: SourceNote;
}

export const WORKING_TIME_RULES: Record<Country, readonly WorkingTimeRule[]> = {
  BE: BELGIAN_RULES,
  NL: DUTCH_RULES,
};

/** Whether a rule holds for somebody on a day. */
export function holdsOn(rule: WorkingTimeRule, birthDate: WorkingDay, day: WorkingDay): boolean {
  const age = ageOn(birthDate, day);
  return (
    age >= rule.ages.from &&
    age <= rule.ages.to &&
    (rule.since === null || day >= rule.since) &&
    (rule.until === null || day <= rule.until)
  );
}

export function effectOf(rule: WorkingTimeRule): 'BLOCKS' | 'WARNS' {
  return rule.source.certainty === 'SURE' ? rule.effect : 'WARNS';
}
