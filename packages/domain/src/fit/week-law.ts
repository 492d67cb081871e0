import { publicHolidays } from '../calendar/public-holidays.ts';
import { addDays, ageOn, weekday } from '../time/working-day.ts';
import type { Offer } from '../week/offer.ts';
import type { WeekPattern } from '../week/pattern.ts';
import { plannedDays } from '../week/planned-days.ts';
import { proposedWeek } from '../week/proposed-week.ts';
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
    const key = [
      slot.country,
      need.startsOn,
      need.endsOn,
      need.weekdays.join(''),
      keyOf(slot.offer),
      need.school ? keyOf(need.school) : '',
      need.dual,
      agesOf(need, need.birthDate),
    ].join(' ');
    let rule = known.get(key);
    if (rule === undefined) known.set(key, (rule = brokenRule(need, need.birthDate, slot)));
    return rule;
  };
}

const keys = new WeakMap<Offer | WeekPattern, string>();

/** Days and hours as text, so that slots and programmes with the same ones share an answer. */
function keyOf(value: Offer | WeekPattern): string {
  const key = keys.get(value) ?? JSON.stringify(value);
  keys.set(value, key);
  return key;
}

/** What the law asks of an age: the years, and the birthday where one falls within the weeks. */
function agesOf({ startsOn, endsOn }: FitNeed, birthDate: string): string {
  const first = ageOn(birthDate, addDays(startsOn, 1 - weekday(startsOn)));
  return first === ageOn(birthDate, endsOn) ? String(first) : birthDate;
}

function brokenRule(need: FitNeed, birthDate: string, slot: FitSlot): string | null {
  const holidays = publicHolidays(slot.country, need.startsOn, need.endsOn, 'EVERYONE');
  const days = plannedDays(
    proposedWeek(need, slot.offer, { country: slot.country, birthDate, school: need.school }),
    {
      school: [],
      country: holidays,
      company: [],
    },
  );
  const breaches = checkWorkingTime(days, { birthDate, country: slot.country, dual: need.dual, holidays });
  return breaches.find(({ effect }) => effect === 'BLOCKS')?.rule.id ?? null;
}
