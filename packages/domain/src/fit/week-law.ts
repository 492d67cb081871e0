import { publicHolidays } from '../calendar/public-holidays.ts';
import { addDays, ageOn, weekday } from '../time/working-day.ts';
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
  const needs = numbered<FitNeed>();
  const slots = numbered<FitSlot>();
  const known = new Map<number, string | null>();
  return (need, slot) => {
    const { birthDate } = need;
    if (birthDate === null) return null;
    const pair =
      needs(need, () => textOfNeed(need, birthDate)) * MOST_SLOTS + slots(slot, () => textOfSlot(slot));
    let rule = known.get(pair);
    if (rule === undefined) known.set(pair, (rule = brokenRule(need, birthDate, slot)));
    return rule;
  };
}

const MOST_SLOTS = 2 ** 24;

/** Gives things with the same text the same number; the text of a thing is made once. */
function numbered<T extends object>(): (thing: T, text: () => string) => number {
  const ofThings = new WeakMap<T, number>();
  const ofTexts = new Map<string, number>();
  return (thing, text) => {
    let number = ofThings.get(thing);
    if (number === undefined) {
      const key = text();
      number = ofTexts.get(key) ?? ofTexts.size;
      ofTexts.set(key, number);
      ofThings.set(thing, number);
    }
    return number;
  };
}

function textOfNeed(need: FitNeed, birthDate: string): string {
  const { startsOn, endsOn, weekdays, school, dual } = need;
  return JSON.stringify([startsOn, endsOn, weekdays, school, dual, agesOf(need, birthDate)]);
}

const textOfSlot = ({ country, offer }: FitSlot) => JSON.stringify([country, offer]);

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
