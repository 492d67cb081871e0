import type { Country, WorkingDay } from '../time/working-day.ts';
import { weekPattern, type WeekPattern } from '../week/pattern.ts';
import { lengthOf, type Stretch } from '../week/stretch.ts';
import { holdsOn, WORKING_TIME_RULES } from './rules.ts';

/** Who learns at a company, as far as breaks go by it: the law is that of the country where the company stands. */
export interface Learner {
  country: Country;
  /** Null where it is not known: no rule of an age is asked then. */
  birthDate: WorkingDay | null;
}

/**
 * The break that a stretch at a company needs on a day, in minutes: the one that it has, or a longer one where the law
 * asks it of the learner's age. A young worker in Belgium has half an hour in more than 4.5 hours of work and an hour in
 * more than 6. Shorter than the stretch in any case.
 */
export function lawfulBreak(stretch: Stretch, { country, birthDate }: Learner, day: WorkingDay): number {
  if (birthDate === null) return stretch.breakMinutes;
  const length = lengthOf(stretch);
  let minutes = stretch.breakMinutes;
  for (const { limit, ...rule } of WORKING_TIME_RULES[country]) {
    if (limit.kind !== 'BREAK' || !holdsOn({ ...rule, limit }, birthDate, day)) continue;
    // Above `upTo` a stricter rule speaks, which is asked in its own turn.
    if (length - minutes > limit.after) minutes = Math.max(minutes, limit.least);
  }
  return Math.min(minutes, length - 1);
}

/** A pattern with breaks at the company that are lawful from a day on; what the school gives stays as it is. */
export function withLawfulBreaks(pattern: WeekPattern, learner: Learner, day: WorkingDay): WeekPattern {
  return weekPattern(
    pattern.weeks.map((week) =>
      week.map((stretches) =>
        stretches.map((one) =>
          one.place === 'WORKPLACE' ? { ...one, breakMinutes: lawfulBreak(one, learner, day) } : one,
        ),
      ),
    ),
    pattern.firstWeek,
  );
}
