import {
  formatDay,
  formatHours,
  formatPeriod,
  formatTime,
  formatTimes,
  type Language,
} from '@scheldemond/domain/format/dates';
import { type Country, dayAt } from '@scheldemond/domain/time/working-day';
import { useMemo } from 'react';
import { useReader } from './words.ts';

/** Dates, times and weeks as they are written in a language and country. */
function formatIn(language: Language, country: Country) {
  const zone = country === 'NL' ? 'Europe/Amsterdam' : 'Europe/Brussels';
  return {
    language,
    country,
    /** "ma 8 feb 2027" */
    day: (day: string) => formatDay(day, language),
    /** "ma 8 feb" */
    shortDay: (day: string) => formatDay(day, language, { year: false }),
    /** "15 feb tot 21 mei 2027" */
    period: (from: string, to: string) => formatPeriod(from, to, language, country),
    /** The day of an instant, "ma 8 feb". */
    dayOf: (instant: string) => formatDay(dayAt(new Date(instant), zone), language, { year: false }),
    time: (time: string) => formatTime(time.slice(0, 5), language, country),
    times: (from: string, to: string) => formatTimes(from.slice(0, 5), to.slice(0, 5), language, country),
    /** "7,5 u." */
    hours: (minutes: number) => formatHours(minutes, language, country),
  };
}

/** Dates, times and weeks as this reader writes them. */
export function useFormat() {
  const { language, country } = useReader();
  return useMemo(() => formatIn(language, country), [language, country]);
}
