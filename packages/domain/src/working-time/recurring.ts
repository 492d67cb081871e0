import { dayNumber, weekday, type WorkingDay } from '../time/working-day.ts';
import { weekIndex, weekPattern } from '../week/pattern.ts';
import type { Schedule } from '../week/schedule.ts';
import { sameStretches } from '../week/stretch.ts';
import type { Breach } from './breach.ts';
import { cureAsException, type DayCure } from './cures.ts';

/** A breach that comes back: the first time, and all days on which it begins. */
export interface RecurringBreach {
  breach: Breach;
  days: readonly WorkingDay[];
}

/** Breaches of one rule on one weekday that the same change cures, as one; in the order of their first day. */
export function recurringBreaches(breaches: readonly Breach[]): RecurringBreach[] {
  const found = new Map<string, { breach: Breach; days: WorkingDay[] }>();
  for (const breach of breaches) {
    const key = [breach.rule.id, weekday(breach.from), breach.actual, ...breach.cures.map(cureKey)].join();
    const known = found.get(key);
    if (known) known.days.push(breach.from);
    else found.set(key, { breach, days: [breach.from] });
  }
  return [...found.values()];
}

/** What a change does on its weekday, as text; written out, since a long week has thousands. */
function cureKey({ change, day, stretches }: DayCure): string {
  let key = `${change} ${weekday(day)}`;
  for (const { place, from, to, breakMinutes } of stretches) key += ` ${place} ${from} ${to} ${breakMinutes}`;
  return key;
}

/**
 * The schedule with a cure: in the pattern where its day is as the pattern has it and the breach comes back, else as
 * an exception for its day.
 */
export function withCure(schedule: Schedule, cure: DayCure, comesBack: boolean): Schedule {
  const at = schedule.versions.findLastIndex(({ from }) => from <= cure.day);
  const version = schedule.versions[at];
  if (!comesBack || !version)
    return { ...schedule, exceptions: [...schedule.exceptions, cureAsException(cure)] };
  const { pattern } = version;
  const turn = weekIndex(pattern, dayNumber(cure.day));
  const before = pattern.weeks[turn]![weekday(cure.day) - 1]!;
  const weeks = pattern.weeks.map((week) =>
    week.map((day, of) =>
      of === weekday(cure.day) - 1 && sameStretches(day, before) ? cure.stretches : day,
    ),
  );
  return {
    ...schedule,
    versions: schedule.versions.map((one, of) =>
      of === at ? { from: one.from, pattern: weekPattern(weeks, pattern.firstWeek) } : one,
    ),
  };
}
