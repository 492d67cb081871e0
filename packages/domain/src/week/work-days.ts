import { DAY_NAMES } from '../format/dates.ts';
import type { Country } from '../time/working-day.ts';
import { weekOf, weekPattern, type WeekPattern } from './pattern.ts';
import { lengthOf, usualBreak, type LearningPlace } from './stretch.ts';

/** Days at one place with the same times; 1 = Monday. */
export interface WorkDays {
  weekdays: readonly number[];
  startTime: string;
  endTime: string;
}

/** The pattern that weekdays with times stand for: the same stretch on each of them, with the usual break. */
export function patternOfWorkDays(days: WorkDays, place: LearningPlace = 'WORKPLACE'): WeekPattern {
  const stretch = { place, from: days.startTime, to: days.endTime };
  const stretches = [{ ...stretch, breakMinutes: usualBreak(lengthOf(stretch)) }];
  return weekPattern([weekOf(Object.fromEntries(days.weekdays.map((day) => [day, stretches])))]);
}

export function weekdayShort(day: number, language: 'nl' | 'en'): string {
  return DAY_NAMES[language][day - 1] ?? '';
}

/** "do en vr", "ma tot wo", "Mon to Wed and Fri". */
export function describeWeekdays(
  weekdays: readonly number[],
  language: 'nl' | 'en',
  country: Country,
): string {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const to = language === 'en' ? 'to' : country === 'BE' ? 'tot' : 't/m';
  const parts = runs.flatMap((run) =>
    run.length > 2
      ? [`${weekdayShort(run[0]!, language)} ${to} ${weekdayShort(run.at(-1)!, language)}`]
      : run.map((day) => weekdayShort(day, language)),
  );
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${language === 'en' ? 'and' : 'en'} ${parts.at(-1)}`;
}
