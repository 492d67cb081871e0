import { publicHolidays } from '../calendar/public-holidays.ts';
import { addDays, ageOn, weekday } from '../time/working-day.ts';
import { plannedDays } from '../week/planned-days.ts';
import { proposedWeek } from '../week/proposed-week.ts';
import type { Schedule } from '../week/schedule.ts';
import { lengthOf, type Stretch } from '../week/stretch.ts';
import { checkWorkingTime } from '../working-time/check.ts';
import type { FitNeed, FitSlot } from './rules.ts';

/** The rule of working time that the week of a proposal would break; null when it breaks none, or no age is known. */
export type WeekLaw = (need: FitNeed, slot: FitSlot) => string | null;

/**
 * Holds the week that a proposal begins with against the law where the company stands. Remembers the answers: the same
 * hours and the same age come back for most pairs.
 */
export function createWeekLaw(): WeekLaw {
  const known = new Map<string, string | null>();
  return (need, slot) => {
    if (need.birthDate === null) return null;
    const shared = need.weekdays.filter((day) => slot.weekdays.includes(day));
    const key = [
      slot.country,
      need.startsOn,
      need.endsOn,
      (shared.length > 0 ? shared : need.weekdays).join(''),
      slot.startTime,
      slot.endTime,
      need.dual,
      agesOf(need, need.birthDate),
    ].join(' ');
    let rule = known.get(key);
    if (rule === undefined) known.set(key, (rule = brokenRule(need, need.birthDate, slot)));
    return rule;
  };
}

/** What the law asks of an age: the years, and the birthday where one falls within the weeks. */
function agesOf({ startsOn, endsOn }: FitNeed, birthDate: string): string {
  const first = ageOn(birthDate, addDays(startsOn, 1 - weekday(startsOn)));
  return first === ageOn(birthDate, endsOn) ? String(first) : birthDate;
}

function brokenRule(need: FitNeed, birthDate: string, slot: FitSlot): string | null {
  const holidays = publicHolidays(slot.country, need.startsOn, need.endsOn, 'EVERYONE');
  const days = plannedDays(withLongBreaks(proposedWeek(need, slot)), {
    school: [],
    country: holidays,
    company: [],
  });
  const breaches = checkWorkingTime(days, { birthDate, country: slot.country, dual: need.dual, holidays });
  return breaches.find(({ effect }) => effect === 'BLOCKS')?.rule.id ?? null;
}

/** From here on a young worker in Belgium has an hour's break, the longest that any rule asks. */
const LONG_DAY = 6 * 60;
const LONG_BREAK = 60;

/** A slot tells hours and no breaks. They are agreed later, so what a longer break would cure stands in no one's way. */
function withLongBreaks(schedule: Schedule): Schedule {
  const longer = (one: Stretch): Stretch =>
    lengthOf(one) > LONG_DAY ? { ...one, breakMinutes: Math.max(one.breakMinutes, LONG_BREAK) } : one;
  return {
    ...schedule,
    versions: schedule.versions.map(({ from, pattern }) => ({
      from,
      pattern: { ...pattern, weeks: pattern.weeks.map((week) => week.map((day) => day.map(longer))) },
    })),
  };
}
