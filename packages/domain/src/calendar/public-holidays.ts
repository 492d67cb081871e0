import { addDays, fromDayNumber, weekday, type Country, type WorkingDay } from '../time/working-day.ts';
import { calendarOf, type Calendar, type Words } from './closures.ts';
import { easterSunday } from './easter.ts';
import type { SourceNote } from './source.ts';

/** Who is free on a holiday: everybody, or schools and public services only. */
export type FreeFor = 'EVERYONE' | 'SCHOOLS';

/** A holiday by rule: a date, or days after Easter Sunday; in force from a year to a year. */
export interface HolidayRule {
  name: Words;
  on: { month: number; date: number; ifSunday?: number } | { afterEaster: number };
  freeFor: (year: number) => FreeFor;
  since?: number;
  until?: number;
  source: SourceNote;
}

const everyone = (): FreeFor => 'EVERYONE';
const schools = (): FreeFor => 'SCHOOLS';
const KB_1974: SourceNote = {
  reference: 'Feestdagenwet 4 januari 1974; KB 18 april 1974, art. 1',
  certainty: 'SURE',
};
const TERMIJNENWET: SourceNote = { reference: 'Algemene termijnenwet, art. 3 lid 1', certainty: 'SURE' };
const GOOD_FRIDAY: SourceNote = {
  reference: 'Algemene termijnenwet, art. 3 lid 2; veel scholen zijn gesloten',
  certainty: 'UNSURE',
};
const LIBERATION: SourceNote = {
  reference: 'Algemene termijnenwet, art. 3 lid 1; vrij volgens cao, meestal in lustrumjaren',
  certainty: 'UNSURE',
};

/** Public holidays of Belgium (ten, by law) and the Netherlands (recognised by law, free by agreement). */
export const HOLIDAY_RULES: Record<Country, readonly HolidayRule[]> = {
  BE: [
    { name: { nl: 'Nieuwjaar', en: 'New Year' }, on: { month: 1, date: 1 } },
    { name: { nl: 'Paasmaandag', en: 'Easter Monday' }, on: { afterEaster: 1 } },
    { name: { nl: 'Dag van de Arbeid', en: 'Labour Day' }, on: { month: 5, date: 1 } },
    { name: { nl: 'O.L.H.-Hemelvaart', en: 'Ascension Day' }, on: { afterEaster: 39 } },
    { name: { nl: 'Pinkstermaandag', en: 'Whit Monday' }, on: { afterEaster: 50 } },
    { name: { nl: 'Nationale feestdag', en: 'National Day' }, on: { month: 7, date: 21 } },
    { name: { nl: 'O.L.V.-Hemelvaart', en: 'Assumption' }, on: { month: 8, date: 15 } },
    { name: { nl: 'Allerheiligen', en: 'All Saints' }, on: { month: 11, date: 1 } },
    { name: { nl: 'Wapenstilstand', en: 'Armistice Day' }, on: { month: 11, date: 11 } },
    { name: { nl: 'Kerstmis', en: 'Christmas Day' }, on: { month: 12, date: 25 } },
  ].map((rule) => ({ ...rule, freeFor: everyone, since: 1974, source: KB_1974 })),
  NL: [
    { name: { nl: 'Nieuwjaarsdag', en: 'New Year' }, on: { month: 1, date: 1 }, freeFor: everyone },
    {
      name: { nl: 'Goede Vrijdag', en: 'Good Friday' },
      on: { afterEaster: -2 },
      freeFor: schools,
      source: GOOD_FRIDAY,
    },
    { name: { nl: 'Tweede Paasdag', en: 'Easter Monday' }, on: { afterEaster: 1 }, freeFor: everyone },
    {
      name: { nl: 'Koninginnedag', en: 'Queen’s Day' },
      on: { month: 4, date: 30, ifSunday: -1 },
      freeFor: everyone,
      since: 1980,
      until: 2013,
    },
    {
      name: { nl: 'Koningsdag', en: 'King’s Day' },
      on: { month: 4, date: 27, ifSunday: -1 },
      freeFor: everyone,
      since: 2014,
    },
    {
      name: { nl: 'Bevrijdingsdag', en: 'Liberation Day' },
      on: { month: 5, date: 5 },
      freeFor: (year: number): FreeFor => (year % 5 === 0 ? 'EVERYONE' : 'SCHOOLS'),
      since: 1990,
      source: LIBERATION,
    },
    { name: { nl: 'Hemelvaartsdag', en: 'Ascension Day' }, on: { afterEaster: 39 }, freeFor: everyone },
    { name: { nl: 'Tweede Pinksterdag', en: 'Whit Monday' }, on: { afterEaster: 50 }, freeFor: everyone },
    { name: { nl: 'Eerste Kerstdag', en: 'Christmas Day' }, on: { month: 12, date: 25 }, freeFor: everyone },
    { name: { nl: 'Tweede Kerstdag', en: 'Boxing Day' }, on: { month: 12, date: 26 }, freeFor: everyone },
  ].map((rule) => ({ source: TERMIJNENWET, ...rule })),
};

function holidayOn(rule: HolidayRule, year: number): WorkingDay {
  if ('afterEaster' in rule.on) return fromDayNumber(easterSunday(year) + rule.on.afterEaster);
  const { month, date, ifSunday = 0 } = rule.on;
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return weekday(day) === 7 ? addDays(day, ifSunday) : day;
}

/**
 * Public holidays from a day to a day, both included.
 *
 * @param side - SCHOOLS adds the days on which only schools and public services are free
 */
export function publicHolidays(
  country: Country,
  from: WorkingDay,
  to: WorkingDay,
  side: FreeFor = 'EVERYONE',
): Calendar {
  const years = Array.from(
    { length: Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1) },
    (_, ahead) => Number(from.slice(0, 4)) + ahead,
  );
  return calendarOf(
    years.flatMap((year) =>
      HOLIDAY_RULES[country]
        .filter(
          ({ since = 0, until = Infinity, freeFor }) =>
            year >= since && year <= until && (side === 'SCHOOLS' || freeFor(year) === 'EVERYONE'),
        )
        .map((rule) => {
          const day = holidayOn(rule, year);
          return {
            from: day,
            to: day,
            kind: 'PUBLIC_HOLIDAY' as const,
            name: rule.name,
            source: rule.source,
          };
        })
        .filter((closure) => closure.from >= from && closure.from <= to),
    ),
  );
}
